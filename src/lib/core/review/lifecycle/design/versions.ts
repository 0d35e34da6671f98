import { groupBy } from '../../../vocabulary/group-by.ts';
import { addMonths, type Month } from '../../../vocabulary/month.ts';
import type { AgreementComponent } from '../data.ts';
import { dayWords, daysLater, lastDayOf } from './days.ts';

/** The versions of each component by its name, in order of time; of two that start on one day the later row is later. */
export function versionsByName(
  components: readonly AgreementComponent[],
): ReadonlyMap<string, readonly AgreementComponent[]> {
  return new Map(
    [...groupBy(components, ({ component }) => component)].map(([name, own]) => [
      name,
      own.toSorted(
        (a, b) =>
          a.effectiveFrom.localeCompare(b.effectiveFrom) || a.fileId - b.fileId || a.sourceRow - b.sourceRow,
      ),
    ]),
  );
}

/** The version that applies on a day: of several, the one that started last. */
export function inForceOn(versions: readonly AgreementComponent[], day: string): AgreementComponent | null {
  return (
    versions.findLast(
      ({ effectiveFrom, effectiveTo }) =>
        effectiveFrom <= day && (effectiveTo === null || effectiveTo >= day),
    ) ?? null
  );
}

/** What is not as it should be between the versions of a component. */
export interface VersionIssue {
  readonly kind: 'gap' | 'overlap' | 'lapse';
  readonly component: string;
  readonly text: string;
  readonly fileId: number;
  readonly sourceLine: number;
}

/** Days without a version, and days with two. A version without a last day ends where the next one starts. */
export function versionIssues(versions: readonly AgreementComponent[]): readonly VersionIssue[] {
  return versions.slice(1).flatMap((next, at): readonly VersionIssue[] => {
    const before = versions[at]!;
    const { component, fileId, sourceLine } = next;
    const about = { component, fileId, sourceLine };
    if (before.effectiveFrom === next.effectiveFrom)
      return [
        {
          ...about,
          kind: 'overlap',
          text: `${component}: ${versionName(before)} and ${versionName(next)} both start on ${dayWords(next.effectiveFrom)}; ${versionName(next)}, the later row, is applied.`,
        },
      ];
    if (before.effectiveTo === null) return [];
    const following = daysLater(before.effectiveTo, 1);
    if (following < next.effectiveFrom)
      return [
        {
          ...about,
          kind: 'gap',
          text: `${component}: nothing applies from ${dayWords(following)} to ${dayWords(daysLater(next.effectiveFrom, -1))}, between ${versionName(before)} and ${versionName(next)}.`,
        },
      ];
    if (before.effectiveTo < next.effectiveFrom) return [];
    return [
      {
        ...about,
        kind: 'overlap',
        text: `${component}: ${versionName(before)} lasts until ${dayWords(before.effectiveTo)} and ${versionName(next)} starts on ${dayWords(next.effectiveFrom)}; ${versionName(next)} is applied from then.`,
      },
    ];
  });
}

/** The version that ends within two quarters after a month with nothing to follow it; null where there is none. */
export function lapsing(versions: readonly AgreementComponent[], until: Month): AgreementComponent | null {
  const day = lastDayOf(until);
  const current = inForceOn(versions, day);
  const end = current?.effectiveTo ?? null;
  if (!current || end === null || end > lastDayOf(addMonths(until, 6))) return null;
  return inForceOn(versions, daysLater(end, 1)) === null ? current : null;
}

/** `version 2`, as the file numbers it; its first day where it does not. */
export function versionName({ version, effectiveFrom }: AgreementComponent): string {
  return version === null ? `the version of ${dayWords(effectiveFrom)}` : `version ${version}`;
}
