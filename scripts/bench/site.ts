import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { chromium, type Page } from 'playwright-core';
import { ensureBuilt } from '../house/build.mjs';
import { ensureChromium } from '../house/chromium.mjs';
import { serveFolder } from '../house/static-server.mjs';
import type { Outcome } from './outcome.ts';

/** What the benchmark knows of the page: adjust here when the page changes. */
const onPage = {
  /** The screen with the file picker, which takes any number of files. */
  picker: 'data/',
  fileInput: '.input-files',
  /** Shown as soon as the engine is up and the sample is loaded. */
  ready: 'text=service_levels.csv',
  /** Where the figures are. */
  figures: 'nav >> text=Partnerships',
  /** Nothing is being worked on. */
  idle: '.work:not(:has(progress))',
  /** The button that puts a file in the place of its former version. */
  replace: /Replace/,
  /** A partnership that only the generated file has: its row carries the first figures. */
  firstFigure: 'text=body-01',
};

const timeoutMs = 180_000;

/** The built site in a real Chromium: from the file picked to the first figure on the screen. */
export async function loadInSite(path: string): Promise<Outcome & { readonly longestPauseMs: number }> {
  return inSite(async (page) => {
    await watchPauses(page);
    const start = await page.evaluate(() => performance.now());
    await page.locator(onPage.fileInput).first().setInputFiles(path);
    await page.locator(onPage.figures).click();
    await page.locator(onPage.firstFigure).first().waitFor({ timeout: timeoutMs });
    const figures = ((await page.evaluate(() => performance.now())) - start) / 1000;
    const marks = await stepsOf(page, start);
    return {
      phases: { ...marks, figures },
      amount: null,
      cells: null,
      longestPauseMs: await longestPause(page),
      peakMb: peakMb(),
    };
  });
}

/** The memory that Chromium's largest process holds after each of several loads, each in place of the one before. */
export async function loadAgainAndAgain(paths: readonly string[]): Promise<readonly number[]> {
  return inSite(async (page) => {
    const held: number[] = [];
    for (const path of paths) {
      await page.locator(onPage.fileInput).first().setInputFiles(path);
      await page.waitForTimeout(300);
      await page.locator(onPage.idle).first().waitFor({ timeout: timeoutMs });
      const replace = page.getByRole('button', { name: onPage.replace });
      if ((await replace.count()) > 0) await replace.first().click();
      await page.waitForTimeout(300);
      await page.locator(onPage.idle).first().waitFor({ timeout: timeoutMs });
      held.push(currentMb());
    }
    return held;
  });
}

async function inSite<T>(visit: (page: Page) => Promise<T>): Promise<T> {
  await ensureBuilt();
  const site = await serveFolder({ folder: 'build', under: '/a/b/c/' });
  const browser = await chromium.launch({ executablePath: await ensureChromium(), args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage();
    await page.goto(`${site.address}${onPage.picker}`);
    await page.locator(onPage.ready).first().waitFor({ timeout: timeoutMs });
    return await visit(page);
  } finally {
    await browser.close();
    await site.close();
  }
}

/** When the steps of the evaluation that followed the load began, as the page marked them. */
async function stepsOf(page: Page, start: number): Promise<Outcome['phases']> {
  const marks = await page.evaluate(
    (from) =>
      performance
        .getEntriesByType('mark')
        .filter(({ startTime }) => startTime >= from)
        .map(({ name, startTime }) => ({ name, at: (startTime - from) / 1000 })),
    start,
  );
  const all = marks.filter(({ name }) => name.startsWith('evaluate '));
  // The sample may still have been computed when the file was picked: the last evaluation is the one of the file.
  const begin = all.findLastIndex(({ name }) => name === 'evaluate settings');
  const steps = all.slice(Math.max(0, begin));
  const cube = steps.findIndex(({ name }) => name.endsWith('10_cube.sql'));
  const [first, afterCube] = [steps[0]?.at, steps[cube + 1]?.at];
  return {
    ...(first === undefined ? {} : { import: first }),
    ...(afterCube === undefined ? {} : { cube: afterCube }),
  };
}

/** The most memory a process of Chromium has held so far, in MB; 0 where the system does not tell. */
/** The most memory that Chromium's largest process has held. */
export function peakMb(): number {
  return memoryOf('VmHWM');
}

function currentMb(): number {
  return memoryOf('VmRSS');
}

function memoryOf(line: 'VmHWM' | 'VmRSS'): number {
  if (!existsSync('/proc')) return 0;
  const statuses = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => readStatus(`/proc/${pid}/status`))
    .filter((status) => /^Name:\s+chrom/m.test(status));
  const kilobytes = statuses.map((status) =>
    Number(new RegExp(`^${line}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0),
  );
  return Math.round(Math.max(0, ...kilobytes) / 1024);
}

// A process may end while the list is read.
function readStatus(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** Ticks every 10 ms: the longest time between two ticks is how long the page stood still. */
async function watchPauses(page: Page): Promise<void> {
  await page.evaluate(() => {
    const watch = { last: performance.now(), longest: 0 };
    Object.assign(globalThis, { benchWatch: watch });
    setInterval(() => {
      const now = performance.now();
      watch.longest = Math.max(watch.longest, now - watch.last);
      watch.last = now;
    }, 10);
  });
}

async function longestPause(page: Page): Promise<number> {
  const longest = await page.evaluate(
    () => (globalThis as { benchWatch?: { longest: number } }).benchWatch?.longest ?? 0,
  );
  return Math.round(longest);
}
