import { datasetIds, datasets, type DatasetId, type Field } from '../../vocabulary/datasets.ts';
import { ukFiscalCalendar, type FiscalCalendar } from '../../vocabulary/fiscal.ts';
import { checkMapping } from '../mapping/check-mapping.ts';
import { contentOf, type ColumnContent } from './column-content.ts';
import { formatsReading } from '../typing/date-formats.ts';
import { decidedMark } from './decided-mark.ts';
import { isCounted, isDated } from '../typing/field-kinds.ts';
import { baseName } from '../scan/header.ts';
import { placesNamed } from './header-names.ts';
import {
  emptyMapping,
  type ColumnRef,
  type Exclusion,
  type FieldRule,
  type Mapping,
} from '../mapping/mapping.ts';
import type { Seen } from './proposal.ts';
import { withoutRunningTotals } from './running-total.ts';
import { cellsAt, columnAt, withoutTotalRows } from './seen-cells.ts';
import { settledFormat } from './settled-format.ts';
import { synonymsOf } from './synonyms.ts';
import { suggestTotalColumn } from './total-column.ts';
import { suggestWide } from './wide-headers.ts';

/** A mapping to start from, why each field is filled as it is, and what a person must still say. */
export interface Suggestion {
  readonly mapping: Mapping;
  readonly missing: readonly string[];
  readonly reasons: Readonly<Record<string, string>>;
}

/**
 * Propose a mapping of a file to a dataset from the names of its columns and from its first rows. Nothing that can be
 * read in two ways is proposed: day and month order, two columns of one fitting name, a decimal comma.
 */
export function suggestMapping(
  file: Seen,
  dataset: DatasetId,
  calendar: FiscalCalendar = ukFiscalCalendar,
): Suggestion {
  const { header, name } = file;
  const seen = withoutTotalRows(file);
  const placed = fillFromContent(seen, dataset, placeByName(seen, dataset, calendar), calendar);
  const filled = placed.flatMap(({ field, index, reason }) =>
    index === null
      ? fromElsewhere(seen, field, calendar)
      : [filledField(seen, field, { index, reason, calendar })],
  );
  const plain: Mapping = {
    ...emptyMapping(dataset, header, `${datasets[dataset].title} from ${baseName(name)}`),
    fields: Object.fromEntries(filled.map(([field, rule]) => [field, rule])),
    exclusions: totalsIn(file),
  };
  const wide = suggestWide(seen, plain, calendar);
  const mapping = { ...wide.mapping, decimalMark: decidedMark(wide.mapping, seen, calendar) };
  return {
    mapping,
    missing: checkMapping(mapping, header),
    reasons: { ...Object.fromEntries(filled.map(([field, , reason]) => [field, reason])), ...wide.reasons },
  };
}

/** The dataset whose fields the header names most of: where the mapping form starts. */
export function likeliestDataset(header: readonly string[]): DatasetId {
  const scored = datasetIds.map((id) => ({ id, score: scoreOf(id, header) }));
  return scored.reduce((best, each) => (each.score > best.score ? each : best)).id;
}

// A required field says more about a file than an optional one.
function scoreOf(id: DatasetId, header: readonly string[]): number {
  const found = assign(datasets[id].fields, id, header).filter(([, place]) => place !== null);
  return found.reduce((sum, [field]) => sum + (field.isRequired && field.name !== 'partnership' ? 3 : 1), 0);
}

interface Placed {
  readonly field: Field;
  readonly index: number | null;
  readonly reason: string;
}

type Filled = readonly [field: string, rule: FieldRule, reason: string];

type Assigned = readonly [field: Field, place: number | null];

/** A column for each field: own names first, then synonyms in their order; no column serves two fields. */
function assign(fields: readonly Field[], id: DatasetId, header: readonly string[]): readonly Assigned[] {
  const taken = new Set<number>();
  const found = new Map<string, number>();
  const take = (field: Field, names: readonly string[]) => {
    if (found.has(field.name)) return;
    const [index] = names.flatMap((each) => onlyPlace(header, each, taken) ?? []);
    if (index === undefined) return;
    found.set(field.name, index);
    taken.add(index);
  };
  for (const field of fields) take(field, [field.name]);
  for (const field of fields) take(field, synonymsOf(id, field));
  return fields.map((field) => [field, found.get(field.name) ?? null]);
}

function onlyPlace(header: readonly string[], name: string, taken: ReadonlySet<number>): number | null {
  const [index, second] = placesNamed(header, name);
  return index !== undefined && second === undefined && !taken.has(index) ? index : null;
}

function placeByName(seen: Seen, dataset: DatasetId, calendar: FiscalCalendar): readonly Placed[] {
  // A total beside its parts is asked about: it may be the amount, or they are.
  const total = suggestTotalColumn(seen, dataset)?.index;
  return assign(datasets[dataset].fields, dataset, seen.header).map(([field, index]) => {
    const isFit = index !== null && index !== total && isPossible(field, contentOf(seen, index, calendar));
    return isFit
      ? { field, index, reason: `its column is named "${seen.header[index]?.trim() ?? ''}"` }
      : { field, index: null, reason: '' };
  });
}

/** A column of words is no amount, whatever it is called. */
function isPossible(field: Field, content: ColumnContent): boolean {
  return !isCounted(field) || content !== 'dates';
}

/** Required dates and money that no name told: the only column that holds such a thing in every row. */
function fillFromContent(
  seen: Seen,
  dataset: DatasetId,
  placed: readonly Placed[],
  calendar: FiscalCalendar,
): readonly Placed[] {
  const taken = new Set(placed.map(({ index }) => index));
  const contents = seen.header.map((_, index) =>
    taken.has(index) ? 'blank' : contentOf(seen, index, calendar),
  );
  const only = (content: ColumnContent) => {
    const places = contents.flatMap((each, at) => (each === content ? [at] : []));
    const [index, other] = content === 'money' ? withoutRunningTotals(seen, places) : places;
    return index !== undefined && other === undefined ? index : null;
  };
  return placed.map((each) => {
    if (each.index !== null || !each.field.isRequired) return each;
    if (isDated(each.field)) return { ...each, index: only('dates'), reason: 'the only column of dates' };
    if (each.field.type !== 'money') return each;
    const index = suggestTotalColumn(seen, dataset) === null ? only('money') : null;
    return { ...each, index, reason: 'the only column of money' };
  });
}

function filledField(
  seen: Seen,
  field: Field,
  { index, reason, calendar }: { index: number; reason: string; calendar: FiscalCalendar },
): Filled {
  const column = columnAt(seen.header, index);
  const format = isDated(field) ? settledFormat(cellsAt(seen, index), column.name, calendar) : null;
  return [field.name, { from: 'column', column, ...(format ? { format } : {}) }, reason];
}

/** A required month that no column has may stand in the name of the file, or in the lines above the table. */
function fromElsewhere(seen: Seen, field: Field, calendar: FiscalCalendar): readonly Filled[] {
  if (!field.isRequired || field.type !== 'month') return [];
  const isMonth = (text: string) => formatsReading([text], calendar).includes('mmm-yyyy');
  if (isMonth(baseName(seen.name))) {
    return [[field.name, { from: 'file_name', format: 'mmm-yyyy' }, 'the month in the name of the file']];
  }
  const months = new Set(seen.preamble.filter(isMonth));
  if (months.size !== 1) return [];
  return [[field.name, { from: 'preamble', format: 'mmm-yyyy' }, 'the month above the table']];
}

/** Rows that call themselves a total in a text column: proposed to be left out and used as control totals. */
function totalsIn({ header, samples }: Seen): readonly Exclusion[] {
  for (const row of samples) {
    const index = row.findIndex((cell) => /^(grand )?totals?$/i.test(cell.trim()));
    if (index >= 0) return [totalExclusion(columnAt(header, index), row[index]?.trim() ?? '')];
  }
  return [];
}

function totalExclusion(column: ColumnRef, equals: string): Exclusion {
  return { column, test: 'is', equals, as: 'total' };
}
