import type { Engine } from '../engine/port.ts';
import type { Month } from '../vocabulary/month.ts';
import type { Party, Terms } from '../vocabulary/point.ts';

/**
 * What a flexed baseline is made of in one month, as doubles, to compute it again under other assumptions:
 * `baselineCost x price x scopeFactor x (fixedShare + (1 - fixedShare) x volumeRatio) / deflator`. Null: not known.
 */
export interface ScopeMonth {
  readonly service: string | null;
  readonly scenario: 'actual' | 'plan';
  readonly period: Month;
  readonly baselineCost: number;
  readonly price: number | null;
  readonly scopeFactor: number;
  /** As used: 1 where the baseline is not flexed by volume. */
  readonly fixedShare: number;
  readonly volumeRatio: number | null;
  readonly deflator: number | null;
}

/** The months after the baseline of every scope that counts in the partnership's total, in one view. */
export async function scopeMonthsOf(
  engine: Engine,
  { partnership, party, terms }: { partnership: string; party: Party; terms: Terms },
): Promise<readonly ScopeMonth[]> {
  const rows = await engine.query(
    `select
      service,
      scenario,
      period,
      baseline_cost as "baselineCost",
      price,
      scope_factor as "scopeFactor",
      fixed_share as "fixedShare",
      volume_ratio as "volumeRatio",
      deflator
    from factor_at_hand
    where partnership = $partnership and party = $party and terms = $terms
    order by scenario, service nulls first, period`,
    { partnership, party, terms },
  );
  return rows as unknown as readonly ScopeMonth[];
}
