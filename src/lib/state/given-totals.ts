import type { GivenTotal } from '#lib/core/imports/load/controls.ts';
import type { ControlTotal, ImportedFile } from '#lib/core/imports/load/imported-file.ts';
import { recheckControls } from '#lib/core/imports/load/reconcile.ts';
import { finding, type Finding } from '#lib/core/vocabulary/finding.ts';
import { isZero } from '#lib/core/vocabulary/money.ts';

/** How a total that a person typed in is named where it is shown. */
function typedSource(column: string): string {
  return `${column}: typed in`;
}

/** The totals of a workspace with one that a person typed in for a column of a file; null takes it away. */
export function withTypedTotal(
  totals: readonly GivenTotal[],
  { name }: Pick<ImportedFile, 'name'>,
  { column, total }: { readonly column: string; readonly total: string | null },
): readonly GivenTotal[] {
  const source = typedSource(column);
  const others = totals.filter(
    (one) => !(one.file === name && one.column === column && one.source === source),
  );
  return total === null ? others : [...others, { source, file: name, column, total }];
}

/** A file held against the total typed in for one of its columns, without reading it again. */
export function recheckedFile(
  file: ImportedFile,
  column: string,
  totals: readonly GivenTotal[],
): ImportedFile {
  const source = typedSource(column);
  const given = totals.filter((one) => one.file === file.name && one.source === source);
  const checked = recheckControls(
    file.amounts,
    given.map(({ total }) => ({ source, field: column, total })),
  );
  return {
    ...file,
    control: [...file.control.filter((one) => one.source !== source), ...checked],
    findings: [...file.findings.filter((one) => !isAbout(one, source)), ...untied(file, checked)],
  };
}

const rule = 'does_not_tie';

function isAbout(found: Finding, source: string): boolean {
  return found.rule === rule && found.message.startsWith(`${source}: `);
}

function untied({ name }: ImportedFile, controls: readonly ControlTotal[]): readonly Finding[] {
  return controls
    .filter(({ difference }) => !isZero(difference))
    .map(({ source, expected, found, difference }) =>
      finding(
        'error',
        rule,
        `${source}: the rows sum to ${found}, expected ${expected} (difference ${difference}); the rows are loaded, find what is missing or too many`,
        { file: name, value: found },
      ),
    );
}
