import type { Engine } from '../engine/port.ts';
import { portfolioAtHand } from '../measures/at-hand.ts';
import type { View } from '../measures/points.ts';
import type { Point } from '../vocabulary/point.ts';

/** The points of all partnerships that the portfolio is drawn from, in one view: of whole partnerships alone. */
export async function portfolioPoints(engine: Engine, view: View): Promise<readonly Point[]> {
  return portfolioAtHand(engine, view);
}
