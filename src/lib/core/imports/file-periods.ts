import { identifier } from '../engine/bind.ts';
import type { Engine } from '../engine/port.ts';
import { datasets } from '../vocabulary/datasets.ts';
import { monthLabel, type Month } from '../vocabulary/month.ts';
import { isDated } from './field-kinds.ts';
import type { ImportedFile } from './imported-file.ts';

/** The months in which the rows of each file stand, in words, by the id of the file: `Apr 2024 to Mar 2025`. */
export async function filePeriods(
  engine: Engine,
  files: readonly Pick<ImportedFile, 'id' | 'dataset'>[],
): Promise<ReadonlyMap<number, string>> {
  const found = new Map<number, string>();
  for (const dataset of new Set(files.map((file) => file.dataset))) {
    const field = datasets[dataset].fields.find((one) => one.isRequired && isDated(one));
    if (!field) continue;
    const name = identifier(field.name);
    const rows = await engine.query<{ file_id: number; first: Month | null; last: Month | null }>(
      `select
        file_id,
        strftime(min(${name}), '%Y-%m-01') as first,
        strftime(max(${name}), '%Y-%m-01') as last
      from ${identifier(datasets[dataset].table)}
      group by file_id
      order by file_id`,
    );
    for (const { file_id: id, first, last } of rows)
      if (first !== null && last !== null) found.set(id, spanText(first, last));
  }
  return found;
}

function spanText(first: Month, last: Month): string {
  return first === last ? monthLabel(first) : `${monthLabel(first)} to ${monthLabel(last)}`;
}
