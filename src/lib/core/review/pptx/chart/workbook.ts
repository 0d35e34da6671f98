import { markupText } from '../../export/plain-text.ts';
import type { NativeChart } from './native-chart.ts';
import { storedZip } from './stored-zip.ts';

/**
 * The data behind a chart as the workbook that Office opens on "Edit data": a row a category, a column a series, an empty
 * cell where there is no value. Texts are texts: nothing in it is a formula.
 */
export function chartWorkbook(chart: Pick<NativeChart, 'categories' | 'days' | 'series'>): Uint8Array {
  return storedZip({ ...frame, 'xl/worksheets/sheet1.xml': sheetXml(chart) });
}

/** The name of a column, counted from 0: `A`, `Z`, `AA`. */
export function columnName(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26));
  return at < 26 ? letter : columnName(Math.floor(at / 26) - 1) + letter;
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
/** How a month is written on an axis and in its workbook. */
export const monthFormat = 'mmm yyyy';

const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const frame = {
  '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${spreadsheet}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${spreadsheet}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${spreadsheet}.styles+xml"/></Types>`,
  '_rels/.rels': `${head}<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
  'xl/styles.xml': `${head}<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="${monthFormat}"/></numFmts><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`,
};

function sheetXml({ categories, days, series }: Pick<NativeChart, 'categories' | 'days' | 'series'>): string {
  const header = rowXml(1, ['', ...series.map(({ name }) => name)]);
  const rows = categories.map((category, at) =>
    rowXml(at + 2, [days?.[at] ?? category, ...series.map(({ values }) => values[at] ?? null)]),
  );
  return `${head}<worksheet xmlns="${main}"><sheetData>${header}${rows.join('')}</sheetData></worksheet>`;
}

function rowXml(row: number, cells: readonly (string | number | null)[]): string {
  const written = cells.map((cell, at) => cellXml(`${columnName(at)}${row}`, cell));
  return `<row r="${row}">${written.join('')}</row>`;
}

function cellXml(place: string, cell: string | number | null): string {
  if (cell === null || cell === '') return '';
  const dated = /^A\d/u.test(place) ? ' s="1"' : '';
  if (typeof cell === 'number') return `<c r="${place}"${dated}><v>${cell}</v></c>`;
  return `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${markupText(cell)}</t></is></c>`;
}
