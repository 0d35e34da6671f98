import { describe, expect, test } from 'vitest';
import { giveFiles } from './support/data-screen.ts';
import { follow, ready, useVisitor, wordsOf } from './support/visitor.ts';

const visitor = useVisitor('data/');

// Own data: the settings of the sample are not kept.
const months = Array.from({ length: 14 }, (_, at) =>
  new Date(Date.UTC(2024, at, 1)).toISOString().slice(0, 10),
);
const levels = [
  'partnership,period,metric,value,better',
  ...months.map((month, at) => `desk,${month},Days,${5 + (at % 3)},lower`),
];

const form = () => visitor().page.getByRole('region', { name: 'Service levels and indicators', exact: true });
const rules = () => form().getByLabel('Rules that tell a signal');
const decide = async (done: 'Locked' | 'Unlocked', reason: string) => {
  const { page } = visitor();
  await form().getByLabel(`${done} by`).fill('J. Ahmed');
  await form().getByLabel('On', { exact: true }).fill('2026-04-02');
  await form().getByLabel('Because').fill(reason);
  await form()
    .getByRole('button', { name: `${done === 'Locked' ? 'Lock' : 'Unlock'} the rules` })
    .click();
  await form().getByText(`${done} by J. Ahmed`).waitFor();
  await ready(page);
};

describe('the rules of the control charts', () => {
  test('are locked with a name, a date and a reason only, and keep both over a reload', async () => {
    const { page } = visitor();
    await giveFiles(page, { 'service_levels.csv': levels.join('\n') });
    await follow(page, 'Settings');
    await rules().selectOption({ label: 'Nelson 1984' });
    await ready(page);
    expect(await form().getByRole('button', { name: 'Lock the rules' }).isDisabled()).toBe(true);
    await decide('Locked', 'agreed by the board');
    await page.reload();
    await ready(page);
    expect(await rules().inputValue()).toBe('nelson_1984');
    expect(await rules().isDisabled()).toBe(true);
    expect(await wordsOf(form())).toContain('Locked by J. Ahmed on 2026-04-02: agreed by the board');
  });

  test('are those by which every chart is then drawn', async () => {
    const { page, go } = visitor();
    await go('partnership/service-levels/?id=desk');
    expect(await wordsOf(page.locator('main'))).toContain('rules of Nelson');
  });

  test('can be chosen again once they are unlocked, which is kept too', async () => {
    const { page } = visitor();
    await follow(page, 'Settings');
    await decide('Unlocked', 'the method was reviewed');
    expect(await rules().isDisabled()).toBe(false);
    expect(await wordsOf(form())).toContain('Unlocked by J. Ahmed on 2026-04-02: the method was reviewed');
  });
});
