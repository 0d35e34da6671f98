import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { tmpdir } from 'node:os';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fileRows, findingsOn, give, partnershipsOn } from './support/data-screen.ts';
import { mapFile, mappingForm, type Answer, type Answers } from './support/mapping.ts';
import { panelOf, penceOf, savedRows, walkTo } from './support/panel.ts';
import { follow, openPartnership, ready, savedBy, useVisitor, wordsOf } from './support/visitor.ts';

const folder = join(import.meta.dirname, '../../../shared/datasets');
const leeds = join(folder, 'cost/leeds_council_2012-11.csv');
const nhs = join(folder, 'service/nhs_ae_machine_readable_april_2025.csv');
const trust = (month: string) => join(folder, `service/nhs_ae_by_trust_${month}-2025.csv`);
const isHere = [leeds, nhs, trust('April'), trust('May'), trust('June')].every((path) => existsSync(path));

const attendances = ['E', 'F', 'G', 'H', 'I', 'J'].map((letter) => `${letter}: A&E attendances`);
const over4hours = ['K', 'L', 'M', 'N', 'O', 'P'].map((letter) => `${letter}: Attendances over 4hrs`);
const total = { column: 'A: Period', text: 'TOTAL', isTotal: true };
const monthly: Answer = { from: 'column', column: 'A: Period', format: 'mmm-yyyy' };

const leedsAsCosts: Answers = {
  dataset: 'costs',
  fields: {
    partnership: { from: 'column', column: 'C: ServiceLabel' },
    period: { from: 'column', column: 'H: DatePaid', format: 'dd-mmm-yyyy' },
    amount: { from: 'column', column: 'J: NetAmount' },
    party: { from: 'constant', value: 'customer' },
    service: { from: 'column', column: 'D: ServiceDivisionLabel' },
    category: { from: 'column', column: 'E: ExpenditureCategory' },
    currency: { from: 'constant', value: 'GBP' },
  },
};

const nhsAsVolumes: Answers = {
  dataset: 'volumes',
  fields: {
    partnership: { from: 'column', column: 'C: Parent Org' },
    period: monthly,
    volume: { from: 'sum', add: attendances },
    service: { from: 'column', column: 'D: Org name' },
    unit: { from: 'constant', value: 'attendances' },
  },
  leaveOut: [total],
};

const nhsAsLevels: Answers = {
  dataset: 'service levels',
  fields: {
    partnership: { from: 'column', column: 'C: Parent Org' },
    period: monthly,
    metric: { from: 'constant', value: 'Seen within 4 hours' },
    value: { from: 'none' },
    numerator: { from: 'sum', add: attendances, subtract: over4hours },
    denominator: { from: 'sum', add: attendances },
    service: { from: 'column', column: 'D: Org name' },
    target: { from: 'constant', value: '0.78' },
    better: { from: 'constant', value: 'higher' },
    unit: { from: 'constant', value: 'share' },
  },
  leaveOut: [total],
};

const trustAsVolumes: Answers = {
  dataset: 'volumes',
  fields: {
    partnership: { from: 'column', column: 'B: Region' },
    period: { from: 'file_name', format: 'mmm-yyyy' },
    volume: { from: 'column', column: 'G: Total attendances' },
    service: { from: 'column', column: 'C: Name' },
    unit: { from: 'constant', value: 'attendances' },
  },
};

describe.skipIf(!isHere)('files nobody here wrote (skipped without ../shared/datasets)', () => {
  const visitor = useVisitor('data/');
  const rowOf = async (path: string, dataset: string) =>
    (await fileRows(visitor().page)).find(
      (row) => row.file.startsWith(basename(path)) && row.dataset === dataset,
    );

  test('payments of Leeds City Council load as costs through the mapping form, to the penny', async () => {
    const { page } = visitor();
    await give(page, [leeds]);
    await mapFile(page, basename(leeds), leedsAsCosts);
    expect(await rowOf(leeds, 'Costs')).toMatchObject({
      read: '10,050',
      accepted: '10,050',
      rejected: '0',
      excluded: '0',
      amount: 'amount £71,558,583.35',
    });
  });

  test('they show their partnerships, the cost of the month and the rows behind it', async () => {
    const { page } = visitor();
    const names = await partnershipsOn(page);
    expect(names.length).toBeGreaterThan(5);
    expect(names).toContain('Adult Social Care');
    await openPartnership(page, 'Adult Social Care');
    await walkTo(page, 'Running cost', 'Nov 2012');
    const panel = panelOf(page);
    const value = penceOf([await panel.locator('.value').innerText()]);
    const own = cellsOf(leeds).filter(
      (row) => row['ServiceLabel']?.trim() === 'Adult Social Care' && row['DatePaid']?.endsWith('Nov-2012'),
    );
    expect(value).toBe(penceOf(own.map((row) => row['NetAmount'] ?? '')));
    const { rows } = await savedRows(page);
    expect(rows).toHaveLength(own.length);
    expect(penceOf(rows.map(({ contribution }) => contribution))).toBe(value);
    await page.keyboard.press('Escape');
  });

  test('attendances of the NHS load as volumes: columns are added, the TOTAL row is left out and tied to', async () => {
    const { page } = visitor();
    await follow(page, 'Data');
    await give(page, [nhs]);
    await mapFile(page, basename(nhs), nhsAsVolumes);
    const row = await rowOf(nhs, 'Volumes');
    expect(row).toMatchObject({ read: '199', accepted: '198', rejected: '0', excluded: '1' });
    expect(row?.control).toMatch(/^Ties\b/);
    expect(row?.control).toContain('2295820');
  });

  test('the same file is mapped again, as service levels', async () => {
    const { page } = visitor();
    await page.getByRole('button', { name: `Map again ${basename(nhs)}` }).click();
    await mapFile(page, basename(nhs), nhsAsLevels);
    const row = await rowOf(nhs, 'Service levels');
    expect(row).toMatchObject({ read: '199', accepted: '198', rejected: '0', excluded: '1' });
    expect(row?.control).toMatch(/^Ties\b/);
    expect(await rowOf(nhs, 'Volumes')).toBeDefined();
  });

  test('the files by trust take their month from their name, and June needs no second answer', async () => {
    const { page } = visitor();
    await give(page, [trust('April')]);
    await mapFile(page, basename(trust('April')), trustAsVolumes);
    await give(page, [trust('May'), trust('June')]);
    await mapFile(page, basename(trust('May')), trustAsVolumes);
    expect(await mappingForm(page, basename(trust('June'))).count()).toBe(0);
    for (const [month, rows, sum] of [
      ['April', '198', '2,297,421'],
      ['May', '200', '2,397,529'],
      ['June', '201', '2,351,581'],
    ] as const)
      expect(await rowOf(trust(month), 'Volumes'), month).toMatchObject({
        read: rows,
        accepted: rows,
        rejected: '0',
        amount: `volume ${sum}`,
      });
    expect((await findingsOn(page)).filter((text) => text.includes('not loaded'))).toEqual([]);
  });

  test('the service level of a region can be read and opened', async () => {
    const { page } = visitor();
    await openPartnership(page, 'NHS ENGLAND SOUTH EAST');
    expect(
      await wordsOf(page.locator('figure.chart').filter({ hasText: 'Seen within 4 hours' }).first()),
    ).toMatch(/\d\d\.\d%/);
  });

  describe('the command line, with the workspace saved in Settings', () => {
    let workspace: string;
    beforeAll(async () => {
      workspace = await mkdtemp(join(tmpdir(), 'outturn-workspace-'));
      for (const path of [leeds, nhs, trust('April'), trust('May'), trust('June')])
        await copyFile(path, join(workspace, basename(path)));
    });
    afterAll(() => rm(workspace, { recursive: true, force: true }));

    test.skipIf(!existsSync('scripts/evaluate.ts'))('comes to the same sums', async () => {
      const { page } = visitor();
      await follow(page, 'Settings');
      await ready(page);
      const { name, text } = await savedBy(page, () =>
        page.getByRole('button', { name: 'Save workspace.json' }).click(),
      );
      expect(name).toBe('workspace.json');
      await writeFile(join(workspace, name), text);
      const out = join(workspace, 'result.json');
      await promisify(execFile)('npx', ['tsx', 'scripts/evaluate.ts', workspace, '--out', out]);
      const { files } = JSON.parse(await readFile(out, 'utf8')) as { files: readonly Evaluated[] };
      expect(files.map(inWords).toSorted()).toEqual([
        'leeds_council_2012-11.csv costs 10050 71558583.35',
        'nhs_ae_by_trust_April-2025.csv volumes 198 2297421',
        'nhs_ae_by_trust_June-2025.csv volumes 201 2351581',
        'nhs_ae_by_trust_May-2025.csv volumes 200 2397529',
        'nhs_ae_machine_readable_april_2025.csv service_levels 198 1716559',
        'nhs_ae_machine_readable_april_2025.csv volumes 198 2295820',
      ]);
    });
  });
});

interface Evaluated {
  readonly name: string;
  readonly dataset: string;
  readonly rows: { readonly accepted: number };
  readonly amounts: readonly { readonly accepted: string }[];
}

/** A file of the command line's result: name, dataset, rows and first sum. */
function inWords({ name, dataset, rows, amounts }: Evaluated): string {
  return [name, dataset, rows.accepted, (amounts[0]?.accepted ?? '').replace(/\.00$/, '')].join(' ');
}

/** The rows of an export, read without Outturn; headers trimmed. */
function cellsOf(path: string): readonly Readonly<Record<string, string>>[] {
  return Papa.parse<Record<string, string>>(readFileSync(path, 'utf8'), {
    header: true,
    skipEmptyLines: true,
    transformHeader: (name) => name.trim(),
  }).data;
}
