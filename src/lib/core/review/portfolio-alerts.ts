import type { IndicatorSettings } from '../vocabulary/indicator-settings.ts';
import type { Measure } from '../vocabulary/measure.ts';
import { forecastsBoard } from './forecasts/forecasts.ts';
import { outlooksOf } from './forecasts/outlooks.ts';
import { rankedAlerts, type RankedAlerts } from './indicators/alerts.ts';
import type { IndicatorsView } from './indicators/data.ts';
import { indicatorsBoard } from './indicators/indicators.ts';
import type { IndicatorsBoard } from './indicators/row.ts';
import type { Results } from './results.ts';

/** Forecasts are chosen by backtest, which takes a good part of a second each: a long list goes without them. */
const mostWithForecasts = 12;

/** What the alerts of a portfolio are computed from and how. */
export interface AlertsRequest {
  readonly partnerships: readonly string[];
  readonly view: IndicatorsView;
  readonly measures: readonly Measure[];
  readonly settings: IndicatorSettings;
  /** Lets the page answer between two partnerships. */
  readonly pause: () => Promise<void>;
  /** False once nobody waits for the answer. */
  readonly isWanted: () => boolean;
}

/** Leading alerts over all partnerships, and whether forecasts are among them. */
export interface PortfolioAlerts extends RankedAlerts {
  readonly hasForecasts: boolean;
}

/** The leading alerts of all partnerships, as the Indicators screen of each tells them, the most urgent first. */
export async function portfolioAlerts(
  results: Results,
  { partnerships, view, measures, settings, pause, isWanted }: AlertsRequest,
): Promise<PortfolioAlerts> {
  const hasForecasts = partnerships.length <= mostWithForecasts;
  const boards: IndicatorsBoard[] = [];
  for (const partnership of partnerships) {
    if (!isWanted()) break;
    const data = await results.indicators(partnership, { party: view.party, terms: view.terms });
    await pause();
    const outlooks = hasForecasts ? outlooksOf(forecastsBoard(data, view, settings)) : [];
    await pause();
    boards.push(indicatorsBoard(data, view, { measures, settings, leads: null, outlooks }));
  }
  return { ...rankedAlerts(boards), hasForecasts };
}
