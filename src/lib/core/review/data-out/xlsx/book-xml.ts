import { markupText } from '../../export/plain-text.ts';
import type { Workbook } from './sheet.ts';

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relationsOf = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** A sheet as it was written: its place in the file, its name, and how many rows it came to. */
export interface WrittenSheet {
  readonly file: number;
  readonly name: string;
  readonly rows: number;
}

/** The files of a workbook that say what else is in it, by their path. */
export function bookFiles(
  { title, madeAt }: Pick<Workbook, 'title' | 'madeAt'>,
  sheets: readonly WrittenSheet[],
): ReadonlyMap<string, string> {
  return new Map([
    ['[Content_Types].xml', contentTypes(sheets)],
    [
      '_rels/.rels',
      relationships([
        { id: 'rId1', type: `${relationsOf}/officeDocument`, target: 'xl/workbook.xml' },
        {
          id: 'rId2',
          type: `${packageRelations}/metadata/core-properties`,
          target: 'docProps/core.xml',
        },
      ]),
    ],
    ['docProps/core.xml', properties(title, madeAt)],
    ['xl/workbook.xml', workbook(sheets)],
    [
      'xl/_rels/workbook.xml.rels',
      relationships([
        ...sheets.map(({ file }) => ({
          id: `rId${file}`,
          type: `${relationsOf}/worksheet`,
          target: `worksheets/sheet${file}.xml`,
        })),
        { id: 'rIdStyles', type: `${relationsOf}/styles`, target: 'styles.xml' },
        { id: 'rIdTexts', type: `${relationsOf}/sharedStrings`, target: 'sharedStrings.xml' },
      ]),
    ],
  ]);
}

function contentTypes(sheets: readonly WrittenSheet[]): string {
  const part = (path: string, type: string) => `<Override PartName="${path}" ContentType="${type}"/>`;
  return [
    declaration,
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">',
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    part('/xl/workbook.xml', `${types}.sheet.main+xml`),
    ...sheets.map(({ file }) => part(`/xl/worksheets/sheet${file}.xml`, `${types}.worksheet+xml`)),
    part('/xl/styles.xml', `${types}.styles+xml`),
    part('/xl/sharedStrings.xml', `${types}.sharedStrings+xml`),
    part('/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'),
    '</Types>',
  ].join('');
}

interface Relation {
  readonly id: string;
  readonly type: string;
  readonly target: string;
}

function relationships(all: readonly Relation[]): string {
  const each = all.map(
    ({ id, type, target }) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`,
  );
  return `${declaration}<Relationships xmlns="${packageRelations}">${each.join('')}</Relationships>`;
}

function workbook(sheets: readonly WrittenSheet[]): string {
  const each = sheets.map(
    ({ name, file }) => `<sheet name="${markupText(name)}" sheetId="${file}" r:id="rId${file}"/>`,
  );
  return [
    declaration,
    `<workbook xmlns="${main}" xmlns:r="${relationsOf}">`,
    '<bookViews><workbookView xWindow="0" yWindow="0" windowWidth="24000" windowHeight="12000"/></bookViews>',
    `<sheets>${each.join('')}</sheets></workbook>`,
  ].join('');
}

function properties(title: string, madeAt: string): string {
  const moment = Number.isNaN(Date.parse(madeAt))
    ? ''
    : ['created', 'modified']
        .map((tag) => `<dcterms:${tag} xsi:type="dcterms:W3CDTF">${markupText(madeAt)}</dcterms:${tag}>`)
        .join('');
  return [
    declaration,
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"',
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${markupText(title)}</dc:title><dc:creator>Outturn</dc:creator>${moment}</cp:coreProperties>`,
  ].join('');
}
