import type { Month } from '#lib/core/vocabulary/month.ts';
import { flexedMonth, scopes, sumPence, type Component, type Ledger } from './flexed.ts';
import type { CostRow, Scenario, Side } from './rows.ts';
import { months } from './series.ts';

/** Whose view a figure takes; `system` is government as a whole. */
export type View = 'system' | Side;

/** One month of a view; all in pence. */
export interface Position {
  readonly period: Month;
  readonly flexed: number;
  readonly cost: number;
  readonly change: number;
  /** Flexed baseline less cost; 0 up to the end of the baseline. */
  readonly gross: number;
  readonly net: number;
}

const changeKinds = ['transition', 'dual_running', 'stranded', 'one_off'];

/** Running cost of a view: a recharge adds to the customer, lessens the provider and is nothing to both together. */
export function runningCost(rows: readonly CostRow[], view: View): number {
  return viewed(view, (party, component) =>
    sumPence(rows.filter((row) => row.party === party && row.kind === component)),
  );
}

/** Cost of the change itself, of one party or of both. */
export function changeCost(rows: readonly CostRow[], view: View): number {
  return sumPence(
    rows.filter((row) => changeKinds.includes(row.kind) && (view === 'system' || row.party === view)),
  );
}

/**
 * Savings by month: every month after the baseline, and earlier ones from the first change cost on, in which gross
 * counts 0. Empty without a baseline.
 */
export function positions(ledger: Ledger, view: View, scenario: Scenario): readonly Position[] {
  const inForce = scopes(ledger);
  const end = inForce[0]?.to;
  if (!end) return [];
  const rows = ledger.costs.filter((row) => row.scenario === scenario);
  return months
    .map((period) => {
      const inMonth = rows.filter((row) => row.period === period);
      const isAfter = period > end;
      const flexed = isAfter ? flexedBaseline(ledger, view, period, scenario) : 0;
      const cost = isAfter ? runningCost(inMonth, view) : 0;
      const change = changeCost(inMonth, view);
      return { period, flexed, cost, change, gross: flexed - cost, net: flexed - cost - change };
    })
    .filter((position) => position.period > end || position.change !== 0);
}

/** Flexed baseline of a view in one month: the sum of its rounded scopes and components. */
function flexedBaseline(ledger: Ledger, view: View, period: Month, scenario: Scenario): number {
  return viewed(view, (party, component) =>
    scopes(ledger).reduce(
      (sum, scope) => sum + flexedMonth(ledger, scope, period, { party, component, scenario }).pence,
      0,
    ),
  );
}

function viewed(view: View, amount: (party: Side, component: Component) => number): number {
  if (view === 'customer') return amount('customer', 'run') + amount('customer', 'recharge');
  if (view === 'provider') return amount('provider', 'run') - amount('provider', 'recharge');
  return amount('customer', 'run') + amount('provider', 'run');
}

/** Sum of one figure over months, in pence. */
export function sumOf(
  list: readonly Position[],
  figure: 'flexed' | 'cost' | 'change' | 'gross' | 'net',
): number {
  return list.reduce((sum, position) => sum + position[figure], 0);
}

/** First month from which the running sum of net saving stays at or above zero; null when there is none. */
export function breakEven(list: readonly Position[]): Month | null {
  let sum = 0;
  const running = list.map((position) => ({ period: position.period, sum: (sum += position.net) }));
  const lastBelow = running.findLastIndex((point) => point.sum < 0);
  return running[lastBelow + 1]?.period ?? null;
}
