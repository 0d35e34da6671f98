import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fileRows } from './support/data-screen.ts';
import { ready, useVisitor } from './support/visitor.ts';

const rows = 200_000;
const visitor = useVisitor('data/');
let folder: string;
let file: string;
let amount: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'outturn-load-'));
  file = join(folder, 'many.csv');
  const { stdout } = await promisify(execFile)('npx', [
    'tsx',
    'scripts/generate-costs.ts',
    String(rows),
    file,
  ]);
  amount = /amount ([\d.]+)/.exec(stdout)?.[1] ?? '';
});

afterAll(() => rm(folder, { recursive: true, force: true }));

test('200,000 cost rows load with progress, in a page that answers meanwhile, to the printed sum', async () => {
  const { page } = visitor();
  await watchTasks(page);
  await page.locator('.input-files').setInputFiles(file);
  const progress = page.locator('.work progress');
  await progress.waitFor();
  const shares: number[] = [];
  const theme = page.getByRole('button', { name: /^Theme/ });
  let slowestMs = 0;
  while ((await progress.count()) > 0) {
    const share = await progress.getAttribute('value', { timeout: 200 }).catch(() => null);
    if (share !== null) shares.push(Number(share));
    const start = performance.now();
    await theme.click();
    slowestMs = Math.max(slowestMs, performance.now() - start);
  }
  await ready(page);
  expect(await fileRows(page)).toMatchObject([
    { read: '200,000', accepted: '200,000', rejected: '0', amount: `amount ${pounds(amount)}` },
  ]);
  expect(new Set(shares).size, 'steps of progress seen').toBeGreaterThan(2);
  expect(slowestMs, 'the slowest click, ms').toBeLessThan(1_000);
  expect(await longestTaskMs(page)).toBeLessThan(200);
});

/** Note every task of the page that takes 50 ms or more from now on. */
async function watchTasks(page: Page): Promise<void> {
  await page.evaluate(() => {
    const tasks: number[] = [];
    Reflect.set(globalThis, 'longTasks', tasks);
    new PerformanceObserver((list) =>
      tasks.push(...list.getEntries().map(({ duration }) => duration)),
    ).observe({
      entryTypes: ['longtask'],
    });
  });
}

async function longestTaskMs(page: Page): Promise<number> {
  const tasks = await page.evaluate(() => Reflect.get(globalThis, 'longTasks') as number[]);
  return Math.max(0, ...tasks);
}

function pounds(text: string): string {
  const [whole = '', pence = ''] = text.split('.');
  return `£${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${pence}`;
}
