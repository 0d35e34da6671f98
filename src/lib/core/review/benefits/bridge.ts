import { bars, bridge, type Bridge, type BridgePart, type BridgeService } from '../../appraisal/bridge.ts';
import { fiscalQuarterOf, fiscalStartYear } from '../../vocabulary/fiscal.ts';
import type { FigureRef } from '../../vocabulary/figure-ref.ts';
import { formatMoney, formatShare } from '../../vocabulary/format.ts';
import { add, compare, divide, isZero, subtract, type Decimal } from '../../vocabulary/money.ts';
import { addMonths, type Month } from '../../vocabulary/month.ts';
import type { Point } from '../../vocabulary/point.ts';
import { currencyOf, sizeOf } from './benefit-figure.ts';
import {
  isAlike,
  parseChoice,
  sideKey,
  sideLabel,
  spanOf,
  type BridgeChoice,
  type BridgeSide,
} from './bridge-choice.ts';
import type { BenefitsData, BenefitsView } from './data.ts';

/** A bar of the bridge: what it adds to the cost, and what it means. */
export interface BridgeBar {
  readonly id: (typeof bars)[number];
  readonly label: string;
  readonly amount: Decimal;
  readonly meaning: string;
}

/** One service of the bridge, with the figures that its costs open to. */
export interface BridgeRow extends BridgePart {
  readonly from: FigureRef | null;
  readonly to: FigureRef | null;
}

/** Why cost changed between two sides. `bridge` null: it cannot be told, and `sentence` says why. */
export interface BridgeBoard {
  readonly sentence: string;
  readonly choice: BridgeChoice | null;
  readonly sides: readonly { readonly key: string; readonly label: string }[];
  readonly fromLabel: string;
  readonly toLabel: string;
  readonly schemeLabel: string;
  readonly currency: string | null;
  readonly bridge: Bridge | null;
  readonly bars: readonly BridgeBar[];
  readonly rows: readonly BridgeRow[];
  readonly notes: readonly string[];
}

/** How the two schemes are called, on the chart and in the link. */
export const schemeLabels = {
  price_volume_mix: 'price, volume and mix in turn, price last',
  lmdi: 'logarithmic means (LMDI-I)',
} as const;

const words = {
  volume: ['Volume', 'more or less was delivered, at the unit cost of before'],
  mix: ['Mix', 'dearer or cheaper services make up more of it'],
  price: ['Price', 'a unit costs more or less than before'],
  scope: ['Scope', 'services that are new or have ended'],
  unsplit: ['Not split', 'no volume to split it by'],
} as const;

const unnamed = 'Rows that name no service';

/** The bridge that the link asks for, else the latest whole fiscal year against the one before. */
export function bridgeBoard(data: BenefitsData, view: BenefitsView, asked: string | null): BridgeBoard {
  const sides = sidesOf(data, view);
  const choice = parseChoice(asked) ?? usualChoice(sides);
  const label = (side: BridgeSide) => sideLabel(side, view.calendar);
  const base = {
    choice,
    sides: sides.map((side) => ({ key: sideKey(side), label: label(side) })),
    fromLabel: choice ? label(choice.from) : '',
    toLabel: choice ? label(choice.to) : '',
    schemeLabel: schemeLabels[choice?.scheme ?? 'price_volume_mix'],
    currency: currencyOf(data),
  };
  const cannot = (sentence: string) => ({ ...base, sentence, bridge: null, bars: [], rows: [], notes: [] });
  if (choice === null)
    return cannot('A bridge needs two whole fiscal quarters or years of cost; the data have fewer.');
  if (!isAlike(choice)) return cannot('A year is not bridged to a quarter: choose two of the same length.');
  const read = servicesOf(data, view, choice);
  if (typeof read === 'string') return cannot(`This bridge is not available: ${read}.`);
  const made = bridge(read, choice.scheme);
  return {
    ...base,
    bridge: made,
    bars: bars
      .filter((id) => !isZero(made[id]) || id === 'price' || id === 'volume')
      .map((id) => ({ id, label: words[id][0], amount: made[id], meaning: words[id][1] })),
    rows: made.parts.map((part) => ({
      ...part,
      from: refOf(data, view, { side: choice.from, part, cost: part.cost0 }),
      to: refOf(data, view, { side: choice.to, part, cost: part.cost1 }),
    })),
    notes: notesOf(made),
    sentence: sentenceOf(made, base),
  };
}

/** Whole fiscal years and quarters that have a cost in every month, the latest first; plans likewise. */
function sidesOf(data: BenefitsData, view: BenefitsView): readonly BridgeSide[] {
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

function usualChoice(sides: readonly BridgeSide[]): BridgeChoice | null {
  const actual = sides.filter(({ scenario }) => scenario === 'actual');
  const years = actual.filter(({ quarter }) => quarter === null);
  const [to, from] = years.length > 1 ? years : actual.filter(({ quarter }) => quarter !== null);
  return from && to ? { from, to, scheme: 'price_volume_mix' } : null;
}

/** Both sides of every service; or why they cannot be compared. */
function servicesOf(
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
    service: 'All services',
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
  const costs = data.services.filter(
    (point) =>
      point.measure === measure && point.party === view.party && point.terms === view.terms && isIn(point),
  );
  const volumes = data.services.filter(
    (point) => point.measure === volumeMeasure(side.scenario) && point.grain === 'month' && isIn(point),
  );
  const services = new Map<string, ServiceSide>();
  for (const name of new Set(costs.map(({ service }) => service ?? ''))) {
    const own = costs.filter(({ service, grain }) => (service ?? '') === name && grain === 'month');
    if (own.some(({ value }) => value === null))
      return own.find(({ value }) => value === null)?.status ?? name;
    services.set(name, {
      cost: sumOf(own),
      ...volumeOf(
        volumes.filter(({ service }) => service === name),
        own,
      ),
    });
  }
  const all = data.whole.filter(
    (point) => point.measure === volumeMeasure(side.scenario) && point.grain === 'month' && isIn(point),
  );
  return { cost: sumOf(whole), ...volumeOf(all, whole), services };
}

/** What no service accounts for; the whole itself where no service is named at all. */
function wholeRest(before: Side, after: Side, hasServices: boolean): BridgeService | null {
  const cost0 = subtract(before.cost, sumOfCosts(before));
  const cost1 = subtract(after.cost, sumOfCosts(after));
  if (isZero(cost0) && isZero(cost1)) return null;
  const isSame = before.unit === after.unit && !hasServices;
  return {
    service: hasServices ? unnamed : 'All services',
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

function wholeOf(data: BenefitsData, view: BenefitsView, measure: string): readonly Point[] {
  return data.whole.filter(
    (point) =>
      point.measure === measure &&
      point.party === view.party &&
      point.terms === view.terms &&
      point.grain === 'month',
  );
}

function costMeasure(scenario: BridgeSide['scenario']): string {
  return scenario === 'plan' ? 'planned_cost' : 'cost';
}

function volumeMeasure(scenario: BridgeSide['scenario']): string {
  return scenario === 'plan' ? 'planned_volume' : 'volume';
}

function monthsIn([first, last]: readonly [Month, Month]): readonly Month[] {
  const months: Month[] = [];
  for (let month = first; month <= last; month = addMonths(month, 1)) months.push(month);
  return months;
}

function refOf(
  { partnership }: BenefitsData,
  { calendar }: BenefitsView,
  { side, part, cost }: { side: BridgeSide; part: BridgePart; cost: Decimal },
): FigureRef | null {
  if (part.service === unnamed || isZero(cost)) return null;
  const [from, period] = spanOf(side, calendar);
  const service = part.service === 'All services' ? null : part.service;
  return { measure: costMeasure(side.scenario), partnership, service, metric: null, from, period };
}

function notesOf(made: Bridge): readonly string[] {
  const whole = made.parts.filter(({ reason }) => reason !== null);
  const named = whole.map(({ service, reason }) => `${service}: ${reason}`).join('; ');
  return [
    ...(made.hasMix
      ? []
      : ['Services are counted in different units: volume is told service by service, and there is no mix.']),
    ...(whole.length > 0 ? [`Not split: ${named}.`] : []),
  ];
}

/** The message: by how much cost changed, and what did most of it. */
function sentenceOf(
  made: Bridge,
  { fromLabel, toLabel, currency }: Pick<BridgeBoard, 'fromLabel' | 'toLabel' | 'currency'>,
): string {
  const change = subtract(made.cost1, made.cost0);
  const share = divide(change, sizeOf(made.cost0), 4);
  const size = `${formatMoney(sizeOf(change), currency)}${share === null ? '' : ` (${formatShare(sizeOf(share))})`}`;
  const isLess = change.startsWith('-');
  const rose = isZero(change)
    ? `Running cost is the same in ${toLabel} as in ${fromLabel}`
    : fromLabel === `plan for ${toLabel}`
      ? `Running cost in ${toLabel} was ${size} ${isLess ? 'below' : 'above'} plan`
      : `Running cost ${isLess ? 'fell' : 'rose'} by ${size} from ${fromLabel} to ${toLabel}`;
  const moved = bars
    .filter((id) => !isZero(made[id]))
    .toSorted((a, b) => compare(sizeOf(made[b]), sizeOf(made[a])) || bars.indexOf(a) - bars.indexOf(b));
  if (moved.length === 0) return `${rose}.`;
  const told = moved.slice(0, 3).map((id) => {
    const verb = made[id].startsWith('-') ? 'took off' : 'added';
    return `${words[id][0].toLowerCase()} ${verb} ${formatMoney(sizeOf(made[id]), currency)}`;
  });
  return `${rose}: ${told.join(', ')}.`;
}
