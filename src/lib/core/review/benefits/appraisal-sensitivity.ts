import { discountFactors } from '../../appraisal/discount-factors.ts';
import { npv } from '../../appraisal/npv.ts';
import { rateSetOf, rateSets, shiftedBands } from '../../appraisal/rate-sets.ts';
import { oneWay, type Range } from '../../appraisal/sensitivity.ts';
import { switchingValue, type SwitchingValue } from '../../appraisal/switching-value.ts';
import type { ScopeMonth } from '../../measures/scope-months.ts';
import type { AppraisalSettings, RateBand } from '../../vocabulary/appraisal-settings.ts';
import { decimalOf, formatShare } from '../../vocabulary/format.ts';
import { fiscalStartYear } from '../../vocabulary/fiscal.ts';
import type { CaseYear, Case, Flows } from './appraisal-flows.ts';
import type { Appraised } from '../../appraisal/appraise.ts';

/** A parameter at both ends of its range, with what the ends are in words. */
export interface TornadoEntry {
  readonly id: ParameterId;
  readonly label: string;
  readonly atLow: number;
  readonly atHigh: number;
  readonly lowWords: string;
  readonly highWords: string;
  readonly swing: number;
}

/** How far the result leans on rate, baseline and fixed share; `left` says what could not be moved, and why. */
export interface Sensitivity {
  readonly of: Case;
  readonly base: number;
  readonly rows: readonly TornadoEntry[];
  readonly switching: readonly Switching[];
  readonly left: readonly string[];
}

/** Where the net present value turns, as a value and in words. */
export interface Switching {
  readonly id: ParameterId;
  readonly at: SwitchingValue;
  readonly words: string;
}

type ParameterId = 'rate' | 'baseline' | 'fixed_share';

interface Asked {
  readonly flows: Flows;
  readonly settings: AppraisalSettings;
}

interface Moved {
  readonly id: Case;
  readonly appraised: Appraised<CaseYear>;
}

const point = 0.01;

/**
 * One-way sensitivity and switching values of a case. The rate moves to the lower set that belongs to the one in use (or
 * a percentage point down) and a point up; the baseline and the fixed share move by the swings of the settings, in each
 * month by the formula of the flexed baseline.
 */
export function sensitivityOf(scopes: readonly ScopeMonth[], one: Moved, asked: Asked): Sensitivity {
  const months = monthsOf(scopes, one, asked.flows);
  const { result, signed } = resultWith(months, one, asked);
  const ranges = rangesOf(months, asked.settings);
  const rows = oneWay(ranges, (id, value) => result(id as ParameterId, value));
  const base = Number(one.appraised.npsv);
  return {
    of: one.id,
    base,
    rows: rows.map(({ id, label, low, high, atLow, atHigh, swing }) => ({
      id: id as ParameterId,
      label,
      atLow,
      atHigh,
      swing,
      lowWords: endWords(id as ParameterId, low, asked.settings),
      highWords: endWords(id as ParameterId, high, asked.settings),
    })),
    switching: ranges.map(({ id }) =>
      switchingOf(id as ParameterId, { result: signed, base, settings: asked.settings }),
    ),
    left: leftOf(months),
  };
}

/** Months of the flexed baseline that are in the flows of the case; later ones of the plan in the outlook. */
function monthsOf(scopes: readonly ScopeMonth[], { id }: Moved, { delivered }: Flows): readonly ScopeMonth[] {
  return scopes.filter(({ scenario, period }) => {
    if (id === 'planned') return scenario === 'plan';
    const isDone = delivered !== null && period <= delivered;
    if (id === 'delivered') return scenario === 'actual' && isDone;
    return scenario === 'actual' ? isDone : !isDone;
  });
}

type Result = (id: ParameterId, value: number) => number;

/** The result with a parameter moved, and one that is as far from zero only nearly, but surely on the same side of it. */
interface Results {
  readonly result: Result;
  readonly signed: Result;
}

function resultWith(
  months: readonly ScopeMonth[],
  { appraised }: Moved,
  { flows, settings }: Asked,
): Results {
  const nets = appraised.years.map(({ net }) => Number(net));
  const timing = settings.isMidYear ? 'middle' : 'start';
  const factors = (bands: readonly RateBand[]) => discountFactors(bands, nets.length, timing);
  const [set, first] = [rateSetOf(settings), appraised.years[0]?.startYear ?? 0];
  const { calendar } = flows.source;
  const year = (period: string) => fiscalStartYear(period, calendar) - first;
  const known = factors(set.bands);
  const unchanged = npv(nets, known);
  const weighted = months.map((month) => ({
    month,
    before: flexed(month, 1, 0),
    weight: known[year(month.period)] ?? 0,
  }));
  const result: Result = (id, value) => {
    if (id === 'rate') return npv(nets, factors(movedBands(settings, value)));
    const changed = weighted.reduce((sum, { month, before, weight }) => {
      const after = id === 'baseline' ? flexed(month, 1 + value, 0) : flexed(month, 1, value);
      return sum + (after - before) * weight;
    }, 0);
    return unchanged + changed;
  };
  return { result, signed: signedLike(result, unchanged, weighted) };
}

interface Weighted {
  readonly month: ScopeMonth;
  readonly before: number;
  readonly weight: number;
}

/**
 * A switching value is looked for in hundreds of steps, each of which would go through all months. What moves is the same
 * for all months of one fixed share, so each step takes their sums; close to zero, the months themselves.
 */
function signedLike(result: Result, unchanged: number, weighted: readonly Weighted[]): Result {
  const sum = weighted.reduce((all, { before, weight }) => all + before * weight, 0);
  const size = weighted.reduce((all, { before, weight }) => all + Math.abs(before * weight), 0);
  const slopes = new Map<number, number>();
  let steepest = 0;
  for (const { month, weight } of weighted) {
    if (month.volumeRatio === null) continue;
    // From a share of one to a share of nothing.
    const slope = (flexed(month, 1, Infinity) - flexed(month, 1, -Infinity)) * weight;
    slopes.set(month.fixedShare, (slopes.get(month.fixedShare) ?? 0) + slope);
    steepest += Math.abs(slope);
  }
  const least = 1e-9 * (Math.abs(unchanged) + size + steepest);
  return (id, value) => {
    if (id === 'rate') return result(id, value);
    let nearly = unchanged;
    if (id === 'baseline') nearly += value * sum;
    else for (const [share, slope] of slopes) nearly += (limited(share + value) - limited(share)) * slope;
    return Math.abs(nearly) > least ? nearly : result(id, value);
  };
}

function limited(share: number): number {
  return Math.min(1, Math.max(0, share));
}

// The lower set is no shift of the other: it stands in at exactly the low end of the range.
const lowerSet = Number.NEGATIVE_INFINITY;

function movedBands(settings: AppraisalSettings, value: number): readonly RateBand[] {
  const set = rateSetOf(settings);
  if (value !== lowerSet) return shiftedBands(set.bands, value);
  return set.lower === null ? shiftedBands(set.bands, -point) : rateSets[set.lower].bands;
}

/** The flexed baseline of a month with its cost scaled and its fixed share moved within 0 to 1; see `ScopeMonth`. */
function flexed(month: ScopeMonth, scale: number, move: number): number {
  const { baselineCost, price, scopeFactor, fixedShare, volumeRatio, deflator } = month;
  if (price === null || deflator === null || deflator === 0) return 0;
  const share = volumeRatio === null ? 1 : limited(fixedShare + move);
  const volume = share + (1 - share) * (volumeRatio ?? 1);
  return (baselineCost * scale * price * scopeFactor * volume) / deflator;
}

function rangesOf(months: readonly ScopeMonth[], settings: AppraisalSettings): readonly Range[] {
  const swing = (id: ParameterId, label: string, by: number) => ({ id, label, low: -by, high: by });
  return [
    { id: 'rate', label: 'Discount rate', low: lowerSet, high: point },
    ...(months.length > 0 ? [swing('baseline', 'Baseline cost', settings.baselineSwing)] : []),
    ...(isFlexed(months) ? [swing('fixed_share', 'Fixed share', settings.fixedShareSwing)] : []),
  ];
}

function isFlexed(months: readonly ScopeMonth[]): boolean {
  return months.some(({ volumeRatio }) => volumeRatio !== null);
}

function leftOf(months: readonly ScopeMonth[]): readonly string[] {
  if (months.length === 0)
    return ['Baseline and fixed share were not moved: no month of a flexed baseline is known.'];
  const open = isFlexed(months)
    ? []
    : ['The fixed share was not moved: without volumes all of the baseline is fixed.'];
  const unknown = months.filter(({ price, deflator }) => price === null || !deflator).length;
  return unknown === 0 ? open : [...open, `${unknown} service months without a price index were not moved.`];
}

function endWords(id: ParameterId, value: number, settings: AppraisalSettings): string {
  if (id === 'rate' && value === lowerSet) {
    const { lower } = rateSetOf(settings);
    return lower === null ? '1 percentage point lower' : 'the lower-rate set';
  }
  if (id === 'rate') return '1 percentage point higher';
  const size = Math.abs(value);
  const by = id === 'baseline' ? percent(size) : points(size);
  return `${by} ${value < 0 ? 'lower' : 'higher'}`;
}

const searched: Readonly<Record<ParameterId, { readonly low: number; readonly high: number }>> = {
  rate: { low: -0.1, high: 1 },
  baseline: { low: -0.9, high: 0.9 },
  fixed_share: { low: -1, high: 1 },
};

const subjects: Readonly<Record<ParameterId, string>> = {
  rate: 'the discount rate',
  baseline: 'the baseline',
  fixed_share: 'the fixed share',
};

function switchingOf(
  id: ParameterId,
  { result, base }: { readonly result: Result; readonly base: number; readonly settings: AppraisalSettings },
): Switching {
  const { low, high } = searched[id];
  const at = switchingValue((value) => result(id, value), { base: 0, low, high });
  const turn = base >= 0 ? 'negative' : 'positive';
  if (at.kind === 'none') {
    return {
      id,
      at,
      words: `No change of ${subjects[id]} that was tried turns the net present value ${turn}.`,
    };
  }
  const size = Math.abs(at.value);
  const by = id === 'baseline' ? percent(size) : points(size);
  const direction = at.value < 0 ? 'lower' : 'higher';
  return { id, at, words: `The net present value turns ${turn} if ${subjects[id]} was ${by} ${direction}.` };
}

function percent(share: number): string {
  return formatShare(decimalOf(share));
}

function points(share: number): string {
  return `${(share * 100).toFixed(1)} percentage points`;
}
