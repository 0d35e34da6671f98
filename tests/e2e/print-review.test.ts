import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hostile } from '../support/packs.ts';
import { useVisitor } from './support/visitor.ts';

const run = promisify(execFile);
const hasPoppler = await run('pdftotext', ['-v']).then(
  () => true,
  () => false,
);

const papers = [
  { format: 'A4', size: '842.88 x 595.92' },
  { format: 'Letter', size: '792 x 612' },
] as const;

describe.skipIf(!hasPoppler).each(papers)('a review on $format', ({ format, size }) => {
  const visitor = useVisitor('review/?id=hr-payroll&quarter=2025-Q3');
  let folder = '';
  let pdf = '';
  let pages: readonly string[] = [];
  let figures: readonly string[] = [];

  beforeAll(async () => {
    const { page } = visitor();
    folder = await mkdtemp(join(tmpdir(), 'outturn-print-'));
    pdf = join(folder, 'review.pdf');
    await page.locator('.review.board').waitFor({ timeout: 60_000 });
    await page.getByRole('button', { name: 'Comment on Verified net saving to date' }).click();
    await page.getByRole('textbox', { name: 'Comment on Verified net saving to date' }).fill(hostile.comment);
    await page.getByLabel('Your name').fill('A. Analyst');
    await page.getByRole('button', { name: /^Save comment/ }).click();
    await page.locator('.figures .comment').waitFor();
    figures = await page
      .locator('.flow .figures .face:not(.none)')
      .evaluateAll((faces) => faces.map((face) => face.firstChild?.textContent?.trim() ?? ''));
    await page.pdf({ path: pdf, format, printBackground: true });
    const { stdout } = await run('pdftotext', ['-layout', pdf, '-']);
    pages = stdout.split('\f').slice(0, -1);
  }, 120_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('lies crosswise', async () => {
    const { stdout } = await run('pdfinfo', [pdf]);
    expect(stdout).toContain(size);
  });

  test('has a sheet a thought: each says which of them it is, and none goes over', () => {
    const numbers = pages.map((page) => [...page.matchAll(/(\d+) of (\d+)$/gm)].at(-1)?.slice(1).map(Number));
    expect(numbers).toEqual(pages.map((_, at) => [at + 1, pages.length]));
  });

  test('holds every number of the screen, and those of its tables to the penny', () => {
    expect(figures.length).toBeGreaterThan(15);
    for (const figure of figures) expect(pages.join('\n')).toContain(figure);
    expect(pages.join('\n')).toContain('£404,668.02');
  });

  test('carries a long comment whole, over sheets that say whose they are', () => {
    const told = pages.filter((page) => page.includes('Why the volume fell'));
    expect(told.length).toBeGreaterThan(1);
    for (const page of told) expect(page.trimStart()).toMatch(/^HR and payroll shared service +Q3 2025-26/);
    const sentences = (text: string) => text.match(/\bfell,/g)?.length;
    expect(sentences(pages.join('\n'))).toBe(sentences(hostile.comment));
    expect(pages.join('\n')).toContain('4,000.');
  });

  test('carries vintage and marks on every sheet', () => {
    for (const page of pages) {
      expect(page).toContain('Sample data');
      expect(page).toMatch(/Data to \w+ \d{4}/);
    }
  });

  test('prints nothing of the site around it', () => {
    const all = pages.join('\n');
    for (const chrome of ['Save as CSV', 'Edit title', 'Skip to the content'])
      expect(all).not.toContain(chrome);
  });

  test('has its foot at the lower edge of each sheet', async () => {
    const { stdout } = await run('pdftotext', ['-bbox', pdf, '-'], { maxBuffer: 64 << 20 });
    const heights = [...stdout.matchAll(/<page width="[\d.]+" height="([\d.]+)"/g)].map(([, height]) =>
      Number(height),
    );
    const lowest = stdout
      .split('<page ')
      .slice(1)
      .map((page) => Math.max(...[...page.matchAll(/yMax="([\d.]+)"/g)].map(([, y]) => Number(y))));
    // Within 12 mm and a line of the edge of the paper.
    for (const [at, y] of lowest.entries()) expect(heights[at]! - y, `sheet ${at + 1}`).toBeLessThan(50);
  });

  test('cuts nothing: no ink lies in the outer margin', async () => {
    const dotsPerInch = 40;
    await run('pdftoppm', ['-r', String(dotsPerInch), '-gray', pdf, join(folder, 'sheet')]);
    const sheets = (await readdir(folder)).filter((name) => name.endsWith('.pgm')).sort();
    expect(sheets).toHaveLength(pages.length);
    for (const name of sheets) {
      const marginDots = Math.floor((8 / 25.4) * dotsPerInch);
      expect(inkAtEdge(await readFile(join(folder, name)), marginDots), name).toBe(0);
    }
  });
});

/** Dark dots within so many of the edge of a grey picture, as pdftoppm writes it: `P5 WIDTH HEIGHT 255`, then bytes. */
function inkAtEdge(picture: Buffer, marginDots: number): number {
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(picture.subarray(0, 40).toString('latin1'));
  if (!head) throw new Error('expected a PGM picture of pdftoppm');
  const [width, height] = [Number(head[1]), Number(head[2])];
  const dots = picture.subarray(head[0].length);
  return dots.reduce((count, dot, at) => {
    const [x, y] = [at % width, Math.floor(at / width)];
    const isEdge = Math.min(x, width - 1 - x, y, height - 1 - y) < marginDots;
    return count + (isEdge && dot < 200 ? 1 : 0);
  }, 0);
}
