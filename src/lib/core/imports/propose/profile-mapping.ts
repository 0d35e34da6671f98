import { datasets } from '../../vocabulary/datasets.ts';
import type { FiscalCalendar } from '../../vocabulary/fiscal.ts';
import { decidedMark } from './decided-mark.ts';
import { isDated } from '../typing/field-kinds.ts';
import { baseName } from '../scan/header.ts';
import { hasName, placesNamed } from './header-names.ts';
import {
  emptyMapping,
  type ColumnRef,
  type DateFormat,
  type Exclusion,
  type FieldRule,
  type Mapping,
  type WideGroup,
} from '../mapping/mapping.ts';
import { periodIn } from '../typing/period-in.ts';
import type { ColumnNames, Profile, ProfilePart, ProfileRule } from './profile.ts';
import { profiles } from './profiles.ts';
import type { Seen } from './proposal.ts';
import { ruleLabel } from '../mapping/rule-label.ts';
import { cellsAt, columnAt } from './seen-cells.ts';
import { settledFormat } from './settled-format.ts';
import { fitsPattern } from '../mapping/wide-columns.ts';

/** A mapping made from a profile, and why each field is filled as it is. */
export interface ProfileMapping {
  readonly mapping: Mapping;
  readonly reasons: Readonly<Record<string, string>>;
}

/** The mappings of the profile that a file fits best, one for each dataset; none when it fits no profile. */
export function profileMappings(seen: Seen, calendar: FiscalCalendar): readonly ProfileMapping[] {
  const fitting = profiles.filter((profile) => isRecognised(profile, seen));
  const best = fitting.toSorted((a, b) => sureness(b) - sureness(a))[0];
  if (!best) return [];
  return best.datasets.filter((part) => holds(part, seen)).map((part) => fill(best, part, seen, calendar));
}

/** True when a file has the columns and the name of a profile, and holds one of its datasets. */
function isRecognised(profile: Profile, seen: Seen): boolean {
  const { all, none = [], file_name: pattern } = profile.recognise;
  return (
    all.every((names) => names.some((name) => hasName(seen.header, name))) &&
    !none.some((name) => hasName(seen.header, name)) &&
    (pattern === undefined || new RegExp(pattern, 'i').test(baseName(seen.name))) &&
    profile.datasets.some((part) => holds(part, seen))
  );
}

/** The more columns a profile asks for, the surer it is. */
function sureness({ recognise: { all, none, file_name: pattern } }: Profile): number {
  return all.length + (none ? 0.5 : 0) + (pattern === undefined ? 0 : 0.5);
}

function holds({ when = [], wide = [] }: ProfilePart, { header }: Seen): boolean {
  return (
    when.every((names) => names.some((name) => hasName(header, name))) &&
    (wide.length === 0 || wide.some(({ pattern }) => header.some((name) => fitsPattern(pattern, name))))
  );
}

function fill(profile: Profile, part: ProfilePart, seen: Seen, calendar: FiscalCalendar): ProfileMapping {
  const ownCalendar = typeof part.calendar === 'object' ? part.calendar : null;
  const filled = datasets[part.dataset].fields.flatMap((field): [string, FieldRule][] => {
    const { name } = field;
    const place = { seen, calendar: ownCalendar ?? calendar, isDate: isDated(field) };
    const rules = [part.fields[name] ?? []].flat().flatMap((wanted) => ruleOf(wanted, place) ?? []);
    return rules.slice(0, 1).map((rule) => [name, rule]);
  });
  const mapping: Mapping = {
    ...emptyMapping(
      part.dataset,
      seen.header,
      `${profile.title}: ${datasets[part.dataset].title.toLowerCase()}`,
    ),
    fields: Object.fromEntries(filled),
    exclusions: exclusionsOf(part, seen),
    wide: part.wide ? { groups: withPeriods(part, part.wide, seen) } : null,
    valueMaps: part.value_maps ?? {},
    grain: part.grain ?? null,
    calendar: ownCalendar,
    totals: part.totals ?? 'find',
    profile: profile.id,
  };
  const decimalMark = decidedMark(mapping, seen, calendar) ?? part.decimal_mark ?? null;
  const reasons = filled.map(([name, rule]): [string, string] => [
    name,
    `${ruleLabel(name, rule) ?? 'set'} in ${profile.title}`,
  ]);
  return { mapping: { ...mapping, decimalMark }, reasons: Object.fromEntries(reasons) };
}

interface Place {
  readonly seen: Seen;
  /** Whether the field is a date, so that its cells show how it is written. */
  readonly isDate: boolean;
  readonly calendar: FiscalCalendar;
}

function ruleOf(rule: ProfileRule, place: Place): FieldRule | null {
  if ('column' in rule) return columnRule(rule, place);
  if ('constant' in rule) return { from: 'constant', value: rule.constant };
  if ('file_name' in rule) return fromTexts('file_name', rule.file_name, [baseName(place.seen.name)], place);
  if ('preamble' in rule) return fromTexts('preamble', rule.preamble, place.seen.preamble, place);
  if ('wide' in rule) return { from: 'wide', ...(rule.wide === 'text' ? {} : { format: rule.wide }) };
  return 'join' in rule ? joinRule(rule, place) : sumRule(rule, place);
}

/** A rule that reads a month outside the table; null when no month stands there. */
function fromTexts(
  from: 'file_name' | 'preamble',
  format: DateFormat,
  texts: readonly string[],
  { calendar }: Place,
): FieldRule | null {
  if (!texts.some((text) => periodIn(text, format, calendar) !== null)) return null;
  return from === 'file_name' ? { from, format } : { from, format };
}

function columnRule(
  { column: names, format }: Extract<ProfileRule, { column: unknown }>,
  { seen, calendar, isDate }: Place,
): FieldRule | null {
  const index = onlyPlace(names, seen);
  if (index === null) return null;
  const column = columnAt(seen.header, index);
  const found = format ?? (isDate ? settledFormat(cellsAt(seen, index), column.name, calendar) : null);
  return { from: 'column', column, ...(found ? { format: found } : {}) };
}

function joinRule(
  { join, format }: Extract<ProfileRule, { join: unknown }>,
  { seen }: Place,
): FieldRule | null {
  const columns = placesOf(join, seen);
  return columns && { from: 'join', columns, ...(format ? { format } : {}) };
}

function sumRule(rule: Extract<ProfileRule, { add: unknown }>, { seen }: Place): FieldRule | null {
  const add = placesOf(rule.add, seen);
  const subtract = placesOf(rule.subtract ?? [], seen);
  if (!add || !subtract) return null;
  return {
    from: 'sum',
    add: [...add, ...placesThere(rule.add_if_there ?? [], seen)],
    subtract: [...subtract, ...placesThere(rule.subtract_if_there ?? [], seen)],
  };
}

/** A column for every list of names; null when one has none. */
function placesOf(wanted: readonly ColumnNames[], seen: Seen): readonly ColumnRef[] | null {
  const found = placesThere(wanted, seen);
  return found.length === wanted.length ? found : null;
}

function placesThere(wanted: readonly ColumnNames[], seen: Seen): readonly ColumnRef[] {
  return wanted.flatMap((names) => {
    const index = onlyPlace(names, seen);
    return index === null ? [] : [columnAt(seen.header, index)];
  });
}

/** The first name that stands over one column; a name that stands over several is asked about. */
function onlyPlace(names: ColumnNames, seen: Seen): number | null {
  for (const name of names) {
    const [index, second] = placesNamed(seen.header, name);
    if (index !== undefined) return second === undefined ? index : null;
  }
  return null;
}

function exclusionsOf({ exclude = [] }: ProfilePart, seen: Seen): readonly Exclusion[] {
  return exclude.flatMap(({ column: names, test, equals, as }) => {
    const index = onlyPlace(names, seen);
    return index === null ? [] : [{ column: columnAt(seen.header, index), test, equals, as }];
  });
}

/** A group for each header whose period the profile spells out, before the patterns that fit any. */
function withPeriods(
  { periods = {} }: ProfilePart,
  groups: readonly WideGroup[],
  { header }: Seen,
): readonly WideGroup[] {
  const spelled = groups.flatMap((group) =>
    header.flatMap((name): readonly WideGroup[] => {
      const period = periods[caughtPeriod(group.pattern, name.trim())];
      return period === undefined
        ? []
        : [{ ...group, pattern: name.trim(), labels: { ...group.labels, period } }];
    }),
  );
  return [...spelled, ...groups];
}

function caughtPeriod(pattern: string, name: string): string {
  const [before = '', after = ''] = pattern.split('{period}');
  return fitsPattern(pattern, name) ? name.slice(before.length, name.length - after.length) : '';
}
