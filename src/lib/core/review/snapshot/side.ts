import { groupBy } from '../../vocabulary/group-by.ts';
import type { Decimal } from '../../vocabulary/money.ts';
import type { Month } from '../../vocabulary/month.ts';
import type { Party, Terms } from '../../vocabulary/point.ts';
import type {
  Snapshot,
  SnapshotFile,
  SnapshotLedger,
  SnapshotScope,
  SnapshotState,
} from '../../vocabulary/snapshot.ts';
import { byMonth, type ByMonth } from './column.ts';

/** One of the two reviews that are compared, its columns read. */
export interface Side {
  readonly snapshot: Snapshot;
  readonly state: SnapshotState;
  readonly scopes: readonly ScopeMonths[];
  series(key: SeriesKey): SeriesMonths;
  /** Null: there is no price index for the month. */
  deflator(scenario: string, month: Month): Decimal | null;
  /** Rows of one part and scenario in a month. */
  rows(part: string, scenario: string, month: Month): readonly LedgerRow[];
  /** Months of which there are rows. */
  readonly ledgerMonths: readonly Month[];
  /** True where every row is there by itself, and not only sums of rows. */
  readonly hasRows: boolean;
}

export interface SeriesKey {
  readonly measure: string;
  readonly service: string | null;
  readonly metric: string | null;
  readonly party: Party;
  readonly terms: Terms;
}

interface SeriesMonths {
  readonly values: ByMonth;
  readonly numerators: ByMonth;
  readonly denominators: ByMonth;
}

/** A baseline carried into the months after it. */
export interface ScopeMonths {
  readonly service: string | null;
  readonly scenario: string;
  readonly isVerified: boolean;
  readonly counts: ByMonth;
  readonly factors: Readonly<Record<FactorName, ByMonth>>;
  readonly flexed: Readonly<Record<Terms, ByMonth>>;
  readonly cost: Readonly<Record<Terms, ByMonth>>;
}

export type FactorName =
  'baselineCost' | 'price' | 'scopeFactor' | 'fixedShare' | 'volume' | 'baselineVolume';

/** A row, or the sum of `count` rows of one file, kind and scope where they are not kept; `line` is then null. */
export interface LedgerRow {
  readonly file: SnapshotFile | null;
  readonly line: number | null;
  readonly kind: string;
  readonly scope: string | null;
  readonly count: number;
  readonly amount: Decimal;
}

const noMonths: SeriesMonths = { values: new Map(), numerators: new Map(), denominators: new Map() };

/** Read the columns of a review that has its state. */
export function sideOf(snapshot: Snapshot, state: SnapshotState, withRows: boolean): Side {
  const series = new Map(
    state.series.map((one) => [
      seriesKey(one),
      {
        values: byMonth(one.from, one.values),
        numerators: byMonth(one.from, one.numerators),
        denominators: byMonth(one.from, one.denominators),
      },
    ]),
  );
  const deflators = new Map(
    state.deflators.map(({ scenario, from, levels }) => [scenario as string, byMonth(from, levels)]),
  );
  const entries = state.ledger.flatMap((entry) => rowsOf(entry, state.files, withRows));
  const rows = groupBy(entries, ({ place }) => place);
  return {
    snapshot,
    state,
    ledgerMonths: [...new Set(entries.map(({ month }) => month))],
    hasRows: withRows,
    scopes: state.scopes.map(scopeMonths),
    series: (key) => series.get(seriesKey(key)) ?? noMonths,
    deflator: (scenario, month) => deflators.get(scenario)?.get(month) ?? null,
    rows: (part, scenario, month) => (rows.get(placeOf(part, scenario, month)) ?? []).map(({ row }) => row),
  };
}

/** True where a state keeps its rows. */
export function keepsRows({ ledger }: SnapshotState): boolean {
  return ledger.every(({ lines }) => lines.length > 0);
}

function seriesKey({ measure, service, metric, party, terms }: SeriesKey): string {
  return JSON.stringify([measure, service, metric, party, terms]);
}

function placeOf(part: string, scenario: string, month: Month): string {
  return JSON.stringify([part, scenario, month]);
}

function rowsOf(
  entry: SnapshotLedger,
  files: readonly SnapshotFile[],
  withRows: boolean,
): readonly { readonly month: Month; readonly place: string; readonly row: LedgerRow }[] {
  const { part, kind, scenario, scope } = entry;
  const file = entry.file === null ? null : (files[entry.file] ?? null);
  const sums = byMonth(entry.from, entry.sums);
  let at = 0;
  return [...byMonth(entry.from, entry.counts)].flatMap(([month, counted]) => {
    const count = Number(counted);
    const place = placeOf(part, scenario, month);
    const whole = { file, line: null, kind, scope, count, amount: sums.get(month) ?? '0' };
    if (!withRows) return [{ month, place, row: whole }];
    const found = entry.amounts.slice(at, at + count).map((amount, index) => ({
      month,
      place,
      row: { file, line: entry.lines[at + index] ?? null, kind, scope, count: 1, amount },
    }));
    at += count;
    return found;
  });
}

function scopeMonths(scope: SnapshotScope): ScopeMonths {
  const { service, scenario, isVerified, from } = scope;
  const months = (column: SnapshotScope['flexed']) => byMonth(from, column);
  return {
    service,
    scenario,
    isVerified,
    counts: months(scope.counts),
    factors: {
      baselineCost: months(scope.baselineCost),
      price: months(scope.price),
      scopeFactor: months(scope.scopeFactor),
      fixedShare: months(scope.fixedShare),
      volume: months(scope.volume),
      baselineVolume: months(scope.baselineVolume),
    },
    flexed: { nominal: months(scope.flexed), real: months(scope.realFlexed) },
    cost: { nominal: months(scope.cost), real: months(scope.realCost) },
  };
}
