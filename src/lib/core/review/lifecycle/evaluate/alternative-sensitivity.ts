import {
  benefitSwitches,
  costSwitches,
  volumeSwitches,
  weightSwitches,
  byScore,
  type Alternative,
  type RankingSwitch,
} from '../../../appraisal/alternatives.ts';
import { discountFactors } from '../../../appraisal/discount-factors.ts';
import { npv } from '../../../appraisal/npv.ts';
import { rateSetOf, shiftedBands } from '../../../appraisal/rate-sets.ts';
import type { TornadoRow, TornadoValues } from '../../../charts/tornado.ts';
import type { AppraisalSettings } from '../../../vocabulary/appraisal-settings.ts';
import { formatShare } from '../../../vocabulary/format.ts';
import type { LoadedAlternatives } from './alternative-rows.ts';
import type { Scored } from './alternative-scores.ts';
import { switchWords, weightWords } from './alternative-words.ts';

/** How far the ranking leans on one thing moved alone, and where it flips. */
export interface Leaning {
  readonly tornado: TornadoValues | null;
  readonly switching: readonly string[];
  readonly notes: readonly string[];
}

interface Ranking {
  readonly loaded: LoadedAlternatives;
  readonly scored: Scored;
  /** Names of those ranked by money, the best first. */
  readonly ranked: readonly string[];
}

interface Basis {
  readonly factors: readonly number[];
  readonly appraisal: AppraisalSettings;
  readonly currency: string | null;
  /** Of the baseline; null: not known, so volume is not moved. */
  readonly fixedShare: number | null;
}

/** One-way sensitivity of the lead by money over the next, and the switching values of both rankings. */
export function leaningOf({ loaded, scored, ranked }: Ranking, basis: Basis): Leaning {
  const alternatives = ranked.map((name) => asNumbers(loaded, name));
  const byWeights = weightLines(scored);
  const [first, second] = alternatives;
  if (!first || !second) return { tornado: null, switching: byWeights, notes: [] };
  return {
    tornado: tornadoOf(first, second, basis),
    switching: [...moneyLines(alternatives, basis), ...byWeights],
    notes:
      basis.fixedShare === null
        ? ['Volume is not moved: the baselines give no single share of cost that is fixed.']
        : [],
  };
}

function asNumbers({ alternatives }: LoadedAlternatives, name: string): Alternative {
  const { flows } = alternatives.find((one) => one.name === name)!;
  return {
    id: name,
    label: name,
    benefits: flows.map(({ benefit }) => Number(benefit)),
    costs: flows.map(({ cost }) => Number(cost)),
    scores: {},
  };
}

/** The nearest flip of each thing that is moved; where nothing flips, that is said. */
function moneyLines(alternatives: readonly Alternative[], { factors, fixedShare }: Basis): readonly string[] {
  return [
    costSwitches(alternatives, factors),
    alternatives[0]!.benefits.some((value) => value !== 0) ? benefitSwitches(alternatives, factors) : [],
    fixedShare === null ? [] : volumeSwitches(alternatives, factors, fixedShare),
  ].flatMap((found) => {
    const nearest = nearestOf(found, 1);
    if (nearest) return [switchWords(nearest, nearest.overtakenBy)];
    const [any] = found;
    return any
      ? [`Nothing else comes to lead through ${any.label} alone, anywhere from none to five times it.`]
      : [];
  });
}

function nearestOf(found: readonly RankingSwitch[], base: number): RankingSwitch | null {
  const distance = ({ at }: RankingSwitch) => (at.kind === 'value' ? Math.abs(at.value - base) : Infinity);
  return (
    found.filter(({ at }) => at.kind === 'value').toSorted((a, b) => distance(a) - distance(b))[0] ?? null
  );
}

function weightLines({ alternatives, criteria }: Scored): readonly string[] {
  if (alternatives.length < 2 || criteria.length < 2) return [];
  const sum = criteria.reduce((total, { weight }) => total + weight, 0);
  const leader = byScore(alternatives, criteria)[0];
  const found = weightSwitches(alternatives, criteria);
  const lines = criteria.flatMap(({ id, weight }) => {
    // A lead that ends only where one criterion is all there is does not flip in any way that counts.
    const within = found.filter(
      ({ parameter, at }) => parameter === id && at.kind === 'value' && at.value > 0.001 && at.value < 0.999,
    );
    const nearest = nearestOf(within, weight / sum);
    return nearest ? [weightWords(nearest, nearest.overtakenBy, weight / sum)] : [];
  });
  return lines.length > 0
    ? lines
    : [
        `No weight of a single criterion, moved alone, takes the lead by criteria from ${leader?.label ?? ''}.`,
      ];
}

/** The lead over the next, with one thing moved by the swing of the settings, or the rate by a percentage point. */
function tornadoOf(first: Alternative, second: Alternative, basis: Basis): TornadoValues {
  const { factors, appraisal, currency, fixedShare } = basis;
  const swing = appraisal.baselineSwing;
  const lead = (one: Alternative, other: Alternative, by = factors) => netOf(one, by) - netOf(other, by);
  const rows = [
    row(`Cost of ${first.label}`, [-swing, swing], (by) => lead(scaled(first, { costs: 1 + by }), second)),
    row(`Benefit of ${first.label}`, [-swing, swing], (by) =>
      lead(scaled(first, { benefits: 1 + by }), second),
    ),
    ...(fixedShare === null
      ? []
      : [
          row('Volume of all', [-swing, swing], (by) => {
            const change = { benefits: 1 + by, costs: fixedShare + (1 - fixedShare) * (1 + by) };
            return lead(scaled(first, change), scaled(second, change));
          }),
        ]),
    rateRow((by) => lead(first, second, by), basis),
  ].filter(({ swing: width }) => width > 0);
  return {
    unit: { kind: 'money', label: `lead of ${first.label} over ${second.label}`, currency },
    base: lead(first, second),
    rows: rows.toSorted((a, b) => b.swing - a.swing),
  };
}

function row(
  label: string,
  [low, high]: readonly [number, number],
  result: (by: number) => number,
): TornadoRow {
  const [atLow, atHigh] = [result(low), result(high)];
  const words = (by: number) => `${formatShare(Math.abs(by).toFixed(6), 0)} ${by < 0 ? 'less' : 'more'}`;
  return {
    id: label,
    label,
    atLow,
    atHigh,
    lowWords: words(low),
    highWords: words(high),
    swing: Math.abs(atHigh - atLow),
  };
}

function rateRow(result: (factors: readonly number[]) => number, { factors, appraisal }: Basis): TornadoRow {
  const { bands } = rateSetOf(appraisal);
  const timing = appraisal.isMidYear ? 'middle' : 'start';
  const at = (points: number) => result(discountFactors(shiftedBands(bands, points), factors.length, timing));
  const [atLow, atHigh] = [at(-0.01), at(0.01)];
  return {
    id: 'rate',
    label: 'Discount rate',
    atLow,
    atHigh,
    lowWords: '1 percentage point less',
    highWords: '1 percentage point more',
    swing: Math.abs(atHigh - atLow),
  };
}

function scaled(
  one: Alternative,
  { benefits = 1, costs = 1 }: { readonly benefits?: number; readonly costs?: number },
): Alternative {
  return {
    ...one,
    benefits: one.benefits.map((value) => value * benefits),
    costs: one.costs.map((value) => value * costs),
  };
}

function netOf({ benefits, costs }: Alternative, factors: readonly number[]): number {
  return npv(benefits, factors) - npv(costs, factors);
}
