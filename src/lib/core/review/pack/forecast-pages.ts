import type { FigureRef } from '../../vocabulary/figure-ref.ts';
import { decimalOf } from '../../vocabulary/format.ts';
import type { ForecastCard, PeriodOutlook } from '../forecasts/board.ts';
import { withoutForecast } from '../forecasts/without-forecast.ts';
import { forecastFace, missNoun, percentWords, rangeWords } from '../forecasts/words.ts';
import { moneyFeeds, serviceFeeds, type Draft } from './draft.ts';
import type { PackBlock, PackFigure } from './pack.ts';
import type { PackSource } from './pack-source.ts';

/** Forecasts that have a page. */
const mostForecasts = 2;

/** What is forecast, what is likeliest to be missed first; where nothing can be, why. */
export function forecastPages(source: PackSource): readonly Draft[] {
  const { cards } = source.forecasts;
  const drawn = cards
    .filter(({ fan }) => fan !== null)
    .toSorted((a, b) => rankOf(source, a) - rankOf(source, b));
  if (drawn.length > 0) return drawn.slice(0, mostForecasts).map((card) => forecastPage(source, card));
  if (cards.length === 0) return [];
  return [
    {
      ...base,
      id: 'forecast',
      titles: ['Nothing can be forecast yet'],
      lead: '',
      blocks: [{ kind: 'text', id: 'forecast/missing', paragraphs: withoutForecast(cards) }],
      measures: [],
      isMoney: false,
    },
  ];
}

const base = { kind: 'forecast', feeds: [...moneyFeeds, ...serviceFeeds] } as const satisfies Partial<Draft>;

/**
 * What is likelier than not to be missed first, and of that what is not missed yet; then what may be, then net saving,
 * then the rest as it stands.
 */
function rankOf({ levels }: PackSource, card: ForecastCard): number {
  const told = outlooksOf(card).map(({ likelihood }) => likelihood);
  const isMissed = (levels?.signals ?? []).some(
    ({ measure, metric, service, isMet }) =>
      measure === card.measure && metric === card.metric && service === card.service && isMet === false,
  );
  const news = told.includes('likely') ? 0 : told.includes('possible') ? 2 : 4;
  return news + (isMissed || (news === 4 && card.measure !== 'net_saving') ? 1 : 0);
}

function outlooksOf({ quarter, years }: ForecastCard): readonly PeriodOutlook[] {
  return [quarter, ...years].filter((one) => one !== null);
}

function forecastPage(source: PackSource, card: ForecastCard): Draft {
  const id = `forecast:${card.id}`;
  const ahead = outlooksOf(card).filter(({ state }) => state === 'expected');
  const lost = outlooksOf(card).filter(({ state, sentence }) => state !== 'expected' && sentence !== '');
  const chart: PackBlock | null = card.fan && {
    kind: 'chart',
    id: `${id}/chart`,
    title: card.title,
    unit: card.scope === '' ? 'Whole partnership' : card.scope,
    summary: [card.sentence, ...outlooksOf(card).map(({ sentence }) => sentence)].join(' '),
    chart: { kind: 'fan', values: card.fan },
    source: '',
    refs: refsOfFan(card),
  };
  const told = [...ahead, ...lost].map(({ sentence, coverage }) =>
    coverage === '' ? sentence : `${sentence} Range ${coverage}.`,
  );
  const main = mainOf(ahead);
  // What else is forecast stands in the notes: one thought a page.
  const said = ahead.length === 0 ? told : [card.coverage].filter((text) => text !== '');
  return {
    ...base,
    id,
    titles: forecastTitles(card, ahead),
    lead: main?.sentence ?? card.sentence,
    blocks: [
      ...(ahead.length > 0
        ? [{ kind: 'figures' as const, id: `${id}/figures`, figures: forecastFigures(card, ahead, id) }]
        : []),
      ...(chart ? [chart] : []),
      ...(said.length > 0 ? [{ kind: 'text' as const, id: `${id}/text`, paragraphs: said }] : []),
    ],
    feeds: card.plan === null ? serviceFeeds : moneyFeeds,
    measures: [card.measure, ...(card.plan === null ? [] : [card.plan])],
    isMoney: card.unit.kind === 'money',
    notes: [
      card.sentence,
      ...told,
      card.method,
      ...card.notes,
      ...(card.isUnverified ? ['The saving is not verified: its baseline is in doubt.'] : []),
      source.forecasts.sentence,
    ].filter((note) => note !== ''),
  };
}

/** The first of the coming periods whose aim will likely be missed, or may be. */
function missable(ahead: readonly PeriodOutlook[]): PeriodOutlook | undefined {
  return (
    ahead.find(({ likelihood }) => likelihood === 'likely') ??
    ahead.find(({ likelihood }) => likelihood === 'possible')
  );
}

/** The coming period that the page is about: one that may be missed, else the year. */
function mainOf(ahead: readonly PeriodOutlook[]): PeriodOutlook | undefined {
  return missable(ahead) ?? ahead.find(({ kind }) => kind === 'year') ?? ahead[0];
}

function forecastTitles(card: ForecastCard, ahead: readonly PeriodOutlook[]): readonly string[] {
  const found = missable(ahead);
  if (found?.probability != null)
    return [`${card.headline}, ${percentWords(found.probability)}`, card.headline];
  const next = mainOf(ahead);
  if (!next || next.expected === null) return [card.sentence, `${card.title}: the coming months`];
  const face = forecastFace(next.expected, card.unit);
  const coming = `${card.title} is expected to ${next.kind === 'year' ? 'end' : 'be'}`;
  const said =
    next.kind === 'year' ? `${coming} ${next.label} at ${face}` : `${coming} ${face} in ${next.label}`;
  const miss = missNoun(card.plan === null ? 'target' : 'plan', card.better);
  return next.probability === null ? [said] : [`${said}: ${miss} unlikely`, said];
}

/** A known month opens its figure, a planned one that of the plan; a forecast has no rows behind it. */
function refsOfFan({ ref, plan }: ForecastCard): Readonly<Record<string, FigureRef>> {
  if (!ref) return {};
  return { actual: ref, ...(plan === null ? {} : { plan: { ...ref, measure: plan } }) };
}

/** Of each coming period, at most two: what is expected, and how probable a miss is. */
function forecastFigures(
  card: ForecastCard,
  ahead: readonly PeriodOutlook[],
  id: string,
): readonly PackFigure[] {
  return ahead.slice(0, 2).flatMap((outlook) => {
    const { kind, label, expected, lower, upper, probability } = outlook;
    const period = `${label}${card.scope.endsWith('real') ? ', real' : card.scope === '' ? '' : ', nominal'}`;
    const base = { period, status: null, ref: null } as const;
    const figures: PackFigure[] = [];
    if (expected !== null) {
      // More than three figures of a forecast would be false.
      const face = forecastFace(expected, card.unit);
      figures.push({
        ...base,
        id: `${id}/${kind}-expected`,
        label: `Expected, ${label}`,
        value: decimalOf(Number(expected.toPrecision(3))),
        unit: card.unit,
        face,
        exact: face,
        delta:
          lower === null || upper === null
            ? null
            : { text: rangeWords(lower, upper, card.unit), direction: 'level', tone: 'neutral' },
      });
    }
    if (probability !== null) {
      const face = percentWords(probability);
      figures.push({
        ...base,
        id: `${id}/${kind}-miss`,
        label: `Chance of ${card.plan === null ? 'missing the target' : missNoun('plan', card.better) === 'overrun' ? 'an overrun' : 'a shortfall'}, ${label}`,
        value: decimalOf(Math.round(probability * 20) / 20),
        unit: { kind: 'share', label: '' },
        face,
        exact: face,
        delta: null,
      });
    }
    return figures;
  });
}
