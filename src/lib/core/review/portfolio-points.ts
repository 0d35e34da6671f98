import type { Engine } from '../engine/port.ts';
import { pointsWhere, type View } from '../measures/points.ts';
import type { Point } from '../vocabulary/point.ts';

/** What the portfolio is drawn from: its rows and totals, its quarters, and its heat of realisation. */
const measures = [
  'cost',
  'volume',
  'attainment',
  'targets_met',
  'verified_net_position',
  'net_position',
  'planned_net_position',
  'realisation_rate',
];

/** The points of all partnerships that the portfolio is drawn from, in one view: of whole partnerships alone. */
export async function portfolioPoints(engine: Engine, { party, terms }: View): Promise<readonly Point[]> {
  return pointsWhere(engine, { measures, parties: [party], terms: [terms], services: 'whole' });
}
