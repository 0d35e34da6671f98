import { datasetIds, datasets, type Dataset, type DatasetId } from '../../vocabulary/datasets.ts';
import { ukFiscalCalendar, type FiscalCalendar } from '../../vocabulary/fiscal.ts';
import { formatsReading } from '../typing/date-formats.ts';
import { isDated } from '../typing/field-kinds.ts';
import { baseName, headerKey, isSameHeader } from '../scan/header.ts';
import { nameKey } from './header-names.ts';
import { decidedMark } from './decided-mark.ts';
import {
  emptyMapping,
  type DateFormat,
  type DecimalMark,
  type FieldRule,
  type Mapping,
} from '../mapping/mapping.ts';
import { parsePeriod } from '../typing/period-label.ts';
import type { Seen } from './proposal.ts';
import { renamed, repoint } from './repoint.ts';
import { cellsAt, columnAt, numberColumns } from './seen-cells.ts';
import { settledFormat } from './settled-format.ts';
import { expandWide } from '../mapping/wide-columns.ts';
import { caughtBy } from '../mapping/wide-fields.ts';

/**
 * The kept mappings made for a file of this header, one for each dataset; one made for this very file goes before one
 * for any file, and of several the latest. A wide table may have gained or lost unpivoted columns since.
 */
export function keptMappings(seen: Seen, kept: readonly Mapping[]): readonly Mapping[] {
  const fitting = kept.flatMap((mapping) => fitted(mapping, seen) ?? []);
  return datasetIds.flatMap((id) => {
    const ofDataset = fitting.filter((mapping) => mapping.dataset === id);
    return ofDataset.findLast((mapping) => mapping.file !== null) ?? ofDataset.at(-1) ?? [];
  });
}

/** True when a mapping may be used for a file of this name. */
export function isForFile({ file }: Mapping, name: string): boolean {
  return file === null || baseName(file) === baseName(name);
}

function fitted(kept: Mapping, { name, header }: Seen): Mapping | null {
  if (!isForFile(kept, name)) return null;
  const mapping = withDatesOf(kept, header);
  if (isSameHeader(mapping.header, header)) return mapping;
  if (mapping.wide === null && isSameHeader(mapping.header.map(nameKey), header.map(nameKey)))
    return renamed(mapping, header);
  return mapping.wide === null ? null : fittedWide(mapping, header);
}

/** A name of the header that the mapping reads a period from, such as `Apr-16`, is another one in the next file. */
function withDatesOf(mapping: Mapping, header: readonly string[]): Mapping {
  const formats = Object.values(mapping.fields).flatMap((rule) =>
    rule.from === 'preamble' ? [rule.format] : [],
  );
  if (formats.length === 0 || header.length !== mapping.header.length) return mapping;
  const isDate = (name: string) =>
    formats.some((format) => parsePeriod(name.trim(), format, mapping.calendar ?? ukFiscalCalendar) !== null);
  const names = mapping.header.map((name, at) => {
    const now = header[at] ?? '';
    return isDate(name) && isDate(now) ? now : name;
  });
  return renamed(mapping, names);
}

function fittedWide(mapping: Mapping, header: readonly string[]): Mapping | null {
  const before = besideUnpivoted(mapping, mapping.header);
  const now = besideUnpivoted(mapping, header);
  const isSame = before !== null && now !== null && isSameHeader(before, now);
  return isSame && (isTelling(mapping) || hasNoNew(mapping, header)) ? repoint(mapping, header) : null;
}

/** False when a pattern of the mapping takes any name as a text: `{metric}` would fit the columns of any table. */
function isTelling({ dataset, wide }: Mapping): boolean {
  const dated = datasets[dataset].fields.filter(isDated).map(({ name }) => name);
  return (wide?.groups ?? []).every(
    ({ pattern }) =>
      pattern.replaceAll(/\{[a-z_]+\}/g, '').trim() !== '' ||
      caughtBy(pattern).some((field) => dated.includes(field)),
  );
}

function hasNoNew(mapping: Mapping, header: readonly string[]): boolean {
  const known = new Set(mapping.header.map(headerKey));
  return header.every((name) => known.has(headerKey(name)));
}

/** The names that are not unpivoted, in order; null when none is unpivoted. */
function besideUnpivoted(mapping: Mapping, header: readonly string[]): readonly string[] | null {
  const columns = expandWide(repoint(mapping, header), header);
  if (!columns.some((column) => !column.isLeftOut)) return null;
  const places = new Set(columns.map(({ column }) => column.index));
  return header.filter((_, index) => !places.has(index));
}

/**
 * The mapping of a file whose header uses the contract's own names: every required field of exactly one dataset, each
 * once. Null when no dataset fits, or when two fit equally. A date that can be read in two ways is left without format.
 */
export function canonicalMapping(seen: Seen, calendar: FiscalCalendar): Mapping | null {
  const fitting = datasetIds
    .map((id) => ({ id, known: knownFields(datasets[id], seen.header).length }))
    .filter(({ id, known }) => isCanonical(datasets[id], seen.header, known))
    .sort((a, b) => b.known - a.known);
  const [best, next] = fitting;
  if (!best || best.known === next?.known) return null;
  return mappingByName(best.id, seen, calendar);
}

function knownFields({ fields }: Dataset, header: readonly string[]): readonly string[] {
  return fields.map((field) => field.name).filter((name) => placesOf(name, header).length > 0);
}

function placesOf(field: string, header: readonly string[]): readonly number[] {
  return header.flatMap((name, index) => (headerKey(name) === headerKey(field) ? [index] : []));
}

// A contract that asks for one column only would take any file that has it: then most columns must be known.
function isCanonical(dataset: Dataset, header: readonly string[], known: number): boolean {
  const has = (name: string) => placesOf(name, header).length === 1;
  const required = dataset.fields.filter((field) => field.isRequired);
  const isComplete =
    required.every((field) => has(field.name)) && (dataset.oneOf?.some((group) => group.every(has)) ?? true);
  return isComplete && (required.length > 1 || known * 2 > header.length);
}

function mappingByName(id: DatasetId, seen: Seen, calendar: FiscalCalendar): Mapping | null {
  const rules: [string, FieldRule][] = [];
  for (const field of datasets[id].fields) {
    const [index, second] = placesOf(field.name, seen.header);
    if (index === undefined) continue;
    if (second !== undefined) return null;
    const column = columnAt(seen.header, index);
    const format = isDated(field) ? canonicalFormat(cellsAt(seen, index), field.name, calendar) : null;
    rules.push([field.name, { from: 'column', column, ...(format ? { format } : {}) }]);
  }
  const mapping = emptyMapping(id, seen.header, `Outturn ${datasets[id].title.toLowerCase()}`);
  const named = { ...mapping, fields: Object.fromEntries(rules) };
  return { ...named, decimalMark: canonicalMark(named, seen, calendar) };
}

/**
 * The contract writes decimals after a point, so that `1.234` is no question where a comma parts the cells; a comma
 * that may stand before decimals is one, whoever wrote the header.
 */
function canonicalMark(mapping: Mapping, seen: Seen, calendar: FiscalCalendar): DecimalMark | null {
  const cells = numberColumns(mapping, seen.header, calendar).flatMap(({ column }) =>
    cellsAt(seen, column.index),
  );
  const mark = decidedMark(mapping, seen, calendar);
  const isPlain = seen.delimiter !== ';' && cells.every((cell) => !cell.includes(','));
  return mark ?? (isPlain ? '.' : null);
}

/** ISO unless the cells are plainly written in one other way; null when they could be read in two. */
function canonicalFormat(
  cells: readonly string[],
  name: string,
  calendar: FiscalCalendar,
): DateFormat | null {
  const formats = formatsReading(cells, calendar);
  if (formats.length === 0 || formats.every(isIso)) return 'yyyy-mm-dd';
  return settledFormat(cells, name, calendar);
}

function isIso(format: DateFormat): boolean {
  return format === 'yyyy-mm-dd' || format === 'yyyy-mm';
}
