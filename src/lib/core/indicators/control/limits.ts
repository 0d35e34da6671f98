import type { IndicatorSettings } from '../../vocabulary/indicator-settings.ts';
import { mean } from '../statistics/averages.ts';

/** Moving ranges of this many times their mean, or more, are outlying: the upper limit of a moving range chart. */
const outlyingFactor = 3.267;

type Choices = Pick<IndicatorSettings, 'isScreened' | 'limitConstant'>;

/** Limits of a stretch of values: `sigmas` holds a third of the way from mean to limit, one for each value. */
export interface Limits {
  readonly mean: number;
  readonly sigmas: readonly number[];
  readonly meanMovingRange: number;
  /** Outlying moving ranges that were left out. */
  readonly screened: number;
}

/** A share of cases as its two parts. */
export interface Parts {
  readonly numerator: number;
  readonly denominator: number;
}

/**
 * Limits of individual values (XmR): mean of the values ± 2.66 × mean moving range, in the unit of the values. A moving
 * range is the distance between two successive values. Ranges of 3.267 times their mean or more are left out once, if
 * so set; not where those left would all be zero, which says nothing of how the values vary.
 *
 * Source: Shewhart; NIST/SEMATECH e-Handbook 6.3.2.2; screening as in NHSRplotthedots.
 * Example: 10, 12, 11, 13 have mean 11.5, moving ranges 2, 1, 2 of mean 1.667, limits 11.5 ± 4.433.
 */
export function individualsLimits(values: readonly number[], choices: Choices): Limits {
  const { kept, screened } = meanRange(movingRanges(values), choices.isScreened);
  const sigma = (factorOf(choices) * kept) / 3;
  return { mean: mean(values) ?? 0, sigmas: values.map(() => sigma), meanMovingRange: kept, screened };
}

/**
 * Limits of shares from numerator and denominator (Laney's p′): mean p̄ = Σ numerators / Σ denominators, and of each
 * share its binomial sigma √(p̄(1−p̄)/n) times σz, where z = (p − p̄)/sigma and σz = mean moving range of z / 1.128. The
 * limits p̄ ± 3·σz·sigma so follow both the size of the month and how months really differ. `meanMovingRange` is that
 * of z, without unit.
 *
 * Source: Laney, Improved control charts for attributes, Quality Engineering 14 (2002).
 * Example: 8/10, 9/10, 16/20 have p̄ 33/40 = 0.825 and sigmas 0.1202, 0.1202, 0.0850; z −0.208, 0.624, −0.294;
 * moving ranges 0.832, 0.918 of mean 0.875; σz 0.776; limits of the third month 0.825 ± 0.198.
 */
export function pPrimeLimits(parts: readonly Parts[], choices: Choices): Limits {
  const total = (key: keyof Parts) => parts.reduce((sum, part) => sum + part[key], 0);
  const share = total('numerator') / total('denominator');
  const binomial = parts.map(({ denominator }) => Math.sqrt((share * (1 - share)) / denominator));
  const scores = parts.map(({ numerator, denominator }, at) => {
    const sigma = binomial[at] ?? 0;
    return sigma > 0 ? (numerator / denominator - share) / sigma : 0;
  });
  const { kept, screened } = meanRange(movingRanges(scores), choices.isScreened);
  const spread = (factorOf(choices) * kept) / 3;
  return { mean: share, sigmas: binomial.map((sigma) => sigma * spread), meanMovingRange: kept, screened };
}

/** The mean range of two normal values, in sigmas: d2. */
export const meanRangeInSigmas = 1.128;

/** `2.66` as published, or 3 / 1.128: sigmas from mean to limit over the mean range of two values in sigmas. */
function factorOf({ limitConstant }: Choices): number {
  return limitConstant === '2.66' ? 2.66 : 3 / meanRangeInSigmas;
}

function movingRanges(values: readonly number[]): readonly number[] {
  return values.slice(1).map((value, at) => Math.abs(value - (values[at] ?? value)));
}

function meanRange(
  ranges: readonly number[],
  isScreened: boolean,
): { readonly kept: number; readonly screened: number } {
  const all = mean(ranges) ?? 0;
  const inner = ranges.filter((range) => range < outlyingFactor * all);
  const kept = isScreened ? (mean(inner) ?? 0) : 0;
  return kept > 0 ? { kept, screened: ranges.length - inner.length } : { kept: all, screened: 0 };
}
