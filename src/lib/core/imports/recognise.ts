import { datasetIds, datasets, type Dataset, type DatasetId } from '../vocabulary/datasets.ts';
import { formatsReading } from './date-formats.ts';
import { baseName, headerKey, isSameHeader } from './header.ts';
import type { DateFormat, FieldRule, Mapping } from './mapping.ts';

/** What is known of a file when it is recognised: its name, its header and its first rows. */
export interface Seen {
  readonly name: string;
  readonly header: readonly string[];
  readonly samples: readonly (readonly string[])[];
}

/**
 * The mappings under which a file is loaded: the kept ones made for this header (one for each dataset; one made for
 * this very file goes before one for any file), else the canonical one, else none: then a person must map it.
 */
export function recognise(file: Seen, kept: readonly Mapping[]): readonly Mapping[] {
  const remembered = rememberedFor(file, kept);
  if (remembered.length > 0) return remembered;
  const canonical = canonicalMapping(file);
  return canonical ? [canonical] : [];
}

function rememberedFor({ name, header }: Seen, kept: readonly Mapping[]): readonly Mapping[] {
  const fitting = kept.filter(
    (mapping) =>
      isSameHeader(mapping.header, header) &&
      (mapping.file === null || baseName(mapping.file) === baseName(name)),
  );
  return datasetIds.flatMap((id) => {
    const ofDataset = fitting.filter((mapping) => mapping.dataset === id);
    return ofDataset.findLast((mapping) => mapping.file !== null) ?? ofDataset.at(-1) ?? [];
  });
}

/**
 * The mapping of a file whose header uses the contract's own names: every required field of exactly one dataset, each
 * once. Null when no dataset fits, when two fit equally, or when its dates do not say how they are written.
 */
function canonicalMapping(file: Seen): Mapping | null {
  const fitting = datasetIds
    .map((id) => ({ id, known: knownFields(datasets[id], file.header).length }))
    .filter(({ id, known }) => isCanonical(datasets[id], file.header, known))
    .sort((a, b) => b.known - a.known);
  const [best, next] = fitting;
  if (!best || best.known === next?.known) return null;
  return mappingByName(best.id, file);
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

function mappingByName(id: DatasetId, { header, samples }: Seen): Mapping | null {
  const rules: [string, FieldRule][] = [];
  for (const field of datasets[id].fields) {
    const [index, second] = placesOf(field.name, header);
    if (index === undefined) continue;
    if (second !== undefined) return null;
    const column = { name: header[index] ?? '', index };
    const isDated = field.type === 'month' || field.type === 'date';
    const format = isDated ? canonicalFormat(samples.map((row) => row[index] ?? '')) : undefined;
    if (format === null) return null;
    rules.push([field.name, { from: 'column', column, ...(format ? { format } : {}) }]);
  }
  return {
    version: 1,
    name: `Outturn ${datasets[id].title.toLowerCase()}`,
    dataset: id,
    file: null,
    header,
    fields: Object.fromEntries(rules),
    decimalMark: '.',
    exclusions: [],
  };
}

/** ISO unless the cells are plainly written in one other way; null when they could be read in two. */
function canonicalFormat(cells: readonly string[]): DateFormat | null {
  const formats = formatsReading(cells);
  const [only, other] = formats;
  if (formats.length === 0 || formats.some(isIso)) return 'yyyy-mm-dd';
  return only && other === undefined ? only : null;
}

function isIso(format: DateFormat): boolean {
  return format === 'yyyy-mm-dd' || format === 'yyyy-mm';
}
