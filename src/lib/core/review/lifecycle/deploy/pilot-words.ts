import { capitalised, formatNumber, formatShare, type Unit } from '../../../vocabulary/format.ts';
import { monthLabel } from '../../../vocabulary/month.ts';
import { listed } from '../../signals/decisions.ts';
import type { Comparison } from './comparison.ts';
import type { Effect, Fitted, RunUp, Verdict } from './effect.ts';
import type { Outcome } from './outcomes.ts';
import type { Placebo } from './placebo.ts';
import { bareWords, differenceWords, intervalWords, sizeWords, toneOf, valueWords } from './words.ts';

/** A verdict in two or three words, for a table. */
export const verdictWords: Readonly<Record<Verdict, string>> = {
  found: 'moved with the pilot',
  drift: 'drifted since',
  not_found: 'no effect found',
  regression: 'back to usual',
  partly: 'partly back to usual',
  too_short: 'too few months',
  cannot: 'cannot be told',
};

const share95 = '95% interval';

/** What the pilot did to an outcome, in words, with what part of it would have come anyway. */
export function effectSentence(outcome: Outcome, effect: Effect): string {
  const { fitted, runUp, verdict } = effect;
  if (!fitted)
    return `What the pilot did to ${inline(outcome)} cannot be told: ${effect.reason ?? 'no model'}.`;
  if (runUp && (verdict === 'regression' || verdict === 'partly'))
    return returnSentence(outcome, runUp, verdict);
  const step = stepWords(outcome, fitted);
  switch (verdict) {
    case 'found':
      return `${step}${toneWords(outcome, fitted.levelChange.value)}. ${laterWords(outcome, fitted)}`.trim();
    case 'drift':
      return `${capitalised(outcome.label)} did not step with the pilot, but has drifted by ${differenceWords(fitted.slopeChange.value, outcome.unit)} a month since (${share95} ${intervalWords(fitted.slopeChange, outcome.unit)})${toneWords(outcome, fitted.slopeChange.value)}.`;
    case 'too_short':
      return `${step}, but ${fitted.points.before} months before and ${fitted.points.after} after are too few to rely on: 12 and 12 are needed.`;
    default:
      return `No effect of the pilot on ${inline(outcome)} can be told from natural variation: a step of ${differenceWords(fitted.levelChange.value, outcome.unit)} (${share95} ${intervalWords(fitted.levelChange, outcome.unit)}).`;
  }
}

/** How the effect was estimated, and from what. */
export function methodWords({ fitted, reason }: Effect): string {
  if (!fitted) return `No model: ${reason ?? 'too few months'}.`;
  const { method, points, rho, notes } = fitted;
  const name =
    method === 'reml_ar1'
      ? `Interrupted time series with errors that follow each other (AR(1) by REML, rho ${formatNumber(rho.toFixed(2))})`
      : 'Interrupted time series by least squares';
  const more = notes.length > 0 ? ` ${capitalised(notes.join('; '))}.` : '';
  return `${name}: ${points.before} months before, ${points.after} after; no pattern of the year is taken out.${more}`;
}

/** What the same test says at dates at which nothing happened. */
export function placeboSentence(placebo: Placebo): string {
  if (placebo.kind === 'none') return `No placebo test: ${placebo.reason}.`;
  const { dates, found, asLarge } = placebo;
  const large =
    asLarge === 0
      ? 'none is as large as that at the pilot'
      : `${asLarge} of them as large as that at the pilot`;
  const much =
    dates.length * 0.05 < found ? ', more than the 5 in 100 that chance gives: trust the interval less' : '';
  return `The same test at ${dates.length} dates before the pilot finds a step at ${found === 0 ? 'none' : found}${much}; ${large}.`;
}

/** How those in the pilot changed beyond the others. */
export function comparisonSentence(outcome: Outcome, comparison: Comparison): string {
  if (comparison.kind === 'none') return `No comparison group: ${comparison.reason}.`;
  const { treated, others, result, until } = comparison;
  const { difference, permutation, preTrend } = result;
  const chance = `Chance alone does as well in ${formatShare(permutation.p.toFixed(6), 0)} of ${permutation.choices} ways to choose the pilot`;
  const isSmall = permutation.isExact && permutation.choices < 20 ? ', too few ways for a test' : '';
  const drift =
    preTrend === null
      ? 'Trends before it could not be compared.'
      : preTrend.permutation.p < 0.1
        ? 'They were drifting apart before it already.'
        : `Before it they drifted apart by ${sizeWords(preTrend.difference, outcome.unit)} a month.`;
  return `${listed(treated)}, in the pilot, changed by ${differenceWords(difference, outcome.unit)} against ${listed(others)}, to ${monthLabel(until)}. ${chance}${isSmall}. ${drift}`;
}

/** `The three months before …`: what was unusual, how much of the change it explains, and what is left. */
function returnSentence({ label, unit, better }: Outcome, runUp: RunUp, verdict: Verdict): string {
  const { months, mean, usual, lower, upper, change, anyway, without } = runUp;
  const word =
    toneOf(mean - usual, better) === 'worse'
      ? 'bad'
      : toneOf(mean - usual, better) === 'better'
        ? 'good'
        : 'far from usual';
  const moved = `${capitalised(label)} ${change > 0 ? 'rose' : 'fell'} by ${sizeWords(change, unit)} after the pilot began`;
  const unusual = `the ${months} months before it were unusually ${word} (${valueWords(mean, unit)} against a usual ${bareWords(usual, unit)}, limits ${bareWords(lower, unit)} to ${bareWords(upper, unit)})`;
  const part = `${bareSize(anyway, unit)} of the ${bareSize(change, unit)} would have come anyway, as months like that are followed by usual ones with or without a change`;
  const rest = without
    ? `Without those months the step is ${differenceWords(without.levelChange.value, unit)} (${share95} ${intervalWords(without.levelChange, unit)})${verdict === 'regression' ? ', within natural variation' : ', which is the part that can be the pilot'}.`
    : 'What is left cannot be estimated: too few other months.';
  return `${moved}, but ${unusual}: ${part}. ${rest}`;
}

function bareSize(value: number, unit: Unit): string {
  return unit.kind === 'share'
    ? sizeWords(value, unit).split(' ')[0]!
    : sizeWords(value, { ...unit, label: '' });
}

function stepWords({ label, unit }: Outcome, { levelChange }: Fitted): string {
  const { value } = levelChange;
  return `${capitalised(label)} ${value > 0 ? 'rose' : 'fell'} by ${sizeWords(value, unit)} in one step when the pilot began (${share95} ${intervalWords(levelChange, unit)})`;
}

function toneWords({ better }: Outcome, change: number): string {
  const tone = toneOf(change, better);
  return tone === 'neither' ? '' : `, for the ${tone}`;
}

function laterWords({ unit }: Outcome, { months }: Fitted): string {
  const later = months[11] ?? months[5];
  return later
    ? `${later.k} months in, the effect is ${differenceWords(later.effect.value, unit)} (${intervalWords(later.effect, unit)}).`
    : '';
}

/** In the middle of a sentence: names of levels keep their capital where they are more than one word with others. */
function inline({ label }: Outcome): string {
  return `“${label}”`;
}
