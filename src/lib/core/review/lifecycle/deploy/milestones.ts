import type { MilestoneValues } from '../../../charts/milestones.ts';
import type { Table, TableCell } from '../../../charts/table.ts';
import { capitalised } from '../../../vocabulary/format.ts';
import { stages } from '../../../vocabulary/stages.ts';
import type { BenefitsView } from '../../benefits/data.ts';
import type { LifecycleData, Milestone } from '../data.ts';
import { dayLabel, daysBetween, lastDayOf } from './change-month.ts';

/** Where a milestone stands on the last day in view. */
export type MilestoneState = 'reached' | 'overdue' | 'late' | 'on time' | 'no date';

/** A milestone with how far it slipped. */
export interface MilestoneRow {
  readonly id: string;
  readonly milestone: string;
  readonly stage: string | null;
  readonly planned: string | null;
  readonly forecast: string | null;
  /** Null where it is not reached by the day in view. */
  readonly actual: string | null;
  /** Days from plan to actual, or to forecast while it is not reached; null without both. */
  readonly slip: number | null;
  readonly state: MilestoneState;
  readonly owner: string | null;
  readonly note: string | null;
}

/** Milestones by stage: planned, forecast and reached, with their slip. */
export interface MilestonesBoard {
  readonly sentence: string;
  /** Last day in view. */
  readonly on: string;
  readonly rows: readonly MilestoneRow[];
  readonly next: MilestoneRow | null;
  readonly overdue: readonly MilestoneRow[];
  readonly values: MilestoneValues;
  readonly table: Table;
}

/** The programme as it stands at the end of the month in view. */
export function milestonesBoard(
  { milestones }: Pick<LifecycleData, 'milestones'>,
  { until }: Pick<BenefitsView, 'until'>,
): MilestonesBoard {
  const on = lastDayOf(until);
  const rows = milestones.map((one, at) => rowOf(one, at, on)).toSorted(byStageAndDate);
  const open = rows.filter(({ actual }) => actual === null);
  const next = open.filter((row) => dueOf(row) !== null && dueOf(row)! > on).toSorted(byDue)[0] ?? null;
  const overdue = open.filter(({ state }) => state === 'overdue');
  return {
    sentence: sentenceOf(rows, next, overdue),
    on,
    rows,
    next,
    overdue,
    values: { on, rows: rows.map((row) => ({ ...row, label: row.milestone, note: slipWords(row) })) },
    table: tableOf(rows),
  };
}

/** `147 days late`, `on the day`; why not where it cannot be said. */
function slipWords({ slip, actual, state }: Pick<MilestoneRow, 'slip' | 'actual' | 'state'>): string {
  if (slip === null)
    return actual === null && state !== 'no date' ? 'no planned date' : 'no dates to compare';
  if (slip === 0) return actual === null ? 'as planned' : 'on the day';
  const days = `${Math.abs(slip)} ${Math.abs(slip) === 1 ? 'day' : 'days'}`;
  return slip > 0 ? `${days} late` : `${days} early`;
}

function rowOf(one: Milestone, at: number, on: string): MilestoneRow {
  const { milestone, stage, planned, forecast, owner, note } = one;
  const actual = one.actual !== null && one.actual <= on ? one.actual : null;
  const reached = actual ?? forecast;
  const slip = planned !== null && reached !== null ? daysBetween(planned, reached) : null;
  return {
    id: `${at} ${milestone}`,
    milestone,
    stage,
    planned,
    forecast,
    actual,
    slip,
    state: stateOf({ planned, forecast, actual }, slip, on),
    owner,
    note,
  };
}

type Dates = Pick<MilestoneRow, 'planned' | 'forecast' | 'actual'>;

function stateOf(dates: Dates, slip: number | null, on: string): MilestoneState {
  if (dates.actual !== null) return 'reached';
  const due = dueOf(dates);
  if (due === null) return 'no date';
  if (due <= on) return 'overdue';
  return slip !== null && slip > 0 ? 'late' : 'on time';
}

/** When it is now expected. */
function dueOf({ planned, forecast }: Pick<MilestoneRow, 'planned' | 'forecast'>): string | null {
  return forecast ?? planned;
}

function byDue(a: MilestoneRow, b: MilestoneRow): number {
  return (dueOf(a) ?? '') < (dueOf(b) ?? '') ? -1 : 1;
}

function byStageAndDate(a: MilestoneRow, b: MilestoneRow): number {
  const place = ({ stage }: MilestoneRow) =>
    stage === null ? stages.length : (stages as readonly string[]).indexOf(stage);
  const when = (row: MilestoneRow) => row.actual ?? dueOf(row) ?? '9999';
  return place(a) - place(b) || (when(a) < when(b) ? -1 : when(a) > when(b) ? 1 : 0);
}

function sentenceOf(
  rows: readonly MilestoneRow[],
  next: MilestoneRow | null,
  overdue: readonly MilestoneRow[],
): string {
  if (rows.length === 0)
    return 'No milestones are on record. With planned, forecast and actual dates this shows what slips, and by how much.';
  const reached = rows.filter(({ actual }) => actual !== null);
  const late = reached.filter(({ slip }) => slip !== null && slip > 0).length;
  const count = `${reached.length} of ${rows.length} milestones ${reached.length === 1 ? 'is' : 'are'} reached${late > 0 ? `, ${late} of them late` : ''}`;
  const coming = next
    ? `The next is “${next.milestone}”, expected on ${dayLabel(dueOf(next)!)}: ${slipWords(next)}`
    : '';
  const due =
    overdue.length === 0
      ? 'None is overdue'
      : `Overdue: ${overdue.map(({ milestone }) => `“${milestone}”`).join(', ')}`;
  return [count, coming, due]
    .filter(Boolean)
    .map((part) => `${part}.`)
    .join(' ');
}

function tableOf(rows: readonly MilestoneRow[]): Table {
  const day = (date: string | null): TableCell => ({
    text: date === null ? '–' : dayLabel(date),
    sort: date,
  });
  const text = (words: string | null): TableCell => ({ text: words ?? '', sort: words || null });
  return {
    columns: [
      { id: 'milestone', label: 'Milestone', align: 'start' },
      { id: 'stage', label: 'Stage', align: 'start' },
      { id: 'planned', label: 'Planned', align: 'end' },
      { id: 'forecast', label: 'Forecast', align: 'end' },
      { id: 'actual', label: 'Reached', align: 'end' },
      { id: 'slip', label: 'Slip', align: 'end' },
      { id: 'state', label: 'State', align: 'start' },
      { id: 'owner', label: 'Owner', align: 'start' },
      { id: 'note', label: 'Note', align: 'start' },
    ],
    rows: rows.map((row) => ({
      id: row.id,
      cells: [
        text(row.milestone),
        text(row.stage === null ? 'No stage' : capitalised(row.stage)),
        day(row.planned),
        day(row.forecast),
        day(row.actual),
        { text: slipWords(row), sort: row.slip, exact: row.slip === null ? null : String(row.slip) },
        text(capitalised(row.state)),
        text(row.owner),
        text(row.note),
      ],
    })),
  };
}
