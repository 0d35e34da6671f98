import type { Engine, QueryOptions } from '../../engine/port.ts';
import { finding, type Finding } from '../../vocabulary/finding.ts';

/** Partnerships whose ids differ only in letter case or spaces: most likely one, written in two ways by two exports. */
export async function findNamesAlike(engine: Engine, options: QueryOptions): Promise<readonly Finding[]> {
  const rows = await engine.query<{ names: string }>(
    `with named as (
      select partnership from fact_cost
      union
      select partnership from fact_volume
      union
      select partnership from fact_level
      union
      select partnership from partnership
      union
      select partnership from baseline
      union
      select partnership from event
      union
      select partnership from fact_ticket
      union
      select partnership from benefit
      union
      select partnership from agreement_component
      union
      select partnership from objective
      union
      select partnership from log_entry
      union
      select partnership from alternative
      union
      select partnership from survey_answer
      union
      select partnership from milestone
    )
    select '"' || string_agg(partnership, '" and "' order by partnership) || '"' as names
    from named
    group by lower(regexp_replace(trim(partnership), '\\s+', ' ', 'g'))
    having count(*) > 1
    order by names`,
    {},
    options,
  );
  return rows.map(({ names }) =>
    finding(
      'warning',
      'names_alike',
      `${names} differ only in letter case or spaces; expected one id for one partnership; they are shown as separate partnerships`,
      { column: 'partnership', value: names },
    ),
  );
}
