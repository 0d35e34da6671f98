import type { ImportedFile } from '#lib/core/imports/load/imported-file.ts';
import type { Held } from './held.ts';

/** Something that was done, in words for a person (`loading of costs.csv`), and what there was before it. */
export interface Step {
  readonly label: string;
  readonly before: Held;
}

const mostSteps = 20;

/** The steps with one more; the oldest are let go, since each holds on to the files of its time. */
export function withStep(history: readonly Step[], step: Step): readonly Step[] {
  return [...history, step].slice(-mostSteps);
}

/** Every file that may be needed again, now or after taking steps back. */
export function filesInUse(now: Held, history: readonly Step[]): readonly ImportedFile[] {
  return [now, ...history.map(({ before }) => before)].flatMap(({ files, replacements }) => [
    ...files,
    ...replacements.map(({ incoming }) => incoming),
  ]);
}

/** True when a step back would change anything a person can see. */
export function isStep(before: Held, after: Held): boolean {
  return (
    JSON.stringify(before.spec) !== JSON.stringify(after.spec) ||
    !isSameList(before.files, after.files) ||
    !isSameList(before.replacements, after.replacements)
  );
}

/** What was done to files, in words: `loading of costs.csv`, `loading of 3 files`. */
export function stepLabel(verb: string, names: readonly string[]): string {
  const [only] = names;
  return `${verb} of ${only !== undefined && names.length === 1 ? lastPart(only) : `${names.length} files`}`;
}

function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}

function isSameList<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((one, at) => one === b[at]);
}
