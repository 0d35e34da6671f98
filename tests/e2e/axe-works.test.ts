import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessibilityFaults } from './harness/axe.ts';
import { launchBrowser, openPage } from './harness/browser.ts';
import { serveSite, visit, type ServedSite } from './harness/site.ts';

let site: ServedSite;
let browser: Browser;

beforeAll(async () => {
  site = await serveSite();
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await site.close();
});

test('axe is really asked: a page with a picture nobody can hear about is reported', async () => {
  const { page, close } = await openPage(browser, site.origin);
  await visit(page, site.address);
  await page.evaluate(() => document.body.append(document.createElement('img')));
  expect(await accessibilityFaults(page)).toContainEqual(expect.stringContaining('image-alt'));
  await close();
});
