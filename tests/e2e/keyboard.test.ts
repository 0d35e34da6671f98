import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { fileRows, giveFiles } from './support/data-screen.ts';
import { mappingForm } from './support/mapping.ts';
import { panelOf, panelReady } from './support/panel.ts';
import { ready, useVisitor, wordsOf } from './support/visitor.ts';

// No mouse in this file: what is reached is reached by Tab, arrows, Enter, Space and Escape.
const visitor = useVisitor();
const press = (...keys: readonly string[]) =>
  keys.reduce<Promise<void>>(
    (before, key) => before.then(() => visitor().page.keyboard.press(key)),
    Promise.resolve(),
  );

/** What has the focus, in words, and whether one can see that it has. */
async function focused(page: Page): Promise<{ readonly words: string; readonly isSeen: boolean }> {
  return page.evaluate(() => {
    const node = document.activeElement;
    if (!(node instanceof HTMLElement)) return { words: '', isSeen: false };
    const words = [node.getAttribute('aria-label') ?? '', node.innerText, node.id, node.tagName].join(' ');
    // A radio hidden from sight shows its focus on its label.
    const faces = [node, node.closest('label')].filter((face) => face !== null);
    const isSeen = faces.some((face) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(face);
      return (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1) || boxShadow !== 'none';
    });
    return { words: words.replace(/\s+/g, ' ').trim(), isSeen };
  });
}

/** Press Tab until what has the focus fits, at most `most` times; every stop on the way must be seen. */
async function tabTo(wanted: RegExp, most = 60, key = 'Tab'): Promise<void> {
  const { page } = visitor();
  const passed: string[] = [];
  for (let count = 0; count < most; count++) {
    await page.keyboard.press(key);
    const { words, isSeen } = await focused(page);
    // Past the last stop the focus goes to the browser's own controls, then begins again.
    if (words.endsWith(' BODY')) continue;
    expect(isSeen, `the focus on "${words}" cannot be seen`).toBe(true);
    if (wanted.test(words)) return;
    passed.push(words.slice(0, 60));
  }
  throw new Error(`Tab never came to ${String(wanted)}; it passed ${passed.join(' | ')}`);
}

describe('the main journey by keyboard alone', () => {
  test('begins with a link past the navigation', async () => {
    const { page } = visitor();
    await press('Tab');
    expect((await focused(page)).words).toContain('Skip to the content');
    expect((await focused(page)).isSeen).toBe(true);
    await press('Enter');
    expect((await focused(page)).words).toMatch(/main/i);
  });

  test('changes quarter, whose view and prices', async () => {
    const { page, route } = visitor();
    await tabTo(/SELECT$/);
    await press('ArrowDown');
    await expect.poll(route).toContain('quarter=');
    await ready(page);
    await tabTo(/INPUT$/);
    await press('ArrowRight');
    await expect.poll(route).toContain('party=customer');
    await ready(page);
    await press('ArrowLeft');
    await expect.poll(route).not.toContain('party=');
    await tabTo(/INPUT$/);
    await press('ArrowRight');
    await expect.poll(route).toContain('terms=real');
    await press('ArrowLeft');
    await expect.poll(route).not.toContain('terms=');
    await ready(page);
  });

  test('opens a net saving from the table and closes it again where it was', async () => {
    const { page } = visitor();
    await tabTo(/Fleet workshops: open the definition/);
    await press('Enter');
    await panelReady(page);
    expect((await focused(page)).words).toMatch(/net position/i);
    await press('Escape');
    await panelOf(page).waitFor({ state: 'hidden' });
    expect((await focused(page)).words).toContain('Fleet workshops: open the definition');
  });

  test('follows the link to a partnership, walks a chart and opens a point', async () => {
    const { page } = visitor();
    await tabTo(/^HR and payroll shared service/);
    await press('Enter');
    await page.getByRole('heading', { level: 1, name: 'HR and payroll shared service' }).waitFor();
    await ready(page);
    await tabTo(/Points of the chart: Net position/);
    const points = page.locator(':focus');
    expect(await points.getAttribute('aria-valuetext')).toMatch(/^Mar 2026/);
    await press('ArrowLeft', 'ArrowLeft');
    expect(await points.getAttribute('aria-valuetext')).toMatch(/^Jan 2026/);
    await press('ArrowDown');
    const other = await points.getAttribute('aria-valuetext');
    expect(other).toMatch(/^Jan 2026/);
    await press('ArrowUp', 'Enter');
    const panel = await panelReady(page);
    expect(await wordsOf(panel.locator('.over'))).toContain('Jan 2026');
  });

  test('goes on from the panel to a part of the figure, and closes it by its button', async () => {
    const { page } = visitor();
    await tabTo(/months: .+ SUMMARY$/);
    await press('Enter');
    await tabTo(/^[A-Z][a-z]{2} 20\d\d BUTTON$/);
    await press('Enter');
    await expect.poll(() => wordsOf(panelOf(page).getByRole('heading', { level: 2 }))).toBe('Net saving');
    await panelReady(page);
    await tabTo(/^Close BUTTON$/, 60, 'Shift+Tab');
    await press('Enter');
    await panelOf(page).waitFor({ state: 'hidden' });
    expect((await focused(page)).words).toContain('Points of the chart: Net position');
  });

  test('turns a chart into its table with T, and back', async () => {
    const { page } = visitor();
    await press('t');
    await page.getByRole('button', { name: 'Table', pressed: true }).waitFor();
    expect((await focused(page)).words).toMatch(/^Table/);
    await press('t');
    await expect.poll(async () => (await focused(page)).words).toContain('Points of the chart');
  });

  test('reaches the file picker from the navigation, and every control of the mapping form', async () => {
    const { page } = visitor();
    await tabTo(/^Data A$/, 60, 'Shift+Tab');
    await press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Data' }).waitFor();
    await ready(page);
    await tabTo(/^Choose CSV files/);
    const chooser = page.waitForEvent('filechooser');
    await page.waitForTimeout(200);
    await press('Enter');
    await (await chooser).setFiles([]);
    await giveFiles(page, {
      'ledger.csv': 'Body,Paid,Net sum\nHarbour,2025-01-03,1.25\nHarbour,2025-01-09,2.50\n',
    });
    await mappingForm(page, 'ledger.csv').waitFor();
    await page.getByRole('button', { name: 'Choose CSV files' }).focus();
    await tabTo(/^an amount \(costs\)/);
    await press('c', 'Home');
    await choose(/^partnership: comes from/, 'from a column');
    await choose(/^partnership: column/, 'A: Body');
    await choose(/^period: comes from/, 'from a column');
    await choose(/^period: column/, 'B: Paid');
    await choose(/^period: written as/, 'yyyy-mm-dd');
    await choose(/^amount: comes from/, 'from a column');
    await choose(/^amount: column/, 'C: Net sum');
    await choose(/^currency: comes from/, 'the same on every row');
    await tabTo(/^currency: value/);
    await page.keyboard.type('GBP');
    await tabTo(/^Load ledger\.csv/);
    await press('Enter');
    await mappingForm(page, 'ledger.csv').waitFor({ state: 'detached' });
    await ready(page);
    expect(await fileRows(page)).toMatchObject([{ accepted: '2', amount: 'amount £3.75' }]);
  });
});

/** Tab to a list and type the beginning of an option, as one does without a mouse. */
async function choose(list: RegExp, option: string): Promise<void> {
  const { page } = visitor();
  await tabTo(list);
  await page.keyboard.type(option);
  const chosen = page.locator(':focus option:checked');
  await expect.poll(() => chosen.innerText()).toBe(option);
}
