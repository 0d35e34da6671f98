import type PptxGenJS from 'pptxgenjs';
import type { DeckTheme } from '../../vocabulary/deck-theme.ts';
import { markupText } from '../export/plain-text.ts';
import { chartXml } from './chart/chart-xml.ts';
import type { NativeChart } from './chart/native-chart.ts';
import { chartWorkbook } from './chart/workbook.ts';
import { themedXml } from './theme-xml.ts';

/** What a deck gets that pptxgenjs cannot write itself. */
export interface Finishing {
  readonly theme: DeckTheme;
  /** In the order in which they stand in the deck. */
  readonly charts: readonly NativeChart[];
  /** Descriptions of the tables of each slide, in their order. */
  readonly tableAlts: readonly (readonly string[])[];
  readonly slides: number;
  readonly onPart: (share: number, label: string) => void;
  readonly signal: AbortSignal;
}

/** The zip that pptxgenjs puts its parts into. */
interface DeckZip {
  readonly files: Record<
    string,
    { readonly dir: boolean; readonly async: (as: 'string') => Promise<string> }
  >;
  readonly file: (name: string, data: string | Uint8Array) => unknown;
  generateAsync: (
    options: object,
    onUpdate?: (of: { readonly percent: number }) => void,
  ) => Promise<Uint8Array<ArrayBuffer>>;
}

/** How pptxgenjs adds the charts of a slide to its zip: an open seam, where it would write each of them twice. */
interface DeckInside {
  createChartMediaRels: (
    slide: {
      readonly _relsChart: readonly { readonly globalId: number; readonly fileName: string }[];
    },
    zip: DeckZip,
  ) => void;
}

const type = 'application/vnd.openxmlformats-officedocument.presentationml.presentation';
const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/package';

// How much of the writing is done after the charts, and after the texts of all parts.
const chartsShare = 0.4;
const textsShare = 0.6;

/**
 * Write the deck with our charts and their workbooks, the colours and fonts of the theme, descriptions of tables and notes
 * in paragraphs. Parts are put right in the zip before it is packed, so that each is written once.
 */
export async function finish(deck: PptxGenJS, finishing: Finishing): Promise<Blob> {
  const { charts, slides, signal, onPart } = finishing;
  const inside = deck as unknown as DeckInside;
  let slide = 0;
  let chart = 0;
  inside.createChartMediaRels = (of, zip) => {
    if (slide === 0) takeOver(zip, finishing);
    slide += 1;
    if (slide % 10 === 0) onPart(chartsShare * Math.min(1, slide / slides), 'Writing charts');
    for (const { globalId, fileName } of of._relsChart) {
      const drawn = charts[chart++];
      if (!drawn) throw new Error('expected a chart for each place of one, found one too few');
      const workbook = `Microsoft_Excel_Worksheet${globalId}.xlsx`;
      zip.file(`ppt/charts/${fileName}`, chartXml(drawn));
      zip.file(`ppt/embeddings/${workbook}`, chartWorkbook(drawn));
      zip.file(
        `ppt/charts/_rels/${fileName}.rels`,
        `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${packaged}" Target="../embeddings/${workbook}"/></Relationships>`,
      );
    }
  };
  const written = await deck.write({ outputType: 'uint8array' });
  signal.throwIfAborted();
  if (!(written instanceof Uint8Array)) throw new Error('expected the bytes of a deck, found something else');
  return new Blob([written as Uint8Array<ArrayBuffer>], { type });
}

/** Have the zip put its parts right before it packs them, and say how far it is. */
function takeOver(zip: DeckZip, finishing: Finishing): void {
  const { onPart, signal } = finishing;
  const pack = zip.generateAsync.bind(zip);
  zip.generateAsync = async () => {
    const entries = Object.entries(zip.files);
    for (const [at, [name, file]] of entries.entries()) {
      // Empty folders are no parts of an Office file.
      if (file.dir) delete zip.files[name];
      else if (/\.(?:xml|rels)$/u.test(name) && !name.startsWith('ppt/charts/'))
        zip.file(name, partText(name, await file.async('string'), finishing));
      if (at % 50 !== 0) continue;
      signal.throwIfAborted();
      onPart(chartsShare + ((textsShare - chartsShare) * at) / entries.length, 'Writing slides');
    }
    let told = 0;
    const options = { type: 'uint8array', compression: 'DEFLATE', compressionOptions: { level: 6 } };
    return pack(options, ({ percent }) => {
      if (percent < told) return;
      told = percent + 1;
      onPart(textsShare + ((1 - textsShare) * percent) / 100, 'Packing the file');
    });
  };
}

function partText(name: string, text: string, { theme, tableAlts }: Finishing): string {
  if (name === 'ppt/theme/theme1.xml') return themedXml(text, theme);
  // pptxgenjs gives a type to as many masters as there are slides, and lists the notes' master where no schema has it.
  if (name === '[Content_Types].xml')
    return text.replace(/<Override PartName="\/ppt\/slideMasters\/slideMaster(?!1\.xml")[^>]*\/>/gu, '');
  if (name === 'ppt/presentation.xml')
    return inEnglish(text).replace(
      /(<p:sldIdLst>.*?<\/p:sldIdLst>)(<p:notesMasterIdLst>.*?<\/p:notesMasterIdLst>)/su,
      '$2$1',
    );
  const slide = /^ppt\/slides\/slide(\d+)\.xml$/u.exec(name)?.[1];
  if (slide !== undefined) return slideText(text, tableAlts[Number(slide) - 1] ?? []);
  if (name.startsWith('ppt/notesSlides/notesSlide')) return notesText(text);
  if (name.startsWith('ppt/slideMasters/slideMaster'))
    return inEnglish(
      text
        .replace('<a:lvl1pPr algn="ctr"', '<a:lvl1pPr algn="l"')
        .replace('<a:defRPr sz="4400"', '<a:defRPr sz="2800" b="1"'),
    );
  return inEnglish(text);
}

/** Each shape with a number of its own, each table with a description and a header row that readers know as one. */
function slideText(text: string, alts: readonly string[]): string {
  let id = 1;
  let table = 0;
  return inEnglish(text)
    .replace(/<p:cNvPr id="\d+"/gu, () => `<p:cNvPr id="${id++}"`)
    .replace(
      /(<p:nvGraphicFramePr><p:cNvPr id="\d+" name="[^"]*")\/>/gu,
      (_, start: string) => `${start} descr="${markupText(alts[table++] ?? '')}"/>`,
    )
    .replaceAll('<a:tblPr/>', '<a:tblPr firstRow="1"/>');
}

/** Notes in paragraphs: pptxgenjs runs their lines together. */
function notesText(text: string): string {
  return inEnglish(text).replace(
    /<a:p><a:r><a:rPr lang="en-GB" dirty="0"\/><a:t>(.*?)<\/a:t><\/a:r><a:endParaRPr lang="en-GB" dirty="0"\/><\/a:p>/su,
    (_, words: string) =>
      words
        .split(/\r?\n/u)
        .map((line) =>
          line === '' ? '<a:p/>' : `<a:p><a:r><a:rPr lang="en-GB" dirty="0"/><a:t>${line}</a:t></a:r></a:p>`,
        )
        .join(''),
  );
}

function inEnglish(text: string): string {
  return text
    .replaceAll('lang="en-US"', 'lang="en-GB"')
    .replaceAll(' altLang="en-GB"', '')
    .replaceAll(' altLang="en-US"', '');
}
