import { quantile } from '../quantile/quantile.ts';
import { z95 } from './wilson.ts';

/** What one body counted. */
export interface FunnelCount {
  readonly name: string;
  readonly numerator: number;
  readonly denominator: number;
}

/** Limits of a share at the size of one body; not cut at 0 and 1. */
export interface FunnelLimits {
  readonly lower95: number;
  readonly upper95: number;
  readonly lower998: number;
  readonly upper998: number;
}

export type FunnelPosition = 'within' | 'warning low' | 'warning high' | 'outside low' | 'outside high';

/** A body in the funnel. */
export interface FunnelBody extends FunnelCount, FunnelLimits {
  readonly share: number;
  /** Beyond the 95 % limits a warning, beyond the 99.8 % limits outside. */
  readonly position: FunnelPosition;
}

/** A funnel of bodies around their common share. `centre` null: there is none, and `status` says why. */
export interface Funnel {
  readonly centre: number | null;
  readonly bodies: readonly FunnelBody[];
  /** How much more the bodies differ than chance would have it; 1 is as chance has it. */
  readonly dispersion: number;
  /** The limits are wider by the root of the dispersion. */
  readonly isWidened: boolean;
  /** Limits at any size, for drawing the funnel. */
  readonly limitsAt: (denominator: number) => FunnelLimits | null;
  /** How limits were made, or why there are none. */
  readonly status: string;
}

/** The standard normal deviate that leaves 0.1 % above it. */
const z998 = 3.090232306167813;

/** Of bodies in order, the share at each end whose deviates are drawn in before dispersion is estimated. */
const winsorised = 0.1;

const fewestBodies = 10;

/**
 * Funnel limits for shares of bodies of different size, instead of a league table.
 *
 * Formula: p0 ± z √(φ p0 (1 − p0) / n), p0 = Σ numerators / Σ denominators, z 1.96 and 3.09. φ, the mean squared deviate
 * of the bodies after the outer 10 % at each end are drawn in, counts only where it is above 1 + 2 √(2 / bodies) and
 * there are ten bodies or more; else φ = 1. Unit: share. Source: Spiegelhalter 2005.
 * Example: p0 0.9 and 100 cases give 0.9 ± 1.96 × 0.03: 0.841 to 0.959.
 */
export function funnelLimits(counts: readonly FunnelCount[]): Funnel {
  const usable = counts.filter(isUsable);
  const cases = usable.reduce((sum, { denominator }) => sum + denominator, 0);
  const hits = usable.reduce((sum, { numerator }) => sum + numerator, 0);
  if (usable.length < 2) return none('a funnel needs two bodies with cases');
  const centre = hits / cases;
  if (centre === 0 || centre === 1) return none('all shares are the same: no limits');
  const dispersion = dispersionOf(usable, centre);
  const isWidened = usable.length >= fewestBodies && dispersion > 1 + 2 * Math.sqrt(2 / usable.length);
  const spread = Math.sqrt(centre * (1 - centre) * (isWidened ? dispersion : 1));
  const limitsAt = (denominator: number): FunnelLimits | null =>
    denominator > 0 ? limits(centre, spread / Math.sqrt(denominator)) : null;
  return {
    centre,
    bodies: usable.map((count) => placed(count, limits(centre, spread / Math.sqrt(count.denominator)))),
    dispersion,
    isWidened,
    limitsAt,
    status: [statusOf(isWidened, dispersion), leftOut(counts.length - usable.length)]
      .filter((part) => part !== null)
      .join('; '),
  };
}

function isUsable({ numerator, denominator }: FunnelCount): boolean {
  return denominator > 0 && numerator >= 0 && numerator <= denominator && Number.isFinite(denominator);
}

function dispersionOf(counts: readonly FunnelCount[], centre: number): number {
  const deviates = counts.map(
    ({ numerator, denominator }) =>
      (numerator / denominator - centre) / Math.sqrt((centre * (1 - centre)) / denominator),
  );
  const low = quantile(deviates, winsorised) ?? 0;
  const high = quantile(deviates, 1 - winsorised) ?? 0;
  const drawnIn = deviates.map((deviate) => Math.min(high, Math.max(low, deviate)));
  return drawnIn.reduce((sum, deviate) => sum + deviate * deviate, 0) / drawnIn.length;
}

function limits(centre: number, standardError: number): FunnelLimits {
  return {
    lower95: centre - z95 * standardError,
    upper95: centre + z95 * standardError,
    lower998: centre - z998 * standardError,
    upper998: centre + z998 * standardError,
  };
}

function placed(count: FunnelCount, at: FunnelLimits): FunnelBody {
  const share = count.numerator / count.denominator;
  return { ...count, ...at, share, position: positionOf(share, at) };
}

function positionOf(share: number, at: FunnelLimits): FunnelPosition {
  if (share < at.lower998) return 'outside low';
  if (share > at.upper998) return 'outside high';
  if (share < at.lower95) return 'warning low';
  return share > at.upper95 ? 'warning high' : 'within';
}

function statusOf(isWidened: boolean, dispersion: number): string {
  return isWidened
    ? `limits widened by √${dispersion.toFixed(2)}: bodies differ more than chance (Spiegelhalter 2005)`
    : 'binomial limits, 95 % and 99.8 % (Spiegelhalter 2005)';
}

function leftOut(count: number): string | null {
  if (count === 0) return null;
  return count === 1 ? '1 body without cases is left out' : `${count} bodies without cases are left out`;
}

function none(status: string): Funnel {
  return { centre: null, bodies: [], dispersion: 1, isWidened: false, limitsAt: () => null, status };
}
