import type { ExplainedScope } from '../measures/scopes.ts';
import { groupBy } from '../vocabulary/group-by.ts';
import { add, type Decimal } from '../vocabulary/money.ts';

/** One baseline behind a figure with the months in which it counts, and what it comes to over them. */
export interface BaselineMonths {
  /** What does not change from month to month is as in any of them. */
  readonly scope: ExplainedScope;
  readonly months: readonly ExplainedScope[];
  /** Null where a month is not known. */
  readonly flexed: Decimal | null;
}

/** The baselines of an explanation, each once, in their order. */
export function baselineMonths(scopes: readonly ExplainedScope[]): readonly BaselineMonths[] {
  return [...groupBy(scopes, ({ service }) => service ?? '').values()].flatMap((months) => {
    const [scope] = months;
    if (!scope) return [];
    const known = months.flatMap(({ flexed }) => flexed ?? []);
    return [{ scope, months, flexed: known.length === months.length ? add('0.00', ...known) : null }];
  });
}
