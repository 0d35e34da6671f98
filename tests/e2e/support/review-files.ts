/** One review saved in every format from the Review screen, and each file opened by a program that is not Outturn. */
import { execFile, spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser, Locator, Page } from 'playwright-core';
import readSheets from 'read-excel-file/node';
import { openPage, troubles } from '../harness/browser.ts';

const run = promisify(execFile);

const folders: string[] = [];
process.once('exit', () => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** A folder that goes when the tests are over. */
async function ownFolder(name: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `outturn-${name}-`));
  folders.push(folder);
  return folder;
}

/** Whether the programs are here that open what leaves the page. */
export const hasOffice =
  spawnSync('soffice', ['--version']).status === 0 && spawnSync('pdftotext', ['-v']).status === 0;

/** Files of one review by the end of their names, and the folder they lie in. */
export type SavedReview = Readonly<Record<'folder' | 'pptx' | 'html' | 'xlsx' | 'pdf' | 'svg', string>>;

/** Save the review in view in every format; the folder they lie in is the caller's to remove. */
export async function savedReview(page: Page, chart: Locator | null): Promise<SavedReview> {
  const folder = await mkdtemp(join(tmpdir(), 'outturn-out-'));
  const at = (end: string) => join(folder, `review.${end}`);
  const keep = async (end: string, act: () => Promise<void>): Promise<void> => {
    const saving = page.waitForEvent('download', { timeout: 60_000 });
    await act();
    await (await saving).saveAs(at(end));
  };
  for (const [end, name] of [
    ['pptx', 'PowerPoint'],
    ['html', 'One HTML file'],
    ['xlsx', 'Excel'],
  ] as const)
    await keep(end, () => page.getByRole('button', { name, exact: true }).click());
  if (chart) {
    await chart.getByRole('button', { name: /^Save / }).click();
    await keep('svg', () => chart.getByRole('button', { name: 'Picture as SVG' }).click());
  }
  await page.pdf({ path: at('pdf'), format: 'A4', printBackground: true });
  return {
    ...{ folder, pptx: at('pptx'), html: at('html'), xlsx: at('xlsx') },
    ...{ pdf: at('pdf'), svg: at('svg') },
  };
}

/** A deck as LibreOffice shows it: its slides as PDF, and every word of its slides and notes. */
export async function deckByOffice(deck: string): Promise<{ readonly pdf: string; readonly words: string }> {
  const [pdf, flat] = await Promise.all([
    convertedTo(deck, 'pdf', 'deck'),
    convertedTo(deck, 'fodp', 'deck-words'),
  ]);
  const text = await readFile(flat, 'utf8');
  const body = text.slice(text.indexOf('<office:body>'));
  const words = body
    .replaceAll(/<text:s(?: [^>]*)?\/>|<text:(?:tab|line-break)\/>|<\/text:p>/g, ' ')
    .replaceAll(/<office:binary-data>[^<]*<\/office:binary-data>|<[^>]*>/g, '');
  return { pdf, words: unescaped(words) };
}

function unescaped(xml: string): string {
  return xml
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}

/** Convert a file by LibreOffice, in a profile of its own; the path of what it became. */
async function convertedTo(path: string, filter: string, name: string): Promise<string> {
  const folder = await ownFolder(name);
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  await run('soffice', [profile, '--headless', '--convert-to', filter, '--outdir', folder, path], {
    timeout: 120_000,
  });
  const [made] = (await readdir(folder)).filter((one) => one !== 'profile');
  if (!made) throw new Error(`LibreOffice made nothing of ${path}`);
  return join(folder, made);
}

/** The words of each page of a PDF, as poppler reads them. */
export async function pdfPages(pdf: string): Promise<readonly string[]> {
  const { stdout } = await run('pdftotext', [pdf, '-'], { maxBuffer: 64 * 1024 * 1024 });
  return stdout.split('\f').slice(0, -1);
}

/** How many pages poppler paints of a PDF, and which of them stay white. */
export async function paintedPages(
  pdf: string,
): Promise<{ readonly count: number; readonly white: readonly number[] }> {
  const folder = await ownFolder('painted');
  await run('pdftoppm', ['-r', '12', '-gray', pdf, join(folder, 'page')]);
  const names = (await readdir(folder)).sort();
  const pictures = await Promise.all(names.map((name) => readFile(join(folder, name))));
  return {
    count: names.length,
    white: pictures.flatMap((picture, at) =>
      picture.subarray(20).every((dot) => dot > 250) ? [at + 1] : [],
    ),
  };
}

/** What a cell of a workbook holds. */
export type CellValue = string | number | boolean | Date | null;

/** The sheets of a workbook by name, as another library reads them. */
export async function workbookCells(
  workbook: string,
): Promise<ReadonlyMap<string, readonly (readonly CellValue[])[]>> {
  const sheets = await readSheets(workbook);
  return new Map(sheets.map(({ sheet, data }) => [sheet, data.map((row) => row.map(valueOf))]));
}

function valueOf(cell: unknown): CellValue {
  return typeof cell === 'string' ||
    typeof cell === 'number' ||
    typeof cell === 'boolean' ||
    cell instanceof Date
    ? cell
    : null;
}

/** Read a file in Chromium with the network off; it may ask for nothing and break no policy. */
export async function openedOffline<T>(
  browser: Browser,
  path: string,
  look: (page: Page) => Promise<T>,
): Promise<T> {
  const watched = await openPage(browser, 'file://', { offline: true });
  await watched.page.goto(`file://${path}`);
  const seen = await look(watched.page);
  const asked = watched.record.requests.filter((one) => one !== `file://${path}`);
  if (asked.length > 0) throw new Error(`${path} asked for ${asked.join(', ')}`);
  const wrong = troubles(watched.record);
  if (wrong.length > 0) throw new Error(`${path}: ${wrong.join('; ')}`);
  await watched.close();
  return seen;
}

/** Words that are in `wanted` more often than in `found`: what a file has lost. Words broken over lines count as whole. */
export function lostWords(wanted: readonly string[], found: string): readonly string[] {
  const joined = found.normalize('NFC').replace(/\s+/g, '');
  const counts = new Map<string, number>();
  for (const word of wanted.flatMap((text) => text.normalize('NFC').split(/\s+/)).filter(Boolean))
    counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].flatMap(([word, count]) => {
    const times = joined.split(word).length - 1;
    return times < count ? [`${word} (${times} of ${count})`] : [];
  });
}
