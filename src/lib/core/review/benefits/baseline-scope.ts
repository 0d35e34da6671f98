import { pointsIn, seriesLike } from '../../measures/point-set.ts';
import { groupBy } from '../../vocabulary/group-by.ts';
import { add, isZero, subtract, type Decimal } from '../../vocabulary/money.ts';
import type { Month } from '../../vocabulary/month.ts';
import type { Point } from '../../vocabulary/point.ts';
import type { BenefitsData } from './data.ts';
import { serviceSet, wholeSet } from './points-at-hand.ts';

/** What a baseline covers: one service, or (null) every service without a baseline of its own. */
export interface BaselineScope {
  readonly service: string | null;
  readonly label: string;
}

/** A month of cost or volume as it was delivered. */
export interface ScopeAmount {
  readonly period: Month;
  readonly value: Decimal | null;
  readonly unit: string;
  readonly status: string | null;
}

/**
 * What a new baseline can be made for. The rest is left out when no cost is left beside the services that have a
 * baseline of their own.
 */
export function baselineScopes(data: BenefitsData): readonly BaselineScope[] {
  const owned = ownedServices(data);
  const services = new Set(
    seriesLike(serviceSet(data), { measure: 'cost', ...plain }).flatMap(({ service }) => service ?? []),
  );
  const rest = monthlyCosts(data, null);
  const isRestEmpty = rest.length > 0 && rest.every(({ value }) => value !== null && isZero(value));
  const label = owned.size === 0 ? 'The whole partnership' : 'All services without a baseline of their own';
  return [
    ...(owned.size > 0 && isRestEmpty ? [] : [{ service: null, label }]),
    ...[...services].sort().map((service) => ({ service, label: service })),
  ];
}

/** Cost of a scope by month: nominal, of government as a whole, as baselines are kept. */
export function monthlyCosts(data: BenefitsData, service: string | null): readonly ScopeAmount[] {
  if (service !== null) return pointsOfService(data, service, 'cost');
  return withoutOwned(data, 'cost');
}

/** Volume of a scope by month; a month in more than one unit is not known. */
export function monthlyVolumes(data: BenefitsData, service: string | null): readonly ScopeAmount[] {
  if (service !== null) return pointsOfService(data, service, 'volume');
  const owned = ownedServices(data);
  const others = new Set(
    seriesLike(serviceSet(data), { measure: 'volume', ...plain }).flatMap(({ service: name }) =>
      name === null || owned.has(name) ? [] : [name],
    ),
  );
  const [only] = others;
  // Volumes of several units have no sum, but those of the one service that is left have.
  return owned.size > 0 && only !== undefined && others.size === 1
    ? pointsOfService(data, only, 'volume')
    : withoutOwned(data, 'volume');
}

/** Services whose saving is measured against a baseline of their own. */
export function ownedServices({ baselines }: BenefitsData): ReadonlySet<string> {
  return new Set(baselines.flatMap(({ service }) => service ?? []));
}

function withoutOwned(data: BenefitsData, measure: string): readonly ScopeAmount[] {
  const whole = ordered(pointsIn(wholeSet(data), { measure, ...plain }));
  const owned = ownedServices(data);
  if (owned.size === 0) return whole;
  const services = pointsIn(serviceSet(data), { measure, ...plain });
  if (services.length === 0) return whole.map(notSeparable);
  const byMonth = groupBy(
    services.filter(({ service }) => service !== null && owned.has(service)),
    ({ period }) => period,
  );
  return whole.map((point) => lessOwned(point, byMonth.get(point.period) ?? []));
}

function lessOwned(whole: Point, owned: readonly Point[]): ScopeAmount {
  const unknown = owned.find(({ value }) => value === null);
  const values = owned.flatMap(({ value }) => value ?? []);
  if (whole.value === null || unknown !== undefined)
    return { ...whole, value: null, status: whole.status ?? unknown?.status ?? null };
  return { ...whole, value: subtract(whole.value, add('0', ...values)) };
}

// The services at hand are those of the party and terms in view, which are not what a baseline is kept in.
function notSeparable(point: Point): ScopeAmount {
  const status = 'services can be told apart for government as a whole, nominal, only';
  return { ...point, value: null, status };
}

function pointsOfService(data: BenefitsData, service: string, measure: string): readonly ScopeAmount[] {
  return ordered(pointsIn(serviceSet(data), { measure, service, ...plain }));
}

const plain = { party: 'system', terms: 'nominal', grain: 'month' } as const;

function ordered(points: readonly Point[]): readonly Point[] {
  return points.toSorted((a, b) => (a.period < b.period ? -1 : 1));
}
