import { expect, test } from 'vitest';
import { openEntry, runInPage } from './harness/bundle.ts';

test('a module runs in a page with its time zone, input and files, under the site policy', async () => {
  const outcome = await runInPage('tests/e2e/harness/probe.page.ts', {
    timezoneId: 'Pacific/Auckland',
    input: { rows: 3 },
    files: { 'costs.csv': 'period,amount\n' },
  });
  expect(outcome).toEqual({
    zone: 'Pacific/Auckland',
    month: 'Apr 2025',
    input: { rows: 3 },
    file: 'period,amount\n',
    wasm: 'application/wasm',
  });
});

test('a module that breaks the policy fails, even when it catches the error', async () => {
  await expect(runInPage('tests/e2e/harness/breach.page.ts')).rejects.toThrow(/script-src blocked eval/);
});

test('an opened page writes down what it asked for, and blocks what lies outside', async () => {
  const { page, record, close } = await openEntry('tests/e2e/harness/breach.page.ts');
  await page.evaluate(() => fetch('https://example.org/').catch(() => undefined));
  expect(record.requests).toContainEqual(expect.stringMatching(/\/a\/b\/c\/entry\.js$/));
  const blocked = expect.stringContaining('connect-src blocked https://example.org/') as unknown;
  await expect.poll(() => record.violations).toContainEqual(blocked);
  await close();
});
