import { describe, expect, test } from 'vitest';
import { accessibilityFaults } from './harness/axe.ts';
import { panelOf } from './support/panel.ts';
import { ready, useVisitor, wordsOf } from './support/visitor.ts';

describe.each([
  { name: 'light, wide', width: 1440, colorScheme: 'light' },
  { name: 'dark, on a phone', width: 390, colorScheme: 'dark' },
] as const)('the service levels of a partnership, $name', ({ width, colorScheme }) => {
  const visitor = useVisitor('partnership/service-levels/?id=pathology', {
    viewport: { width, height: 900 },
    colorScheme,
  });

  test('open with what needs a decision, worst first', async () => {
    const { page } = visitor();
    const decisions = page.getByRole('region', { name: 'What needs a decision' });
    expect(await wordsOf(decisions)).toContain(
      'Results within 24 hours: getting worse, and misses the target',
    );
    expect(await wordsOf(decisions)).toContain('chance alone would give');
  });

  test('have no fault that axe finds, and do not scroll sideways', async () => {
    const { page } = visitor();
    await ready(page);
    expect(await accessibilityFaults(page)).toEqual([]);
    const sideways = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(sideways).toBe(0);
  });

  test('show the chart of a row by keyboard, and keep it in the link', async () => {
    const { page, route } = visitor();
    const row = page
      .getByRole('region', { name: 'Every service level' })
      .getByRole('link', { name: 'Samples rejected' });
    await row.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 2, name: 'Samples rejected' }).waitFor();
    expect(new URLSearchParams(route().split('?')[1]?.split('#')[0]).get('signal')).toBe(
      'attainment|Samples rejected|',
    );
  });

  test('open a latest value to its definition', async () => {
    const { page } = visitor();
    await page
      .getByRole('region', { name: 'Every service level' })
      .getByRole('button', { name: /Samples rejected/ })
      .click();
    expect(await wordsOf(panelOf(page))).toContain('Attainment');
    await page.keyboard.press('Escape');
    await panelOf(page).waitFor({ state: 'hidden' });
  });
});
