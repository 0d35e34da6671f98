import { formatFace } from '../../../vocabulary/format.ts';
import { monthLabel } from '../../../vocabulary/month.ts';
import type { AuditedMean, AuditedOutcome } from './audited.ts';
import type { DeployContext } from './context.ts';
import { meanRef, type Mean } from './means.ts';
import { movedBy, type Moved, type Windows } from './moved.ts';
import { refOf, type Outcome } from './outcomes.ts';
import { differenceWords, sizeWords, toneOf, valueWords } from './words.ts';

/** Which months are compared, and whose they are. */
interface Around {
  readonly windows: Windows;
  readonly context: DeployContext;
  readonly partnership: string;
}

/** An outcome around an event that is to move it. */
export function movedOutcome(outcome: Outcome, { windows, context, partnership }: Around): AuditedOutcome {
  const moved = movedBy(outcome, windows, context.settings);
  const { key, label, unit } = outcome;
  if (moved.kind === 'none')
    return {
      key,
      label,
      sentence: `${label} cannot be told: ${moved.reason}.`,
      before: null,
      after: null,
      change: moved.reason,
      finding: 'cannot be told',
    };
  const mean = (value: Mean): AuditedMean => ({
    face: valueWords(value.value, unit),
    period: spanLabel(value),
    ref: meanRef(value, outcome, partnership),
  });
  return {
    key,
    label,
    sentence: movedSentence(outcome, moved),
    before: mean(moved.before),
    after: mean(moved.after),
    change: differenceWords(moved.change, unit),
    finding: findingOf(outcome, moved),
  };
}

function findingOf({ better }: Outcome, { isMoved, change }: Compared): AuditedOutcome['finding'] {
  if (!isMoved) return 'not moved';
  const tone = toneOf(change, better);
  return tone === 'neither' ? 'moved' : tone;
}

type Compared = Extract<Moved, { kind: 'compared' }>;

function movedSentence(
  { label, unit, better }: Outcome,
  { before, after, change, isMoved }: Compared,
): string {
  const values = `${valueWords(before.value, unit)} before, ${valueWords(after.value, unit)} after`;
  if (!isMoved) return `${label} did not move: ${values}, within natural variation.`;
  const tone = toneOf(change, better);
  return `${label} ${change > 0 ? 'rose' : 'fell'} by ${sizeWords(change, unit)}${tone === 'neither' ? '' : `, for the ${tone}`}: ${values}, more than natural variation.`;
}

function spanLabel({ from, until }: Mean): string {
  return from === until ? monthLabel(from) : `${monthLabel(from)} to ${monthLabel(until)}`;
}

/** A decision on a target is borne out where the data carry the new target from then on. */
export function targetOutcome(
  outcome: Outcome,
  { first, lastBefore }: Windows,
  partnership: string,
): AuditedOutcome {
  const before = outcome.months.findLast(
    ({ period, point }) => period <= lastBefore && point?.target != null,
  );
  const after = outcome.months.find(({ period, point }) => period >= first && point?.target != null);
  const { key, label, unit } = outcome;
  const mean = (month: typeof before): AuditedMean | null =>
    month?.point?.target == null
      ? null
      : {
          face: `target ${formatFace(month.point.target, unit)}`,
          period: monthLabel(month.period),
          ref: refOf(outcome, partnership, month.period),
        };
  const [then, now] = [mean(before), mean(after)];
  const isChanged = then !== null && now !== null && then.face !== now.face;
  const isKnown = then !== null && now !== null;
  return {
    key,
    label,
    sentence: isChanged
      ? `${label}: its target went from ${then.face.replace('target ', '')} to ${now.face.replace('target ', '')} in the data as well.`
      : isKnown
        ? `${label}: its target stayed ${then.face.replace('target ', '')} in the data.`
        : `${label}: the data carry no target on both sides.`,
    before: then,
    after: now,
    change: isChanged ? 'target changed' : isKnown ? 'same target' : 'no target',
    finding: isChanged ? 'moved' : isKnown ? 'not moved' : 'cannot be told',
  };
}
