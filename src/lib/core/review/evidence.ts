import type { Engine } from '../engine/port.ts';
import type { ImportedFile } from '../imports/load/imported-file.ts';
import type { ReadSource } from '../imports/import-sources.ts';
import { readSourceRows } from '../imports/scan/source-rows.ts';
import { lineageOfSpan, type LineageRow } from '../measures/lineage.ts';
import { groupBy } from '../vocabulary/group-by.ts';
import type { Measure } from '../vocabulary/measure.ts';
import type { Point } from '../vocabulary/point.ts';

/** A source row behind a figure: where it stands, what it says, and how much of the figure it is. */
export interface EvidenceRow extends LineageRow {
  readonly file: string;
  /** The row as it stands in the file; null when the file is no longer there to be read. */
  readonly raw: string | null;
}

/** The source rows of a figure; whether they come to it is told by `rowsTie`. */
export interface Evidence {
  readonly rows: readonly EvidenceRow[];
}

/** Where the bytes of loaded files are found. */
export interface EvidenceSource {
  readonly files: readonly ImportedFile[];
  readonly sourceOf: (fileId: number) => ReadSource | null;
}

/**
 * Open a figure, or the months of a total, to its rows: file, line, raw text and contribution. A position is that of its
 * last month: the rows of the months before are already in it, or are no part of it.
 */
export async function evidenceOf(
  engine: Engine,
  { measure, points }: { readonly measure: Measure; readonly points: readonly Point[] },
  source: EvidenceSource,
): Promise<Evidence> {
  const rows = await lineageOfSpan(engine, measure, measure.total === 'last' ? points.slice(-1) : points);
  const read = await Promise.all(
    [...groupBy(rows, (row) => row.fileId)].map(([id, group]) => readGroup(id, group, source)),
  );
  return { rows: read.flat() };
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
