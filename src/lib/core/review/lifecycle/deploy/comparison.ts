import {
  differenceInDifferences,
  type DifferenceInDifferences,
} from '../../../indicators/effect/difference-in-differences.ts';
import { seededRandom } from '../../../indicators/statistics/seeded-random.ts';
import { addMonths, monthsBetween, type Month } from '../../../vocabulary/month.ts';
import { listed } from '../../signals/decisions.ts';
import type { Outcome } from './outcomes.ts';

/** A change with who underwent it. */
export interface Treatment {
  readonly start: Month;
  /** The last month in which the others were still without it; null: to the end. */
  readonly until: Month | null;
  /** Services that the words of the change name; none: all of them underwent it. */
  readonly services: readonly string[];
}

/** The services that underwent a change against those that did not, or why there is no such comparison. */
export type Comparison =
  | {
      readonly kind: 'compared';
      readonly treated: readonly string[];
      readonly others: readonly string[];
      readonly result: Extract<DifferenceInDifferences, { kind: 'difference' }>;
      readonly until: Month;
    }
  | { readonly kind: 'none'; readonly reason: string };

/** Difference in differences over the services of one measure, as long as the others are without the change. */
export function comparisonOf(
  outcome: Outcome,
  all: readonly Outcome[],
  { start, until, services }: Treatment,
): Comparison {
  const own = all.filter(
    ({ measure, metric, service }) =>
      measure === outcome.measure && metric === outcome.metric && service !== null,
  );
  const isTreated = (service: string) => services.some((one) => isSame(one, service));
  const names = own.map(({ service }) => service!);
  const [treated, others] = [names.filter(isTreated), names.filter((name) => !isTreated(name))];
  const reason = withoutComparison(names, { treated, others, services });
  if (reason) return { kind: 'none', reason };
  const last = own.map(({ months }) => months.at(-1)!.period).reduce((a, b) => (a < b ? b : a));
  const end = until !== null && until < last ? until : last;
  const first = own.map(({ months }) => months[0]!.period).reduce((a, b) => (a > b ? b : a));
  const span = monthsBetween(first, end);
  const result = differenceInDifferences({
    units: own.map(({ service, months }) => {
      const byMonth = new Map(months.map(({ period, value }) => [period, value]));
      return {
        id: service!,
        isTreated: isTreated(service!),
        values: span.map((period) => byMonth.get(period) ?? null),
      };
    }),
    before: span.filter((period) => period < start).length,
    random: seededRandom(1),
  });
  if (result.kind === 'none') return { kind: 'none', reason: result.reason };
  return { kind: 'compared', treated, others, result, until: end };
}

/** Services whose name stands in a text as a word of its own. */
export function namedServices(text: string, services: readonly string[]): readonly string[] {
  const words = ` ${plain(text)} `;
  return services.filter((service) => words.includes(` ${plain(service)} `));
}

/** The month before another event ends the comparison. */
export function lastWithout(production: Month | null): Month | null {
  return production === null ? null : addMonths(production, -1);
}

function withoutComparison(
  names: readonly string[],
  {
    treated,
    others,
    services,
  }: { treated: readonly string[]; others: readonly string[]; services: readonly string[] },
): string {
  if (names.length === 0) return 'no service has this figure by itself';
  if (services.length === 0)
    return 'the event names no service, so all of them count as in the pilot and none is left to compare with';
  if (treated.length === 0) return `no figure of ${listed(services)} by itself`;
  return others.length === 0 ? 'every service with this figure is in the pilot' : '';
}

function isSame(one: string, other: string): boolean {
  return plain(one) === plain(other);
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
