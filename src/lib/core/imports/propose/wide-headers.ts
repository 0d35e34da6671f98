import type { DatasetId } from '../../vocabulary/datasets.ts';
import type { FiscalCalendar } from '../../vocabulary/fiscal.ts';
import { contentOf } from './column-content.ts';
import type { DateFormat, FieldRule, Mapping, WideGroup } from '../mapping/mapping.ts';
import { periodInHeader } from '../typing/period-in-header.ts';
import type { Seen } from './proposal.ts';
import { columnsUsed } from '../mapping/rule-columns.ts';
import { scenarioIn } from '../typing/scenario-words.ts';
import { settledFormat } from './settled-format.ts';
import { partField, suggestTotalColumn } from './total-column.ts';
import { isTotalCell } from '../scan/total-words.ts';
import { familyPattern, freeColumns, scenarioGroups } from './wide-families.ts';

/** Columns whose headers differ in a period only: `Appropriations {period}`. */
export interface PeriodColumns {
  readonly pattern: string;
  readonly columns: readonly number[];
  /** The periods as they stand in the headers, in the order of the columns. */
  readonly texts: readonly string[];
}

/** A mapping with its wide part, and why. */
export interface WideSuggestion {
  readonly mapping: Mapping;
  readonly reasons: Readonly<Record<string, string>>;
}

/** The field that the cells of a wide table fill, by dataset. */
const widenedField: Readonly<Partial<Record<DatasetId, string>>> = {
  costs: 'amount',
  volumes: 'volume',
  price_index: 'index',
  service_levels: 'value',
};

/**
 * Columns of numbers that stand for periods, by pattern, those with the most columns first. Columns of words between
 * them, columns without a name and columns called total never belong to them.
 */
export function wideGroupsIn(seen: Seen, calendar: FiscalCalendar): readonly PeriodColumns[] {
  const groups = new Map<string, { columns: number[]; texts: string[] }>();
  for (const [index, name] of seen.header.entries()) {
    const found = periodInHeader(name.trim());
    if (!found || !isCountable(seen, index, calendar)) continue;
    const group = groups.get(found.pattern) ?? { columns: [], texts: [] };
    groups.set(found.pattern, {
      columns: [...group.columns, index],
      texts: [...group.texts, found.text],
    });
  }
  return [...groups]
    .map(([pattern, group]) => ({ pattern, ...group }))
    .filter(({ pattern, columns }) => columns.length >= (pattern === '{period}' ? 2 : 1))
    .sort((a, b) => b.columns.length - a.columns.length);
}

/** The wide part of a mapping for a file whose headers hold periods, or the categories of a month that stands above. */
export function suggestWide(seen: Seen, plain: Mapping, calendar: FiscalCalendar): WideSuggestion {
  const field = widenedField[plain.dataset];
  if (field === undefined) return { mapping: plain, reasons: {} };
  const groups = wideGroupsIn(seen, calendar);
  const columns = groups.reduce((count, group) => count + group.columns.length, 0);
  if (columns >= 2 || (columns === 1 && !plain.fields['period'] && !plain.fields[field]))
    return byPeriod(plain, { field, groups, calendar });
  const categories = suggestCategories(seen, plain, { field, calendar });
  return categories ?? suggestFamilies(seen, plain, { field, calendar });
}

interface Periods {
  readonly field: string;
  readonly groups: readonly PeriodColumns[];
  readonly calendar: FiscalCalendar;
}

function byPeriod(plain: Mapping, { field, groups, calendar }: Periods): WideSuggestion {
  const used = usedGroups(plain.dataset, groups);
  const texts = used.flatMap((group) => group.texts);
  const format = settledFormat(texts, used.map(({ pattern }) => pattern).join(' '), calendar);
  const wide = used.map((group): WideGroup => ({
    pattern: group.pattern,
    field,
    labels: labelsOf(plain.dataset, group.pattern),
  }));
  const isLabelled = wide.some(({ labels }) => labels['scenario'] !== undefined);
  const rest = without(plain.fields, [field, 'period', ...(isLabelled ? ['scenario'] : [])]);
  const fields: Readonly<Record<string, FieldRule>> = {
    ...rest,
    period: { from: 'wide', ...(format ? { format } : {}) },
    ...(isLabelled ? { scenario: { from: 'wide' } as const } : {}),
  };
  return {
    mapping: { ...plain, fields, wide: { groups: wide } },
    reasons: {
      period: `the names of ${texts.length} columns are periods, such as "${texts[0]}"`,
      [field]: `the cells under ${used.map(({ pattern }) => `"${pattern}"`).join(' and ')}`,
    },
  };
}

/**
 * Groups that can stand side by side in one dataset: those that are scenarios, whatever stands beside them, such as
 * variances. Else the one with the most columns alone.
 */
function usedGroups(dataset: DatasetId, groups: readonly PeriodColumns[]): readonly PeriodColumns[] {
  const told = groups.filter(({ pattern }) => labelsOf(dataset, pattern)['scenario'] !== undefined);
  const scenarios = new Set(told.map(({ pattern }) => labelsOf(dataset, pattern)['scenario']));
  return told.length > 1 && scenarios.size === told.length ? told : groups.slice(0, 1);
}

function labelsOf(dataset: DatasetId, pattern: string): Readonly<Record<string, string>> {
  const scenario = dataset === 'costs' ? scenarioIn(pattern) : null;
  return scenario === null ? {} : { scenario };
}

/** A table whose first header is a month, and whose other headers are the categories that are counted. */
function suggestCategories(
  seen: Seen,
  plain: Mapping,
  { field, calendar }: { readonly field: string; readonly calendar: FiscalCalendar },
): WideSuggestion | null {
  const [corner = ''] = seen.header;
  const format = monthAtCorner(seen, calendar);
  if (format === null) return null;
  const fields: Readonly<Record<string, FieldRule>> = {
    ...without(plain.fields, [field]),
    partnership: { from: 'column', column: { name: corner, index: 0 } },
    period: { from: 'preamble', format },
    service: { from: 'wide' },
  };
  const wide = { groups: [{ pattern: '{service}', field, labels: {} }] };
  return {
    mapping: { ...plain, fields, wide },
    reasons: {
      partnership: 'the first column names what the other columns count',
      period: `the first header is a month, "${corner.trim()}"`,
      service: 'each other column is a category',
      [field]: 'the cells of the category columns',
    },
  };
}

/** Columns of amounts whose headers are scenarios, or differ in a category only; the mapping as it is when none are. */
function suggestFamilies(
  seen: Seen,
  plain: Mapping,
  { field, calendar }: { readonly field: string; readonly calendar: FiscalCalendar },
): WideSuggestion {
  const unchanged = { mapping: plain, reasons: {} };
  const isAsked = suggestTotalColumn(seen, plain.dataset) !== null;
  if (plain.dataset === 'price_index' || plain.fields[field] || isAsked) return unchanged;
  const countable = seen.header.flatMap((_, at) => (isCountable(seen, at, calendar) ? [at] : []));
  const free = freeColumns(plain, countable);
  const scenarios = plain.dataset === 'costs' ? scenarioGroups(free, field) : [];
  if (scenarios.length > 0) return withGroups(plain, scenarios, 'scenario');
  const part = partField(plain);
  const pattern = familyPattern(free, part, columnsUsed(plain));
  return pattern === null ? unchanged : withGroups(plain, [{ pattern, field, labels: {} }], part);
}

function withGroups(plain: Mapping, groups: readonly WideGroup[], label: string): WideSuggestion {
  const patterns = groups.map(({ pattern }) => `"${pattern}"`).join(' and ');
  return {
    mapping: {
      ...plain,
      fields: { ...without(plain.fields, [label]), [label]: { from: 'wide' } },
      wide: { groups },
    },
    reasons: {
      [label]: `the names of the columns ${patterns}`,
      [groups[0]?.field ?? '']: `the cells under ${patterns}`,
    },
  };
}

/** How the month in the first header is written, where all other headers are categories of counts; else null. */
export function monthAtCorner(seen: Seen, calendar: FiscalCalendar): DateFormat | null {
  const [corner = '', ...others] = seen.header;
  const isTable = others.length >= 3 && others.every((_, at) => isCountable(seen, at + 1, calendar));
  return isTable ? settledFormat([corner], '', calendar) : null;
}

function without(
  fields: Readonly<Record<string, FieldRule>>,
  names: readonly string[],
): Readonly<Record<string, FieldRule>> {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));
}

function isCountable(seen: Seen, index: number, calendar: FiscalCalendar): boolean {
  const name = seen.header[index]?.trim() ?? '';
  if (name === '' || (isTotalCell(name) && !/\d/.test(name))) return false;
  const content = contentOf(seen, index, calendar);
  return content === 'numbers' || content === 'money' || content === 'blank';
}
