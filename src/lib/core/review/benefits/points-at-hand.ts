import { pointsIn, setOfPoints, type PointSet } from '../../measures/point-set.ts';
import type { Point } from '../../vocabulary/point.ts';
import { deliveredMeasures } from '../quarters.ts';
import type { BenefitsData } from './data.ts';

interface AtHand {
  readonly whole: PointSet;
  readonly services: PointSet;
}

const known = new WeakMap<object, AtHand>();

/** Data of the Benefits screen whose points are unpacked when they are first read. */
export function withPoints(rest: Omit<BenefitsData, keyof AtHand>, atHand: AtHand): BenefitsData {
  const data = {
    ...rest,
    get whole() {
      return atHand.whole.points;
    },
    get services() {
      return atHand.services.points;
    },
  };
  known.set(data, atHand);
  return data;
}

/** The same data with other points of the whole partnership. */
export function withWhole(data: BenefitsData, whole: PointSet): BenefitsData {
  // Named one by one: to copy all of it would unpack its points.
  const { partnership, register, baselines, scopes, events, metrics } = data;
  const rest = { partnership, register, baselines, scopes, events };
  return withPoints(metrics ? { ...rest, metrics } : rest, { whole, services: serviceSet(data) });
}

/** The points of the whole partnership by series: boards read no others than those they need. */
export function wholeSet(data: Pick<BenefitsData, 'whole'>): PointSet {
  return known.get(data)?.whole ?? setOfPoints(data.whole);
}

/** What was delivered, as points of the whole partnership: what quarters are told from. */
export function deliveredIn(data: Pick<BenefitsData, 'whole'>): readonly Point[] {
  const whole = wholeSet(data);
  return deliveredMeasures.flatMap((measure) => pointsIn(whole, { measure }));
}

/** The points of its services by series. */
export function serviceSet(data: Pick<BenefitsData, 'services'>): PointSet {
  return known.get(data)?.services ?? setOfPoints(data.services);
}
