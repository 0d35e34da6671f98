import { identifier } from '../../engine/bind.ts';
import type { Engine } from '../../engine/port.ts';
import { datasets, hasGrain, type Dataset } from '../../vocabulary/datasets.ts';
import type { Grain } from '../../vocabulary/grain.ts';
import { monthLabel, type Month } from '../../vocabulary/month.ts';
import { periodEnd } from '../../vocabulary/period.ts';
import { isDated } from '../typing/field-kinds.ts';
import type { ImportedFile } from '../load/imported-file.ts';

/** The months in which the rows of each file stand, in words, by the id of the file: `Apr 2024 to Mar 2025`. */
export async function filePeriods(
  engine: Engine,
  files: readonly Pick<ImportedFile, 'id' | 'dataset'>[],
): Promise<ReadonlyMap<number, string>> {
  const spans = new Map<number, Span>();
  for (const dataset of new Set(files.map((file) => file.dataset)))
    for (const row of await spansOf(engine, datasets[dataset])) {
      const last = periodEnd(row.last, row.grain);
      const known = spans.get(row.file_id) ?? { first: row.first, last };
      spans.set(row.file_id, {
        first: row.first < known.first ? row.first : known.first,
        last: last > known.last ? last : known.last,
      });
    }
  return new Map([...spans].map(([id, span]) => [id, spanText(span)]));
}

interface Span {
  readonly first: Month;
  readonly last: Month;
}

type FileSpan = Readonly<Record<'first' | 'last', Month>> & {
  readonly file_id: number;
  readonly grain: Grain;
};

/** First and last period of each file, apart for periods of each length: the last year may begin before the last month. */
async function spansOf(engine: Engine, dataset: Dataset): Promise<readonly FileSpan[]> {
  const field = dataset.fields.find((one) => one.isRequired && isDated(one));
  if (!field) return [];
  const name = identifier(field.name);
  return engine.query<FileSpan>(
    `select
      file_id,
      ${hasGrain(dataset) ? 'grain' : `'month'`} as grain,
      strftime(min(${name}), '%Y-%m-01') as first,
      strftime(max(${name}), '%Y-%m-01') as last
    from ${identifier(dataset.table)}
    where ${name} is not null
    group by all
    order by file_id, grain`,
  );
}

function spanText({ first, last }: Span): string {
  return first === last ? monthLabel(first) : `${monthLabel(first)} to ${monthLabel(last)}`;
}
