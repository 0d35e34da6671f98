/** The looks of cells, by their number in the file of styles. */
export const styles = {
  text: 0,
  head: 1,
  money: 2,
  rate: 3,
  share: 4,
  whole: 5,
  number: 6,
  month: 7,
  link: 8,
  wrapped: 9,
  guarded: 10,
  long: 11,
} as const;

const top = '<alignment vertical="top"/>';

// In the order of the numbers above. 49 is text; a quote prefix keeps it text when somebody edits the cell.
const looks: Readonly<Record<keyof typeof styles, string>> = {
  text: look({ align: top }),
  head: look({
    font: 1,
    fill: 2,
    border: 1,
    align: '<alignment vertical="top" wrapText="1"/>',
  }),
  money: look({ format: 4, align: top }),
  rate: look({ format: 164, align: top }),
  share: look({ format: 10, align: top }),
  whole: look({ format: 3, align: top }),
  number: look({ align: top }),
  month: look({ format: 165, align: '<alignment horizontal="left" vertical="top"/>' }),
  link: look({ font: 2, align: top }),
  wrapped: look({ align: '<alignment vertical="top" wrapText="1"/>' }),
  guarded: look({
    format: 49,
    isQuoted: true,
    align: '<alignment vertical="top" wrapText="1"/>',
  }),
  long: look({ format: 49, isQuoted: true, align: '<alignment horizontal="right" vertical="top"/>' }),
};

interface Look {
  readonly font?: number;
  readonly fill?: number;
  readonly border?: number;
  readonly format?: number;
  readonly isQuoted?: boolean;
  readonly align: string;
}

function look({ font = 0, fill = 0, border = 0, format = 0, isQuoted = false, align }: Look): string {
  const quote = isQuoted ? ' quotePrefix="1"' : '';
  const applied = 'applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"';
  return `<xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0" ${applied}${quote}>${align}</xf>`;
}

const colours = { ink: 'FF1B1D22', link: 'FF12436D', paper: 'FFF3F4F6', rule: 'FF3D3D3D' } as const;

function font(colour: keyof typeof colours, mark = ''): string {
  return `<font>${mark}<sz val="11"/><color rgb="${colours[colour]}"/><name val="Calibri"/><family val="2"/></font>`;
}

const formats = [
  { id: 164, code: '#,##0.00##' },
  { id: 165, code: 'mmm\\ yyyy' },
];
const fonts = [font('ink'), font('ink', '<b/>'), font('link', '<u/>')];
// The first two fills are what every workbook begins with.
const fills = [
  '<patternFill patternType="none"/>',
  '<patternFill patternType="gray125"/>',
  `<patternFill patternType="solid"><fgColor rgb="${colours.paper}"/><bgColor indexed="64"/></patternFill>`,
];
const borders = [
  '<left/><right/><top/><bottom/><diagonal/>',
  `<left/><right/><top/><bottom style="thin"><color rgb="${colours.rule}"/></bottom><diagonal/>`,
];

/** The file of styles of a workbook. */
export const stylesXml = [
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
  '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
  list(
    'numFmts',
    formats.map(({ id, code }) => `<numFmt numFmtId="${id}" formatCode="${code}"/>`),
  ),
  list('fonts', fonts),
  list(
    'fills',
    fills.map((fill) => `<fill>${fill}</fill>`),
  ),
  list(
    'borders',
    borders.map((border) => `<border>${border}</border>`),
  ),
  list('cellStyleXfs', ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>']),
  list('cellXfs', Object.values(looks)),
  list('cellStyles', ['<cellStyle name="Normal" xfId="0" builtinId="0"/>']),
  '</styleSheet>',
].join('');

function list(tag: string, items: readonly string[]): string {
  return `<${tag} count="${items.length}">${items.join('')}</${tag}>`;
}
