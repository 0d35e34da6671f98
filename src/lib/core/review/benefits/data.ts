import type { ChartEvent } from '../../charts/values.ts';
import type { BaselineVersion } from '../../measures/baselines.ts';
import type { Metric } from '../../measures/points.ts';
import type { Register } from '../../measures/register.ts';
import type { ScopeMonth } from '../../measures/scope-months.ts';
import type { FiscalCalendar } from '../../vocabulary/fiscal.ts';
import type { Month } from '../../vocabulary/month.ts';
import type { Party, Point, Terms } from '../../vocabulary/point.ts';

/** Everything the Benefits screen of one partnership is drawn from. */
export interface BenefitsData {
  readonly partnership: string;
  /** Points of the whole partnership: every party, nominal and real. */
  readonly whole: readonly Point[];
  /** Points of each service in the view: `cost`, `planned_cost`, `volume`, `planned_volume`, `attainment`. */
  readonly services: readonly Point[];
  readonly register: Register;
  readonly baselines: readonly BaselineVersion[];
  /** Factors of the flexed baseline for government as a whole, in real terms where there are any, else nominal. */
  readonly scopes: readonly ScopeMonth[];
  readonly events: readonly ChartEvent[];
  /** Which direction of each service level is better; without it no level can be said to have held or fallen. */
  readonly metrics?: readonly Metric[];
}

/** How the figures are looked at: whose, in what prices, as at the end of which month. */
export interface BenefitsView {
  readonly party: Party;
  readonly terms: Terms;
  readonly until: Month;
  readonly calendar: FiscalCalendar;
}
