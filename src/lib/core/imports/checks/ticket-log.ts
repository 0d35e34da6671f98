import type { Engine, QueryOptions, Row } from '../../engine/port.ts';
import { finding, type Finding } from '../../vocabulary/finding.ts';

interface Repeated extends Row {
  readonly file: number;
  readonly cases: number;
  readonly repeated: number;
  readonly rows: number;
}

/**
 * Files in which a case stands on several rows: a log of what happened to each case, not a list of cases. `names` are
 * the files by id.
 */
export async function findTicketLogs(
  engine: Engine,
  names: ReadonlyMap<number, string>,
  options: QueryOptions = {},
): Promise<readonly Finding[]> {
  const rows = await engine.query<Repeated>(
    `with numbered as (
      select file_id, id, count(*) as rows
      from fact_ticket
      where id is not null
      group by all
    )
    select
      file_id as file,
      count(*) as cases,
      count(*) filter (where rows > 1) as repeated,
      (sum(rows) filter (where rows > 1))::bigint as rows
    from numbered
    group by file_id
    having count(*) filter (where rows > 1) > 0
    order by file_id`,
    {},
    options,
  );
  return rows.map((row) => describe(row, names));
}

function describe({ file, cases, repeated, rows }: Repeated, names: ReadonlyMap<number, string>): Finding {
  const name = names.get(file) ?? null;
  const message = `${name ?? 'tickets'}: ${repeated} of ${cases} case numbers stand on several rows (${rows} rows), as in a log of events; expected one row a case. Every row is kept as it stands; measures of cases count each case once, ${rows - repeated} rows fewer, as its last row says`;
  return finding('warning', 'several_rows_a_case', message, { file: name, column: 'id' });
}
