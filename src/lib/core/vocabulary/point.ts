import type { Grain } from './grain.ts';
import type { Decimal } from './money.ts';
import type { Month } from './month.ts';

/** Whose view a figure takes. `system` is government as a whole: recharges between the two parties cancel out. */
export type Party = 'system' | 'customer' | 'provider';

/** Nominal as paid, or real: in the prices of the workspace's price base. */
export type Terms = 'nominal' | 'real';

/**
 * One value of one measure. `service` null means all services of the partnership; `metric` is set for service
 * levels only. Money stands in exact decimals; `numerator` and `denominator` let totals be computed again from
 * parts. `value` is null when the measure cannot be computed, and `status` then says why.
 */
export interface Point {
  readonly measure: string;
  readonly partnership: string;
  readonly service: string | null;
  readonly metric: string | null;
  readonly party: Party;
  readonly terms: Terms;
  readonly period: Month;
  readonly grain: Grain;
  readonly value: Decimal | null;
  readonly unit: string;
  readonly numerator: Decimal | null;
  readonly denominator: Decimal | null;
  readonly target: Decimal | null;
  readonly rows: number;
  readonly status: string | null;
}
