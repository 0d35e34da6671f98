import type { BarValues } from '../../../charts/bars.ts';
import {
  formatDifference,
  formatExact,
  formatFace,
  formatShare,
  type Unit,
} from '../../../vocabulary/format.ts';
import { groupBy } from '../../../vocabulary/group-by.ts';
import { add, round, times, type Decimal } from '../../../vocabulary/money.ts';
import type { BenefitsView } from '../../benefits/data.ts';
import type { LifecycleData, LogEntry } from '../data.ts';
import { dayWords, lastDayOf } from '../design/days.ts';
import type { EvaluateContext } from './context.ts';
import { measuredOf, type Measured } from './measured.ts';

export type LogKind = NonNullable<LogEntry['kind']>;

/** A size as it is written, and exactly; empty where none is given. */
export interface LogSize {
  readonly exact: Decimal | null;
  readonly face: string;
  readonly full: string;
}

/** An entry of the log, sized and tied to what it touches. */
export interface LogRow {
  readonly id: string;
  readonly entry: string;
  readonly kind: LogKind | null;
  readonly size: LogSize;
  /** Size times likelihood; the size itself where no likelihood is given, since it is then taken as certain. */
  readonly expected: LogSize;
  readonly likelihood: string;
  readonly isOpen: boolean;
  /** `open since 11 Feb 2025`, `closed on 30 Sep 2025`. */
  readonly state: string;
  readonly owner: string | null;
  readonly response: string | null;
  readonly evidence: string | null;
  /** The measure that it touches, as it stands; null where it names none that is known. */
  readonly touches: { readonly title: string; readonly id: string; readonly now: Measured | null } | null;
}

/** What helps and what hinders. */
export interface LogBoard {
  readonly sentence: string;
  readonly rows: readonly LogRow[];
  /** What open entries come to in money, by what they are expected to be worth; null where none is in money. */
  readonly chart: BarValues | null;
  /** Sums of open entries in money, for each kind and currency. */
  readonly totals: readonly { readonly label: string; readonly face: string; readonly exact: string }[];
}

export const kindNames: Readonly<Record<LogKind, readonly [string, string]>> = {
  constraint: ['Constraint', 'constraints'],
  opportunity: ['Opportunity', 'opportunities'],
  challenge: ['Challenge', 'challenges'],
  risk: ['Risk', 'risks'],
};

const kinds: readonly (LogKind | null)[] = ['constraint', 'opportunity', 'challenge', 'risk', null];

/** The log as at the end of the quarter in view: open entries first, by kind, the largest first. */
export function logBoard(
  data: LifecycleData,
  view: BenefitsView,
  { measures }: Pick<EvaluateContext, 'measures'>,
): LogBoard {
  const asAt = lastDayOf(view.until);
  const entries = data.log.filter(({ raised }) => raised === null || raised <= asAt);
  const rows = entries
    .map((entry) => rowOf(data, entry, { asAt, measures, until: view.until }))
    .toSorted(
      (a, b) =>
        Number(b.isOpen) - Number(a.isOpen) ||
        kinds.indexOf(a.kind) - kinds.indexOf(b.kind) ||
        Math.abs(Number(b.expected.exact ?? 0)) - Math.abs(Number(a.expected.exact ?? 0)),
    );
  const money = moneyOf(entries, rows);
  const totals = totalsOf(money);
  return { sentence: sentenceOf(rows, totals, data.log.length), rows, chart: chartOf(money), totals };
}

interface Asked {
  readonly asAt: string;
  readonly until: string;
  readonly measures: EvaluateContext['measures'];
}

function rowOf(data: LifecycleData, entry: LogEntry, asked: Asked): LogRow {
  const { size, likelihood, raised, closed, owner, response, evidence, kind } = entry;
  const isOpen = closed === null || closed > asked.asAt;
  const unit = unitOf(entry);
  const expected = expectedOf(entry);
  return {
    id: idOf(entry),
    entry: entry.entry,
    kind,
    size: sizeOf(size, unit),
    expected: sizeOf(expected, unit),
    likelihood: likelihood === null ? '' : formatShare(likelihood.toFixed(6), 0),
    isOpen,
    state: isOpen
      ? `open${raised === null ? '' : ` since ${dayWords(raised)}`}`
      : `closed on ${dayWords(closed)}`,
    owner,
    response,
    evidence,
    touches: touchedBy(data, entry, asked),
  };
}

function idOf({ fileId, sourceRow }: LogEntry): string {
  return `${fileId} ${sourceRow}`;
}

/** Size times likelihood, to the penny where it is money. */
function expectedOf({ size, likelihood, unit }: LogEntry): Decimal | null {
  if (size === null || likelihood === null) return size;
  const product = times(size, likelihood.toFixed(6));
  return currencyIn(unit) === null ? product : round(product, 2);
}

/** The currency of a size in money; null where it is in something else. */
function currencyIn(unit: string | null): string | null {
  return unit !== null && /^[A-Z]{3}$/.test(unit) ? unit : null;
}

function unitOf({ unit }: LogEntry): Unit {
  const currency = currencyIn(unit);
  if (currency !== null) return { kind: 'money', label: '', currency };
  return unit === 'share' ? { kind: 'share', label: '' } : { kind: 'level', label: unit ?? '' };
}

function sizeOf(exact: Decimal | null, unit: Unit): LogSize {
  if (exact === null) return { exact, face: '', full: '' };
  // A share that changes is told in percentage points.
  if (unit.kind === 'share') {
    const words = formatDifference(exact, unit);
    return { exact, face: words, full: words };
  }
  return { exact, face: formatFace(exact, unit), full: formatExact(exact, unit) };
}

function touchedBy(data: LifecycleData, entry: LogEntry, { measures, until }: Asked): LogRow['touches'] {
  const id = entry.measure ?? (entry.metric === null ? null : 'attainment');
  if (id === null) return null;
  const measure = measures.find((one) => one.id === id);
  if (!measure) return { title: `“${id}”, which is no measure`, id, now: null };
  const better = data.service.metrics.find(({ metric }) => metric === entry.metric)?.better ?? measure.better;
  const now = measuredOf(data, { measure, metric: entry.metric, better, until });
  return { title: entry.metric ?? measure.title, id, now: typeof now === 'string' ? null : now };
}

interface MoneyEntry {
  readonly row: LogRow;
  readonly currency: string;
  readonly expected: Decimal;
}

function moneyOf(entries: readonly LogEntry[], rows: readonly LogRow[]): readonly MoneyEntry[] {
  const byId = new Map(entries.map((entry) => [idOf(entry), entry]));
  return rows.flatMap((row) => {
    const currency = currencyIn(byId.get(row.id)?.unit ?? null);
    return row.isOpen && currency !== null && row.expected.exact !== null
      ? [{ row, currency, expected: row.expected.exact }]
      : [];
  });
}

/** Entries in more than one currency cannot be drawn on one axis: the currency of most is. */
function chartOf(money: readonly MoneyEntry[]): BarValues | null {
  const groups = [...groupBy(money, ({ currency }) => currency)].toSorted(
    (a, b) => b[1].length - a[1].length,
  );
  const [first] = groups;
  if (!first || first[1].length < 2) return null;
  const [currency, own] = first;
  return {
    unit: { kind: 'money', label: 'expected size', currency },
    better: 'higher',
    most: 12,
    rows: own
      .toSorted((a, b) => Math.abs(Number(b.expected)) - Math.abs(Number(a.expected)))
      .map(({ row, expected }) => ({
        id: row.id,
        label: row.entry,
        value: Number(expected),
        exact: expected,
        status: null,
      })),
  };
}

function totalsOf(money: readonly MoneyEntry[]): LogBoard['totals'] {
  return kinds.flatMap((kind) =>
    [
      ...groupBy(
        money.filter(({ row }) => row.kind === kind),
        ({ currency }) => currency,
      ),
    ].map(([currency, own]) => {
      const sum = add(...own.map(({ expected }) => expected));
      const unit: Unit = { kind: 'money', label: '', currency };
      const name = kind === null ? 'entries of no kind' : kindNames[kind][1];
      return { label: `Open ${name}`, face: formatFace(sum, unit), exact: formatExact(sum, unit) };
    }),
  );
}

function sentenceOf(rows: readonly LogRow[], totals: LogBoard['totals'], all: number): string {
  if (rows.length === 0)
    return all === 0
      ? 'No log is loaded: constraints, opportunities, challenges and risks are not known.'
      : 'Nothing had been noted by the end of the quarter in view.';
  const open = rows.filter(({ isOpen }) => isOpen);
  const counts = [...groupBy(open, ({ kind }) => kind)].map(([kind, { length }]) =>
    kind === null ? `${length} of no kind` : `${length} ${length === 1 ? kind : kindNames[kind][1]}`,
  );
  const unsized = open.filter(({ size }) => size.exact === null).length;
  const money = totals.map(({ label, face }) => `${label.toLowerCase().replace('open ', '')} ${face}`);
  return [
    open.length === 0 ? 'Nothing is open.' : `Open: ${counts.join(', ')}.`,
    ...(money.length > 0
      ? [`Expected in money, by likelihood where one is given: ${money.join(', ')}.`]
      : []),
    ...(unsized > 0 ? [`${unsized} ${unsized === 1 ? 'has' : 'have'} no size.`] : []),
  ].join(' ');
}
