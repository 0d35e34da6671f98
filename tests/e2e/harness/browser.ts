/** A real Chromium for tests, and pages that write down everything they did. */
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core';
import { findChromium } from '../../../scripts/house/chromium.mjs';

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Whatever the page tries, no name but this machine's is looked up.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
];

/** What a page did since it was opened. In a sound site all but `requests` stay empty. */
export interface PageRecord {
  /** Every URL asked for, by page and workers. */
  readonly requests: string[];
  /** URLs outside the allowed origin; they were blocked. */
  readonly outside: string[];
  /** Content-Security-Policy violations: directive, what was blocked, where. */
  readonly violations: string[];
  /** Messages of console.error and of the browser itself. */
  readonly consoleErrors: string[];
  /** Uncaught exceptions and unhandled rejections. */
  readonly pageErrors: string[];
}

/** A page in its own fresh profile. */
export interface WatchedPage {
  readonly page: Page;
  readonly record: PageRecord;
  /** Close the page with its profile. */
  readonly close: () => Promise<void>;
}

/** Start a headless Chromium with an empty profile. Throws when none is installed. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = await findChromium();
  if (executablePath === undefined) throw new Error('No Chromium found: install one or set CHROMIUM_PATH.');
  return chromium.launch({ executablePath, headless: true, args: QUIET });
}

/**
 * Open an empty page that may speak to `origin` only. `options` are playwright's: `viewport`, `colorScheme`,
 * `timezoneId`, `locale`, `reducedMotion` and so on; downloads are accepted.
 */
export async function openPage(
  browser: Browser,
  origin: string,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({ acceptDownloads: true, locale: 'en-GB', ...options });
  const record: PageRecord = { requests: [], outside: [], violations: [], consoleErrors: [], pageErrors: [] };
  await keepInside(context, origin, record);
  await reportViolations(context, record);
  const page = await context.newPage();
  listen(page, record);
  return { page, record, close: () => context.close() };
}

/** What went wrong on a page, one line each; empty when nothing did. */
export function troubles(record: PageRecord): readonly string[] {
  return [
    ...record.outside.map((url) => `request outside the origin: ${url}`),
    ...record.violations.map((violation) => `content security policy: ${violation}`),
    ...record.consoleErrors.map((message) => `console error: ${message}`),
    ...record.pageErrors.map((message) => `page error: ${message}`),
  ];
}

async function keepInside(context: BrowserContext, origin: string, record: PageRecord): Promise<void> {
  context.on('request', (request) => {
    const url = request.url();
    record.requests.push(url);
    if (!isInside(url, origin)) record.outside.push(url);
  });
  const isOutside = (url: URL): boolean => !isInside(url.href, origin);
  await context.route(isOutside, (route) => route.abort('blockedbyclient'));
}

function isInside(url: string, origin: string): boolean {
  return url.startsWith(`${origin}/`) || /^(data|blob|about):/.test(url);
}

async function reportViolations(context: BrowserContext, record: PageRecord): Promise<void> {
  await context.exposeFunction('reportViolation', (text: string) => record.violations.push(text));
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const where = `${event.sourceFile}:${event.lineNumber}`;
      const text = `${event.effectiveDirective} blocked ${event.blockedURI} ${event.sample} at ${where}`;
      const { reportViolation } = globalThis as { reportViolation?: (text: string) => void };
      reportViolation?.(text);
    });
  });
}

function listen(page: Page, record: PageRecord): void {
  page.on('console', (message) => {
    const from = message.location().url;
    if (message.type() === 'error') record.consoleErrors.push(`${message.text()} (${from})`);
  });
  page.on('pageerror', (error) => record.pageErrors.push(error.stack ?? error.message));
  page.on('crash', () => record.pageErrors.push('the page crashed'));
}
