import type { Engine } from '../engine/port.ts';
import type { Month } from '../vocabulary/month.ts';
import type { Party, Terms } from '../vocabulary/point.ts';
import { pageOf, type Page, type PaperRef } from './page.ts';

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
  const view = { party, terms };
  return scopeMonthsOn(await pageOf(engine, partnership, [factorsOf(view)]), view);
}

/** The paper that holds the months of one view. */
export function factorsOf({ party, terms }: { party: Party; terms: Terms }): PaperRef {
  return `factor ${party} ${terms}`;
}

/** The months of one view on a page that has its paper. */
export function scopeMonthsOn(page: Page, view: { party: Party; terms: Terms }): readonly ScopeMonth[] {
  return page.rowsOf(factorsOf(view)) as unknown as readonly ScopeMonth[];
}
