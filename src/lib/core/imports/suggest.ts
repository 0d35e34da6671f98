import { datasetIds, datasets, type DatasetId, type Field } from '../vocabulary/datasets.ts';
import { checkMapping } from './check-mapping.ts';
import { formatsReading } from './date-formats.ts';
import { baseName, headerKey } from './header.ts';
import type { ColumnRef, DateFormat, DecimalMark, Exclusion, FieldRule, Mapping } from './mapping.ts';
import type { Seen } from './recognise.ts';

/** A mapping to start from, and what a person must still say. Every part of it may be changed. */
export interface Suggestion {
  readonly mapping: Mapping;
  readonly missing: readonly string[];
}

/**
 * Propose a mapping of a file to a dataset from the names of its columns and from its first rows. Nothing that can be
 * read in two ways is proposed: day and month order, two columns of one fitting name, a decimal comma.
 */
export function suggestMapping(file: Seen, dataset: DatasetId): Suggestion {
  const { header, name } = file;
  const fields = assign(datasets[dataset].fields, header).flatMap(([field, index]) =>
    suggestField(file, field, index),
  );
  const mapping: Mapping = {
    version: 1,
    name: `${datasets[dataset].title} from ${baseName(name)}`,
    dataset,
    file: null,
    header,
    fields: Object.fromEntries(fields),
    decimalMark: decimalMarkOf(file, fields),
    exclusions: totalsIn(file),
  };
  return { mapping, missing: checkMapping(mapping, header) };
}

/** The dataset whose fields the header names most of: where the mapping form starts. */
export function likeliestDataset(header: readonly string[]): DatasetId {
  const scored = datasetIds.map((id) => ({ id, score: scoreOf(id, header) }));
  return scored.reduce((best, each) => (each.score > best.score ? each : best)).id;
}

// A required field says more about a file than an optional one.
function scoreOf(id: DatasetId, header: readonly string[]): number {
  const found = assign(datasets[id].fields, header).filter(([, index]) => index !== null);
  return found.reduce((sum, [field]) => sum + (field.isRequired && field.name !== 'partnership' ? 3 : 1), 0);
}

type Assigned = readonly [field: Field, index: number | null];

/** A column for each field: own names first, then synonyms in their order; no column serves two fields. */
function assign(fields: readonly Field[], header: readonly string[]): readonly Assigned[] {
  const keys = header.map(headerKey);
  const taken = new Set<number>();
  const found = new Map<string, number>();
  const take = (field: Field, names: readonly string[]) => {
    if (found.has(field.name)) return;
    const [index] = names.flatMap((each) => onlyPlace(keys, headerKey(each), taken) ?? []);
    if (index === undefined) return;
    found.set(field.name, index);
    taken.add(index);
  };
  for (const field of fields) take(field, [field.name]);
  for (const field of fields) take(field, field.synonyms ?? []);
  return fields.map((field) => [field, found.get(field.name) ?? null]);
}

function onlyPlace(keys: readonly string[], key: string, taken: ReadonlySet<number>): number | null {
  const index = keys.indexOf(key);
  return index >= 0 && index === keys.lastIndexOf(key) && !taken.has(index) ? index : null;
}

function suggestField(file: Seen, field: Field, index: number | null): readonly [string, FieldRule][] {
  const isDated = field.type === 'month' || field.type === 'date';
  if (index === null) return isDated && field.isRequired ? fromFileName(file.name, field) : [];
  const column = columnAt(file.header, index);
  const format = isDated ? onlyFormat(cellsAt(file, index)) : null;
  return [[field.name, { from: 'column', column, ...(format ? { format } : {}) }]];
}

function fromFileName(name: string, field: Field): readonly [string, FieldRule][] {
  const isMonth = formatsReading([baseName(name)]).includes('mmm-yyyy');
  return isMonth ? [[field.name, { from: 'file_name', format: 'mmm-yyyy' }]] : [];
}

function onlyFormat(cells: readonly string[]): DateFormat | null {
  const [only, other] = formatsReading(cells);
  return only && other === undefined ? only : null;
}

/** A comma is the decimal mark when some amount can be read no other way, and none has decimals after a point. */
function decimalMarkOf(file: Seen, fields: readonly (readonly [string, FieldRule])[]): DecimalMark {
  const numeric = new Set(['amount', 'volume', 'value', 'numerator', 'denominator', 'index']);
  const cells = fields.flatMap(([name, rule]) =>
    rule.from === 'column' && numeric.has(name) ? cellsAt(file, rule.column.index) : [],
  );
  const hasComma = cells.some((cell) => /\.\d{3},\d|,\d{1,2}\D*$|,\d{4,}/.test(cell));
  const hasPoint = cells.some((cell) => /,\d{3}\.\d|\.\d{1,2}\D*$|\.\d{4,}/.test(cell));
  return hasComma && !hasPoint ? ',' : '.';
}

/** Rows that call themselves a total in a text column: proposed to be left out and used as control totals. */
function totalsIn({ header, samples }: Seen): readonly Exclusion[] {
  for (const row of samples) {
    const index = row.findIndex((cell) => /^(grand )?totals?$/i.test(cell.trim()));
    if (index >= 0)
      return [{ column: columnAt(header, index), equals: row[index]?.trim() ?? '', as: 'total' }];
  }
  return [];
}

function columnAt(header: readonly string[], index: number): ColumnRef {
  return { name: header[index] ?? '', index };
}

function cellsAt({ samples }: Seen, index: number): readonly string[] {
  return samples.map((row) => row[index] ?? '');
}
