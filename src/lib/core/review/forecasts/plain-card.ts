import type { Forecast, NoForecast } from '../../indicators/forecast/forecast.ts';
import { capitalised, type Unit } from '../../vocabulary/format.ts';
import { addMonths, monthLabel } from '../../vocabulary/month.ts';
import type { IndicatorSettings } from '../../vocabulary/indicator-settings.ts';
import type { IndicatorsData, IndicatorsView } from '../indicators/data.ts';
import type { ForecastCard } from './board.ts';
import type { KnownSeries, SeriesId } from './known-series.ts';
import type { Subject } from './subjects.ts';
import { coverageWords, forecastFace, methodWords, rangeWords } from './words.ts';

/** What a card is made of: a series, and how many months after its last known one are asked for. */
export interface CardInput {
  readonly data: IndicatorsData;
  readonly view: IndicatorsView;
  readonly settings: Pick<IndicatorSettings, 'shareChart'>;
  readonly subject: Subject;
  readonly series: KnownSeries;
  readonly horizon: number;
}

/** What a card has whatever the forecast: names, method, coverage, notes. */
export function plainCard(input: CardInput, made: Forecast | NoForecast, unit: Unit): ForecastCard {
  const { data, view, subject, series } = input;
  const { measure, metric, service } = series.id;
  const ref = { measure, partnership: data.partnership, service, metric, period: series.last };
  const doubt = subject.measure === 'net_saving' ? unverifiedStatus(data, view) : null;
  const notes = [...(doubt === null ? [] : [`${capitalised(doubt)}.`]), ...series.notes];
  const isUnverified = doubt !== null;
  if (made.kind === 'none')
    return { ...emptyCard(subject, series.id, made.reason), unit, notes, isUnverified, ref };
  return {
    ...emptyCard(subject, series.id, ''),
    unit,
    reason: null,
    sentence: monthsSentence(subject.title, made, series, unit),
    method: methodWords(made, true),
    coverage: coverageWords(made.coverage, made.isWidened),
    backtests: made.backtest.past.length,
    notes: [...notes, ...limitNotes(made)],
    isUnverified,
    ref,
  };
}

function limitNotes({ beyond, points, months, fitted }: Forecast): readonly string[] {
  const isConstant = fitted.errors.every((error) => error === null || error === 0);
  return [
    ...(beyond > 0
      ? [
          `With ${points} months no more than ${months.length} may be forecast; ${beyond} more would be needed to the end of the year.`,
        ]
      : []),
    ...(isConstant
      ? ['Every month is as the method expects: the ranges have no width, which is no certainty.']
      : []),
  ];
}

function monthsSentence(title: string, { months }: Forecast, series: KnownSeries, unit: Unit): string {
  const [next, last] = [months[0], months.at(-1)];
  if (!next || !last) return `${title}: nothing left to forecast.`;
  const said = ({ ahead, expected, ranges }: typeof next): string => {
    const range = ranges.at(-1)!;
    return `${forecastFace(expected, unit)} in ${monthLabel(addMonths(series.last, ahead))} (${rangeWords(range.lower, range.upper, unit)})`;
  };
  return next === last
    ? `${title} is expected to be ${said(next)}.`
    : `${title} is expected to be ${said(next)}, and ${said(last)}.`;
}

/** A card without a forecast, with the reason. */
export function emptyCard(subject: Subject, id: SeriesId, reason: string): ForecastCard {
  const { title, plan, better, unit } = subject;
  return {
    id: [id.measure, id.metric ?? '', id.service ?? ''].join('|'),
    title,
    headline: title,
    ...id,
    plan,
    better,
    unit: { kind: unit, label: '' },
    scope: '',
    fan: null,
    reason,
    sentence: `${title}: no forecast, ${reason}.`,
    quarter: null,
    years: [],
    method: '',
    coverage: '',
    backtests: 0,
    notes: [],
    isUnverified: false,
    ref: null,
  };
}

/** Why the saving is not verified; null where all of it in the fiscal year before the one in view is. */
function unverifiedStatus({ points }: IndicatorsData, { until }: IndicatorsView): string | null {
  const found = points.findLast(
    ({ measure, service, grain, period, value }) =>
      measure === 'unverified_net_saving' &&
      service === null &&
      grain === 'month' &&
      period <= until &&
      period > addMonths(until, -12) &&
      value !== null,
  );
  return found ? (found.status ?? 'baseline not verified') : null;
}
