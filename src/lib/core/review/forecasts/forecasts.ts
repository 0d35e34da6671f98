import { capitalised } from '../../vocabulary/format.ts';
import { monthLabel } from '../../vocabulary/month.ts';
import type { IndicatorsData, IndicatorsView } from '../indicators/data.ts';
import { amountCard } from './amount-card.ts';
import type { ForecastCard, ForecastsBoard } from './board.ts';
import { knownSeries, type SeriesId } from './known-series.ts';
import { levelCard } from './level-card.ts';
import { emptyCard, type CardInput } from './plain-card.ts';
import { monthsAfter, nextQuarter, yearsInView } from './spans.ts';
import { amounts, subjectsOf, type Subject } from './subjects.ts';
import { missNoun } from './words.ts';

type Asked = Pick<CardInput, 'data' | 'view' | 'settings'>;

/**
 * Net saving, cost, volume and each service level, forecast to the end of the quarter after the one in view and to the
 * end of the fiscal year, from the months up to the one in view alone.
 */
export function forecastsBoard(
  data: IndicatorsData,
  view: IndicatorsView,
  settings: Asked['settings'],
): ForecastsBoard {
  return forecastsOf(
    data,
    view,
    forecastTasks(data, view, settings).map((task) => task()),
  );
}

/** The same in pieces, a card each, for a page that must go on answering; `forecastsOf` puts the cards together. */
export function forecastTasks(
  data: IndicatorsData,
  view: IndicatorsView,
  settings: Asked['settings'],
): readonly (() => ForecastCard)[] {
  return subjectsOf(data).map(
    ({ subject, id }) =>
      () =>
        withHeadline({ ...cardOf({ data, view, settings }, subject, id), scope: scopeOf(view, subject) }),
  );
}

/** The board of cards that were made of these data in this view. */
export function forecastsOf(
  data: IndicatorsData,
  view: IndicatorsView,
  cards: readonly ForecastCard[],
): ForecastsBoard {
  return {
    partnership: data.partnership,
    until: view.until,
    sentence: sentenceOf(cards),
    cards,
    missing: amounts
      .filter(({ measure }) => cards.every((card) => card.measure !== measure))
      .map(({ title }) => `No forecast of ${title.toLowerCase()}: there are no figures of it.`),
  };
}

function cardOf(asked: Asked, subject: Subject, id: SeriesId): ForecastCard {
  const { data, view } = asked;
  const series = knownSeries(data.points, id, view.until);
  if (typeof series === 'string') return emptyCard(subject, id, series);
  const lag = monthsAfter(view.until, series.last);
  if (lag > longestLag)
    return emptyCard(subject, id, `the last known month is ${monthLabel(series.last)}, ${lag} months before`);
  const horizon = monthsAfter(lastMonth(view), series.last);
  return subject.plan === null
    ? levelCard({ ...asked, subject, series, horizon })
    : amountCard({ ...asked, subject, series, horizon });
}

/** Months that the data may end before the one in view. */
const longestLag = 6;

function lastMonth(view: IndicatorsView): string {
  const ends = [nextQuarter(view).last, ...yearsInView(view).map(({ last }) => last)];
  return ends.reduce((a, b) => (a > b ? a : b));
}

/** Its title with what is likelier than not to be missed first: `Net saving: shortfall likely in 2025-26`. */
function withHeadline(card: ForecastCard): ForecastCard {
  const ahead = [card.quarter, ...card.years].filter((one) => one !== null);
  const found =
    ahead.find(({ likelihood }) => likelihood === 'likely') ??
    ahead.find(({ likelihood }) => likelihood === 'possible');
  if (!found) return card;
  const miss = missNoun(card.plan === null ? 'target' : 'plan', card.better);
  return { ...card, headline: `${card.title}: ${miss} ${found.likelihood} in ${found.label}` };
}

function scopeOf({ party, terms }: IndicatorsView, { unit }: Subject): string {
  if (unit !== 'money') return '';
  return `${party === 'system' ? 'Whole of government' : `${capitalised(party)} view`}, ${terms}`;
}

/** What is likely to be missed, by name; or that nothing is, of how many that could be judged. */
function sentenceOf(cards: readonly ForecastCard[]): string {
  const outlooks = cards.flatMap((card) =>
    [card.quarter, ...card.years].flatMap((outlook) => (outlook ? [{ card, outlook }] : [])),
  );
  const judged = outlooks.filter(({ outlook }) => outlook.probability !== null);
  const likely = judged.filter(({ outlook }) => outlook.likelihood === 'likely');
  if (judged.length === 0)
    return cards.some(({ fan }) => fan !== null)
      ? 'Nothing ahead can be held against a plan or target: none is given for the coming months.'
      : 'Nothing can be forecast yet.';
  const of = new Set(judged.map(({ card }) => card.id)).size;
  if (likely.length === 0) return `Nothing of ${of} series is likely to miss its plan or target.`;
  const names = [...new Set(likely.map(({ card }) => card.id))].map((id) => {
    const own = likely.filter(({ card }) => card.id === id);
    return `${own[0]!.card.title} in ${own.map(({ outlook }) => outlook.label).join(' and ')}`;
  });
  return `Likely to miss plan or target: ${names.join('; ')}.`;
}
