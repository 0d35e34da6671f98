/** Where a share lies with 95 % confidence. */
export interface ShareInterval {
  readonly lower: number;
  readonly upper: number;
}

/** The standard normal deviate that leaves 2.5 % above it. */
export const z95 = 1.959963984540054;

/**
 * Wilson's score interval of a share, 95 % unless `z` says otherwise; null without cases or with more hits than cases.
 *
 * Formula: (p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) / (1 + z²/n), p = hits / cases. Unit: share. It stays within 0 and 1
 * and has width at 0 and 1, where p ± z·SE has none. Source: Wilson 1927; Brown, Cai and DasGupta 2001.
 * Example: 18 of 20 is 0.9, interval 0.6990 to 0.9721.
 */
export function wilson(hits: number, cases: number, z = z95): ShareInterval | null {
  if (!(cases > 0) || !(hits >= 0) || hits > cases || !Number.isFinite(cases)) return null;
  const share = hits / cases;
  const squared = z * z;
  const centre = share + squared / (2 * cases);
  const half = z * Math.sqrt((share * (1 - share)) / cases + squared / (4 * cases * cases));
  const scale = 1 + squared / cases;
  return {
    lower: hits === 0 ? 0 : (centre - half) / scale,
    upper: hits === cases ? 1 : (centre + half) / scale,
  };
}
