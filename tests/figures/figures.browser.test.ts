/**
 * Figures of fixed values, compared as text with what was looked at and accepted. Pictures of them in light, dark and
 * print are left in test-results/figures: look at them before accepting a change with `vitest -u`.
 */
import { mkdir } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { openEntry, runInPage } from '../e2e/harness/bundle.ts';

const names = [
  'cost-wide',
  'cost-narrow',
  'position',
  'level',
  'services',
  'single',
  'trusts',
  'bridge',
  'bridge-narrow',
  'bridge-thin',
  'bridge-negative',
  'realisation',
  'realisation-narrow',
  'curve',
  'curve-narrow',
  'control',
  'control-narrow',
  'control-shares',
  'control-trial',
  'control-rebased',
  'fan',
  'fan-narrow',
  'correlogram',
  'correlogram-narrow',
];
const entry = 'tests/figures/figures.page.ts';
const pictures = 'test-results/figures';

describe('figures', () => {
  test('are drawn as they were accepted, without breaking the style policy', async () => {
    const svgs = (await runInPage(entry)) as Readonly<Record<string, string>>;
    expect(Object.keys(svgs)).toEqual(names);
    for (const [name, svg] of Object.entries(svgs)) {
      expect(svg, `${name} carries a style element`).not.toMatch(/<style/);
      await expect(normalised(svg)).toMatchFileSnapshot(`snapshots/${name}.svg`);
    }
  });

  test.each(['light', 'dark', 'print'] as const)('keep their words inside the picture (%s)', async (look) => {
    const { page, close } = await openEntry(entry, { colorScheme: look === 'dark' ? 'dark' : 'light' });
    await page.waitForFunction(() => '__result' in globalThis);
    if (look === 'print') await page.emulateMedia({ media: 'print' });
    await mkdir(pictures, { recursive: true });
    for (const name of names)
      await page.locator(`#${name}`).screenshot({ path: `${pictures}/${name}-${look}.png` });
    expect(await page.evaluate(wordsOutside)).toEqual([]);
    await close();
  });
});

/** One element a line and coordinates to a tenth, so that a difference can be read. */
function normalised(svg: string): string {
  const rounded = svg.replace(/-?\d+\.\d+/g, (number) => String(Math.round(Number(number) * 10) / 10));
  return `${rounded.replaceAll('><', '>\n<')}\n`;
}

/** Runs in the page: words that are cut by the edge of their chart, by more than half a pixel. */
function wordsOutside(): readonly string[] {
  return [...document.querySelectorAll('svg.plot')].flatMap((svg) => {
    const frame = svg.getBoundingClientRect();
    const isOutside = (box: DOMRect) =>
      box.left < frame.left - 0.5 ||
      box.right > frame.right + 0.5 ||
      box.top < frame.top - 0.5 ||
      box.bottom > frame.bottom + 0.5;
    const texts = [...svg.querySelectorAll('text')].filter((text) => isOutside(text.getBoundingClientRect()));
    return texts.map((text) => `${svg.parentElement?.id}: ${text.textContent}`);
  });
}
