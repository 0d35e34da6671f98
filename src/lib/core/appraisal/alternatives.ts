import { npv } from './npv.ts';
import { switchingValue, type SwitchingValue } from './switching-value.ts';

/** A way to do it: yearly real flows from year 0, and how well it meets each criterion (0 to 100). */
export interface Alternative {
  readonly id: string;
  readonly label: string;
  readonly benefits: readonly number[];
  readonly costs: readonly number[];
  readonly scores: Readonly<Record<string, number>>;
}

/** What alternatives are compared by; weights need not add up to 1, they are brought to it. */
export interface Criterion {
  readonly id: string;
  readonly label: string;
  readonly weight: number;
}

/** An alternative with a value, and its place from 1. */
export interface Ranked {
  readonly id: string;
  readonly label: string;
  readonly value: number;
  readonly rank: number;
}

/** Where another alternative comes to lead: which one, and at what value of the parameter. */
export interface RankingSwitch {
  readonly parameter: string;
  readonly label: string;
  readonly overtakenBy: string;
  readonly at: SwitchingValue;
  readonly words: string;
}

/** Alternatives by net present social value, the best first: `Σ DF_t x (benefit_t - cost_t)`. */
export function byNpsv(alternatives: readonly Alternative[], factors: readonly number[]): readonly Ranked[] {
  return ranked(alternatives, (alternative) => npsvOf(alternative, factors));
}

/** Alternatives by weighted score, the best first: `Σ weight x score / Σ weight`; a missing score counts 0. */
export function byScore(
  alternatives: readonly Alternative[],
  criteria: readonly Criterion[],
): readonly Ranked[] {
  return ranked(alternatives, (alternative) => scoreOf(alternative, criteria));
}

/**
 * At which weight of each criterion another alternative comes to lead, the other weights kept in proportion. Example:
 * A scores 90 on cost and 20 on quality, B 50 and 80: with the weight of quality at w, A has 90 - 70w and B 50 + 30w,
 * so B leads from w = 0.4.
 */
export function weightSwitches(
  alternatives: readonly Alternative[],
  criteria: readonly Criterion[],
): readonly RankingSwitch[] {
  const sum = criteria.reduce((total, { weight }) => total + weight, 0);
  return criteria.flatMap(({ id, label, weight }) => {
    const scored = (alternative: Alternative, share: number) =>
      share * (alternative.scores[id] ?? 0) +
      (1 - share) *
        scoreOf(
          alternative,
          criteria.filter((one) => one.id !== id),
        );
    const subject = { id, label: `the weight of ${label}` };
    return switches(alternatives, scored, { subject, base: weight / sum, low: 0, high: 1 });
  });
}

/** At which factor on all costs of the leader by NPSV another alternative comes to lead: 1.2 is costs 20 % higher. */
export function costSwitches(
  alternatives: readonly Alternative[],
  factors: readonly number[],
): readonly RankingSwitch[] {
  const leader = byNpsv(alternatives, factors)[0];
  const valued = (alternative: Alternative, times: number) => {
    const scale = alternative.id === leader?.id ? times : 1;
    return npsvOf({ ...alternative, costs: alternative.costs.map((cost) => cost * scale) }, factors);
  };
  const subject = { id: 'cost', label: `the cost of ${leader?.label ?? ''}` };
  return switches(alternatives, valued, { subject, base: 1, low: 0, high: 5 });
}

/** At which factor on all benefits of the leader by NPSV another alternative comes to lead: 0.8 is benefits 20 % lower. */
export function benefitSwitches(
  alternatives: readonly Alternative[],
  factors: readonly number[],
): readonly RankingSwitch[] {
  const leader = byNpsv(alternatives, factors)[0];
  const valued = (alternative: Alternative, times: number) => {
    const scale = alternative.id === leader?.id ? times : 1;
    return npsvOf({ ...alternative, benefits: alternative.benefits.map((one) => one * scale) }, factors);
  };
  const subject = { id: 'benefit', label: `the benefit of ${leader?.label ?? ''}` };
  return switches(alternatives, valued, { subject, base: 1, low: 0, high: 5 });
}

/**
 * At which factor on the volume of all alternatives another comes to lead: 0.82 is volume 18 % lower. Benefits move with
 * volume, costs by the share that is not fixed: `cost x (f + (1 - f) x volume)`. Example: A costs 100 for 130, B costs
 * 40 for 60, f 1: A has 130v - 100 and B 60v - 40, so B leads below v = 60/70, 0.857.
 */
export function volumeSwitches(
  alternatives: readonly Alternative[],
  factors: readonly number[],
  fixedShare: number,
): readonly RankingSwitch[] {
  const valued = ({ benefits, costs, ...rest }: Alternative, volume: number) =>
    npsvOf(
      {
        ...rest,
        benefits: benefits.map((one) => one * volume),
        costs: costs.map((one) => one * (fixedShare + (1 - fixedShare) * volume)),
      },
      factors,
    );
  const subject = { id: 'volume', label: 'the volume' };
  return switches(alternatives, valued, { subject, base: 1, low: 0, high: 5 });
}

interface Search {
  readonly subject: { readonly id: string; readonly label: string };
  readonly base: number;
  readonly low: number;
  readonly high: number;
}

function switches(
  alternatives: readonly Alternative[],
  valued: (alternative: Alternative, value: number) => number,
  { subject, ...range }: Search,
): readonly RankingSwitch[] {
  const order = ranked(alternatives, (alternative) => valued(alternative, range.base));
  const leader = alternatives.find(({ id }) => id === order[0]?.id);
  if (!leader) return [];
  return alternatives
    .filter(({ id }) => id !== leader.id)
    .map((other) => {
      const at = switchingValue((value) => valued(leader, value) - valued(other, value), range);
      const words = wordsOf(other.label, subject.label, { at, base: range.base });
      return { parameter: subject.id, label: subject.label, overtakenBy: other.id, at, words };
    });
}

function wordsOf(other: string, label: string, { at, base }: { at: SwitchingValue; base: number }): string {
  if (at.kind === 'none') return `The ranking does not flip to ${other}, whatever ${label} is`;
  const percent = (share: number) => `${(share * 100).toFixed(1)}%`;
  const direction = at.value >= base ? 'above' : 'below';
  return `The ranking flips to ${other} if ${label} is ${direction} ${percent(at.value)} (now ${percent(base)})`;
}

function npsvOf({ benefits, costs }: Alternative, factors: readonly number[]): number {
  return npv(benefits, factors) - npv(costs, factors);
}

function scoreOf({ scores }: Alternative, criteria: readonly Criterion[]): number {
  const sum = criteria.reduce((total, { weight }) => total + weight, 0);
  if (sum === 0) return 0;
  return criteria.reduce((total, { id, weight }) => total + weight * (scores[id] ?? 0), 0) / sum;
}

function ranked(
  alternatives: readonly Alternative[],
  valueOf: (alternative: Alternative) => number,
): readonly Ranked[] {
  return alternatives
    .map((alternative) => ({ id: alternative.id, label: alternative.label, value: valueOf(alternative) }))
    .toSorted((a, b) => b.value - a.value || (a.id < b.id ? -1 : 1))
    .map((one, index) => ({ ...one, rank: index + 1 }));
}
