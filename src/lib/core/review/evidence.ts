import type { Engine } from '../engine/port.ts';
import type { ImportedFile } from '../imports/load/imported-file.ts';
import type { ReadSource } from '../imports/import-sources.ts';
import { readSourceRows } from '../imports/scan/source-rows.ts';
import { lineageOf, type LineageRow } from '../measures/lineage.ts';
import { groupBy } from '../vocabulary/group-by.ts';
import type { Measure } from '../vocabulary/measure.ts';
import { add, trim, type Decimal } from '../vocabulary/money.ts';
import type { Point } from '../vocabulary/point.ts';

/** A source row behind a figure: where it stands, what it says, and how much of the figure it is. */
export interface EvidenceRow extends LineageRow {
  readonly file: string;
  /** The row as it stands in the file; null when the file is no longer there to be read. */
  readonly raw: string | null;
}

/** The source rows of a figure and what they sum to. */
export interface Evidence {
  readonly rows: readonly EvidenceRow[];
  /** Sum of the contributions, exact; a row without one (suppressed) adds nothing. Null when none has any. */
  readonly total: Decimal | null;
}

/** Where the bytes of loaded files are found. */
export interface EvidenceSource {
  readonly files: readonly ImportedFile[];
  readonly sourceOf: (fileId: number) => ReadSource | null;
}

/** Open a figure, or the months of a total, to its rows: file, line, raw text and contribution. */
export async function evidenceOf(
  engine: Engine,
  { measure, points }: { readonly measure: Measure; readonly points: readonly Point[] },
  source: EvidenceSource,
): Promise<Evidence> {
  const rows: LineageRow[] = [];
  for (const point of points) rows.push(...(await lineageOf(engine, measure, point)));
  const read = await Promise.all(
    [...groupBy(rows, (row) => row.fileId)].map(([id, group]) => readGroup(id, group, source)),
  );
  const contributions = rows.flatMap(({ contribution }) => (contribution === null ? [] : [contribution]));
  return { rows: read.flat(), total: contributions.length > 0 ? trim(add(...contributions)) : null };
}

async function readGroup(
  fileId: number,
  rows: readonly LineageRow[],
  { files, sourceOf }: EvidenceSource,
): Promise<readonly EvidenceRow[]> {
  const file = files.find(({ id }) => id === fileId)?.name ?? `file ${fileId}`;
  const source = sourceOf(fileId);
  const raw = source
    ? await readSourceRows(
        source.source,
        source.scan,
        rows.map((row) => row.sourceRow),
      ).catch(() => [])
    : [];
  const textByRow = new Map(raw.map((one) => [one.row, one.raw]));
  return rows.map((row) => ({ ...row, file, raw: textByRow.get(row.sourceRow) ?? null }));
}
