import { formatMoney } from '../../vocabulary/format.ts';
import { monthLabel } from '../../vocabulary/month.ts';
import { currencyOf, monthsOf, sizeOf, whyNoSaving } from './benefit-figure.ts';
import type { BenefitsData, BenefitsView } from './data.ts';
import { efficiencyBoard, fallenWords } from './efficiency.ts';
import { headlineBoard, type HeadlineBoard } from './headline.ts';
import { naiveBoard } from './naive.ts';
import { plainNames, viewsBoard, type PartyNames } from './views.ts';

/**
 * What the Benefits screen has to say, in a few sentences: always of government as a whole, whosever view is shown,
 * since a saving that one body only takes from the other is the first thing to know.
 */
export function benefitsStory(
  data: BenefitsData,
  view: BenefitsView,
  names: PartyNames = plainNames,
): string {
  const whole: BenefitsView = { ...view, party: 'system' };
  const why = whyNoSaving(data);
  if (why !== null) return `No saving can be stated: ${why}. Cost, volume and service are shown as they are.`;
  const headline = headlineBoard(data, whole);
  const sentences = [
    savingSentence(data, whole, { headline, names }),
    naiveSentence(data, whole),
    serviceSentence(data, whole),
  ];
  return sentences.filter((sentence) => sentence !== '').join(' ');
}

interface Told {
  readonly headline: HeadlineBoard;
  readonly names: PartyNames;
}

function savingSentence(data: BenefitsData, view: BenefitsView, { headline, names }: Told): string {
  const views = viewsBoard(data, view, names);
  const { value, status, ref } = headline.headline;
  if (views.isMoved) return `${capital(views.sentence)}${verdictOf(data, headline)}`;
  if (value === null) return unknownSentence(data, view, status?.detail ?? 'no data');
  const amount = formatMoney(sizeOf(value), currencyOf(data));
  const verb = value.startsWith('-') ? `has cost ${amount} more than it saved` : `has saved ${amount} net`;
  const plan = headline.gap ? `, ${headline.gap.text}` : '';
  const even = breakEven(data, view);
  return `To ${monthLabel(ref?.period ?? view.until)} the partnership ${verb}${plan}${even}.`;
}

function verdictOf(data: BenefitsData, { headline }: HeadlineBoard): string {
  if (headline.value === null) return '';
  const amount = formatMoney(sizeOf(headline.value), currencyOf(data));
  const isLoss = headline.value.startsWith('-');
  return ` Government as a whole ${isLoss ? `pays ${amount} more` : `saves ${amount}`}.`;
}

/** Without a verified saving, what was measured is still told, and called what it is. */
function unknownSentence(data: BenefitsData, view: BenefitsView, detail: string): string {
  const measured = monthsOf(data, view, { label: '', measure: 'net_position' }).findLast(
    ({ value }) => value !== null,
  );
  if (!measured || measured.value === null) return `No verified saving can be stated: ${detail}.`;
  const amount = formatMoney(sizeOf(measured.value), measured.unit);
  const verb = measured.value.startsWith('-') ? `${amount} of extra cost` : `${amount} of net saving`;
  return `No verified saving can be stated: ${detail}. Measured, but unverified: ${verb} to ${monthLabel(measured.period)}.`;
}

/** `; it broke even in May 2025`: from the first month after the last one below zero. */
function breakEven(data: BenefitsData, view: BenefitsView): string {
  const series = monthsOf(data, view, { label: '', measure: 'verified_net_position' });
  if (series.some(({ value }) => value === null)) return '';
  const below = series.findLastIndex(({ value }) => Number(value) < 0);
  const month = below < 0 ? undefined : series[below + 1]?.period;
  return month ? `; it broke even in ${monthLabel(month)}` : '';
}

function naiveSentence(data: BenefitsData, view: BenefitsView): string {
  const naive = naiveBoard(data, view);
  return naive.isDilution ? naive.sentence : '';
}

function serviceSentence(data: BenefitsData, view: BenefitsView): string {
  const { items, verdict } = efficiencyBoard(data, view);
  if (verdict === 'held') return 'Volume and service held.';
  const fallen = fallenWords(items);
  return fallen === '' ? '' : `${capital(fallen)}: not all of it is an efficiency.`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
