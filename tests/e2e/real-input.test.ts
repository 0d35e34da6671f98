import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { fileRows, findingsOn, give, partnershipsOn } from './support/data-screen.ts';
import { cardOf, mapFile, openMapping } from './support/mapping.ts';
import { panelOf, penceOf, savedRows, walkTo } from './support/panel.ts';
import { follow, openPartnership, ready, savedBy, useVisitor, wordsOf } from './support/visitor.ts';

const folder = join(import.meta.dirname, '../../../shared/datasets');
const leeds = join(folder, 'cost/leeds_council_2012-11.csv');
const nhs = join(folder, 'service/nhs_ae_machine_readable_april_2025.csv');
const trust = (month: string) => join(folder, `service/nhs_ae_by_trust_${month}-2025.csv`);
const isHere = [leeds, nhs, trust('April'), trust('May'), trust('June')].every((path) => existsSync(path));

const dwp = join(folder, 'cost/dwp_cmg_pcard_july_2017.csv');
const omb = join(folder, 'cost/omb_receipts_fy2017_wide.csv');
const hotels = join(folder, 'torture/latin1_semicolon_montreal_hotels.csv');

describe.skipIf(!isHere)('files nobody here wrote (skipped without ../shared/datasets)', () => {
  const visitor = useVisitor('data/');
  const rowOf = async (path: string, dataset: string) =>
    (await fileRows(visitor().page)).find(
      (row) => row.file.startsWith(basename(path)) && row.dataset === dataset,
    );

  test('five exports of three kinds load by themselves, to the penny and to the case', async () => {
    const { page } = visitor();
    await give(page, [leeds, nhs, trust('April'), trust('May'), trust('June')]);
    expect(await page.locator('article.waiting').count()).toBe(0);
    expect(await rowOf(leeds, 'Costs')).toMatchObject({
      read: '10,050',
      accepted: '10,050',
      rejected: '0',
      excluded: '0',
      amount: 'amount £71,558,583.35',
    });
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

  test('a TOTAL row is left out and tied to, under each dataset that its file holds', async () => {
    for (const dataset of ['Volumes', 'Service levels']) {
      const row = await rowOf(nhs, dataset);
      expect(row).toMatchObject({ read: '199', accepted: '198', rejected: '0', excluded: '1' });
      expect(row?.control).toMatch(/^Ties\b/);
      expect(row?.control).toContain('2,295,820');
    }
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

  test('the service level of a region can be read and opened', async () => {
    const { page } = visitor();
    await openPartnership(page, 'NHS ENGLAND SOUTH EAST');
    expect(
      await wordsOf(page.locator('figure.chart').filter({ hasText: 'Seen within 4 hours' }).first()),
    ).toMatch(/\d\d\.\d%/);
  });

  test('a procurement card export asks one thing, whose spending it is', async () => {
    const { page } = visitor();
    await follow(page, 'Data');
    await give(page, [dwp]);
    const card = cardOf(page, basename(dwp));
    expect(await wordsOf(card)).toContain('1 missing');
    await card.getByLabel('partnership: comes from').selectOption('constant');
    await card.getByLabel('partnership: value').fill('cmg');
    await card.getByRole('button', { name: 'Load this file' }).click();
    await card.waitFor({ state: 'detached' });
    await ready(page);
    expect(await rowOf(dwp, 'Costs')).toMatchObject({ read: '98', accepted: '5', rejected: '0' });
  });

  test('a budget without a unit asks for it, and shows what a cell becomes under each answer', async () => {
    const { page } = visitor();
    await give(page, [omb]);
    const card = cardOf(page, basename(omb));
    await card.getByText('"45,571,090" is 45,571,090,000', { exact: true }).waitFor();
    expect(await card.getByRole('button', { name: 'Load this file' }).isDisabled()).toBe(true);
    await card.getByRole('radio', { name: /^thousands/ }).check();
    expect(await wordsOf(card)).toContain('Ready to load');
    await card.getByRole('button', { name: 'Load this file' }).click();
    await card.waitFor({ state: 'detached' });
    await ready(page);
    expect(await rowOf(omb, 'Costs')).toMatchObject({ rejected: '0' });
  });

  test('an unknown export is mapped by hand, its raw head beside the typed rows', async () => {
    const { page } = visitor();
    await give(page, [hotels]);
    const name = basename(hotels);
    const form = await openMapping(page, name);
    await form.getByText('As it will be stored').waitFor();
    const card = cardOf(page, name);
    await card.getByRole('radio', { name: /^day first/ }).check();
    await mapFile(page, name, {
      dataset: 'volumes',
      fields: {
        partnership: { from: 'constant', value: 'montreal' },
        period: { from: 'column', column: 'C: Date', format: 'dd/mm/yyyy' },
        volume: { from: 'column', column: 'E: ' },
      },
    });
    expect((await rowOf(hotels, 'Volumes'))?.read).toBe('638');
  });

  test('the command line comes to the same sums with the workspace saved in Settings', async () => {
    const { page } = visitor();
    const shown = (await fileRows(page)).map(({ file, dataset, accepted }) =>
      [
        file.split(' ')[0],
        dataset.toLowerCase().replaceAll(' ', '_'),
        accepted.replaceAll(',', '').replace(/\D.*$/, ''),
      ].join(' '),
    );
    await follow(page, 'Settings');
    await ready(page);
    const workspace = await mkdtemp(join(tmpdir(), 'outturn-workspace-'));
    try {
      for (const path of [leeds, nhs, trust('April'), trust('May'), trust('June'), dwp, omb, hotels])
        await copyFile(path, join(workspace, basename(path)));
      const { name, text } = await savedBy(page, () =>
        page.getByRole('button', { name: /workspace\.json/ }).click(),
      );
      await writeFile(join(workspace, name), text);
      const out = join(workspace, 'result.json');
      // It exits with 1 where a finding asks to be looked at; the sums are what counts here.
      await promisify(execFile)('npx', ['tsx', 'scripts/evaluate.ts', workspace, '--out', out]).catch(
        () => undefined,
      );
      const { files } = JSON.parse(await readFile(out, 'utf8')) as { files: readonly Evaluated[] };
      const found = files.map((file) => [file.name, file.dataset, file.rows.accepted].join(' '));
      expect(found.toSorted()).toEqual(shown.toSorted());
      expect(files.find((file) => file.name === basename(leeds))?.amounts[0]?.accepted).toBe('71558583.35');
    } finally {
      await rm(workspace, { recursive: true });
    }
  });
});

interface Evaluated {
  readonly name: string;
  readonly dataset: string;
  readonly rows: { readonly accepted: number };
  readonly amounts: readonly { readonly accepted: string }[];
}

/** The rows of an export, read without Outturn; headers trimmed. */
function cellsOf(path: string): readonly Readonly<Record<string, string>>[] {
  return Papa.parse<Record<string, string>>(readFileSync(path, 'utf8'), {
    header: true,
    skipEmptyLines: true,
    transformHeader: (name) => name.trim(),
  }).data;
}
