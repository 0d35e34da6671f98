import type { TrendValues } from '../../charts/values.ts';
import { formatMoney } from '../../vocabulary/format.ts';
import { baselineCards, type BaselineCard } from './baseline-cards.ts';
import { breakTrend, versionFigures, type VersionFigure } from './baseline-versions.ts';
import { currencyOf, monthsOf, sumToDate, type BenefitFigure } from './benefit-figure.ts';
import { ownedServices } from './baseline-scope.ts';
import type { BenefitsData, BenefitsView } from './data.ts';
import { serviceSet } from './points-at-hand.ts';

/** The baselines of a partnership. `breaks` is empty where none has more than one version. */
export interface BaselinesBoard {
  readonly sentence: string;
  readonly cards: readonly BaselineCard[];
  /** Services with costs that no baseline covers. */
  readonly uncovered: readonly string[];
  /** Mean monthly cost and volume of the baseline of the whole partnership. */
  readonly cost: BenefitFigure;
  readonly volume: BenefitFigure;
  readonly breaks: readonly VersionFigure[];
  readonly breakSentence: string;
  readonly breakTrend: TrendValues | null;
}

/** Every baseline with its versions, and both figures where a new version took the place of another. */
export function baselinesBoard(data: BenefitsData, view: BenefitsView): BaselinesBoard {
  const cards = baselineCards(data, view);
  const uncovered = uncoveredServices(data);
  const breaks = versionFigures(data, view);
  return {
    sentence: sentenceOf(cards, uncovered),
    cards,
    uncovered,
    cost: standingOf(data, view, 'baseline_cost', 'Baseline cost a month'),
    volume: standingOf(data, view, 'baseline_volume', 'Baseline volume a month'),
    breaks,
    breakSentence: breakSentence(breaks, currencyOf(data)),
    breakTrend: breaks.length > 1 ? breakTrend(data, view, breaks) : null,
  };
}

function standingOf(data: BenefitsData, view: BenefitsView, measure: string, label: string): BenefitFigure {
  const isVolume = measure === 'baseline_volume';
  const wanted = {
    label,
    measure,
    ...(isVolume ? ({ party: 'system', kind: 'count' } as const) : {}),
    terms: 'nominal' as const,
    absent: isVolume ? 'no volume in one unit' : 'no costs in the baseline',
  };
  const last = monthsOf(data, view, wanted).at(-1);
  return sumToDate(data, view, last ? { ...wanted, from: last.period } : wanted);
}

function uncoveredServices(data: BenefitsData): readonly string[] {
  if (data.baselines.some(({ service }) => service === null)) return [];
  const owned = ownedServices(data);
  const named = serviceSet(data)
    .seriesOf('cost')
    .flatMap(({ service }) => service ?? []);
  return [...new Set(named)].filter((service) => !owned.has(service)).sort();
}

function sentenceOf(cards: readonly BaselineCard[], uncovered: readonly string[]): string {
  if (cards.length === 0)
    return 'No baseline is recorded, so no saving is stated: nothing says what the service would have cost.';
  const rest =
    uncovered.length === 0
      ? ''
      : ` No baseline covers ${uncovered.join(', ')}: what ${uncovered.length === 1 ? 'it costs' : 'they cost'} is in no saving.`;
  return `${verifiedWords(cards)}${rest}`;
}

function verifiedWords(cards: readonly BaselineCard[]): string {
  const doubtful = cards.filter(({ current }) => current.doubt !== null);
  const [first] = doubtful;
  if (!first)
    return `${cards.length === 1 ? 'The baseline is' : `All ${cards.length} baselines are`} frozen, approved and evidenced.`;
  const doubt = first.current.doubt ?? '';
  if (cards.length === 1)
    return `The baseline is not verified (${doubt}), so the saving against it is outside the headline.`;
  return `${doubtful.length} of ${cards.length} baselines ${doubtful.length === 1 ? 'is' : 'are'} not verified (${doubt}), so the saving against ${doubtful.length === 1 ? 'it' : 'them'} is outside the headline.`;
}

function breakSentence(breaks: readonly VersionFigure[], currency: string | null): string {
  if (breaks.length < 2) return '';
  const told = breaks.map(({ version, isCurrent, figure }) => {
    const value = figure.value === null ? 'not known' : formatMoney(figure.value, currency);
    return `under ${version} gross saving to date ${isCurrent ? 'is' : 'was'} ${value}`;
  });
  const words = told.join('; ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}. A new version never takes the place of a former figure: each stands.`;
}
