import type { Engine, Row } from '../engine/port.ts';
import type { Measure } from '../vocabulary/measure.ts';
import type { Decimal } from '../vocabulary/money.ts';
import type { Month } from '../vocabulary/month.ts';
import type { Point } from '../vocabulary/point.ts';

/**
 * One baseline behind a figure, with the factors of the month:
 * `flexed = baselineCost x price x scopeFactor x (fixedShare + (1 - fixedShare) x volume / baselineVolume) / deflator`.
 * `service` null: the services without a baseline of their own. `naive` is `flexed` with a fixed share of 0.
 */
export interface ExplainedScope {
  readonly period: Month;
  readonly service: string | null;
  readonly flexed: Decimal | null;
  readonly naive: Decimal | null;
  readonly baselineCost: Decimal;
  readonly price: Decimal | null;
  readonly scopeFactor: Decimal;
  /** As used: 1 where the baseline could not be flexed. */
  readonly fixedShare: Decimal;
  readonly givenFixedShare: Decimal | null;
  readonly volume: Decimal | null;
  readonly baselineVolume: Decimal | null;
  /** 1 for a nominal figure. */
  readonly deflator: Decimal | null;
  readonly baselineFrom: Month;
  readonly baselineTo: Month;
  readonly months: number;
  /** Where the baseline was read: from rows of scenario `baseline`, or from actuals. */
  readonly scenario: 'baseline' | 'actual';
  readonly priceSeries: string | null;
  readonly version: string;
  readonly approvedBy: string | null;
  readonly approvedOn: string | null;
  readonly reason: string | null;
  readonly evidence: string | null;
  readonly fileId: number;
  readonly sourceRow: number;
  readonly sourceLine: number;
  readonly status: string | null;
}

/**
 * The baselines that count in some months of one series, month by month: its service's own, or all of the partnership's;
 * of a measure by version, those of that set of versions.
 */
export async function scopesOf(
  engine: Engine,
  measure: Pick<Measure, 'id' | 'reads'>,
  months: readonly Point[],
): Promise<readonly ExplainedScope[]> {
  const [point] = months;
  if (!point) return [];
  const key = {
    partnership: point.partnership,
    party: point.party,
    terms: point.terms,
    periods: months.map(({ period }) => period).join(','),
  };
  const isVersion = measure.reads.includes('version_saving');
  const rows = isVersion
    ? await engine.query(ofVersion, { ...key, metric: point.metric })
    : await engine.query(inUse, { ...key, measure: measure.id, service: point.service });
  return rows.map(toScope);
}

const inUse = `select *
  from explained_scope
  where partnership = $partnership
    and party = $party
    and terms = $terms
    and period in (select unnest(string_split($periods::varchar, ','))::date)
    and scenario = case when $measure like 'planned%' then 'plan' else 'actual' end
    and case when $service::varchar is null then counts else scope = $service::varchar end
  order by scope, period`;

const ofVersion = `select *
  from explained_version
  where partnership = $partnership
    and party = $party
    and terms = $terms
    and metric = $metric::varchar
    and period in (select unnest(string_split($periods::varchar, ','))::date)
  order by scope, period`;

function toScope(row: Row): ExplainedScope {
  return {
    period: String(row['period']),
    service: text(row, 'service'),
    flexed: text(row, 'flexed'),
    naive: text(row, 'naive'),
    baselineCost: text(row, 'baseline_cost') ?? '0.00',
    price: text(row, 'price'),
    scopeFactor: text(row, 'scope_factor') ?? '1',
    fixedShare: text(row, 'fixed_share') ?? '1',
    givenFixedShare: text(row, 'given_fixed_share'),
    volume: text(row, 'volume'),
    baselineVolume: text(row, 'baseline_volume'),
    deflator: text(row, 'deflator'),
    baselineFrom: String(row['baseline_from']),
    baselineTo: String(row['baseline_to']),
    months: Number(row['months']),
    scenario: row['baseline_scenario'] === 'baseline' ? 'baseline' : 'actual',
    priceSeries: text(row, 'price_series'),
    version: String(row['version']),
    approvedBy: text(row, 'approved_by'),
    approvedOn: text(row, 'approved_on'),
    reason: text(row, 'reason'),
    evidence: text(row, 'evidence'),
    fileId: Number(row['file_id']),
    sourceRow: Number(row['source_row']),
    sourceLine: Number(row['source_line']),
    status: text(row, 'status') || null,
  };
}

function text(row: Row, column: string): string | null {
  const cell = row[column] ?? null;
  return cell === null ? null : String(cell);
}
