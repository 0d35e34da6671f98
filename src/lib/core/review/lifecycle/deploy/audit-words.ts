import type { DatedEvent } from '../../indicators/data.ts';
import { listed } from '../../signals/decisions.ts';
import { onPaper, type Agreement, type AuditedEvent, type AuditedOutcome } from './audited.ts';
import { dayLabel } from './change-month.ts';
import type { Link } from './event-outcomes.ts';

/** What an event is told by. */
interface Told {
  readonly link: Link | null;
  /** Components of the agreement that changed that day, in words. */
  readonly versions: readonly string[];
}

/** `The log says “Second courier run” (17 Feb 2025). Results within 24 hours did not move: …` */
export function eventWords(
  event: DatedEvent,
  own: readonly AuditedOutcome[],
  { link, versions }: Told,
): string {
  const says = `The log says “${event.title}” (${dayLabel(event.date)})`;
  const told = own.map(({ sentence }) => sentence).join(' ');
  if (event.kind === 'rebase')
    return `${says}: control limits start anew from that day, and no benefit baseline moves with them.`;
  if (onPaper.has(event.kind)) return paperWords(says, told, versions);
  if (own.length === 0)
    return `${says}, and names nothing that is measured; nothing left its limits in the three months after it, so the data cannot tell.`;
  return link === 'moved'
    ? `${says}. It does not say what moved in its first months: ${told}`
    : `${says}. ${told}`;
}

function paperWords(says: string, told: string, versions: readonly string[]): string {
  const shown = listed(versions.slice(0, 3));
  const more = versions.length > 3 ? `, and ${versions.length - 3} more` : '';
  const agreed = versions.length > 0 ? `The agreement changes that day: ${shown}${more}.` : '';
  const words = [agreed, told].filter(Boolean).join(' ');
  return words
    ? `${says}. ${words}`
    : `${says}: a decision on paper, with no version of the agreement or target of that day to hold it against.`;
}

/** How many changes the data bear out, and which they do not. */
export function auditSentence(events: readonly AuditedEvent[]): string {
  if (events.length === 0)
    return 'No dated change is on record. With events, each change is held against what the data say before and after it.';
  const titles = (agreement: Agreement) =>
    events.filter((event) => event.agreement === agreement).map(({ title }) => `“${title}”`);
  const [no, silent, part, yes] = (['disagree', 'not in the log', 'agree in part', 'agree'] as const).map(
    titles,
  );
  const count =
    events.length === 1 ? 'One dated change is on record' : `${events.length} dated changes are on record`;
  const parts = [
    yes!.length > 0 ? `the data bear out ${yes!.length}` : '',
    part!.length > 0 ? `${part!.length} in part` : '',
    no!.length > 0 ? `they do not bear out ${listed(no!)}` : '',
    silent!.length > 0 ? `with ${listed(silent!)} something moved that the log does not speak of` : '',
  ].filter(Boolean);
  const rest = events.length - no!.length - silent!.length - part!.length - yes!.length;
  const untold = rest > 0 ? `figures tell nothing of ${rest === events.length ? 'them' : rest}` : '';
  const words = [...parts, untold].filter(Boolean).join('; ');
  return `${count}: ${words}.`;
}
