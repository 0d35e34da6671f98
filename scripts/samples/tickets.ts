import type { Month } from '#lib/core/vocabulary/month.ts';
import type { DeskSpec } from './papers.ts';
import { randomFor, type Random } from './random.ts';
import type { TicketRow } from './records.ts';
import type { LevelRow } from './rows.ts';
import { months } from './series.ts';
import type { Story } from './story.ts';
import { minutesADay, momentAt, workingDays } from './working-time.ts';

/** The export was drawn at the close of the last working day of the sample. */
const drawnOn = '2026-03-31';
/** Due dates may lie after the export. */
const calendarEnd = '2026-04-30';

/** A case that came in; times are working minutes since the first day of its desk's export. */
interface Opened {
  readonly opened: number;
  readonly priority: DeskSpec['priorities'][number];
  readonly due: number;
}

interface Case extends Opened {
  /** Null while it is open. */
  readonly resolved: number | null;
  readonly madeSla: boolean | null;
}

interface Desk {
  readonly spec: DeskSpec;
  readonly days: readonly string[];
  /** Minute of the export. */
  readonly end: number;
  readonly random: Random;
}

/**
 * The cases of a desk. Those opened in a month and judged are as many as its service level counted in that month, and
 * as many of them made it; cases that are open and not yet due at the export come on top.
 */
export function ticketRows(story: Story, seed: number, levels: readonly LevelRow[]): readonly TicketRow[] {
  const spec = story.papers.desk;
  if (spec === null) return [];
  const desk: Desk = {
    spec,
    days: workingDays(spec.from, calendarEnd),
    end: workingDays(spec.from, drawnOn).length * minutesADay,
    random: randomFor(seed, `${story.id}/tickets/${spec.service}`),
  };
  const counted = levels.filter((row) => row.service === spec.service && row.metric === spec.metric);
  const cases = months
    .filter((month) => month >= spec.from)
    .flatMap((month) =>
      casesOf(
        desk,
        month,
        counted.find((row) => row.period === month),
      ),
    );
  return [...cases, ...casesNotYetDue(desk)]
    .toSorted((a, b) => a.opened - b.opened)
    .map((one, index) => rowOf(desk, one, { index, partnership: story.id }));
}

function casesOf(desk: Desk, month: Month, level: LevelRow | undefined): readonly Case[] {
  const counted = level?.denominator ?? 0;
  const made = level?.numerator ?? 0;
  const opened = Array.from({ length: counted }, () => openedIn(desk, month));
  // A case that is not yet due cannot have missed: those that did are drawn from the others.
  const mayHaveMissed = opened.flatMap((one, index) => (one.due < desk.end - 60 ? [index] : []));
  const missed = new Set(drawn(mayHaveMissed, counted - made, desk.random));
  return opened.map((one, index) => (missed.has(index) ? missedCase(desk, one) : madeCase(desk, one)));
}

function openedIn({ spec, days, end, random }: Desk, month: Month): Opened {
  const first = days.findIndex((day) => day >= month);
  const count = days.filter((day) => day.startsWith(month.slice(0, 7))).length;
  const drawnAt = Math.floor((first + random() * count) * minutesADay);
  // The last cases of all are opened early enough to be resolved before the export.
  return withDue(Math.min(drawnAt, end - 90), priorityAt(spec, random()));
}

function withDue(opened: number, priority: DeskSpec['priorities'][number]): Opened {
  return { opened, priority, due: opened + priority.hours * 60 };
}

/** The priority that holds a place from 0 to 1 when all are laid end to end by their shares. */
function priorityAt({ priorities }: DeskSpec, at: number): DeskSpec['priorities'][number] {
  let end = 0;
  const found = priorities.find(({ share }) => (end += share) > at) ?? priorities.at(-1);
  if (!found) throw new Error('A desk needs a priority.');
  return found;
}

/** So many different members of a list, each as likely as the others. */
function drawn(from: readonly number[], count: number, random: Random): readonly number[] {
  const keyed = from.map((value) => ({ value, key: random() }));
  return keyed
    .toSorted((a, b) => a.key - b.key)
    .slice(0, count)
    .map(({ value }) => value);
}

function madeCase({ end, random }: Desk, one: Opened): Case {
  const latest = Math.min(one.due, end) - one.opened;
  const resolved =
    one.opened + Math.max(5, Math.floor(latest * (0.03 + 0.95 * Math.sqrt(random() * random()))));
  return { ...one, resolved, madeSla: true };
}

function missedCase({ end, random }: Desk, one: Opened): Case {
  // Most are a little late; a few wait for weeks.
  const late = random() < 0.06 ? 6000 + random() * 24000 : 20 + random() * random() * 3600;
  const resolved = one.due + Math.floor(late);
  return { ...one, resolved: resolved < end ? resolved : null, madeSla: false };
}

/** Cases of the last two days that wait, in time: nobody can say yet whether they will make it. */
function casesNotYetDue({ spec, end, random }: Desk): readonly Case[] {
  return Array.from({ length: 7 }, () => {
    const priority = priorityAt(spec, 0.35 + random() * 0.65);
    const wait = Math.min(priority.hours * 60, 2 * minutesADay);
    const opened = end - 15 - Math.floor(random() * (wait - 30));
    return { ...withDue(opened, priority), resolved: null, madeSla: null };
  });
}

function rowOf(
  { spec, days, end, random }: Desk,
  { opened, priority, due, resolved, madeSla }: Case,
  { index, partnership }: { readonly index: number; readonly partnership: string },
): TicketRow {
  const draw = random();
  return {
    partnership,
    opened: momentAt(days, opened),
    id: `${spec.prefix}${spec.firstNumber + index}`,
    service: spec.service,
    priority: priority.name,
    resolved: resolved === null ? null : momentAt(days, resolved),
    due: momentAt(days, due),
    madeSla,
    reopened: timesReopened(madeSla, resolved !== null, draw),
    state: stateOf(spec, resolved === null ? null : end - resolved, end - opened),
  };
}

/** A few; more often those that are still open though they should have been resolved. */
function timesReopened(madeSla: boolean | null, isResolved: boolean, draw: number): number {
  if (madeSla === null) return 0;
  if (!isResolved) return draw < 0.4 ? 1 : 0;
  return draw > 0.035 ? 0 : draw > 0.006 ? 1 : 2;
}

/** A resolved case is closed after a week; an open one is new on its first day. */
function stateOf({ states }: DeskSpec, sinceResolved: number | null, sinceOpened: number): string {
  if (sinceResolved !== null) return sinceResolved < 5 * minutesADay ? states.resolved : states.closed;
  return sinceOpened < minutesADay ? states.isNew : states.working;
}
