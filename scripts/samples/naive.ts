import type { Month } from '#lib/core/vocabulary/month.ts';
import { fraction, nearest, product } from './exact.ts';
import { flexedMonth, priceFactor, scopes, type Ledger } from './flexed.ts';
import { positions } from './positions.ts';

/** What unit cost pretends to save in a month, in pence. */
export interface NaiveMonth {
  readonly period: Month;
  readonly pence: number;
}

/**
 * `unit cost of the baseline x price x volume - cost`, of both bodies: the flexed baseline with a fixed share of 0.
 * Null unless there is one scope over one unit.
 */
export function naiveMonths(ledger: Ledger): readonly NaiveMonth[] | null {
  const [scope, second] = scopes(ledger);
  if (!scope || second || new Set(ledger.volumes.map((row) => row.unit)).size !== 1) return null;
  return positions(ledger, 'system', 'actual').map(({ period, cost }) => {
    const parts = (['customer', 'provider'] as const).map((party) => {
      const inputs = flexedMonth(ledger, scope, period, { party, component: 'run', scenario: 'actual' });
      const price = priceFactor(inputs);
      const volume = fraction(inputs.volume, inputs.baselineVolume);
      return nearest(product({ above: BigInt(inputs.baselinePence), below: 1n }, price, volume));
    });
    return { period, pence: parts.reduce((sum, part) => sum + part, 0) - cost };
  });
}
