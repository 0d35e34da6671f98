/** How a file of a review differs from the screen it was saved from: a line each; empty where nothing does. */
import type { Browser, Page } from 'playwright-core';
import {
  type CellValue,
  deckByOffice,
  lostWords,
  openedOffline,
  paintedPages,
  pdfPages,
  workbookCells,
} from './review-files.ts';
import type { ShownFigure, ShownPage, ShownTable } from './review-screen.ts';

/** A saved file, and what the screen showed. */
export interface SavedAndShown {
  readonly path: string;
  readonly shown: readonly ShownPage[];
  /** What was hidden: it must stand nowhere. */
  readonly absent: readonly string[];
  readonly browser: Browser;
}

type Kind = 'html' | 'xlsx' | 'pptx' | 'pdf' | 'svg';

/** Open the file by another program and hold it against the screen. */
export function faultsOf(kind: Kind, given: SavedAndShown): Promise<readonly string[]> {
  return { html: htmlFaults, xlsx: workbookFaults, pptx: deckFaults, pdf: paperFaults, svg: pictureFaults }[
    kind
  ](given);
}

const tableKey = ({ title, head, rows }: ShownTable): string => JSON.stringify([title, head, rows]);
const figureKey = ({ label, face, exact, period, delta, status }: ShownFigure): string =>
  JSON.stringify([label, face, exact, period, delta, status]);

async function htmlFaults({ path, shown, absent, browser }: SavedAndShown): Promise<readonly string[]> {
  const file = await openedOffline(browser, path, pagesOfFile);
  const faults = shown.flatMap((page, at) => {
    const own = file.pages[at];
    if (!own) return [`no page for ${page.title}`];
    return [
      ...(own.title === page.title ? [] : [`title ${own.title} for ${page.title}`]),
      ...missing(page.figures.map(figureKey), own.figures.map(figureKey)),
      ...missing(page.tables.map(tableKey), own.tables.map(tableKey)),
      ...lostWords(wordsOf(page), own.text),
    ];
  });
  if (file.pages.length !== shown.length) faults.push(`${file.pages.length} pages for ${shown.length}`);
  return [...faults, ...absent.filter((words) => file.source.includes(words))];
}

function missing(wanted: readonly string[], found: readonly string[]): readonly string[] {
  return wanted
    .filter((one) => !found.includes(one))
    .map((one) => `not there: ${one}; but ${found.join(' ')}`);
}

/** Everything a page says, its numbers too. */
function wordsOf(page: ShownPage): readonly string[] {
  return [
    page.title,
    page.lead,
    ...page.figures.flatMap(({ label, face, period, delta, status }) => [label, face, period, delta, status]),
    ...page.tables.flatMap(({ title, head, rows, note }) => [title, ...head, ...rows.flat(), note]),
    ...page.charts.flatMap(({ title }) => [title]),
    ...page.paragraphs,
    ...page.comments.flatMap(({ text, by }) => [text, by]),
  ];
}

function pagesOfFile(page: Page) {
  return page.evaluate(() => {
    const words = (node: Element | null | undefined): string => {
      if (!node) return '';
      const copy = node.cloneNode(true) as Element;
      copy.querySelectorAll('.unseen, svg, [aria-hidden="true"]').forEach((one) => one.remove());
      return copy.textContent.replace(/\s+/g, ' ').trim();
    };
    const all = (place: Element, selector: string) => [...place.querySelectorAll(selector)];
    const pages = all(document.body, 'header.cover, section[id^="page-"]').map((section) => ({
      title: words(section.querySelector('.message, :is(h1, h2, h3)[id$="-title"]')),
      text: words(section),
      figures: all(section, '.figure').map((figure) => ({
        label: words(figure.querySelector('dt')),
        face: words(figure.querySelector('.face')),
        exact: words(figure.querySelector('.exact')),
        period: words(figure.querySelector('dd.quiet')),
        delta: words(figure.querySelector('.delta')),
        status: words(figure.querySelector('.status')),
      })),
      tables: all(section, '.block.table').map((table) => ({
        title: words(table.querySelector('caption')),
        head: all(table, 'thead th').map(words),
        rows: all(table, 'tbody tr').map((row) => [...row.children].map(words)),
        note: '',
      })),
    }));
    return { pages, source: document.documentElement.outerHTML };
  });
}

async function workbookFaults({ path, shown, absent }: SavedAndShown): Promise<readonly string[]> {
  const sheets = await workbookCells(path);
  const all = [...sheets.values()].flat(2).map((cell) => String(cell ?? '').replace(/\s+/g, ' '));
  const text = all.join(' ');
  return [
    ...shown.flatMap((page) =>
      page.figures.flatMap((figure) => figureFaults(figure, page, sheets.get('Figures') ?? [])),
    ),
    ...shown.flatMap((page) => page.tables.flatMap((table) => tableFaults(table, [...sheets.values()]))),
    ...lostWords(
      shown.flatMap((page) => [
        page.title,
        page.lead,
        ...page.paragraphs,
        ...page.comments.map((one) => one.text),
      ]),
      text,
    ),
    ...absent.filter((words) => text.includes(words)),
  ];
}

type Cells = readonly (readonly CellValue[])[];

function figureFaults(figure: ShownFigure, page: ShownPage, [head = [], ...rows]: Cells): readonly string[] {
  const at = (row: readonly CellValue[], label: string) => row[head.indexOf(label)] ?? '';
  const row = rows.find((one) => at(one, 'Page') === page.title && at(one, 'Figure') === figure.label);
  if (!row) return [`no row for ${figure.label} of ${page.title}`];
  const [value, face] = [at(row, 'Value'), at(row, 'As shown')];
  const full = figure.exact || figure.face;
  const isKnown = figure.face !== 'Not available';
  return [
    ...(isKnown && face !== figure.face
      ? [`${figure.label}: ${String(face)} as shown, not ${figure.face}`]
      : []),
    ...(isKnown && !reads(value, full) ? [`${figure.label}: ${String(value)} for ${full}`] : []),
    ...(!isKnown && value !== '' ? [`${figure.label}: ${String(value)} for none`] : []),
    ...(!isKnown && at(row, 'Status') === '' ? [`${figure.label}: no status`] : []),
  ];
}

/** A sheet whose rows are those of the table: texts to the letter, numbers as they read; nothing for a dash. */
function tableFaults({ title, head, rows }: ShownTable, sheets: readonly Cells[]): readonly string[] {
  const fits = ([labels = [], ...cells]: Cells) =>
    JSON.stringify(labels) === JSON.stringify(head) &&
    cells.length >= rows.length &&
    rows.every((row, at) => row.every((text, column) => reads(cells[at]?.[column] ?? '', text)));
  if (sheets.some(fits)) return [];
  const same = sheets.find(([labels]) => JSON.stringify(labels) === JSON.stringify(head));
  const apart = rows.flatMap((row, at) =>
    row.flatMap((text, column) => {
      const cell = same?.[at + 1]?.[column] ?? '';
      return reads(cell, text) ? [] : [`${text} is ${String(cell)}`];
    }),
  );
  return [`no sheet has the table ${title}: ${apart.slice(0, 5).join('; ')}`];
}

/** Whether a cell holds what is shown: a number rounds to it, a month is its day, a text is it. */
function reads(cell: CellValue, shown: string): boolean {
  if (shown === '–' || shown === '') return cell === '' || cell === shown;
  if (cell instanceof Date)
    return (
      shown ===
      cell
        .toLocaleDateString('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' })
        .replace('Sept', 'Sep')
    );
  if (typeof cell !== 'number') return String(cell).replace(/\s+/g, ' ').trim() === shown;
  const share = /^(\d+) of (\d+)$/.exec(shown);
  if (share) return cell === Number(share[1]) / Number(share[2]);
  const [, before = '', digits = '', after = ''] = /^([^\d]*)([\d,]*\.?\d*)(.?)/.exec(shown) ?? [];
  const scale = scales[after] ?? 1;
  const number = Number(digits.replaceAll(',', '')) * scale * (/[-−]/.test(before) ? -1 : 1);
  const decimals = digits.split('.')[1]?.length ?? 0;
  return Math.abs(cell - number) <= 0.5000001 * scale * 10 ** -decimals;
}

const scales: Readonly<Record<string, number>> = { '%': 0.01, k: 1e3, m: 1e6 };

async function deckFaults({ path, shown, absent }: SavedAndShown): Promise<readonly string[]> {
  const { pdf, words } = await deckByOffice(path);
  const [pages, painted] = await Promise.all([pdfPages(pdf), paintedPages(pdf)]);
  const slides = pages.join('\n');
  const figures = shown.flatMap((page) => page.figures);
  return [
    // Cells and long words may be cut on a slide; the notes then have them whole.
    ...lostWords(
      shown.flatMap((page) => [...wordsOf(page), ...page.figures.map(({ exact }) => exact)]),
      words,
    ),
    ...lostWords(
      figures.flatMap(({ label, face, delta }) => [label, face, delta]),
      slides,
    ).map((lost) => `not on the slides: ${lost}`),
    ...absent.filter((one) => words.includes(one)),
    ...painted.white.map((page) => `slide ${page} is white`),
    ...(painted.count === pages.length ? [] : [`${painted.count} slides painted of ${pages.length}`]),
  ];
}

// Chromium paints colour emoji as pictures: poppler reads no letter there.
const unread = /^\p{Extended_Pictographic} /u;

async function paperFaults({ path, shown, absent }: SavedAndShown): Promise<readonly string[]> {
  const pages = await pdfPages(path);
  const text = pages.join('\n');
  const painted = await paintedPages(path);
  return [
    ...lostWords(shown.flatMap(wordsOf), text).filter((lost) => !unread.test(lost)),
    ...absent.filter((words) => text.replace(/\s+/g, ' ').includes(words)),
    ...painted.white.map((page) => `sheet ${page} is white`),
  ];
}

async function pictureFaults({ path, shown, browser }: SavedAndShown): Promise<readonly string[]> {
  const { words, faults, box } = await openedOffline(browser, path, (page) =>
    page.evaluate(() => ({
      words: document.documentElement.textContent,
      faults: document.querySelectorAll('parsererror').length,
      box: document.documentElement.getBoundingClientRect().toJSON() as { width: number; height: number },
    })),
  );
  const charts = shown.flatMap((page) => page.charts);
  const chart = charts.find(({ title }) => words.replace(/\s+/g, '').includes(title.replace(/\s+/g, '')));
  return [
    ...(faults > 0 ? ['it is not well-formed'] : []),
    ...(chart ? lostWords([chart.summary], words) : ['it is of no chart on the screen']),
    ...(box.width > 100 && box.height > 100 ? [] : ['it takes no room']),
  ];
}
