import { mkdir } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { troubles, type WatchedPage } from '../e2e/harness/browser.ts';
import { openEntry } from '../e2e/harness/bundle.ts';

const pictures = 'test-results/figures';
let watched: WatchedPage;
let page: Page;

beforeEach(async () => {
  watched = await openEntry('tests/figures/control.page.ts', { viewport: { width: 1000, height: 1300 } });
  page = watched.page;
  await page.locator('svg.plot').nth(1).waitFor();
});

afterEach(async () => {
  expect(troubles(watched.record)).toEqual([]);
  await watched.close();
});

describe('a control chart on a page', () => {
  const slider = () => page.getByRole('slider').first();
  const spoken = () => slider().getAttribute('aria-valuetext');

  test('is walked by arrow keys: each value with its signal, then target, mean and limits', async () => {
    await slider().focus();
    expect(await spoken()).toMatch(/^Mar 2019, Value: 9\d\.\d+%, Concern: outside the limits$/);
    await page.keyboard.press('ArrowLeft');
    expect(await spoken()).toMatch(/^Feb 2019, Value: 9\d\.\d+%, provisional$/);
    await page.keyboard.press('ArrowDown');
    expect(await spoken()).toBe('Feb 2019, Target: 95.0%');
    await page.keyboard.press('Enter');
    expect(await page.title()).toBe('2019-02-01');
  });

  test('says the finding in a sentence, and what its shapes mean', async () => {
    const words = await page.locator('figure').first().locator('figcaption').innerText();
    expect(words).toMatch(
      /Payslips right first time stood at 9\d\.\d% in Mar 2019: a signal of concern, below/,
    );
    expect(words).toContain('■ concern');
  });

  test('gives its table, with the reason for new limits', async () => {
    await slider().focus();
    await page.keyboard.press('t');
    const row = page.getByRole('row').filter({ hasText: 'Oct 2017' });
    expect(await row.innerText()).toContain('the work is done in another way');
  });
});

describe('the signal icons', () => {
  test('differ in shape or letter where they differ in meaning, and are named', async () => {
    const icons = page.locator('#icons-24 svg');
    const looks = await icons.evaluateAll((all) =>
      all.map((svg) =>
        [svg.querySelector('path')?.getAttribute('d'), svg.querySelector('text')?.textContent].join(),
      ),
    );
    expect(new Set(looks).size).toBe(13);
    expect(await page.getByRole('img', { name: 'Concern, low' }).count()).toBe(2);
  });

  test.each(['light', 'dark', 'print', 'grey'] as const)(
    'are left as pictures to look at (%s)',
    async (look) => {
      if (look === 'dark') await page.emulateMedia({ colorScheme: 'dark' });
      if (look === 'print') await page.emulateMedia({ media: 'print' });
      if (look === 'grey')
        await page.evaluate(() => document.documentElement.style.setProperty('filter', 'grayscale(1)'));
      await mkdir(pictures, { recursive: true });
      await page.screenshot({ path: `${pictures}/control-page-${look}.png` });
      expect(await page.locator('#icons-40 svg').count()).toBe(13);
    },
  );
});
