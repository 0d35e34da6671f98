import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const script = join(import.meta.dirname, '../../scripts/generate-costs.ts');
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'outturn-generate-'));
});

afterAll(() => rmSync(folder, { recursive: true }));

test('writes as many rows as asked for, and prints their exact sum', () => {
  const { text, printed } = generate('20001');
  const [header = '', ...lines] = text.trimEnd().split('\n');
  expect(header.split(',').slice(0, 3)).toEqual(['partnership', 'period', 'amount']);
  expect(lines).toHaveLength(20_001);
  const pence = lines.reduce((sum, line) => sum + Number((line.split(',')[2] ?? '').replace('.', '')), 0);
  expect(printed).toContain(`20001 rows, amount ${(pence / 100).toFixed(2)}`);
});

test('gives the same bytes for the same seed, and others for another', () => {
  expect(generate('500', '7').text).toBe(generate('500', '7').text);
  expect(generate('500', '7').text).not.toBe(generate('500', '8').text);
});

test('says how it is used and exits with 2 when it is not', () => {
  const { status, stderr } = run(['many', 'out.csv']);
  expect(status).toBe(2);
  expect(stderr).toContain('ROWS OUT.csv [SEED]');
});

function generate(rows: string, ...seed: readonly string[]): { text: string; printed: string } {
  const path = join(folder, 'out.csv');
  const parameters = ['--import', 'tsx', script, rows, path, ...seed];
  return {
    printed: execFileSync(process.execPath, parameters, { encoding: 'utf8' }),
    text: readFileSync(path, 'utf8'),
  };
}

function run(parameters: readonly string[]) {
  return spawnSync(process.execPath, ['--import', 'tsx', script, ...parameters], { encoding: 'utf8' });
}
