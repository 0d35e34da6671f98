import { describe, expect, test } from 'vitest';
import { accessibilityFaults } from './harness/axe.ts';
import { fileRows } from './support/data-screen.ts';
import { follow, ready, useVisitor, wordsOf } from './support/visitor.ts';

const visitor = useVisitor('partnership/benefits/?id=permits-desk');
const section = () => visitor().page.getByRole('region', { name: 'Baselines' });
const field = (name: string) => section().getByLabel(name, { exact: true });
const card = () => section().getByRole('article', { name: 'The whole partnership' });
const said = () => wordsOf(section().getByRole('status'));

describe('a baseline that is recorded on the Benefits screen', () => {
  test('is proposed from the data, with what the chosen months come to', async () => {
    const { page } = visitor();
    await section().getByText('Record a new version').focus();
    await page.keyboard.press('Enter');
    await field('First month').selectOption({ label: 'Apr 2022' });
    await field('Last month').selectOption({ label: 'May 2022' });
    expect(await wordsOf(section())).toContain('over 2 months');
    expect(await wordsOf(section())).toContain('2 months are less than a year');
    await field('Proposed months').selectOption({ label: 'The fiscal year 2022-23' });
    expect(await wordsOf(section())).toContain('over 12 months');
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  test('is not taken with a share that is none, and the field says why', async () => {
    const { page } = visitor();
    await field('Fixed share, 0 to 1').fill('60');
    await page.keyboard.press('Enter');
    expect(await field('Fixed share, 0 to 1').getAttribute('aria-invalid')).toBe('true');
    expect(await section().getByRole('alert').textContent()).toBe(
      'Fixed share "60": expected a number from 0 to 1, such as 0.6.',
    );
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  test('stands beside the versions before it, as a break with every figure', async () => {
    const { page } = visitor();
    await field('Fixed share, 0 to 1').fill('0.5');
    await field('Approved by').fill('Port Finance Director');
    await field('Approved on').fill('2025-12-01');
    await field('Reason').fill('Second look at posts');
    await field('Evidence').fill('Report 26-1');
    await page.keyboard.press('Enter');
    await expect
      .poll(said, { timeout: 60_000 })
      .toMatch(/^Recorded as version 3 in baseline-permits-desk-version-3\.csv/);
    await ready(page);
    await expect.poll(() => wordsOf(card())).toContain('baseline-permits-desk-version-3.csv, line 2');
    expect(await wordsOf(section())).toMatch(
      /Under version 1 .* was £1\.60m; under version 2 .* was £791; under version 3 .* is £/,
    );
  });

  test('is a file of the sample on the Data screen, and undone there', async () => {
    const { page } = visitor();
    const name = 'baseline-permits-desk-version-3.csv';
    const recorded = async () => (await fileRows(page)).filter(({ file }) => file.includes(name)).length;
    await follow(page, 'Data');
    await ready(page);
    expect(await recorded()).toBe(1);
    await page.getByRole('button', { name: `Undo: recording of ${name}` }).click();
    await expect.poll(recorded, { timeout: 60_000 }).toBe(0);
    await ready(page);
  });
});
