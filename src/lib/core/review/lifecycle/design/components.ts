import type { VersionsValues } from '../../../charts/versions.ts';
import { groupBy } from '../../../vocabulary/group-by.ts';
import { addMonths, type Month } from '../../../vocabulary/month.ts';
import { listed } from '../../signals/decisions.ts';
import type { BenefitsView } from '../../benefits/data.ts';
import { quarterTicks } from '../../quarter-ticks.ts';
import type { AgreementComponent, LifecycleData } from '../data.ts';
import { differences, kindLabel, kindPlace, shortTerms, termsWords } from './component-words.ts';
import type { DesignContext } from './context.ts';
import { dayWords, lastDayOf, monthOfDay } from './days.ts';
import {
  inForceOn,
  lapsing,
  versionIssues,
  versionName,
  versionsByName,
  type VersionIssue,
} from './versions.ts';

/** A version as it is shown. */
export interface ShownVersion {
  readonly record: AgreementComponent;
  readonly name: string;
  /** What it says. */
  readonly terms: string;
  /** `1 Jul 2025 to 31 Mar 2026`, `from 1 Jul 2025`. */
  readonly dates: string;
  readonly isInForce: boolean;
}

/** A component with what applies of it on the day in view. */
export interface ShownComponent {
  readonly name: string;
  readonly applies: ShownVersion | null;
  /** Why nothing applies; null where something does. */
  readonly status: string | null;
  readonly versions: readonly ShownVersion[];
  /** What each version changed, the latest first. */
  readonly changes: readonly string[];
}

export interface ComponentGroup {
  readonly kind: string;
  readonly label: string;
  readonly components: readonly ShownComponent[];
}

/** The agreement as it stands on the last day in view. */
export interface ComponentsBoard {
  /** `no agreement`; null where there is one. */
  readonly status: string | null;
  readonly sentence: string;
  readonly asOf: string;
  readonly groups: readonly ComponentGroup[];
  readonly issues: readonly VersionIssue[];
  readonly timeline: VersionsValues | null;
}

/** What is agreed, by kind, as of the end of the quarter in view, with every version and what it changed. */
export function componentsBoard(
  { components }: Pick<LifecycleData, 'components'>,
  view: Pick<BenefitsView, 'until' | 'calendar'>,
  { info }: Pick<DesignContext, 'info'>,
): ComponentsBoard {
  const day = lastDayOf(view.until);
  const asOf = dayWords(day);
  if (components.length === 0) {
    const who = info?.name ?? 'this partnership';
    return {
      status: 'no agreement',
      sentence: `No component of the agreement of ${who} is loaded, so nothing can be said of what was agreed.`,
      asOf,
      groups: [],
      issues: [],
      timeline: null,
    };
  }
  const versions = [...versionsByName(components)];
  const groups = groupsOf(versions, day);
  const issues = versions.flatMap(([, own]) => [...versionIssues(own), ...lapseOf(own, view.until)]);
  return {
    status: null,
    sentence: sentenceOf(groups, issues, asOf),
    asOf,
    groups,
    issues,
    timeline: timelineOf(versions, view),
  };
}

type Named = readonly [name: string, versions: readonly AgreementComponent[]];

function groupsOf(versions: readonly Named[], day: string): readonly ComponentGroup[] {
  const kindOf = ([, own]: Named) => own.at(-1)!.kind ?? '';
  return [...groupBy(versions, kindOf)]
    .toSorted(([a], [b]) => kindPlace(a || null) - kindPlace(b || null) || a.localeCompare(b))
    .map(([kind, own]) => ({
      kind,
      label: kindLabel(kind || null),
      components: own.map(([name, all]) => shownComponent(name, all, day)),
    }));
}

function shownComponent(name: string, own: readonly AgreementComponent[], day: string): ShownComponent {
  const applied = inForceOn(own, day);
  const versions = own.map((record) => shownVersion(record, applied));
  const changes = own.slice(1).flatMap((after, at) => {
    const words = differences(own[at]!, after);
    return words.length > 0
      ? [`${capital(versionName(after))}: ${words.join('; ')}.`]
      : [
          `${capital(versionName(after))} changes nothing but its dates, from ${dayWords(after.effectiveFrom)}.`,
        ];
  });
  return {
    name,
    applies: versions.find(({ isInForce }) => isInForce) ?? null,
    status: applied ? null : notApplied(own, day),
    versions,
    changes: changes.toReversed(),
  };
}

function shownVersion(record: AgreementComponent, applied: AgreementComponent | null): ShownVersion {
  const { effectiveFrom, effectiveTo } = record;
  return {
    record,
    name: versionName(record),
    terms: termsWords(record),
    dates:
      effectiveTo === null
        ? `from ${dayWords(effectiveFrom)}`
        : `${dayWords(effectiveFrom)} to ${dayWords(effectiveTo)}`,
    isInForce: record === applied,
  };
}

function notApplied(own: readonly AgreementComponent[], day: string): string {
  const next = own.find(({ effectiveFrom }) => effectiveFrom > day);
  const last = own.findLast(({ effectiveTo }) => effectiveTo !== null && effectiveTo < day);
  if (next && last)
    return `between versions: ended ${dayWords(last.effectiveTo!)}, again from ${dayWords(next.effectiveFrom)}`;
  if (next) return `not yet in force: from ${dayWords(next.effectiveFrom)}`;
  return last ? `lapsed on ${dayWords(last.effectiveTo!)}` : 'no version applies';
}

function lapseOf(own: readonly AgreementComponent[], until: Month): readonly VersionIssue[] {
  const found = lapsing(own, until);
  if (!found) return [];
  const { component, fileId, sourceLine, effectiveTo } = found;
  const text = `${component}: ${versionName(found)} ends on ${dayWords(effectiveTo!)} and nothing follows it.`;
  return [{ kind: 'lapse', component, text, fileId, sourceLine }];
}

function sentenceOf(
  groups: readonly ComponentGroup[],
  issues: readonly VersionIssue[],
  asOf: string,
): string {
  const all = groups.flatMap(({ components }) => components);
  const applied = all.filter(({ applies }) => applies !== null).length;
  const changed = all.filter(({ versions }) => versions.length > 1).length;
  const count = (kind: VersionIssue['kind'], one: string, many: string) => {
    const found = issues.filter((issue) => issue.kind === kind).length;
    return found === 0 ? '' : `${found} ${found === 1 ? one : many}`;
  };
  const troubles = [
    count('gap', 'gap', 'gaps'),
    count('overlap', 'overlap', 'overlaps'),
    count('lapse', 'term about to lapse', 'terms about to lapse'),
  ].filter(Boolean);
  const of = applied === all.length ? `${applied}` : `${applied} of ${all.length}`;
  return [
    `On ${asOf} ${of} ${all.length === 1 ? 'component' : 'components'} of the agreement ${applied === 1 ? 'applies' : 'apply'}; ${changed === 0 ? 'none was' : changed === 1 ? '1 was' : `${changed} were`} changed since the start.`,
    troubles.length > 0
      ? `Between versions: ${listed(troubles)}.`
      : 'No gap or overlap lies between versions, and nothing lapses within two quarters.',
  ].join(' ');
}

/** Principles have no figures and no end: they stand in the table alone. */
function timelineOf(
  versions: readonly Named[],
  { until, calendar }: Pick<BenefitsView, 'until' | 'calendar'>,
): VersionsValues | null {
  const drawn = versions
    .filter(([, own]) => own.some(({ kind }) => kind !== 'principle'))
    .toSorted(([, a], [, b]) => kindPlace(a.at(-1)!.kind) - kindPlace(b.at(-1)!.kind));
  if (drawn.length === 0) return null;
  const day = lastDayOf(until);
  const starts = drawn.flatMap(([, own]) => own.map(({ effectiveFrom }) => effectiveFrom));
  const first = monthOfDay(starts.reduce((a, b) => (a < b ? a : b)));
  // Half a year beyond the day in view, so that what is about to lapse or to start can be seen.
  const last = addMonths(until, 7);
  return {
    from: first < until ? first : addMonths(until, -1),
    to: last,
    asOf: day,
    quarters: quarterTicks([first, last], calendar),
    rows: drawn.map(([name, own]) => ({
      id: name,
      label: name,
      kind: kindLabel(own.at(-1)!.kind),
      spans: own.map((record, at) => spanOf(record, own[at + 1], inForceOn(own, day))),
    })),
    most: 24,
  };
}

function spanOf(
  record: AgreementComponent,
  next: AgreementComponent | undefined,
  applied: AgreementComponent | null,
): VersionsValues['rows'][number]['spans'][number] {
  return {
    id: `${record.fileId}/${record.sourceRow}`,
    version: versionName(record),
    from: record.effectiveFrom,
    to: record.effectiveTo ?? next?.effectiveFrom ?? null,
    words: shortTerms(record),
    terms: [termsWords(record), record.note ?? ''].filter(Boolean).join('; '),
    isInForce: record === applied,
  };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
