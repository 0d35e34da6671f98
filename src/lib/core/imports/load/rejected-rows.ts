import type { Engine, Row } from '../../engine/port.ts';
import type { ImportedFile, SourceFile } from './imported-file.ts';
import type { Scan } from '../scan/scan-result.ts';
import { readSourceRows } from '../scan/source-rows.ts';

/** Why a row was set aside, one for each field that failed. */
export interface RejectReason {
  readonly column: string;
  readonly value: string | null;
  readonly reason: string;
}

/** A row that was set aside, with its text as it stands in the file. */
export interface RejectedRow {
  readonly row: number;
  readonly line: number;
  readonly raw: string;
  readonly reasons: readonly RejectReason[];
}

/** A stretch of the rejected rows of a file, in the order of the file; `total` counts all of them. */
export interface RejectedPage {
  readonly rows: readonly RejectedRow[];
  readonly total: number;
}

/** Read some of the rejected rows of a file. Rejects with `SourceChanged` when the file is no longer as it was read. */
export async function rejectedRows(
  engine: Engine,
  { id }: Pick<ImportedFile, 'id'>,
  kept: { readonly source: SourceFile; readonly scan: Scan },
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<RejectedPage> {
  const [counted] = await engine.query<{ total: number }>(
    'select count(distinct source_row)::integer as total from reject where file_id = $id',
    { id },
  );
  const found = await engine.query<Found>(
    `with page as (
      select distinct source_row
      from reject
      where file_id = $id
      order by source_row
      limit $limit::bigint
      offset $offset::bigint
    )
    select source_row, source_line, column_name, value, reason
    from reject
    join page using (source_row)
    where file_id = $id
    order by source_row, column_name`,
    { id, limit, offset },
  );
  const texts = await readSourceRows(kept.source, kept.scan, [
    ...new Set(found.map((one) => one.source_row)),
  ]);
  const rows = texts.map(({ row, line, raw }) => ({
    row,
    line,
    raw,
    reasons: found
      .filter((one) => one.source_row === row)
      .map(({ column_name: column, value, reason }) => ({ column, value, reason })),
  }));
  return { rows, total: counted?.total ?? 0 };
}

interface Found extends Row {
  readonly source_row: number;
  readonly source_line: number;
  readonly column_name: string;
  readonly value: string | null;
  readonly reason: string;
}
