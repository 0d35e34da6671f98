import { finding, type Finding } from '../../vocabulary/finding.ts';
import { delimiterNames } from './dialect.ts';
import type { AsideRow, Scan } from './scan-result.ts';

const mostNamed = 5;

/** How a file was cut into rows and cells, as far as it is not the plain case. */
export function scanFindings(file: string, scan: Scan): readonly Finding[] {
  const { headerLine, blankRows, dialect, encoding } = scan;
  const info = (rule: string, message: string) => [finding('info', rule, message, { file })];
  const blank = `${blankRows.toLocaleString('en-GB')} blank ${blankRows === 1 ? 'row' : 'rows'} below the header; left out`;
  return [
    ...(encoding.startsWith('utf-8') ? [] : info('encoding', `the bytes are ${encoding}; read as such`)),
    ...(headerLine > 1
      ? info('preamble', `the header stands on line ${headerLine}; the lines above it are left out`)
      : []),
    ...(dialect.headerRecords > 1
      ? info('header_lines', `the header stands on ${dialect.headerRecords} lines; their names are joined`)
      : []),
    ...(dialect.headerRecords === 0
      ? info('no_header', 'the file has no header; its columns are named by their place')
      : []),
    ...(dialect.delimiter === ','
      ? []
      : info('delimiter', `cells are parted by a ${delimiterNames[dialect.delimiter]}`)),
    ...rivalFindings(file, scan),
    ...(blankRows > 0 ? info('blank_rows', blank) : []),
    ...looseFindings(file, scan),
    ...asideFindings(file, scan.asideRows),
  ];
}

function rivalFindings(file: string, { rivals, dialect }: Scan): readonly Finding[] {
  if (rivals.length === 0) return [];
  const others = rivals.map((rival) => delimiterNames[rival]).join(' or ');
  const message = `a ${delimiterNames[dialect.delimiter]} parts the cells, but a ${others} would part them as evenly; look whether the columns are right`;
  return [finding('warning', 'delimiter_unclear', message, { file })];
}

function looseFindings(file: string, { looseQuotes }: Scan): readonly Finding[] {
  if (!looseQuotes) return [];
  const { rows, line } = looseQuotes;
  const what = rows === 1 ? '1 row holds' : `${rows.toLocaleString('en-GB')} rows hold`;
  const message = `${what} a quote inside a cell that is not quoted, the first on line ${line}; it is read as a sign of the text, as in 5" pipe`;
  return [finding('warning', 'quote_in_cell', message, { file, line })];
}

function asideFindings(file: string, rows: readonly AsideRow[]): readonly Finding[] {
  const notes = rows.filter(({ kind }) => kind === 'note');
  const headers = rows.filter(({ kind }) => kind === 'repeated_header');
  return [
    ...notes.slice(0, mostNamed).map(({ line, text }) =>
      finding(
        'info',
        'note_row',
        `"${text.slice(0, 160)}" stands below the data; read as a note and left out`,
        {
          file,
          line,
        },
      ),
    ),
    ...(notes.length > mostNamed
      ? [
          finding('info', 'note_row', `${notes.length - mostNamed} more notes below the data; left out`, {
            file,
          }),
        ]
      : []),
    ...headers
      .slice(0, 1)
      .map(({ line }) =>
        finding(
          'info',
          'repeated_header',
          `the header stands again on ${headers.length === 1 ? `line ${line}` : `${headers.length} lines, the first is ${line}`}; left out`,
          { file, line },
        ),
      ),
  ];
}
