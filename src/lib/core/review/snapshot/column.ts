import type { Decimal } from '../../vocabulary/money.ts';
import { addMonths, monthsBetween, type Month } from '../../vocabulary/month.ts';
import type { SnapshotColumn } from '../../vocabulary/snapshot.ts';

/** Values by month; a month that is not there has none. */
export type ByMonth = ReadonlyMap<Month, Decimal>;

/** Write values one after another, repeats as their number: `packed(['1', '1', null])` is `['1', 1, null]`. */
function packed(values: readonly (Decimal | null)[]): SnapshotColumn {
  const column: (Decimal | number | null)[] = [];
  let previous: Decimal | null | undefined;
  for (const value of values) {
    const last = column.at(-1);
    if (value !== previous) column.push(value);
    else if (typeof last === 'number') column[column.length - 1] = last + 1;
    else column.push(1);
    previous = value;
  }
  return column;
}

/** The most months a column may have: what a damaged document says cannot fill the memory. */
const mostMonths = 2400;

/** The known values of a column by month. */
export function byMonth(from: Month, column: SnapshotColumn): ByMonth {
  const found = new Map<Month, Decimal>();
  let at = 0;
  let value: Decimal | null = null;
  for (const entry of column) {
    if (typeof entry !== 'number') value = entry;
    const repeats = typeof entry === 'number' ? Math.min(entry, mostMonths - at) : 1;
    for (let step = 0; step < repeats; step += 1) {
      if (value !== null) found.set(addMonths(from, at), value);
      at += 1;
    }
  }
  return found;
}

/** The first and last month of some; null of none. */
export function spanOf(months: Iterable<Month>): { readonly from: Month; readonly until: Month } | null {
  const sorted = [...months].toSorted();
  const [from, until] = [sorted[0], sorted.at(-1)];
  return from === undefined || until === undefined ? null : { from, until };
}

/** A column of every month of a span. */
export function columnOf(
  span: { readonly from: Month; readonly until: Month },
  values: ByMonth,
): SnapshotColumn {
  return packed(monthsBetween(span.from, span.until).map((month) => values.get(month) ?? null));
}
