import type { BridgeService } from '../../appraisal/bridge.ts';
import { pointsIn } from '../../measures/point-set.ts';
import { fiscalQuarterOf, fiscalStartYear } from '../../vocabulary/fiscal.ts';
import { groupBy } from '../../vocabulary/group-by.ts';
import { add, isZero, subtract, type Decimal } from '../../vocabulary/money.ts';
import { addMonths, type Month } from '../../vocabulary/month.ts';
import type { Point } from '../../vocabulary/point.ts';
import { sideKey, sideLabel, spanOf, type BridgeChoice, type BridgeSide } from './bridge-choice.ts';
import { allServices, costMeasure, unnamed, volumeMeasure } from './bridge-rows.ts';
import type { BenefitsData, BenefitsView } from './data.ts';
import { serviceSet, wholeSet } from './points-at-hand.ts';

/** Whole fiscal years and quarters that have a cost in every month, the latest first; plans likewise. */
export function sidesOf(data: BenefitsData, view: BenefitsView): readonly BridgeSide[] {
  return (['actual', 'plan'] as const).flatMap((scenario) => {
    const months = new Set(
      wholeOf(data, view, costMeasure(scenario))
        .filter(({ value, period }) => value !== null && (scenario === 'plan' || period <= view.until))
        .map(({ period }) => period),
    );
    const years = [...new Set([...months].map((month) => fiscalStartYear(month, view.calendar)))];
    const quarters = [...months].map((month) => fiscalQuarterOf(month, view.calendar));
    const keys = new Map<string, BridgeSide>();
    for (const startYear of years) put(keys, { scenario, startYear, quarter: null });
    for (const quarter of quarters) put(keys, { scenario, ...quarter });
    return [...keys.values()]
      .filter((side) => monthsIn(spanOf(side, view.calendar)).every((month) => months.has(month)))
      .sort((a, b) => order(b).localeCompare(order(a)));
  });
}

function put(keys: Map<string, BridgeSide>, side: BridgeSide): void {
  keys.set(sideKey(side), side);
}

/** Years before quarters. */
function order({ startYear, quarter }: BridgeSide): string {
  return `${quarter === null ? 'y' : 'q'}${startYear}${quarter ?? ''}`;
}

/** Both sides of every service; or why they cannot be compared. */
export function servicesOf(
  data: BenefitsData,
  view: BenefitsView,
  { from, to }: BridgeChoice,
): readonly BridgeService[] | string {
  const [before, after] = [readSide(data, view, from), readSide(data, view, to)];
  if (typeof before === 'string') return before;
  if (typeof after === 'string') return after;
  const names = [...new Set([...before.services.keys(), ...after.services.keys()])].sort();
  const named = names.map((service): BridgeService => {
    const [one, two] = [before.services.get(service), after.services.get(service)];
    const unit = one?.unit === two?.unit || !one || !two ? (one ?? two)?.unit : undefined;
    return {
      service,
      unit: unit ?? null,
      cost0: one?.cost ?? null,
      volume0: unit === undefined ? null : (one?.volume ?? null),
      cost1: two?.cost ?? null,
      volume1: unit === undefined ? null : (two?.volume ?? null),
    };
  });
  const whole = wholeOnly(before, after);
  if (whole && !named.some(({ volume0, volume1 }) => volume0 !== null && volume1 !== null)) return [whole];
  const rest = wholeRest(before, after, names.length > 0);
  return rest ? [...named, rest] : named;
}

/** The whole as one service, where its volume is known although that of no service is. */
function wholeOnly(before: Side, after: Side): BridgeService | null {
  if (before.volume === null || after.volume === null || before.unit !== after.unit) return null;
  return {
    service: allServices,
    unit: before.unit,
    cost0: before.cost,
    volume0: before.volume,
    cost1: after.cost,
    volume1: after.volume,
  };
}

interface ServiceSide {
  readonly cost: Decimal;
  readonly volume: Decimal | null;
  readonly unit: string | null;
}

interface Side {
  readonly cost: Decimal;
  readonly volume: Decimal | null;
  readonly unit: string | null;
  readonly services: ReadonlyMap<string, ServiceSide>;
}

function readSide(data: BenefitsData, view: BenefitsView, side: BridgeSide): Side | string {
  const [first, last] = spanOf(side, view.calendar);
  const isIn = ({ period }: Point) => period >= first && period <= last;
  const measure = costMeasure(side.scenario);
  const whole = wholeOf(data, view, measure).filter(isIn);
  const unknown = whole.find(({ value }) => value === null);
  if (unknown) return unknown.status ?? 'a month is not known';
  if (whole.length < monthsIn([first, last]).length)
    return `${sideLabel(side, view.calendar)} has no cost in every month`;
  const { party, terms } = view;
  const costs = pointsIn(serviceSet(data), { measure, party, terms }).filter(isIn);
  const ofVolume = { measure: volumeMeasure(side.scenario), grain: 'month' } as const;
  const volumes = groupBy(pointsIn(serviceSet(data), ofVolume).filter(isIn), ({ service }) => service);
  const costsByService = groupBy(costs, ({ service }) => service ?? '');
  const services = new Map<string, ServiceSide>();
  for (const [name, costsOf] of costsByService) {
    const own = costsOf.filter(({ grain }) => grain === 'month');
    if (own.some(({ value }) => value === null))
      return own.find(({ value }) => value === null)?.status ?? name;
    services.set(name, {
      cost: sumOf(own),
      ...volumeOf(volumes.get(name) ?? [], own),
    });
  }
  const all = pointsIn(wholeSet(data), ofVolume).filter(isIn);
  return { cost: sumOf(whole), ...volumeOf(all, whole), services };
}

/** What no service accounts for; the whole itself where no service is named at all. */
function wholeRest(before: Side, after: Side, hasServices: boolean): BridgeService | null {
  const cost0 = subtract(before.cost, sumOfCosts(before));
  const cost1 = subtract(after.cost, sumOfCosts(after));
  if (isZero(cost0) && isZero(cost1)) return null;
  const isSame = before.unit === after.unit && !hasServices;
  return {
    service: hasServices ? unnamed : allServices,
    unit: isSame ? before.unit : null,
    cost0,
    volume0: isSame ? before.volume : null,
    cost1,
    volume1: isSame ? after.volume : null,
  };
}

function sumOfCosts({ services }: Side): Decimal {
  return add('0.00', ...[...services.values()].map(({ cost }) => cost));
}

/** A volume is known where every month with a cost has one that is known, all in one unit. */
function volumeOf(
  points: readonly Point[],
  costs: readonly Point[],
): {
  readonly volume: Decimal | null;
  readonly unit: string | null;
} {
  const units = new Set(points.map(({ unit }) => unit));
  const months = new Set(points.map(({ period }) => period));
  const isWhole = costs.every(({ period }) => months.has(period));
  const isKnown =
    points.length > 0 && isWhole && units.size === 1 && points.every(({ value }) => value !== null);
  return { volume: isKnown ? sumOf(points) : null, unit: units.size === 1 ? [...units][0]! : null };
}

function sumOf(points: readonly Point[]): Decimal {
  return add('0', ...points.map(({ value }) => value ?? '0'));
}

function wholeOf(data: BenefitsData, { party, terms }: BenefitsView, measure: string): readonly Point[] {
  return pointsIn(wholeSet(data), { measure, party, terms, grain: 'month' });
}

function monthsIn([first, last]: readonly [Month, Month]): readonly Month[] {
  const months: Month[] = [];
  for (let month = first; month <= last; month = addMonths(month, 1)) months.push(month);
  return months;
}
