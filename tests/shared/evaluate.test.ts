import { execFile } from 'node:child_process';
import { existsSync, openAsBlob, readFileSync } from 'node:fs';
import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Result, ResultFile, ResultPoint } from '#lib/core/measures/result.ts';
import { parseSpec } from '#lib/core/workspace/parse-spec.ts';
import { importAll, startTables } from '../core/imports/kit.ts';
import { command, inFolder } from '../scripts/evaluate-kit.ts';

// Real exports lie beside the repository and are not to be kept in it; where they are absent this suite is skipped.
// Expected figures: INDEX.md there, computed independently with exact decimals.
const root = join(import.meta.dirname, '../..');
const datasets = join(root, '../shared/datasets');
const fixtures = join(root, 'tests/scripts/fixtures');
const exports_ = [
  'cost/leeds_council_2012-11.csv',
  'service/nhs_ae_machine_readable_april_2025.csv',
  'service/nhs_ae_by_trust_April-2025.csv',
  'service/nhs_ae_by_trust_May-2025.csv',
  'service/nhs_ae_by_trust_June-2025.csv',
];
const isThere = exports_.every((path) => existsSync(join(datasets, path)));
if (!isThere) console.warn(`Skipped: found no real exports in ${datasets}.`);

interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly result: Result;
}

/** Run the command in a process of its own, on copies of real exports and a saved workspace. */
async function evaluate(workspace: string, paths: readonly string[]): Promise<Run> {
  const folder = await mkdtemp(join(tmpdir(), 'outturn-real-'));
  try {
    for (const path of paths) await copyFile(join(datasets, path), join(folder, basename(path)));
    await copyFile(join(fixtures, workspace), join(folder, 'workspace.json'));
    const out = join(folder, 'result.json');
    const script = ['--import', 'tsx', 'scripts/evaluate.ts', folder, '--out', out];
    const run = promisify(execFile)(process.execPath, script, { cwd: root });
    const { stdout } = await run;
    return { code: run.child.exitCode, stdout, result: JSON.parse(await readFile(out, 'utf8')) as Result };
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe.skipIf(!isThere)('real exports with saved mappings, through the command line', () => {
  let run: Run;

  beforeAll(async () => {
    run = await evaluate('real-exports.workspace.json', exports_);
  }, 120_000);

  test('all tie, and warn of nothing but regions written in two ways and suppliers that sound like totals', () => {
    expect(run.code).toBe(0);
    const found = run.result.findings.filter(({ severity }) => severity !== 'info');
    const count = (rule: string) => found.filter((one) => one.rule === rule).length;
    expect([count('names_alike'), found.length]).toEqual([7, 7 + count('may_be_total')]);
    expect(run.stdout).toContain('All ties: 5 files');
  });

  test('Leeds: 10,050 payments of 71,558,583.35 in November 2012', () => {
    const file = loaded(run, 'leeds_council_2012-11.csv', 'costs');
    expect(file.rows).toEqual({ read: 10_050, accepted: 10_050, rejected: 0, excluded: 0 });
    expect(file.amounts).toMatchObject([{ currency: 'GBP', read: '71558583.35', accepted: '71558583.35' }]);
    expect(file.control).toMatchObject([{ expected: '71558583.35', difference: '0.00' }]);
    const costs = points(run, 'cost').filter(({ service }) => service === null);
    expect(months(costs)).toContain('2012-11-01');
    expect(pence(costs)).toBe(71_558_583_35n);
    expect(costs.reduce((sum, { rows }) => sum + rows, 0)).toBe(10_050);
  });

  test('Leeds: 106 of the payments are below zero', async () => {
    const engine = await startTables();
    const content = await openAsBlob(join(datasets, 'cost/leeds_council_2012-11.csv'));
    const { mappings } = parseSpec(
      JSON.parse(await readFile(join(fixtures, 'real-exports.workspace.json'), 'utf8')),
    );
    await importAll(engine, [{ name: 'leeds_council_2012-11.csv', content }], { mappings });
    const rows = await engine.query('select count(*) as negatives from fact_cost where amount < 0');
    expect(rows).toEqual([{ negatives: 106 }]);
    await engine.close();
  });

  test.each([
    ['April', 198, '2297421'],
    ['May', 200, '2397529'],
    ['June', 201, '2351581'],
  ])('NHS by trust, %s 2025: %d trusts with %s attendances', (month, rows, attendances) => {
    const name = `nhs_ae_by_trust_${month}-2025.csv`;
    const volumes = loaded(run, name, 'volumes');
    const levels = loaded(run, name, 'service_levels');
    expect([volumes.rows, levels.rows]).toMatchObject([
      { read: rows, accepted: rows },
      { read: rows, accepted: rows },
    ]);
    expect(Number(volumes.amounts[0]?.accepted)).toBe(Number(attendances));
    expect(Number(sumOf(levels, 'denominator'))).toBe(Number(attendances));
  });

  test('NHS by trust: volumes and levels stand in April, May and June 2025', () => {
    const region = 'NHS England London';
    const volume = points(run, 'volume', region).filter(({ service }) => service === null);
    const level = points(run, 'attainment', region).filter(({ service }) => service === null);
    const expected = ['2025-04-01', '2025-05-01', '2025-06-01'];
    expect([months(volume), months(level)]).toEqual([expected, expected]);
    expect(level.every(({ value, target }) => Number(value) > 0.5 && Number(value) < target!)).toBe(true);
  });

  test('NHS monthly return: 198 bodies, the TOTAL row left out and met by the rest', () => {
    for (const dataset of ['volumes', 'service_levels']) {
      const file = loaded(run, 'nhs_ae_machine_readable_april_2025.csv', dataset);
      expect(file.rows).toEqual({ read: 199, accepted: 198, rejected: 0, excluded: 1 });
      expect(file.control.map(({ difference }) => Number(difference))).toEqual(file.amounts.map(() => 0));
    }
    // The TOTAL row: 1,354,645 + 49,112 + 804,415 attendances, of them 544,763 + 2,227 + 24,075 over four hours.
    const levels = loaded(run, 'nhs_ae_machine_readable_april_2025.csv', 'service_levels');
    expect([Number(sumOf(levels, 'numerator')), Number(sumOf(levels, 'denominator'))]).toEqual([
      2_208_172 - 571_065,
      2_208_172,
    ]);
    expect(months(points(run, 'attainment', 'NHS ENGLAND LONDON'))).toEqual(['2025-04-01']);
  });
});

describe.skipIf(!isThere)('the NHS monthly return mapped to attendances of type 1 alone', () => {
  test('sums to the published 1,354,645', async () => {
    const run = await evaluate('type-1.workspace.json', ['service/nhs_ae_machine_readable_april_2025.csv']);
    const file = loaded(run, 'nhs_ae_machine_readable_april_2025.csv', 'volumes');
    expect(run.code).toBe(0);
    expect(Number(file.amounts[0]?.accepted)).toBe(1_354_645);
    expect(Number(file.control[0]?.expected)).toBe(1_354_645);
  });
});

describe.skipIf(!isThere)('real exports without a workspace, through the command line', () => {
  const budget = 'cost/omb_receipts_fy2017_wide.csv';
  const name = basename(budget);
  const text = isThere ? readFileSync(join(datasets, budget), 'utf8') : '';

  test("a question is printed, answered, kept, and not asked of next year's version", async () => {
    await inFolder({ [`now/${name}`]: text, 'next/receipts.csv': grown(text) }, async (folder) => {
      const asked = await command(['now'], folder);
      expect(asked.code).toBe(1);
      expect(asked.stdout).toContain(`--answer '${name}?scale:amount=1000'`);
      const answer = `${name}?scale:amount=1000`;
      const answered = await command(['now', '--answer', answer, '--save-mappings', 'kept.json'], folder);
      expect(answered.code).toBe(0);
      expect(answered.stdout).toContain('85,857,840,097,000');
      const later = await command(['next', '--mapping', 'kept.json'], folder);
      expect(later.stdout).not.toContain('--answer');
      expect(later.code).toBe(0);
      // 1,000 more for each of 244 rows, in thousands of dollars.
      expect(later.stdout).toContain('85,858,084,097,000');
    });
  }, 120_000);

  test('a mapping of last month reads this month, moved by thirty days or so', async () => {
    const file = 'nhs_cumbria_pct_over25k_sep_2011.csv';
    const month = readFileSync(join(datasets, 'cost', file), 'utf8');
    const files = { [`now/${file}`]: month, 'next/oct.csv': month.replaceAll('-Sep-11', '-Dec-11') };
    await inFolder(files, async (folder) => {
      const now = await command(['now', '--save-mappings', 'kept.json'], folder);
      const next = await command(['next', '--mapping', 'kept.json'], folder);
      expect([now.code, next.code]).toEqual([0, 0]);
      expect(next.stdout).toMatch(/oct\.csv +costs +189 +189 +0 +0 +✓/);
    });
  }, 120_000);
});

/** A table of receipts with one more year, 1,000 in each row. */
function grown(table: string): string {
  return table
    .trimEnd()
    .split(/\r?\n/)
    .map((line, at) => `${line},${at === 0 ? '2022' : '1000'}`)
    .join('\r\n');
}

function loaded({ result }: Run, name: string, dataset: string): ResultFile {
  const file = result.files.find((one) => one.name === name && one.dataset === dataset);
  if (!file) throw new Error(`${name}: not loaded as ${dataset}`);
  return file;
}

function sumOf({ amounts }: ResultFile, column: string): string | undefined {
  return amounts.find((amount) => amount.column === column)?.accepted;
}

function points({ result }: Run, measure: string, partnership?: string): readonly ResultPoint[] {
  return result.points.filter(
    (point) =>
      point.measure === measure &&
      point.party === 'system' &&
      (partnership === undefined || point.partnership === partnership),
  );
}

function months(list: readonly ResultPoint[]): readonly string[] {
  return [...new Set(list.map(({ period }) => period))].toSorted();
}

function pence(list: readonly ResultPoint[]): bigint {
  return list.reduce((sum, { value }) => sum + BigInt(String(value).replace('.', '')), 0n);
}
