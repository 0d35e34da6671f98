import { identifier } from '../engine/bind.ts';
import { finding, type Finding } from '../vocabulary/finding.ts';
import type { CompiledField } from './compile.ts';
import { isFaulty, signalOf, type Load } from './loading.ts';

/** How many kept rows did not go into the table, and why. */
export interface Leftovers {
  readonly rejected: number;
  readonly excluded: number;
}

const mostFindings = 500;

/**
 * The second look, taken only when counts differ: keep the rows that were excluded or cannot be typed in table
 * `leftover` until the load ends.
 */
export async function saveLeftovers(load: Load): Promise<Leftovers> {
  const { engine, mapping, body } = load;
  const texts = mapping.fields.map(({ field, text }) => `${text} as ${identifier(`text_${field.name}`)}`);
  const faults = mapping.fields.map(
    ({ field, isFaulty: fault }) => `${fault} as ${identifier(`fault_${field.name}`)}`,
  );
  const rules = mapping.rowRules.map(
    ({ isBroken }, index) => `coalesce(${isBroken}, false) as rule_${index}`,
  );
  const names = mapping.fields.map(({ field }) => identifier(field.name));
  await engine.run(
    `create or replace temp table leftover as
${body.with}
select source_row, source_line, exclusion, ${[...names, ...texts, ...faults, ...rules].join(', ')}
from typed
where exclusion is not null or ${isFaulty(mapping)}`,
    body.parameters,
    signalOf(load),
  );
  const [row] = await engine.query<{ rejected: number; excluded: number }>(
    'select count(*) - count(exclusion) as rejected, count(exclusion) as excluded from leftover',
  );
  return { rejected: row?.rejected ?? 0, excluded: row?.excluded ?? 0 };
}

/** Set aside what could not be typed, one record for each field that failed, and rows whose cells cannot be told apart. */
export async function saveRejects(load: Load, rejected: number): Promise<void> {
  const { mapping } = load;
  await saveOddRows(load);
  if (rejected === 0) return;
  for (const field of mapping.fields) {
    await saveFault(load, {
      name: field.field.name,
      column: columnName(field),
      flag: `fault_${field.field.name}`,
      blank: `${field.field.name}: blank; expected ${expectedOf(field)}`,
      expected: expectedOf(field),
    });
  }
  for (const [index, rule] of mapping.rowRules.entries()) {
    const reason = `expected ${rule.expected}`;
    const column = mapping.fields.find(({ field }) => field.name === rule.field);
    await saveFault(load, {
      name: rule.field,
      column: column ? columnName(column) : rule.field,
      flag: `rule_${index}`,
      blank: reason,
      expected: rule.expected,
    });
  }
}

interface Fault {
  readonly name: string;
  readonly column: string;
  readonly flag: string;
  /** The reason given when the text is blank. */
  readonly blank: string;
  readonly expected: string;
}

async function saveFault(
  { engine, request }: Load,
  { name, column, flag, blank, expected }: Fault,
): Promise<void> {
  const text = identifier(`text_${name}`);
  await engine.run(
    `insert into reject
    select
      $file_id::integer, source_row, source_line, $name, $column, ${text},
      case when tidy(${text}) is null then $blank else $name || ' "' || left(${text}, 80) || '": expected ' || $expected end
    from leftover
    where exclusion is null and ${identifier(flag)}`,
    { file_id: request.fileId, name, column, blank, expected },
  );
}

async function saveOddRows({ engine, request }: Load): Promise<void> {
  const { scan, fileId } = request;
  if (scan.oddRows.length === 0) return;
  const file = `files/${fileId}.odd.csv`;
  const rows = scan.oddRows.map(({ row, line, fields, kind }) => `${row},${line},${fields},${kind}\n`);
  await engine.addFile(file, new Blob(['row,line,fields,kind\n', ...rows]));
  await engine.run(
    `insert into reject
    select
      $file_id::integer, "row", line, '', '', null,
      case
        when kind = 'broken' then 'text after a closing quote: expected a delimiter'
        else fields || ' cells: expected ' || $expected::integer
      end
    from read_csv(
      $file, delim = ',', header = true, auto_detect = false,
      columns = {'row': 'bigint', 'line': 'bigint', 'fields': 'integer', 'kind': 'varchar'}
    )`,
    { file_id: fileId, file, expected: scan.header.length },
  );
  await engine.dropFile(file);
}

/** One finding for each rejected row and field, up to a number that a person can read; then one that counts the rest. */
export async function rejectFindings({ engine, request }: Load): Promise<readonly Finding[]> {
  const rows = await engine.query<{
    line: number;
    column_name: string;
    value: string | null;
    reason: string;
    total: number;
  }>(
    `select source_line as line, column_name, value, reason, count(*) over () as total
    from reject
    where file_id = $id
    order by source_row, field, reason
    limit ${mostFindings}`,
    { id: request.fileId },
  );
  const file = request.source.name;
  const shown = rows.map(({ line, column_name, value, reason }) =>
    finding('warning', 'rejected_row', `${reason}; row set aside`, {
      file,
      line,
      column: column_name || null,
      value,
    }),
  );
  const more = (rows[0]?.total ?? 0) - rows.length;
  if (more <= 0) return shown;
  return [
    ...shown,
    finding(
      'warning',
      'more_rejected_rows',
      `${more} more faults in rejected rows; save the rejected rows to see all`,
      { file },
    ),
  ];
}

function columnName({ field, rule }: CompiledField): string {
  switch (rule?.from) {
    case 'column':
      return rule.column.name;
    case 'sum':
      return [...rule.add, ...rule.subtract].map((column) => column.name).join(' + ');
    case 'file_name':
      return '(file name)';
    case 'constant':
      return '(constant)';
    case undefined:
      return field.name;
  }
}

function expectedOf({ field, rule }: CompiledField): string {
  const format = rule?.from === 'column' || rule?.from === 'file_name' ? rule.format : undefined;
  const isIso = format === undefined || format === 'yyyy-mm' || format === 'yyyy-mm-dd';
  switch (field.type) {
    case 'month':
      return isIso ? 'a month 01 to 12, written 2025-04 or 2025-04-30' : `a month written ${format}`;
    case 'date':
      return isIso ? 'a date written 2025-04-30' : `a date written ${format}`;
    case 'money':
      return 'an amount such as 1234.50';
    case 'number':
      return 'a number such as 1234.5';
    case 'share':
      return 'a share such as 0.6 or 60%';
    case 'choice':
      return `one of ${(field.choices ?? []).join(', ')}`;
    case 'text':
      return 'a text';
  }
}
