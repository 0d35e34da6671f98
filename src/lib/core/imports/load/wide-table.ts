import type { Engine } from '../../engine/port.ts';
import { datasets } from '../../vocabulary/datasets.ts';
import type { Grain } from '../../vocabulary/grain.ts';
import { rawOf } from './column-names.ts';
import { csvLine } from './csv-text.ts';
import type { WideTable } from './lookup-tables.ts';
import { lookupCte } from './lookup-cte.ts';
import type { Mapping } from '../mapping/mapping.ts';
import { isRolling, parsePeriod, type Period } from '../typing/period-label.ts';
import type { SourceContext } from './source-context.ts';
import { expandWide, type WideColumn } from '../mapping/wide-columns.ts';

const notWide: WideTable = {
  fields: [],
  columns: [],
  leftOut: [],
  rowsPerRow: 1,
  spread: '',
  with: '',
  join: '',
  parameters: {},
};

interface WideRequest {
  readonly mapping: Mapping;
  readonly context: SourceContext;
  readonly fileId: number;
  /** Names of files to take away in the end: what is added here is put there. */
  readonly files: string[];
}

/** Cells of one row of the file that make one row of the dataset together: those whose headers say the same. */
interface Group {
  readonly labels: Readonly<Record<string, string>>;
  readonly columns: ReadonlyMap<string, WideColumn>;
}

/** Make ready to unpivot: what each header says goes to the database as a small file to join. */
export async function openWide(engine: Engine, request: WideRequest): Promise<WideTable> {
  const { mapping, context, fileId, files } = request;
  const all = expandWide(mapping, context.header, mapping.calendar ?? context.calendar);
  const columns = all.filter(({ isLeftOut }) => !isLeftOut);
  if (columns.length === 0) return { ...notWide, leftOut: all };
  const groups = groupsOf(columns);
  const labelFields = Object.keys(mapping.fields).filter((name) => mapping.fields[name]?.from === 'wide');
  const file = `files/${fileId}.header.csv`;
  await engine.addFile(file, new Blob([headerFile(request, groups, labelFields)]));
  files.push(file);
  const fields = [...new Set(columns.map(({ field }) => field))];
  return {
    fields,
    columns,
    leftOut: all.filter(({ isLeftOut }) => isLeftOut),
    rowsPerRow: groups.length,
    spread: spreadCte(fields, groups),
    with: lookupCte('heading', headerColumns(mapping, labelFields)),
    join: '\n  join heading on heading.header_no = counted.header_no',
    parameters: { heading: file },
  };
}

function groupsOf(columns: readonly WideColumn[]): readonly Group[] {
  const groups = new Map<string, { labels: WideColumn['labels']; columns: Map<string, WideColumn> }>();
  for (const column of columns) {
    const base = JSON.stringify(Object.entries(column.labels).toSorted());
    // Two columns of one field that say the same are two rows, never one that hides the other.
    let key = base;
    for (let copy = 1; groups.get(key)?.columns.has(column.field); copy++) key = `${base}${copy}`;
    const group = groups.get(key) ?? { labels: column.labels, columns: new Map() };
    group.columns.set(column.field, column);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function spreadCte(fields: readonly string[], groups: readonly Group[]): string {
  const used = groups.flatMap((group) => [...group.columns.values()].map(({ column }) => rawOf(column)));
  const lists = fields.map((field) => {
    const cells = groups.map(({ columns }) => {
      const column = columns.get(field)?.column;
      return column ? rawOf(column) : 'null::varchar';
    });
    return `unnest([${cells.join(', ')}]) as wide_${field}`;
  });
  return `,
spread as (
  select
    * exclude (${[...new Set(used)].join(', ')}),
    unnest(generate_series(0, ${groups.length - 1})) as header_no,
    ${lists.join(',\n    ')}
  from body
)`;
}

function headerFile(
  { mapping, context }: WideRequest,
  groups: readonly Group[],
  labelFields: readonly string[],
): string {
  const periods = groups.map(({ labels }) => periodOf(mapping, context, labels));
  const rolling = isRolling(periods.filter((period) => period !== null));
  const lines = groups.map(({ labels, columns }, at) => {
    const period = periods[at] ?? null;
    const texts = labelFields.map((name) =>
      name === 'period' ? (period?.first ?? null) : (labels[name] ?? null),
    );
    const name = [...columns.values()].map(({ column }) => column.name).join(' | ');
    return csvLine([String(at), grainOf(period, rolling), name, ...texts]);
  });
  const names = labelFields.map((name) => `header_${name}`);
  return [`${['header_no', 'header_grain', 'header_name', ...names].join(',')}\n`, ...lines].join('');
}

function grainOf(period: Period | null, rolling: boolean): Grain {
  if (period === null) return 'month';
  return rolling && period.grain === 'year' ? 'rolling_year' : period.grain;
}

function periodOf(
  { fields, calendar }: Mapping,
  context: SourceContext,
  labels: Readonly<Record<string, string>>,
): Period | null {
  const rule = fields['period'];
  const text = labels['period'];
  if (rule?.from !== 'wide' || text === undefined || !rule.format) return null;
  return parsePeriod(text, rule.format, calendar ?? context.calendar);
}

function headerColumns(mapping: Mapping, labelFields: readonly string[]): string {
  const dated = new Set(
    datasets[mapping.dataset].fields
      .filter(({ type }) => type === 'month' || type === 'date')
      .map(({ name }) => name),
  );
  const fields = labelFields.map((name) => `'header_${name}': '${dated.has(name) ? 'date' : 'varchar'}'`);
  return `{${[`'header_no': 'bigint'`, `'header_grain': 'varchar'`, `'header_name': 'varchar'`, ...fields].join(', ')}}`;
}
