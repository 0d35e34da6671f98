/**
 * Pictures of every screen, to be looked at: `npm run screenshots -- [ROUTE...]` writes test-results/screens/.
 * A route is as in the address, with its search: `partnership/?id=hr`. Without any, all prerendered routes are taken.
 */
import { mkdir } from 'node:fs/promises';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { launchBrowser, openPage, troubles } from './browser.ts';
import { serveSite, visit } from './site.ts';

const FOLDER = 'test-results/screens';

const SIZES = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
];

interface Shot {
  readonly name: string;
  readonly options: BrowserContextOptions;
  readonly media: 'screen' | 'print';
}

const SHOTS: readonly Shot[] = [
  ...SIZES.flatMap((viewport) => [shot(viewport, 'light'), shot(viewport, 'dark')]),
  { name: 'print', options: { viewport: { width: 794, height: 1123 } }, media: 'print' },
];

await takeAll(process.argv.slice(2));

async function takeAll(wanted: readonly string[]): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  const site = await serveSite();
  const browser = await launchBrowser();
  try {
    for (const route of wanted.length > 0 ? wanted : site.routes) {
      for (const each of SHOTS) await take(browser, site, route, each);
    }
  } finally {
    await browser.close();
    await site.close();
  }
}

async function take(
  browser: Browser,
  { origin, address }: { origin: string; address: string },
  route: string,
  { name, options, media }: Shot,
): Promise<void> {
  const { page, record, close } = await openPage(browser, origin, { ...options, reducedMotion: 'reduce' });
  await visit(page, address + route);
  await page.emulateMedia({ media });
  const path = `${FOLDER}/${fileNameOf(route)}.${name}.png`;
  await page.screenshot({ path, fullPage: true });
  console.log([path, ...troubles(record)].join('\n  '));
  await close();
}

function shot(viewport: { width: number; height: number }, colorScheme: 'light' | 'dark'): Shot {
  return { name: `${viewport.width}.${colorScheme}`, options: { viewport, colorScheme }, media: 'screen' };
}

function fileNameOf(route: string): string {
  return route.replace(/[^\w-]+/g, '_').replace(/^_|_$/g, '') || 'home';
}
