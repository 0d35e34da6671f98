import { finding, type Finding } from '../../vocabulary/finding.ts';
import type { Decimal } from '../../vocabulary/money.ts';
import { baseName } from '../scan/header.ts';
import type { SourceFile } from './imported-file.ts';
import type { ControlSource } from './loading.ts';
import type { Mapping } from '../mapping/mapping.ts';
import { cellsOf, plainDialect } from '../scan/records.ts';

/** A control total for a column (or field) of a file by its name. */
export interface GivenTotal {
  readonly source: string;
  readonly file: string;
  readonly column: string;
  readonly total: Decimal;
}

const suffix = '.control.csv';

/** True for a file of control totals: `costs.control.csv` stands beside `costs.csv`. */
export function isControlFile({ name }: SourceFile): boolean {
  return name.toLowerCase().endsWith(suffix);
}

/** The name of the file that a control file is for. */
export function controlledBy({ name }: SourceFile): string {
  return `${baseName(name).slice(0, -suffix.length)}.csv`;
}

/** Read files of control totals: a header `column,total`, then one row for each total, written as plain decimals. */
export async function readControls(
  sources: readonly SourceFile[],
): Promise<{ readonly controls: readonly GivenTotal[]; readonly findings: readonly Finding[] }> {
  const read = await Promise.all(sources.map(readControl));
  return { controls: read.flatMap((one) => one.controls), findings: read.flatMap((one) => one.findings) };
}

async function readControl(source: SourceFile) {
  const lines = (await source.content.text()).replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
  const rows = lines.map((text, index) => ({ cells: cellsOf(text, plainDialect), line: index + 1, text }));
  const filled = rows.slice(1).filter(({ text }) => text.trim() !== '');
  const file = controlledBy(source);
  const isGood = (total: string | undefined) => total !== undefined && /^-?\d+(\.\d+)?$/.test(total.trim());
  return {
    controls: filled
      .filter(({ cells }) => isGood(cells[1]))
      .map(({ cells }) => ({
        source: source.name,
        file,
        column: cells[0]?.trim() ?? '',
        total: cells[1]?.trim() ?? '',
      })),
    findings: filled
      .filter(({ cells }) => !isGood(cells[1]))
      .map(({ line, text }) =>
        finding(
          'error',
          'control_total',
          `"${text}": expected a column and a total such as amount,1234.50; not used`,
          { file: source.name, line },
        ),
      ),
  };
}

/** The totals given for a file that a mapping fills, by field or by the name of its column; those found are put in `used`. */
export function controlsFor(
  controls: readonly GivenTotal[],
  { name }: Pick<SourceFile, 'name'>,
  { fields, wide }: Mapping,
  used: Set<GivenTotal>,
): readonly ControlSource[] {
  const own = controls.filter((control) => baseName(control.file) === baseName(name));
  return own.flatMap((control) => {
    const byName = Object.entries(fields).find(
      ([given, rule]) =>
        given === control.column || (rule.from === 'column' && rule.column.name.trim() === control.column),
    );
    const byWide = wide?.groups.find(({ field }) => field === control.column);
    const field = byName?.[0] ?? byWide?.field;
    if (field === undefined) return [];
    used.add(control);
    return [{ source: control.source, field, total: control.total }];
  });
}

/** Totals that came beside the files and that nothing was held against, unless their file still waits for a mapping. */
export function unusedControls(
  controls: readonly GivenTotal[],
  used: ReadonlySet<GivenTotal>,
  waitingNames: readonly string[],
): readonly Finding[] {
  const waiting = new Set(waitingNames.map(baseName));
  return controls
    .filter((control) => !used.has(control) && !waiting.has(baseName(control.file)))
    .map(({ source, file, column, total }) =>
      finding(
        'error',
        'control_total',
        `total ${total} of "${column}": expected a field or column of that name in ${file}, found none that was loaded; not used`,
        { file: source, column, value: total },
      ),
    );
}
