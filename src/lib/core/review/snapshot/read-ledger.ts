import type { Engine, Row } from '../../engine/port.ts';
import type { ImportedFile } from '../../imports/load/imported-file.ts';
import { groupBy } from '../../vocabulary/group-by.ts';
import { add, trim, type Decimal } from '../../vocabulary/money.ts';
import type { SnapshotLedger } from '../../vocabulary/snapshot.ts';
import { columnOf, spanOf } from './column.ts';
import type { StateRequest } from './state-request.ts';

/** Rows that one snapshot keeps by themselves; of more there are sums by file, month and kind alone. */
const mostRows = 5000;

const rowsOfView = `select
    row.file_id,
    row.source_line,
    row.source_row,
    row.part,
    row.kind,
    row.scenario,
    member.scope,
    row.period,
    row.contribution
  from (
    select file_id, source_line, source_row, partnership, service, part, kind, scenario, period, contribution
    from cost_row
    where partnership = $partnership and seen_by = $party and grain = 'month'
    union all
    select file_id, source_line, source_row, partnership, service, 'volume', unit, scenario, period, plain_text(volume)
    from fact_volume
    where partnership = $partnership and grain = 'month'
  ) as row
  left join member
    on member.partnership = row.partnership
    and member.service = coalesce(row.service, '')
  where row.period <= $until::date and row.contribution is not null`;

const each = `select file_id, source_line, part, kind, scenario, scope, period, contribution as amount, 1 as rows
  from (${rowsOfView}) as seen
  order by file_id, part, kind, scenario, scope nulls first, period, source_row`;

const summed = `select
    file_id,
    part,
    kind,
    scenario,
    scope,
    period,
    sum(contribution::decimal(38, 12))::varchar as amount,
    count(*)::integer as rows
  from (${rowsOfView}) as seen
  group by all
  order by file_id, part, kind, scenario, scope nulls first, period`;

/** The rows of a partnership's ledgers as they enter the view, by file, kind and month. */
export async function ledgerOf(
  engine: Engine,
  { partnership, party, until, files }: StateRequest,
): Promise<readonly SnapshotLedger[]> {
  const parameters = { partnership, party, until };
  const [counted] = await engine.query(
    `select count(*)::integer as rows
    from (${rowsOfView}) as seen`,
    parameters,
  );
  const isKept = Number(counted?.['rows'] ?? 0) <= mostRows;
  const rows = await engine.query(isKept ? each : summed, parameters);
  const byEntry = groupBy(rows, (row) =>
    JSON.stringify([row['file_id'], row['part'], row['kind'], row['scenario'], row['scope']]),
  );
  return [...byEntry.values()].flatMap((own) => entryOf(own, files, isKept));
}

function entryOf(
  rows: readonly Row[],
  files: readonly ImportedFile[],
  isKept: boolean,
): readonly SnapshotLedger[] {
  const [first] = rows;
  const byMonth = groupBy(rows, (row) => String(row['period']));
  const span = spanOf(byMonth.keys());
  if (!first || !span) return [];
  const file = files.findIndex(({ id }) => id === first['file_id']);
  const scope = first['scope'] ?? null;
  const counts = [...byMonth].map(
    ([month, own]) => [month, String(own.reduce((sum, row) => sum + Number(row['rows']), 0))] as const,
  );
  const sums = [...byMonth].map(([month, own]) => [month, trim(add('0', ...own.map(amountOf)))] as const);
  return [
    {
      file: file < 0 ? null : file,
      part: String(first['part']),
      kind: String(first['kind']),
      scenario: String(first['scenario']),
      scope: scope === null ? null : String(scope),
      from: span.from,
      counts: columnOf(span, new Map(counts)),
      sums: columnOf(span, new Map(sums)),
      lines: isKept ? rows.map((row) => Number(row['source_line'])) : [],
      amounts: isKept ? rows.map((row) => trim(amountOf(row))) : [],
    },
  ];
}

function amountOf(row: Row): Decimal {
  return String(row['amount']);
}
