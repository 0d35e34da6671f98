import type { Month } from '#lib/core/vocabulary/month.ts';
import { distanceFromTie, fraction, nearest, plus, product, type Fraction } from './exact.ts';
import type { BaselineRow, CostRow, IndexRow, Scenario, Side, VolumeRow } from './rows.ts';
import { months } from './series.ts';

/** What a flexed baseline is computed from. */
export interface Ledger {
  readonly costs: readonly CostRow[];
  readonly volumes: readonly VolumeRow[];
  readonly baselines: readonly BaselineRow[];
  readonly prices: readonly IndexRow[];
}

/** The part of a party's cost that is flexed on its own. */
export type Component = 'run' | 'recharge';

/** The inputs of one flexed amount, for those who compute it again by hand. */
export interface FlexedMonth {
  readonly baselinePence: number;
  readonly baselineMonths: number;
  readonly indexTenths: number;
  readonly baselineIndexTenths: number;
  readonly fixedPercent: number;
  readonly volume: number;
  readonly baselineVolume: number;
  /** Rounded half away from zero. */
  readonly pence: number;
}

/** The baselines in force: the highest version of each scope. */
export function scopes({ baselines }: Ledger): readonly BaselineRow[] {
  return baselines.filter((row) =>
    baselines.every((other) => other.service !== row.service || other.version <= row.version),
  );
}

/**
 * `C0 x I x (fixed + (1 - fixed) x Q / Q0)` for one scope, party and component in one month, to the penny:
 * C0 and Q0 are monthly means over the baseline, I is the price level over the mean level of the baseline.
 * Computed in fractions of whole numbers, independently of the SQL.
 */
export function flexedMonth(
  ledger: Ledger,
  scope: BaselineRow,
  month: Month,
  what: { readonly party: Side; readonly component: Component; readonly scenario: Scenario },
): FlexedMonth {
  const period = months.filter((candidate) => candidate >= scope.from && candidate <= scope.to);
  const covered = (row: { readonly service: string }) =>
    scope.service === '' || row.service === scope.service;
  const usual = (row: { readonly period: Month; readonly scenario: Scenario }) =>
    row.scenario === 'actual' && row.period >= scope.from && row.period <= scope.to;
  const inputs = {
    baselinePence: sumPence(
      ledger.costs.filter(
        (row) => row.party === what.party && row.kind === what.component && usual(row) && covered(row),
      ),
    ),
    baselineMonths: period.length,
    indexTenths: sumTenths(ledger.prices.filter((row) => row.period === month)),
    baselineIndexTenths: sumTenths(ledger.prices.filter((row) => period.includes(row.period))),
    fixedPercent: scope.fixedPercent,
    volume: sumVolume(
      ledger.volumes.filter((row) => row.scenario === what.scenario && row.period === month && covered(row)),
    ),
    baselineVolume: sumVolume(ledger.volumes.filter((row) => usual(row) && covered(row))),
  };
  return { ...inputs, pence: penceOf(inputs) };
}

function penceOf(inputs: Omit<FlexedMonth, 'pence'>): number {
  const exact = product(
    fraction(inputs.baselinePence, inputs.baselineMonths),
    priceFactor(inputs),
    volumeFactor(inputs),
  );
  if (distanceFromTie(exact) < 0.00001)
    throw new Error('A flexed month lies on half a penny: choose another seed.');
  return nearest(exact);
}

/** Price level of the month over the mean level of the baseline. */
export function priceFactor(inputs: Omit<FlexedMonth, 'pence'>): Fraction {
  return fraction(inputs.indexTenths * inputs.baselineMonths, inputs.baselineIndexTenths);
}

/** `fixed + (1 - fixed) x Q / Q0`. */
export function volumeFactor(inputs: Omit<FlexedMonth, 'pence'>): Fraction {
  return plus(
    fraction(inputs.fixedPercent, 100),
    fraction(
      (100 - inputs.fixedPercent) * inputs.volume * inputs.baselineMonths,
      100 * inputs.baselineVolume,
    ),
  );
}

/** Sum of amounts, in pence. */
export function sumPence(rows: readonly CostRow[]): number {
  return rows.reduce((sum, row) => sum + row.pence, 0);
}

/** Sum of volumes. */
export function sumVolume(rows: readonly VolumeRow[]): number {
  return rows.reduce((sum, row) => sum + row.volume, 0);
}

function sumTenths(rows: readonly IndexRow[]): number {
  return rows.reduce((sum, row) => sum + row.tenths, 0);
}
