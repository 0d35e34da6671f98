import type { Engine, Row } from '../../engine/port.ts';
import { datasets } from '../../vocabulary/datasets.ts';
import type { FiscalCalendar } from '../../vocabulary/fiscal.ts';
import type { BodySource } from './body.ts';
import { joinedText } from './column-names.ts';
import { csvLine } from './csv-text.ts';
import type { LookupTables } from './lookup-tables.ts';
import { lookupCte } from './lookup-cte.ts';
import { labelFormats, type DateFormat, type FieldRule, type Mapping } from '../mapping/mapping.ts';
import { isRolling, parsePeriod, type Period } from '../typing/period-label.ts';
import { periodIn } from '../typing/period-in.ts';
import { columnsRead } from '../mapping/rule-columns.ts';
import type { SourceContext } from './source-context.ts';
import { openWide } from './wide-table.ts';

interface LookupRequest {
  readonly mapping: Mapping;
  readonly context: SourceContext;
  readonly fileId: number;
  readonly source: BodySource;
  readonly signal?: AbortSignal | undefined;
}

interface Lookup {
  readonly with: string;
  readonly join: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** Labels of periods that a column may hold: beyond that it is no column of periods. */
const mostLabels = 20_000;

/** Read what the mapping reads text by text: asks the database for the texts of a column, never for its rows. */
export async function openLookups(engine: Engine, request: LookupRequest): Promise<LookupTables> {
  const { mapping, context } = request;
  const labelled = labelledFields(mapping);
  const mapped = Object.keys(mapping.valueMaps).filter(
    (name) => columnsRead(mapping.fields[name]).length > 0,
  );
  const files: string[] = [];
  const lookups: Lookup[] = [];
  const adjustments: string[] = [];
  for (const [name, format] of labelled) {
    const found = await labelsOf(engine, request, { name, format });
    lookups.push(await addLabels(engine, request, { name, found, files }));
    adjustments.push(...found.filter(([, period]) => period.isAdjustment).map(([text]) => text));
  }
  for (const name of mapped) lookups.push(await addValues(engine, request, { name, files }));
  const wide = await openWide(engine, { ...request, files });
  return {
    fixed: fixedPeriods(mapping, context),
    fixedTexts: new Map(fixedFields(mapping, context).map(({ name, texts }) => [name, texts.join(' | ')])),
    periodFields: labelled.map(([name]) => name),
    valueFields: mapped,
    wide,
    with: [...lookups.map((one) => one.with), wide.with].join(''),
    joins: [...lookups.map((one) => one.join), wide.join].join(''),
    parameters: Object.assign({}, ...lookups.map((one) => one.parameters), wide.parameters) as Record<
      string,
      string
    >,
    adjustments,
    close: async () => {
      for (const file of files) await engine.dropFile(file);
    },
  };
}

function labelledFields({ dataset, fields }: Mapping): readonly (readonly [string, DateFormat])[] {
  return datasets[dataset].fields.flatMap(({ name, type }) => {
    const rule = fields[name];
    const isDated = type === 'month' || type === 'date';
    return isDated && isLabelled(rule) ? [[name, rule.format] as const] : [];
  });
}

function isLabelled(
  rule: FieldRule | undefined,
): rule is FieldRule & { from: 'column' | 'join'; format: DateFormat } {
  return (
    (rule?.from === 'column' || rule?.from === 'join') &&
    labelFormats.some((format) => format === rule.format)
  );
}

/** One period for the whole file, from its name or from the lines above its header. */
function fixedPeriods(mapping: Mapping, context: SourceContext): ReadonlyMap<string, Period> {
  const calendar = mapping.calendar ?? context.calendar;
  const found = fixedFields(mapping, context).flatMap(({ name, format, texts }): [string, Period][] => {
    const period = firstPeriod(texts, format, calendar);
    return period ? [[name, period]] : [];
  });
  return new Map(found);
}

/** What a mapping expects of the file's name or of the lines above its header, and does not find there, in words. */
export function missingPeriods(mapping: Mapping, context: SourceContext): readonly string[] {
  const found = fixedPeriods(mapping, context);
  return fixedFields(mapping, context)
    .filter(({ name }) => !found.has(name))
    .map(({ name, format, place, texts }) => {
      const shown = texts.slice(0, 3).join(' | ');
      return `${name}: ${place} "${shown}" holds no period written ${format}; choose a column or a value`;
    });
}

interface FixedField {
  readonly name: string;
  readonly format: DateFormat;
  readonly place: string;
  readonly texts: readonly string[];
}

function fixedFields({ dataset, fields }: Mapping, context: SourceContext): readonly FixedField[] {
  return datasets[dataset].fields.flatMap(({ name, type }): FixedField[] => {
    const rule = fields[name];
    if (type !== 'month' && type !== 'date') return [];
    if (rule?.from === 'file_name')
      return [{ name, format: rule.format, place: 'the file name', texts: [context.name] }];
    const texts = [...context.preamble, ...context.header];
    return rule?.from === 'preamble'
      ? [{ name, format: rule.format, place: 'what stands above the data', texts }]
      : [];
  });
}

function firstPeriod(
  texts: readonly string[],
  format: DateFormat,
  calendar: FiscalCalendar,
): Period | undefined {
  return texts.flatMap((text) => periodIn(text, format, calendar) ?? [])[0];
}

interface LabelRequest {
  readonly name: string;
  readonly format: DateFormat;
}

async function labelsOf(
  engine: Engine,
  { mapping, context, source, signal }: LookupRequest,
  { name, format }: LabelRequest,
): Promise<readonly (readonly [string, Period])[]> {
  const columns = columnsRead(mapping.fields[name]);
  const rows = await engine.query<Row & { label: string }>(
    `${source.with(columns)}
    select distinct ${joinedText(columns)} as label
    from tidied
    where ${joinedText(columns)} is not null
    order by label
    limit ${mostLabels}`,
    source.parameters,
    signal ? { signal } : {},
  );
  return rows.flatMap(({ label }) => {
    const period = parsePeriod(label, format, mapping.calendar ?? context.calendar);
    return period ? [[label, period] as const] : [];
  });
}

interface AddLabels {
  readonly name: string;
  readonly found: readonly (readonly [string, Period])[];
  readonly files: string[];
}

async function addLabels(
  engine: Engine,
  { fileId, mapping }: LookupRequest,
  { name, found, files }: AddLabels,
): Promise<Lookup> {
  const rolling = isRolling(found.map(([, period]) => period));
  const lines = found.map(([text, { first, grain }]) =>
    csvLine([text, first, rolling && grain === 'year' ? 'rolling_year' : grain]),
  );
  const file = `files/${fileId}.label.${name}.csv`;
  await engine.addFile(file, new Blob(['text,first,grain\n', ...lines]));
  files.push(file);
  const text = joinedText(columnsRead(mapping.fields[name]));
  return {
    with: lookupCte(`label_${name}`, `{'text': 'varchar', 'first': 'date', 'grain': 'varchar'}`),
    join: `\n  left join label_${name} on label_${name}.text = ${text}`,
    parameters: { [`label_${name}`]: file },
  };
}

async function addValues(
  engine: Engine,
  { fileId, mapping }: LookupRequest,
  { name, files }: { readonly name: string; readonly files: string[] },
): Promise<Lookup> {
  const values = new Map(
    Object.entries(mapping.valueMaps[name]?.values ?? {}).map(([from, to]) => [
      from.trim().toLowerCase(),
      to,
    ]),
  );
  const file = `files/${fileId}.value.${name}.csv`;
  await engine.addFile(file, new Blob(['text,value\n', ...[...values].map((pair) => csvLine(pair))]));
  files.push(file);
  const text = joinedText(columnsRead(mapping.fields[name]));
  return {
    with: lookupCte(`value_${name}`, `{'text': 'varchar', 'value': 'varchar'}`),
    join: `\n  left join value_${name} on value_${name}.text = lower(${text})`,
    parameters: { [`value_${name}`]: file },
  };
}
