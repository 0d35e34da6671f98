import { z95 } from './wilson.ts';

/** How many people gave which kind of answer. */
export interface Recommendations {
  readonly promoters: number;
  readonly passives: number;
  readonly detractors: number;
}

/** A net promoter score in points, -100 to 100, and where it lies with 95 % confidence. */
export interface NetPromoterScore {
  readonly score: number;
  readonly standardError: number;
  readonly lower: number;
  readonly upper: number;
}

/**
 * The net promoter score with 1.96 standard errors to both sides, cut at ±100; null without answers.
 *
 * Formula: 100 (P − D), standard error 100 √((P + D − (P − D)²) / n), with the shares P of promoters and D of detractors
 * of n answers: the variance of a draw that is +1, 0 or −1. Unit: points. Source: Reichheld 2003; Rowan 2014.
 * Example: 50 promoters, 30 passives, 20 detractors: 30 points, standard error 7.81, interval 14.7 to 45.3.
 */
export function npsInterval({ promoters, passives, detractors }: Recommendations): NetPromoterScore | null {
  const answers = promoters + passives + detractors;
  if (!(answers > 0) || Math.min(promoters, passives, detractors) < 0) return null;
  const net = (promoters - detractors) / answers;
  const variance = Math.max(0, (promoters + detractors) / answers - net * net);
  const standardError = 100 * Math.sqrt(variance / answers);
  const score = 100 * net;
  return {
    score,
    standardError,
    lower: Math.max(-100, score - z95 * standardError),
    upper: Math.min(100, score + z95 * standardError),
  };
}
