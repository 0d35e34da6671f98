import { parseQuarterKey, quarterLabel, type FiscalCalendar } from '../../vocabulary/fiscal.ts';
import type { Measure } from '../../vocabulary/measure.ts';
import { isZero, subtract, type Decimal } from '../../vocabulary/money.ts';
import { monthsBetween } from '../../vocabulary/month.ts';
import type { Snapshot, SnapshotFigure } from '../../vocabulary/snapshot.ts';
import { changeGroups } from './change-groups.ts';
import type { ChangedFigure, ChangeReason, ChangesBoard } from './changes-board.ts';
import { changesSentence } from './changes-sentence.ts';
import type { Group } from './collect.ts';
import { figureReasons } from './figure-reasons.ts';
import { treeOf } from './money-tree.ts';
import { monthsWords } from './month-words.ts';
import { pairOf, type Pair } from './pair.ts';

/** What is needed beside two reviews to tell what changed between them. */
export interface ChangesContext {
  readonly measures: readonly Measure[];
  readonly calendar: FiscalCalendar;
}

/** What changed since the last review: each figure then and now with its reasons, and what changed beside the figures. */
export function changesBoard(then: Snapshot, now: Snapshot, context: ChangesContext): ChangesBoard {
  const pair =
    then.state && now.state
      ? pairOf({ snapshot: then, state: then.state }, { snapshot: now, state: now.state })
      : null;
  const against = {
    id: then.id,
    quarterLabel: labelOfQuarter(then.quarter, context.calendar),
    takenOn: then.takenOn,
    takenBy: then.takenBy,
  };
  const figures = changedFigures({ then, now, pair, context, quarter: against.quarterLabel });
  const currency = now.figures.find(({ unit }) => unit.kind === 'money')?.unit.currency ?? null;
  return {
    sentence: changesSentence(figures, against),
    against,
    figures,
    groups: pair ? changeGroups(pair, currency) : [],
  };
}

function labelOfQuarter(key: string, calendar: FiscalCalendar): string {
  const quarter = parseQuarterKey(key);
  return quarter ? quarterLabel(quarter, calendar) : key;
}

interface Compared {
  readonly then: Snapshot;
  readonly now: Snapshot;
  /** Null where one of them has kept its figures alone. */
  readonly pair: Pair | null;
  readonly context: ChangesContext;
  readonly quarter: string;
}

/** The figures of this review in its order, then those that only the last one had. */
function changedFigures(compared: Compared): readonly ChangedFigure[] {
  const { then, now, quarter } = compared;
  const before = new Map(then.figures.map((figure) => [figure.id, figure]));
  const after = new Set(now.figures.map(({ id }) => id));
  return [
    ...now.figures.map((figure) => {
      const was = before.get(figure.id);
      return was
        ? changedFigure(was, figure, compared)
        : oneSided(figure, { then: null, now: figure.value, status: `not in the review of ${quarter}` });
    }),
    ...then.figures
      .filter(({ id }) => !after.has(id))
      .map((figure) => oneSided(figure, { then: figure.value, now: null, status: 'not in this review' })),
  ];
}

function oneSided(
  { id, label, unit }: SnapshotFigure,
  sides: Pick<ChangedFigure, 'then' | 'now' | 'status'>,
): ChangedFigure {
  return { id, label, unit, ...sides, difference: null, reasons: [] };
}

function changedFigure(was: SnapshotFigure, is: SnapshotFigure, compared: Compared): ChangedFigure {
  const why = whyNotCompared(was, is, compared);
  if (why !== null || was.value === null || is.value === null)
    return oneSided(is, { then: was.value, now: is.value, status: why });
  const { pair, context } = compared;
  const { id, label, unit } = is;
  const measure = measureOf(was, is, context);
  const difference = subtract(is.value, was.value);
  const [then, now] = [
    { ...was, value: was.value },
    { ...is, value: is.value },
  ];
  const reasons = pair
    ? figureReasons(pair, { then, now, measure }).map((group) => reasonOf(group, is, context))
    : withoutState(difference);
  return {
    id,
    label,
    unit,
    then: was.value,
    now: is.value,
    difference,
    reasons,
    status: otherMonths(was, is) ?? otherLabel(was, is),
  };
}

/** Figures in two units or views are two figures. */
function whyNotCompared(was: SnapshotFigure, is: SnapshotFigure, { then, now }: Compared): string | null {
  if (was.value === null)
    return is.value === null
      ? (is.status ?? 'not known')
      : `not known then: ${was.status ?? 'no reason given'}`;
  if (is.value === null) return is.status ?? 'not known';
  if (was.unit.kind !== is.unit.kind || was.unit.currency !== is.unit.currency) return 'in another unit then';
  const isOther = then.party !== now.party || then.terms !== now.terms;
  return isOther ? `the last review was taken in another view: ${then.party}, ${then.terms}` : null;
}

function measureOf(was: SnapshotFigure, is: SnapshotFigure, { measures }: ChangesContext): Measure | null {
  const refs = [was.ref, is.ref].flatMap((ref) => ref ?? []);
  const [ref, other = ref] = refs;
  if (!ref || !other) return null;
  const isSame = (['measure', 'service', 'metric', 'grain', 'party', 'terms'] as const).every(
    (name) => ref[name] === other[name],
  );
  return (isSame && measures.find(({ id }) => id === ref.measure)) || null;
}

function withoutState(amount: Decimal): readonly ChangeReason[] {
  if (isZero(amount)) return [];
  const detail = 'one of the two reviews has kept its figures alone, and not what they were made of';
  return [{ kind: 'other', label: 'Changes that cannot be attributed', amount, detail, ref: null }];
}

/** Figures of a quarter are of other months than those of the last one, which must be said. */
function otherMonths({ ref: was }: SnapshotFigure, { ref: is }: SnapshotFigure): string | null {
  if (!was?.from || !is?.from || was.from === is.from) return null;
  const [now, then] = [monthsBetween(is.from, is.period), monthsBetween(was.from, was.period)];
  return `of other months: ${monthsWords(now)}, then ${monthsWords(then)}`;
}

/** A forecast of the coming quarter is of another quarter than it was. */
function otherLabel(was: SnapshotFigure, is: SnapshotFigure): string | null {
  return was.label === is.label ? null : `then “${was.label}”`;
}

function reasonOf(group: Group, figure: SnapshotFigure, { measures }: ChangesContext): ChangeReason {
  const { kind, label, amount, detail, months } = group;
  const [from, period] = [months[0], months.at(-1)];
  const { ref } = figure;
  if (!ref || from === undefined || period === undefined || kind === 'rounding')
    return { kind, label, amount, detail, ref: null };
  const measure = treeOf(ref.measure)?.months ?? ref.measure;
  if (!measures.some(({ id }) => id === measure)) return { kind, label, amount, detail, ref: null };
  const { from: _, ...rest } = ref;
  return {
    kind,
    label,
    amount,
    detail,
    ref: { ...rest, measure, period, ...(from < period ? { from } : {}) },
  };
}
