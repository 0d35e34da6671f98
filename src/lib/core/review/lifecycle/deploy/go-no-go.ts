import type { Month } from '../../../vocabulary/month.ts';
import { addMonths, monthLabel } from '../../../vocabulary/month.ts';
import type { BaselineVersion } from '../../../measures/baselines.ts';
import type { BenefitsView } from '../../benefits/data.ts';
import { listed } from '../../signals/decisions.ts';
import type { LifecycleData, Milestone } from '../data.ts';
import { dayLabel, firstMonthUnder, lastDayOf, monthOfDay } from './change-month.ts';
import type { DeployContext } from './context.ts';
import { agreedCriteria, levelCriteria, objectiveCriteria, type Criterion } from './criteria.ts';
import { outcomesOf } from './outcomes.ts';

/** A decision on record: what, by whom, when and why. */
export interface RecordedDecision {
  readonly id: string;
  readonly date: string;
  readonly day: string;
  readonly kind: string;
  readonly title: string;
  readonly decidedBy: string | null;
  readonly reason: string | null;
}

/** The decision to go on or to stop, its criteria with what was measured, and what was decided since. */
export interface GoNoGoBoard {
  readonly sentence: string;
  /** `Decision due on 16 Apr 2026, measured as at Mar 2026.` */
  readonly about: string;
  readonly criteria: readonly Criterion[];
  readonly decisions: readonly RecordedDecision[];
  readonly rebaseSentence: string;
  readonly rebases: readonly RecordedDecision[];
  /** Versions of the benefit baseline, which a rebase leaves alone. */
  readonly baselines: readonly {
    readonly id: string;
    readonly words: string;
    readonly isCurrent: boolean;
  }[];
}

/** The criteria of the decision on production against measured values, at its date or as at the month in view. */
export function goNoGoBoard(data: LifecycleData, view: BenefitsView, context: DeployContext): GoNoGoBoard {
  const end = lastDayOf(view.until);
  const decision = decisionOf(data, context, end);
  const at = decision.isTaken ? lastMonthBefore(decision.date!) : view.until;
  const outcomes = outcomesOf(data, view, context);
  const pilot = pilotMonth(data, context, end);
  const { partnership } = data;
  const criteria = [
    ...levelCriteria(outcomes, { pilot, at }, partnership),
    ...objectiveCriteria(data, { view, measures: context.measures, at }),
    ...agreedCriteria(data, outcomes, { on: lastDayOf(at), at, partnership }),
  ];
  const recorded = data.events.filter(({ date }) => date <= end).map(recordedOf);
  const rebases = recorded.filter(({ kind }) => kind === 'rebase');
  return {
    sentence: sentenceOf(criteria, decision, at),
    about: aboutOf(decision, { at, pilot }),
    criteria,
    decisions: recorded.filter(({ kind }) => decided.has(kind)).toReversed(),
    rebaseSentence: rebaseWords(rebases, data.benefits.baselines),
    rebases,
    baselines: data.benefits.baselines.map(baselineOf),
  };
}

const decided: ReadonlySet<string> = new Set(['pilot_start', 'production', 'amendment', 'adjustment']);

interface Decision {
  /** Null: no day is on record. */
  readonly date: string | null;
  readonly isTaken: boolean;
  readonly title: string;
  readonly decidedBy: string | null;
  readonly note: string | null;
}

/** The milestone that is the decision; else the start of production, which took one. */
function decisionOf({ milestones, events }: LifecycleData, { info }: DeployContext, end: string): Decision {
  const milestone = milestones.find(({ milestone: name }) => /go\s*(\/|or|-|,)?\s*no[\s-]*go/i.test(name));
  const production = events.find(({ kind }) => kind === 'production');
  if (milestone) return ofMilestone(milestone, end);
  const date = production?.date ?? info.production_start;
  return {
    date,
    isTaken: date !== null && date <= end,
    title: production?.title ?? 'Production',
    decidedBy: production?.decidedBy ?? null,
    note: production?.reason ?? null,
  };
}

function ofMilestone(
  { milestone, planned, forecast, actual, owner, note }: Milestone,
  end: string,
): Decision {
  const isTaken = actual !== null && actual <= end;
  return {
    date: isTaken ? actual : (forecast ?? planned),
    isTaken,
    title: milestone,
    decidedBy: owner,
    note,
  };
}

/** The last whole month before a day: what those who decided could know. */
function lastMonthBefore(date: string): Month {
  return addMonths(monthOfDay(date), -1);
}

function pilotMonth({ events }: LifecycleData, { info }: DeployContext, end: string): Month | null {
  const date =
    events.findLast((one) => one.kind === 'pilot_start' && one.date <= end)?.date ?? info.pilot_start;
  return date && date <= end ? firstMonthUnder(date) : null;
}

function recordedOf(event: LifecycleData['events'][number], at: number): RecordedDecision {
  const { date, kind, title, decidedBy, reason } = event;
  return {
    id: `${date}-${at}`,
    date,
    day: dayLabel(date),
    kind,
    title,
    decidedBy: decidedBy ?? null,
    reason,
  };
}

function sentenceOf(criteria: readonly Criterion[], decision: Decision, at: Month): string {
  if (criteria.length === 0)
    return 'No criteria can be measured: targets of service levels, objectives with a target or components of the agreement with one would be.';
  const of = (verdict: Criterion['verdict']) => criteria.filter((one) => one.verdict === verdict);
  const [met, missed] = [of('met'), of('missed')];
  const judged = met.length + missed.length;
  const when = decision.isTaken ? `When it was decided, by ${monthLabel(at)}` : `As at ${monthLabel(at)}`;
  const rest = [
    counted(of('not due').length, 'not due yet'),
    counted(of('not measured').length, 'not measured'),
  ].filter(Boolean);
  const others = rest.length > 0 ? ` ${rest.join(', ')}.` : '';
  if (judged === 0) return `${when}, no criterion can be judged.${others}`;
  if (missed.length === 0)
    return `${when}, ${judged === 1 ? 'the one criterion that is measured is' : `all ${judged} criteria that are measured are`} met.${others}`;
  return `${when}, ${met.length} of ${judged} criteria ${met.length === 1 ? 'is' : 'are'} met; missed: ${listed(missed.map(({ label }) => `“${label}”`))}.${others}`;
}

function counted(count: number, what: string): string {
  return count === 0 ? '' : `${count} ${what}`;
}

function aboutOf(
  { date, isTaken, title, decidedBy, note }: Decision,
  { at, pilot }: { readonly at: Month; readonly pilot: Month | null },
): string {
  const who = decidedBy ? ` (${decidedBy})` : '';
  const when =
    date === null
      ? 'No day of a decision is on record'
      : isTaken
        ? `“${title}” was decided on ${dayLabel(date)}${who}`
        : `“${title}” is due on ${dayLabel(date)}${who}`;
  const since = pilot ? `, against targets as they stood when the pilot began (${monthLabel(pilot)})` : '';
  return `${when}. Measured to ${monthLabel(at)}${since}.${note ? ` On record: ${note}.` : ''}`;
}

/** New limits are a decision on how service is judged; what savings are counted against stays. */
function rebaseWords(rebases: readonly RecordedDecision[], baselines: readonly BaselineVersion[]): string {
  const current = baselines.filter(({ isCurrent }) => isCurrent);
  const versions = [...new Set(current.map(({ version }) => version))];
  const first = current[0];
  const stays =
    first === undefined
      ? 'there is no benefit baseline'
      : `the benefit baseline stays version ${listed(versions)}${first.approvedOn ? `, approved on ${dayLabel(first.approvedOn)}` : ''}${first.approvedBy ? ` by ${first.approvedBy}` : ''}`;
  if (rebases.length === 0)
    return `No production re-baseline is on record: control limits run on from the first month, and ${stays}. An event of kind rebase starts limits anew from its day.`;
  const told = rebases.map(
    ({ title, day, decidedBy }) => `“${title}”, ${day}${decidedBy ? `, decided by ${decidedBy}` : ''}`,
  );
  return `Limits were started anew by decision: ${told.join('; ')}. The rebase moves control limits alone: ${stays}.`;
}

function baselineOf(
  { service, version, isCurrent, from, to, approvedBy, approvedOn, reason }: BaselineVersion,
  at: number,
): GoNoGoBoard['baselines'][number] {
  const approved = approvedOn ? `, approved on ${dayLabel(approvedOn)}` : ', not approved';
  const by = approvedOn && approvedBy ? ` by ${approvedBy}` : '';
  return {
    id: String(at),
    isCurrent,
    words: `${service ?? 'All services'}, version ${version}${isCurrent ? ' (in use)' : ''}: ${monthLabel(from)} to ${monthLabel(to)}${approved}${by}${reason ? `. ${reason}` : ''}`,
  };
}
