import { identifier } from '../../engine/bind.ts';
import { add, compare, subtract, trim, type Decimal } from '../../vocabulary/money.ts';
import type { AmountTally, ControlTotal } from './imported-file.ts';
import { differenceOf } from './find-totals.ts';
import type { ControlSource, Load } from './loading.ts';
import type { Totals } from './totals.ts';

/** Sums of a file by what became of its rows, and its control totals against them. */
export interface Reconciliation {
  readonly amounts: readonly AmountTally[];
  readonly control: readonly ControlTotal[];
}

interface Sums {
  readonly currency: string | null;
  readonly accepted: Decimal;
  readonly rejected: Decimal;
  readonly excluded: Decimal;
}

/**
 * Sum each reconciled field exactly: read = accepted + rejected + excluded, by currency. The amounts of rejected rows
 * count where they can be read. A row excluded as the file's total is a control total of the rest.
 */
export async function reconcile(load: Load, totals: Totals): Promise<Reconciliation> {
  const { mapping, request, lookups } = load;
  const fields = mapping.dataset.sums.filter(
    (name) => name in request.mapping.fields || lookups.wide.fields.includes(name),
  );
  const tallies: AmountTally[] = [];
  const control: ControlTotal[] = [...foundControls(totals)];
  for (const field of fields) {
    const sums = await sumsOf(load, field);
    tallies.push(...sums.map((one) => tallyOf(field, one)));
    const found = add(...sums.map((one) => add(one.accepted, one.rejected)));
    const given = [
      ...(await totalRows(load, field, found)),
      ...request.controls.filter((one) => one.field === field),
    ];
    control.push(...given.map(({ source, total }) => controlOf(source, total, found)));
  }
  return { amounts: tallies, control };
}

/** Hold totals given for a file against its sums again: they may have been typed in after it was loaded. */
export function recheckControls(
  amounts: readonly AmountTally[],
  controls: readonly ControlSource[],
): readonly ControlTotal[] {
  return controls.map(({ source, field, total }) => {
    const own = amounts.filter(({ column }) => column === field);
    return controlOf(source, total, add(...own.flatMap(({ accepted, rejected }) => [accepted, rejected])));
  });
}

/** Totals found in the file that stand for all of it, and those that call themselves a total and equal nothing. */
function foundControls({ found, fields }: Totals): readonly ControlTotal[] {
  return found
    .filter(({ isWhole, ties }) => isWhole || !ties)
    .flatMap((total) =>
      fields.map((field, at) => ({
        source: `${field}: total row on line ${total.line}`,
        expected: trim(total.values[at] ?? '0'),
        found: trim(total.found[at] ?? '0'),
        difference: trim(differenceOf(total, at)),
      })),
    );
}

async function sumsOf({ engine, request, mapping }: Load, field: string): Promise<readonly Sums[]> {
  const hasCurrency = mapping.dataset.fields.some(({ name }) => name === 'currency');
  const currency = hasCurrency ? 'currency' : 'null::varchar';
  const name = identifier(field);
  const rows = await engine.query<{
    currency: string | null;
    accepted: string;
    rejected: string;
    excluded: string;
  }>(
    `with part as (
      select ${currency} as currency, ${name} as amount, 'accepted' as became
      from ${identifier(mapping.dataset.table)}
      where file_id = $id
      union all
      select ${currency}, ${name}, case when exclusion is null then 'rejected' else 'excluded' end
      from leftover
    )
    select
      currency,
      coalesce(sum(amount) filter (became = 'accepted'), 0)::varchar as accepted,
      coalesce(sum(amount) filter (became = 'rejected'), 0)::varchar as rejected,
      coalesce(sum(amount) filter (became = 'excluded'), 0)::varchar as excluded
    from part
    group by currency
    order by currency nulls first`,
    { id: request.fileId },
  );
  return rows;
}

function tallyOf(column: string, { currency, accepted, rejected, excluded }: Sums): AmountTally {
  return {
    column,
    currency,
    read: trim(add(accepted, rejected, excluded)),
    accepted: trim(accepted),
    rejected: trim(rejected),
    excluded: trim(excluded),
  };
}

/**
 * The row of an exclusion that is marked as the file's total. Several such rows are totals of parts: they are one
 * control total where they sum to the whole, and none where they do not.
 */
async function totalRows(
  { engine, request }: Load,
  field: string,
  found: Decimal,
): Promise<readonly ControlSource[]> {
  const marked = request.mapping.exclusions.flatMap((exclusion, index) =>
    exclusion.as === 'total' ? [index] : [],
  );
  if (marked.length === 0) return [];
  const rows = await engine.query<{ exclusion: number; line: number; total: string | null; rows: number }>(
    `select
      exclusion,
      min(source_line) as line,
      sum(${identifier(field)})::varchar as total,
      count(distinct source_row) as rows
    from leftover
    where exclusion is not null
    group by exclusion
    order by exclusion`,
  );
  return rows.flatMap(({ exclusion, line, total, rows: count }) => {
    if (!marked.includes(exclusion) || total === null) return [];
    if (count === 1) return [{ source: `${field}: total row on line ${line}`, field, total }];
    const source = `${field}: ${count} total rows, the first on line ${line}`;
    return compare(total, found) === 0 ? [{ source, field, total }] : [];
  });
}

function controlOf(source: string, expected: Decimal, found: Decimal): ControlTotal {
  return {
    source,
    expected: trim(expected),
    found: trim(found),
    difference: trim(subtract(found, expected)),
  };
}
