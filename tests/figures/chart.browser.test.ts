import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { troubles, type WatchedPage } from '../e2e/harness/browser.ts';
import { openEntry } from '../e2e/harness/bundle.ts';

let watched: WatchedPage;
let page: Page;

beforeEach(async () => {
  watched = await openEntry('tests/figures/chart.page.ts', { viewport: { width: 1000, height: 700 } });
  page = watched.page;
  await page.locator('svg.plot').waitFor();
});

afterEach(async () => {
  expect(troubles(watched.record)).toEqual([]);
  await watched.close();
});

const slider = () => page.getByRole('slider');
const spoken = () => slider().getAttribute('aria-valuetext');

describe('a chart', () => {
  test('is walked by arrow keys and picked with Enter', async () => {
    await slider().focus();
    expect(await spoken()).toMatch(/^Mar 2026, Actual: £1,0\d\d,\d{3}\.00, provisional/);
    await page.keyboard.press('ArrowLeft');
    expect(await spoken()).toMatch(/^Feb 2026, Actual/);
    await page.keyboard.press('ArrowDown');
    expect(await spoken()).toBe('Feb 2026, Plan: £948,000.00');
    await page.keyboard.press('Enter');
    expect(await page.title()).toBe('2026-02-01 plan');
  });

  test('skips months without a value', async () => {
    await slider().focus();
    await page.keyboard.press('Home');
    for (let press = 0; press < 15; press++) await page.keyboard.press('ArrowRight');
    expect(await spoken()).toMatch(/^Sep 2024, Actual/);
  });

  test('turns to its table with T and back, and the focus goes along', async () => {
    await slider().focus();
    await page.keyboard.press('t');
    expect(await page.getByRole('row').nth(1).innerText()).toMatch(/^Apr 2023\s+£1,4\d\d,\d{3}\.00/);
    expect(
      await page.getByRole('button', { name: 'Table' }).evaluate((node) => node === document.activeElement),
    ).toBe(true);
    await page.keyboard.press('t');
    expect(await slider().evaluate((node) => node === document.activeElement)).toBe(true);
  });

  test('shows the values under the pointer and picks the nearest point', async () => {
    const box = await slider().boundingBox();
    if (!box) throw new Error('the chart has no box');
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    expect(await page.locator('.readout').innerText()).toContain('Flexed baseline');
    await page.mouse.click(box.x + 60, box.y + 100);
    expect(await page.title()).toMatch(/^2023-0\d-01 (actual|plan|baseline)$/);
  });

  test('follows the width of its container, with a legend where lines cannot be named', async () => {
    expect(await page.locator('.legend').isVisible()).toBe(false);
    await page.setViewportSize({ width: 400, height: 700 });
    await page.locator('svg.plot[width="400"], svg.plot[width="385"]').waitFor();
    expect(await page.locator('.legend').innerText()).toMatch(/Actual\s+Plan\s+Flexed baseline/);
  });
});
