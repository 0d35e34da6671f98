import { identifier } from '../../engine/bind.ts';
import { finding, type Finding } from '../../vocabulary/finding.ts';
import type { CompiledField } from './compile.ts';
import type { Load } from './loading.ts';
import { columnsRead } from '../mapping/rule-columns.ts';

const mostFindings = 500;

/** Set aside what could not be typed, one record for each field that failed, and rows whose cells cannot be told apart. */
export async function saveRejects(load: Load, rejected: number): Promise<void> {
  const { mapping } = load;
  await saveOddRows(load);
  if (rejected === 0) return;
  await saveRejectAmounts(load);
  for (const field of mapping.fields) {
    await saveFault(load, {
      name: field.field.name,
      column: columnName(field),
      flag: `fault_${field.field.name}`,
      isCell: load.lookups.wide.fields.includes(field.field.name),
      blank: `${field.field.name}: blank; expected ${expectedOf(field)}`,
      expected: load.request.mapping.valueMaps[field.field.name]
        ? 'a text that its value map lists'
        : expectedOf(field),
    });
  }
  for (const [index, rule] of mapping.rowRules.entries()) {
    const reason = `expected ${rule.expected}`;
    const column = mapping.fields.find(({ field }) => field.name === rule.field);
    await saveFault(load, {
      name: rule.field,
      column: column ? columnName(column) : rule.field,
      flag: `rule_${index}`,
      isCell: false,
      blank: reason,
      expected: rule.expected,
    });
  }
}

/** What the rejected rows hold that can be read: it leaves the file when they come back mended. */
async function saveRejectAmounts({ engine, request, mapping }: Load): Promise<void> {
  for (const field of mapping.dataset.sums) {
    await engine.run(
      `insert into reject_amount
      select $file_id::integer, source_line, $field, ${identifier(field)}
      from leftover
      where exclusion is null and ${identifier(field)} is not null`,
      { file_id: request.fileId, field },
    );
  }
}

interface Fault {
  readonly name: string;
  readonly column: string;
  readonly flag: string;
  /** The field is filled by unpivoted cells: the column is the one of the cell. */
  readonly isCell: boolean;
  /** The reason given when the text is blank. */
  readonly blank: string;
  readonly expected: string;
}

async function saveFault(
  { engine, request }: Load,
  { name, column, flag, blank, expected, isCell }: Fault,
): Promise<void> {
  const text = identifier(`text_${name}`);
  await engine.run(
    `insert into reject
    select distinct
      $file_id::integer, source_row, source_line, $name, ${isCell ? 'coalesce(header_name, $column)' : '$column'}, ${text},
      case when tidy(${text}) is null then $blank else $name || ' "' || left(${text}, 80) || '": expected ' || $expected end
    from leftover
    where exclusion is null and not is_blank_cell and ${identifier(flag)}`,
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
    case 'sum':
    case 'join':
      return columnsRead(rule)
        .map(({ name }) => name)
        .join(' + ');
    case 'file_name':
      return '(file name)';
    case 'preamble':
      return '(above the header)';
    case 'constant':
      return '(constant)';
    case 'wide':
    case undefined:
      return field.name;
  }
}

function expectedOf({ field, rule }: CompiledField): string {
  const format = rule !== null && 'format' in rule ? rule.format : undefined;
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
    case 'flag':
      return 'true or false';
    case 'moment':
      return `a time written ${format ?? '2025-04-30 14:05'}`;
    case 'text':
      return 'a text';
  }
}
