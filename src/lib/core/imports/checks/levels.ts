import type { Engine, QueryOptions, Row } from '../../engine/port.ts';
import { finding, type Finding } from '../../vocabulary/finding.ts';
import type { Grain } from '../../vocabulary/grain.ts';
import { periodLabel } from '../../vocabulary/period.ts';

interface OddRows extends Row {
  readonly file: number;
  readonly name: string;
  readonly grain: Grain;
  readonly period: string;
  readonly rows: number;
  readonly periods: number;
}

interface OddTargets extends Row {
  readonly file: number;
  readonly is_percent: boolean;
  readonly rows: number;
  readonly line: number;
  readonly target: string;
}

/**
 * Service levels that are hardly meant as they are written: a period with several rows that differ in a series that
 * otherwise has one, and targets on another scale than the levels (0.9 among per cents, 90 among shares). `names` are
 * the files by id.
 */
export async function findOddLevels(
  engine: Engine,
  names: ReadonlyMap<number, string>,
  options: QueryOptions = {},
): Promise<readonly Finding[]> {
  const rows = await engine.query<OddRows>(severalRows, {}, options);
  const targets = await engine.query<OddTargets>(otherScale, {}, options);
  return [
    ...rows.map((row) => ofRows(row, names.get(row.file) ?? '')),
    ...targets.map((row) => ofTargets(row, names.get(row.file) ?? '')),
  ];
}

// Where several rows a period are common in a file, as one for each team, they are no oddity: of all
// periods of the file nine in ten have one row, and of those of the series four in five.
const severalRows = `with counted as (
  select
    file_id,
    partnership,
    service,
    metric,
    grain,
    period,
    count(*) as rows,
    count(distinct hash(value, numerator, denominator)) as readings
  from fact_level
  group by all
),
usual as (
  select file_id
  from counted
  group by file_id
  having count(*) filter (where rows = 1) >= 0.9 * count(*)
),
odd as (
  select
    file_id,
    partnership,
    service,
    metric,
    grain,
    min(period) filter (where readings > 1) as period,
    arg_min(rows, period) filter (where readings > 1) as rows,
    count(*) filter (where readings > 1) as periods
  from counted
  semi join usual on usual.file_id = counted.file_id
  group by file_id, partnership, service, metric, grain
  having count(*) filter (where readings > 1) > 0 and count(*) filter (where rows = 1) >= 0.8 * count(*)
)
select
  file_id as file,
  concat_ws(', ', metric, service) || ' of ' || partnership as name,
  grain,
  period,
  rows,
  periods
from odd
order by file, name, grain`;

function ofRows({ name, grain, period, rows, periods }: OddRows, file: string): Finding {
  const more = periods > 1 ? `, and several in ${periods - 1} more` : '';
  return finding(
    'warning',
    'several_rows_a_period',
    `${name}: ${rows} rows that differ for ${periodLabel(period, grain)}${more}, where other periods have one; met and counted cases are added up, other values stand empty. Remove the row that was replaced`,
    { file },
  );
}

// A target of 0.9 % is right for a rate of errors about as small, so levels must be ten times as high for a doubt.
const otherScale = `with judged as (
  select
    file_id,
    source_line,
    target::double as target,
    lower(trim(unit)) in ('%', 'percent', 'per cent') as is_percent,
    coalesce(lower(trim(unit)), 'share') = 'share' as is_share,
    numerator::double / nullif(denominator::double, 0) as share,
    value::double as value
  from fact_level
  where target is not null
),
doubted as (
  select *
  from judged
  where
    (is_percent and target > 0 and target < 1 and coalesce(share * 100, value) >= 10 * target)
    or (is_share and target > 1 and target <= 100 and coalesce(share, value) <= 1)
)
select
  file_id as file,
  coalesce(is_percent, false) as is_percent,
  count(*) as rows,
  min(source_line) as line,
  format('{:g}', arg_min(target, source_line)) as target
from doubted
group by all
order by file, is_percent`;

function ofTargets({ is_percent: isPercent, rows, line, target }: OddTargets, file: string): Finding {
  const [given, levels] = isPercent
    ? ['under 1 %', 'levels of ten times as much and more']
    : ['above 1', 'shares'];
  return finding(
    'warning',
    'target_of_other_scale',
    `${rows} ${rows === 1 ? 'row has' : 'rows have'} a target ${given} beside ${levels}, the first ${target} on line ${line}; it is taken as given. Write it in the unit of the level`,
    { file, line, column: 'target', value: target },
  );
}
