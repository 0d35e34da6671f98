import type {
  ResultAlert,
  ResultForecast,
  ResultLead,
  ResultOutlook,
  ResultSignal,
} from '../../measures/result.ts';
import { limitsOfLast } from './last-limits.ts';
import type { Measure } from '../../vocabulary/measure.ts';
import type { IndicatorSettings, SeriesName } from '../../vocabulary/indicator-settings.ts';
import { nothing } from '../forecasts/amount-outlook.ts';
import type { ForecastCard, ForecastsBoard, PeriodOutlook } from '../forecasts/board.ts';
import { forecastsBoard } from '../forecasts/forecasts.ts';
import { outlooksOf } from '../forecasts/outlooks.ts';
import { nextQuarter } from '../forecasts/spans.ts';
import { leadsBoard, type LeadRow } from '../leads/leads.ts';
import { namedSeries, seriesKey } from '../leads/series.ts';
import type { Signal } from '../signals/signal.ts';
import { signalsOf } from '../signals/signals.ts';
import type { IndicatorsData, IndicatorsView } from './data.ts';
import { indicatorsBoard } from './indicators.ts';
import type { IndicatorRow } from './row.ts';

interface Judging {
  readonly measures: readonly Measure[];
  readonly settings: IndicatorSettings;
  /** What the Service levels screen is drawn from. */
  readonly service: Pick<IndicatorsData, 'points' | 'metrics' | 'events'>;
}

/** What the screens Service levels and Indicators say of a partnership, as the command line writes it. */
export function indicatorResults(
  data: IndicatorsData,
  view: IndicatorsView,
  { measures, settings, service }: Judging,
): ResultOutlook {
  const { points, metrics, events } = service;
  const leads = leadsBoard(data, view, settings);
  const forecasts = forecastsBoard(data, view, settings);
  const context = { measures, settings, leads, outlooks: outlooksOf(forecasts) };
  const { rows } = indicatorsBoard(data, view, context);
  const names = namedSeries(data, view).map(({ name }) => name);
  return {
    signals: signalsOf({ points, measures, metrics, events, settings, until: view.until }).map(signalResult),
    alerts: rows.filter(({ attention }) => attention === 'decide' || attention === 'watch').map(alertResult),
    leads: leads.rows.map((row) => leadResult(row, names, data.partnership)),
    forecasts: forecasts.cards.flatMap((card) => forecastResults(card, forecasts, view)),
  };
}

function signalResult(signal: Signal): ResultSignal {
  const { measure, partnership, service, metric, period, chart, points, attention } = signal;
  return {
    measure,
    partnership,
    service,
    metric,
    period,
    value: signal.value === null ? null : Number(signal.value),
    target: signal.target === null ? null : Number(signal.target),
    unit: points.at(-1)?.unit ?? '',
    points: chart.points.filter(({ value }) => value !== null).length,
    limits: chart.state,
    ...limitsOfLast(chart),
    variation: chart.variation,
    assurance: chart.assurance,
    rules: chart.rules,
    attention,
  };
}

function alertResult({ indicator, partnership, ref, period, bite, ...row }: IndicatorRow): ResultAlert {
  return {
    indicator: indicator.id,
    partnership,
    measure: ref?.measure ?? null,
    service: ref?.service ?? null,
    metric: ref?.metric ?? null,
    period,
    value: row.face,
    attention: row.attention,
    since: row.since,
    from: bite?.from ?? null,
    until: bite?.until ?? null,
    warns_of: indicator.warnsOf,
    evidence: row.evidence === '' ? null : row.evidence,
  };
}

function leadResult(
  { id, origin, verdict, result, ...row }: LeadRow,
  names: readonly SeriesName[],
  partnership: string,
): ResultLead {
  const indicator = names.find((name) => id.startsWith(`${seriesKey(name)} `));
  const rest = indicator ? id.slice(seriesKey(indicator).length + 1) : '';
  const outcome = names.find((name) => rest.startsWith(`${seriesKey(name)} `));
  const { lag, correlation, threshold, gain, points, reason } = result;
  return {
    indicator: indicator?.measure ?? row.indicator,
    indicator_metric: indicator?.metric ?? null,
    outcome: outcome?.measure ?? row.outcome,
    outcome_metric: outcome?.metric ?? null,
    partnership,
    origin,
    lag,
    correlation,
    threshold,
    gain,
    points,
    verdict,
    status: reason,
  };
}

function forecastResults(
  card: ForecastCard,
  { partnership }: ForecastsBoard,
  view: IndicatorsView,
): readonly ResultForecast[] {
  const spans = [...(card.quarter ? [card.quarter] : []), ...card.years];
  // A series that cannot be forecast at all says why in one row.
  const told = spans.length > 0 ? spans : [{ ...nothing(nextQuarter(view)), sentence: card.sentence }];
  return told.map((span) => ({
    measure: card.measure,
    partnership,
    service: card.service,
    metric: card.metric,
    terms: card.unit.kind === 'money' ? view.terms : 'nominal',
    period: span.kind,
    until: span.until,
    method: card.method === '' ? null : card.method,
    mean: span.expected,
    lower: span.lower,
    upper: span.upper,
    coverage: span.coverage === '' ? null : span.coverage,
    backtests: span.backtests,
    aim: span.aim === null ? null : Number(span.aim),
    probability: span.probability,
    status: statusOf(span),
  }));
}

function statusOf({ state, sentence }: PeriodOutlook): string | null {
  if (state === 'expected') return null;
  return state === 'ended' ? 'ended' : sentence;
}
