import { indicators } from '../../indicators/catalogue/catalogue.ts';
import type { SeriesName } from '../../vocabulary/indicator-settings.ts';
import { offeredSeries, seriesKey, type NamedSeries } from './series.ts';

/** A lead that somebody expects, in months from 1; metric null means each series of the measure. */
export interface SaidLead {
  readonly indicator: SeriesName;
  readonly outcome: SeriesName;
  /** In order; null: not said, so that a search is asked for. */
  readonly lags: readonly number[] | null;
}

/** Two series at hand, and the lead that is expected between them. */
export interface LeadPair {
  readonly indicator: NamedSeries;
  readonly outcome: NamedSeries;
  readonly lags: readonly number[] | null;
}

/** The leads that practice expects: every indicator of the catalogue that is a measure, with what it warns of. */
export function expectedLeads(): readonly SaidLead[] {
  return indicators.flatMap(({ series, outcomes, lead }) => {
    if (series.kind !== 'measure') return [];
    const first = Math.max(1, lead.from);
    const lags = Array.from({ length: Math.max(1, lead.until - first + 1) }, (_, at) => first + at);
    return outcomes.map((outcome) => ({
      indicator: { measure: series.measure, metric: null },
      outcome,
      lags,
    }));
  });
}

/** Measures that are computed from others: a sum of what the outcome was does not lead it. */
const madeFrom: Readonly<Record<string, string>> = {
  error_budget_spent: 'attainment',
};

/** Whether the one series is computed from the other. */
export function isMadeFrom({ indicator, outcome }: LeadPair): boolean {
  return (
    madeFrom[indicator.name.measure] === outcome.name.measure && indicator.name.metric === outcome.name.metric
  );
}

/** The pairs of series at hand that a lead speaks of; a series is not said to lead itself. */
export function pairsOf(
  { indicator, outcome, lags }: SaidLead,
  series: readonly NamedSeries[],
): readonly LeadPair[] {
  const outcomes = meant(outcome, series);
  return meant(indicator, series).flatMap((one) =>
    outcomes
      .filter((other) => seriesKey(other.name) !== seriesKey(one.name))
      .map((other) => ({ indicator: one, outcome: other, lags })),
  );
}

/** The series of that very name; where there is none without a metric, each of the measure that goes on. */
function meant(name: SeriesName, series: readonly NamedSeries[]): readonly NamedSeries[] {
  const same = series.filter((one) => seriesKey(one.name) === seriesKey(name));
  if (same.length > 0 || name.metric !== null) return same;
  return offeredSeries(series).filter((one) => one.name.measure === name.measure);
}
