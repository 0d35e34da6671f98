import { formatFace, formatNumber } from '../../../vocabulary/format.ts';
import { addMonths } from '../../../vocabulary/month.ts';
import type { BenefitsView } from '../../benefits/data.ts';
import type { DatedEvent } from '../../indicators/data.ts';
import type { AgreementComponent, LifecycleData } from '../data.ts';
import { auditSentence, eventWords } from './audit-words.ts';
import {
  onPaper,
  type Agreement,
  type AuditBoard,
  type AuditedEvent,
  type AuditedOutcome,
} from './audited.ts';
import { movedOutcome, targetOutcome } from './audited-outcomes.ts';
import { dayLabel, firstMonthUnder, lastDayOf, monthOfDay } from './change-month.ts';
import type { DeployContext } from './context.ts';
import { outcomesOfEvent, type Link } from './event-outcomes.ts';
import type { Windows } from './moved.ts';
import { outcomesOf, type Outcome } from './outcomes.ts';

/** What the log says of each change against what the data say. */
export function auditBoard(data: LifecycleData, view: BenefitsView, context: DeployContext): AuditBoard {
  const end = lastDayOf(view.until);
  const past = data.events.filter(({ date }) => date <= end);
  const outcomes = outcomesOf(data, view, context);
  const audited = past.map((event, at) => auditedOf(event, at, { data, past, outcomes, context }));
  return { sentence: auditSentence(audited), events: audited.toReversed() };
}

interface Auditing {
  readonly data: LifecycleData;
  readonly past: readonly DatedEvent[];
  readonly outcomes: readonly Outcome[];
  readonly context: DeployContext;
}

function auditedOf(event: DatedEvent, at: number, auditing: Auditing): AuditedEvent {
  const { data } = auditing;
  const { link, own } = ownOf(event, auditing);
  const versions = onPaper.has(event.kind) ? versionsOn(event, data.components) : [];
  const { date, kind, title, reason, decidedBy } = event;
  return {
    id: `${date}-${at}`,
    date,
    day: dayLabel(date),
    kind: kind.replaceAll('_', ' '),
    title,
    reason,
    decidedBy: decidedBy ?? null,
    link: link === null || own.length === 0 ? '' : linkWords[link],
    outcomes: own,
    agreement: agreementOf(event, own, { link, versions: versions.length }),
    sentence: eventWords(event, own, { link, versions }),
  };
}

/** A decision on paper is held against targets of service; new limits and prices have none. */
function ownOf(
  event: DatedEvent,
  { data, past, outcomes, context }: Auditing,
): { readonly link: Link | null; readonly own: readonly AuditedOutcome[] } {
  const windows = windowsOf(event, past);
  const { partnership } = data;
  const isPaper = onPaper.has(event.kind);
  if (isPaper && event.kind !== 'amendment') return { link: null, own: [] };
  const asked = isPaper ? outcomes.filter(({ kind }) => kind === 'service') : outcomes;
  const { link, outcomes: linked } = outcomesOfEvent(event, asked, { data, settings: context.settings });
  if (isPaper)
    return {
      link,
      own:
        link === 'moved'
          ? []
          : linked
              .map((outcome) => targetOutcome(outcome, windows, partnership))
              .filter(({ finding }) => finding !== 'cannot be told'),
    };
  const own = linked.map((outcome) => movedOutcome(outcome, { windows, context, partnership }));
  // What only seemed to move says nothing of an event that does not name it.
  return { link, own: link === 'moved' ? own.filter(({ finding }) => moves.has(finding)) : own };
}

const moves: ReadonlySet<string> = new Set(['better', 'worse', 'moved']);

/** Components of which another version applies from that day on: `Charge: Payroll from 43,000 to 44,800 GBP a month`. */
function versionsOn(
  { date, kind }: DatedEvent,
  components: readonly AgreementComponent[],
): readonly string[] {
  const isPrice = kind === 'price_change';
  return components
    .filter((one) => one.effectiveFrom === date && (one.kind === 'price') === isPrice)
    .flatMap((one) => {
      const former = components
        .filter((other) => other.component === one.component && other.effectiveFrom < date)
        .toSorted((a, b) => (a.effectiveFrom < b.effectiveFrom ? 1 : -1))[0];
      const [then, now] = [former && figureIn(former), figureIn(one)];
      return then && now && then !== now ? [`${one.component} from ${then} to ${now}`] : [];
    });
}

function figureIn({ target, value, unit }: AgreementComponent): string {
  const figure = target ?? value;
  if (figure === null) return '';
  if (unit === 'share') return formatFace(figure, { kind: 'share', label: '' });
  return `${formatNumber(figure, 4)} ${unit ?? ''}`.trimEnd();
}

const linkWords: Readonly<Record<Link, string>> = {
  named: 'Named in the event',
  log: 'Tied to it by the log of constraints and opportunities',
  agreement: 'Changed that day in the agreement',
  moved: 'Not named: what left its limits in the first three months',
};

/** Between the neighbouring changes that may have moved the service themselves; of an incident, its month alone. */
function windowsOf({ date, kind }: DatedEvent, past: readonly DatedEvent[]): Windows {
  const others = past
    .filter((one) => !onPaper.has(one.kind) && one.kind !== 'incident')
    .map((one) => one.date);
  const former = others.findLast((other) => other < date);
  const next = others.find((other) => other > date);
  const month = monthOfDay(date);
  const isIncident = kind === 'incident';
  return {
    first: isIncident ? month : firstMonthUnder(date),
    lastBefore: addMonths(month, -1),
    since: former === undefined ? null : firstMonthUnder(former),
    next: isIncident ? addMonths(month, 1) : next === undefined ? null : monthOfDay(next),
    fewestAfter: isIncident ? 1 : 3,
  };
}

interface Evidence {
  readonly link: Link | null;
  /** Components of the agreement that changed that day. */
  readonly versions: number;
}

function agreementOf(
  { kind }: DatedEvent,
  own: readonly AuditedOutcome[],
  { link, versions }: Evidence,
): Agreement {
  const told = own.filter(({ finding }) => finding !== 'cannot be told');
  if (onPaper.has(kind)) return onPaperAgreement(told, { link, versions });
  if (told.length === 0) return 'cannot be told';
  if (link === 'moved') return 'not in the log';
  if (kind === 'incident') return told.some(({ finding }) => finding === 'worse') ? 'agree' : 'on record';
  const good = told.filter(({ finding }) => finding === 'better' || finding === 'moved').length;
  if (good === told.length) return 'agree';
  return good > 0 ? 'agree in part' : 'disagree';
}

/** A decision is borne out by a target that changes in the data, or a version of the agreement of that day. */
function onPaperAgreement(told: readonly AuditedOutcome[], { link, versions }: Evidence): Agreement {
  const changed = told.filter(({ finding }) => finding === 'moved').length;
  if (changed > 0) return changed === told.length ? 'agree' : 'agree in part';
  if (versions === 0) return 'on record';
  return link === 'agreement' && told.length > 0 ? 'disagree' : 'agree';
}
