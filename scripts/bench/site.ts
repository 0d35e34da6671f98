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
  /** A partnership that only the generated file has: its row carries the first figures. */
  firstFigure: 'text=body-01',
};

const timeoutMs = 180_000;

/** The built site in a real Chromium: from the file picked to the first figure on the screen. */
export async function loadInSite(path: string): Promise<Outcome & { readonly longestPauseMs: number }> {
  await ensureBuilt();
  const site = await serveFolder({ folder: 'build', under: '/a/b/c/' });
  const browser = await chromium.launch({ executablePath: await ensureChromium(), args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage();
    await page.goto(`${site.address}${onPage.picker}`);
    await page.locator(onPage.ready).first().waitFor({ timeout: timeoutMs });
    await watchPauses(page);
    const start = performance.now();
    await page.locator(onPage.fileInput).first().setInputFiles(path);
    await page.locator(onPage.figures).click();
    await page.locator(onPage.firstFigure).first().waitFor({ timeout: timeoutMs });
    const figures = (performance.now() - start) / 1000;
    return { phases: { figures }, amount: null, cells: null, longestPauseMs: await longestPause(page) };
  } finally {
    await browser.close();
    await site.close();
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
