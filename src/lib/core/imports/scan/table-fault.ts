import type { FoundHeader } from './header-of.ts';
import type { ScanFault } from './scan-result.ts';
import type { FoundRows } from './table-builder.ts';

/** More columns than any spreadsheet has. */
const mostColumns = 16_384;

interface Found {
  readonly header: FoundHeader | null;
  readonly rows: FoundRows;
  readonly openQuoteLine: number | null;
  readonly isOverlong: boolean;
}

/** Why a file is no table that could be loaded; null when it is one. */
export function tableFault({ header, rows, openQuoteLine, isOverlong }: Found): ScanFault | null {
  const broken = openQuoteLine ?? rows.brokenAt;
  if (broken !== null) return brokenQuote(broken);
  if (isOverlong)
    return {
      rule: 'not_text',
      line: null,
      message: 'found a line of more than 16 MB; expected a table with one row on a line',
    };
  if (!header)
    return {
      rule: 'empty_file',
      line: null,
      message: 'found no text; expected a header line and at least one row',
    };
  if (header.names.length > mostColumns)
    return {
      rule: 'too_many_columns',
      line: header.line,
      message: `found ${header.names.length} columns; expected at most ${mostColumns}`,
    };
  if (rows.rows === rows.blankRows + rows.asideRows.length)
    return {
      rule: 'header_only',
      line: header.line,
      message: 'found a header and no rows below it; expected at least one row',
    };
  return raggedFault(header.names.length, rows);
}

function brokenQuote(line: number): ScanFault {
  return {
    rule: 'broken_quote',
    line,
    message: `a quote opened on line ${line} is not closed where a cell ends; expected a second quote before the next delimiter. Mend that line and drop the file again`,
  };
}

function raggedFault(fields: number, { rows, blankRows, asideRows, oddRows }: FoundRows): ScanFault | null {
  const first = oddRows[0];
  const isNothingLeft = oddRows.length === rows - blankRows - asideRows.length;
  if (!first || (oddRows.length * 2 <= rows - blankRows && !isNothingLeft)) return null;
  if (first.kind === 'broken') return brokenQuote(first.line);
  return {
    rule: 'mostly_ragged',
    line: first.line,
    message: `${oddRows.length} of ${rows} rows do not have the ${fields} cells of the header (line ${first.line} has ${first.fields}); expected one table with one delimiter`,
  };
}
