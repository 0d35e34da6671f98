import { formatMoney } from '../vocabulary/format.ts';
import { grainNames, grains } from '../vocabulary/grain.ts';
import { monthLabel } from '../vocabulary/month.ts';
import type { PartnershipRow, PortfolioTotal } from './portfolio.ts';

/**
 * The message of the portfolio in one sentence or two, drawn from its rows: what was saved, against which plan,
 * how many partnerships are behind, and for how many a saving cannot be stated.
 */
export function portfolioSentence(
  rows: readonly PartnershipRow[],
  totals: readonly PortfolioTotal[],
): string {
  if (rows.length === 0) return 'No partnership is loaded yet.';
  const saving =
    totals.length === 0
      ? `No saving can be stated: no partnership has ${rows.some(hasMonths) ? usable(rows) : 'data by month'}.`
      : totals.map(totalSentence).join(' ');
  return [saving, behindSentence(rows), unverifiedSentence(rows), unknownSentence(rows)]
    .filter((text) => text !== '')
    .join(' ');
}

function usable(rows: readonly PartnershipRow[]): string {
  return rows.some((row) => row.info.hasBaseline) ? 'a verified baseline' : 'a baseline';
}

function hasMonths({ grains }: PartnershipRow): boolean {
  return grains.length === 0 || grains.includes('month');
}

function totalSentence(total: PortfolioTotal): string {
  const verb = total.netPosition.startsWith('-') ? 'cost' : 'saved';
  const amount = formatMoney(total.netPosition.replace('-', ''), total.currency);
  const subject =
    total.partnerships === 1
      ? 'One partnership has'
      : `${capital(countWord(total.partnerships))} partnerships have`;
  const rest = verb === 'cost' ? `cost ${amount} more than they saved` : `saved ${amount} net to date`;
  return `${subject} ${rest}${planPhrase(total)}.`;
}

function planPhrase(total: PortfolioTotal): string {
  const rate = total.planned?.rate ?? null;
  if (!total.planned || rate === null) return '';
  const gap = Math.round(Math.abs(rate - 1) * 100);
  const side = rate < 1 ? 'under' : 'over';
  const whole = gap === 0 ? 'on plan' : `${gap}% ${side} plan`;
  const scope = total.planned.netPosition === total.netPosition ? '' : ' where there is one';
  return `, ${whole}${scope}`;
}

function behindSentence(rows: readonly PartnershipRow[]): string {
  const behind = rows.filter((row) => row.attention === 'behind plan' || row.attention === 'costs more');
  if (behind.length === 0) return '';
  if (behind.length > 2)
    return `${capital(countWord(behind.length))} are behind plan or cost more than before.`;
  const names = behind.map((row) => row.info.name ?? row.info.partnership);
  return `${names.join(' and ')} ${behind.length === 1 ? 'is' : 'are'} behind.`;
}

function unverifiedSentence(rows: readonly PartnershipRow[]): string {
  const unverified = rows.filter((row) => row.attention === 'baseline not verified').length;
  if (unverified === 0) return '';
  return `${capital(countWord(unverified))} ${unverified === 1 ? 'has a baseline that is' : 'have baselines that are'} not verified, and ${unverified === 1 ? 'is' : 'are'} in no total.`;
}

function unknownSentence(rows: readonly PartnershipRow[]): string {
  const unknown = rows.filter((row) => row.attention === 'no baseline').length;
  if (unknown === 0 || unknown === rows.length) return '';
  return `${capital(countWord(unknown))} ${unknown === 1 ? 'has' : 'have'} no baseline, so no saving can be stated.`;
}

/** The period and scope line under the sentence: to which month the figures run. */
export function portfolioPeriod(rows: readonly PartnershipRow[]): string {
  const months = rows.map((row) => row.at).filter((month) => month !== null);
  if (months.length === 0) return '';
  const [first, last] = [months.reduce((a, b) => (a < b ? a : b)), months.reduce((a, b) => (a > b ? a : b))];
  return first === last
    ? `Figures to ${monthLabel(last)}`
    : `Figures to between ${monthLabel(first)} and ${monthLabel(last)}`;
}

/** In which periods the service targets were counted, as the data of each partnership are given. */
export function targetsPeriod(rows: readonly PartnershipRow[]): string {
  const counted = rows.filter((row) => row.targets !== null && row.targets > 0);
  const names = grains
    .filter((grain) => counted.some((row) => row.targetsGrain === grain))
    .map((grain) => grainNames[grain]);
  return names.length === 0 ? '' : `in the latest ${names.join(' or ')} of each partnership`;
}

const words = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

function countWord(count: number): string {
  return words[count] ?? String(count);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
