/** A quarter in the life of an analyst: exports dropped on the sample, the next ones, a correction, a mended row. */
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { TextReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { dropFiles, fileRows, findingsOn, partnershipsOn, type FileRow } from './support/data-screen.ts';
import { cardOf } from './support/mapping.ts';
import { nextQuarter } from './support/next-quarter.ts';
import { panelOf } from './support/panel.ts';
import { follow, ready, savedBy, useVisitor, wordsOf } from './support/visitor.ts';

const folder = join(import.meta.dirname, '../../../shared/datasets');
const exports = [
  'cost/leeds_council_2012-11.csv',
  'cost/hmrc_over25k_jan_2011.csv',
  'cost/bradford_council_2019-11_parens.csv',
  'cost/dwp_cmg_pcard_july_2017.csv',
  'cost/omb_receipts_fy2017_wide.csv',
  'service/nhs_ae_by_trust_April-2025.csv',
  'service/nhs_ae_machine_readable_april_2025.csv',
  'service/uk_library_visits_iso_period.csv',
  'service/scotland_cancer_31day.csv',
  'service/servicenow_incidents_uci_199.csv',
].map((path) => join(folder, path));
const pcards = 'dwp_cmg_pcard_july_2017.csv';
const budget = 'omb_receipts_fy2017_wide.csv';
const receipts = 'hmrc_over25k_jan_2011.csv';

describe.skipIf(!exports.every((path) => existsSync(path)))(
  'ten exports nobody here wrote (skipped without ../shared/datasets)',
  () => {
    const visitor = useVisitor('data/');
    const bytesOf = (path: string) => new Uint8Array(readFileSync(path));

    test('dropped at once on the sample: what is known loads, the rest asks one thing each', async () => {
      const { page } = visitor();
      await dropFiles(page, Object.fromEntries(exports.map((path) => [basename(path), bytesOf(path)])));
      expect(await wordsOf(page.locator('.page-head .lede'))).toContain('2 files need you');
      expect(await waitingOn(page)).toEqual([pcards, budget]);
      expect(await wordsOf(cardOf(page, pcards))).toContain('1 missing');
      expect(await wordsOf(cardOf(page, budget))).toContain('1 question');
      expect(await wordsOf(page.getByRole('banner'))).not.toContain('Sample data');
    });

    test('their sums are those that were counted without Outturn', async () => {
      const rows = await fileRows(visitor().page);
      const sums = (name: string, dataset: string) => rowOf(rows, name, dataset)?.amount;
      expect(sums('leeds_council_2012-11.csv', 'Costs')).toBe('amount £71,558,583.35');
      expect(sums(receipts, 'Costs')).toBe('amount £51,884,636.79');
      expect(sums('bradford_council_2019-11_parens.csv', 'Costs')).toBe('amount £39,355,678.64');
      expect(sums('nhs_ae_by_trust_April-2025.csv', 'Volumes')).toBe('volume 2,297,421');
      expect(sums('uk_library_visits_iso_period.csv', 'Volumes')).toBe('volume 113,173,328');
      // All of Scotland is in the file beside its boards: half of 647,256 referrals is a total of the other half.
      expect(sums('scotland_cancer_31day.csv', 'Service levels')).toContain(
        'denominator 323,628 excluded 323,628',
      );
      expect(rowOf(rows, 'servicenow_incidents_uci_199.csv', 'Tickets')).toMatchObject({
        read: '198',
        accepted: '198',
      });
    });

    test('both questions are answered on the screen, and one button loads the files', async () => {
      const { page } = visitor();
      const card = cardOf(page, pcards);
      await card.getByLabel('partnership: comes from').selectOption('constant');
      await card.getByLabel('partnership: value').fill('Child maintenance');
      await cardOf(page, budget)
        .getByRole('radio', { name: /^thousands/ })
        .check();
      await page.getByRole('button', { name: 'Load all 2 ready files' }).click();
      await card.waitFor({ state: 'detached' });
      await ready(page);
      expect(await waitingOn(page)).toEqual([]);
      const rows = await fileRows(page);
      expect(rowOf(rows, pcards, 'Costs')).toMatchObject({ accepted: '5', amount: 'amount £2,590.20' });
      expect(rowOf(rows, budget, 'Costs')).toMatchObject({
        rejected: '0',
        amount: 'amount $85,857,840,097,000.00',
      });
    });

    test('those of the next quarter load without a question', async () => {
      const { page } = visitor();
      const before = await fileRows(page);
      const next = exports.map((path) => nextQuarter(basename(path), readFileSync(path, 'latin1')));
      const files = Object.fromEntries(next.map(({ name, text }) => [name, Buffer.from(text, 'latin1')]));
      await dropFiles(page, files);
      expect(await waitingOn(page)).toEqual([]);
      const rows = await fileRows(page);
      expect(rows).toHaveLength(2 * before.length);
      for (const row of rows) expect(row.rejected, row.file).toBe('0');
      expect(rowOf(rows, 'hmrc_over25k_apr_2011.csv', 'Costs')?.amount).toBe('amount £51,884,636.79');
      expect(rowOf(rows, 'dwp_cmg_pcard_october_2017.csv', 'Costs')?.amount).toBe('amount £2,590.20');
    });

    test('a corrected one is held back with its difference, replaces the former, and is undone', async () => {
      const { page } = visitor();
      const row =
        'HMRC,HMRC,31/01/2011,Forensic Services,Criminal Investigations,Late Limited,1,"1,000.50"\r\n';
      const text = `${readFileSync(join(folder, 'cost', receipts), 'latin1').trimEnd()}\r\n${row}`;
      await dropFiles(page, { [receipts]: Buffer.from(text, 'latin1') });
      const card = cardOf(page, receipts);
      expect(await wordsOf(card)).toContain('£51,884,636.79 £51,885,637.29 +£1,000.50');
      const amount = async () => rowOf(await fileRows(page), receipts, 'Costs')?.amount;
      expect(await amount()).toBe('amount £51,884,636.79');
      await card.getByRole('button', { name: /^Replace the former version/ }).click();
      await card.waitFor({ state: 'detached' });
      await ready(page);
      expect(await amount()).toBe('amount £51,885,637.29');
      await page.getByRole('button', { name: /^Undo: / }).click();
      await ready(page);
      await expect.poll(amount).toBe('amount £51,884,636.79');
    });
  },
);

describe('exports of one’s own', () => {
  const visitor = useVisitor('data/');
  const ledger = (rows: readonly string[]) => `Cost centre,Posted,Net\n${rows.join('\n')}\n`;
  let pack = new Uint8Array();
  let before: readonly FileRow[] = [];

  test('ask once; the next one loads by itself', async () => {
    const { page } = visitor();
    await dropFiles(page, { 'april.csv': ledger(['Parks,02/04/2025,10.50', 'Ferry,03/04/2025,4.25']) });
    const card = cardOf(page, 'april.csv');
    await card.getByRole('radio', { name: /^day first/ }).check();
    await card.getByRole('button', { name: /^Load (this file: )?april\.csv$/ }).click();
    await card.waitFor({ state: 'detached' });
    await ready(page);
    await dropFiles(page, {
      'july.csv': ledger(['Parks,02/07/2025,20.00', 'Parks,32/07/2025,5.00', 'Ferry,04/07/2025,1.75']),
    });
    expect(await waitingOn(page)).toEqual([]);
    expect(rowOf(await fileRows(page), 'july.csv', 'Costs')).toMatchObject({
      read: '3',
      accepted: '2',
      rejected: '1 rejected rows of july.csv: look at them',
      amount: 'amount £21.75 rejected £5.00',
    });
  });

  test('a rejected row is saved, mended and dropped, and joins its file', async () => {
    const { page } = visitor();
    await page.getByRole('button', { name: /rejected rows of july\.csv/ }).click();
    const panel = panelOf(page);
    await panel.getByText('Parks,32/07/2025,5.00').waitFor();
    expect(await wordsOf(panel)).toMatch(/Line 3 .*32\/07\/2025/);
    const { name, text } = await savedBy(page, () =>
      panel.getByRole('button', { name: /^Save all as CSV/ }).click(),
    );
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'hidden' });
    await dropFiles(page, { [name]: text.replace('32/07/2025', '31/07/2025') });
    expect(await waitingOn(page)).toEqual([]);
    const rows = await fileRows(page);
    expect(rows.find(({ file }) => file.includes('mended rows of july.csv'))).toMatchObject({
      accepted: '1',
      amount: 'amount £5.00',
    });
    expect(rowOf(rows, 'july.csv', 'Costs')?.rejected).toMatch(/1 mended/);
  });

  test('a control total that does not tie is stamped here and on the Partnerships screen', async () => {
    const { page } = visitor();
    await page.getByRole('button', { name: /^Control total of april\.csv/ }).click();
    const panel = panelOf(page);
    await panel.getByLabel('should be').fill('15.00');
    await panel.getByRole('button', { name: 'Check against it' }).click();
    await panel.getByText('Does not tie', { exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'hidden' });
    expect(rowOf(await fileRows(page), 'april.csv', 'Costs')?.control).toMatch(/^Does not tie.*£0\.25/);
    expect(await wordsOf(page.locator('.page-head .lede'))).toContain('does not tie');
    await follow(page, 'Partnerships');
    expect(await wordsOf(page.getByRole('banner'))).toContain('Does not tie');
    await follow(page, 'Data');
  });

  test('the workspace is saved as one file, forgotten, and opened again by dropping it', async () => {
    const { page } = visitor();
    before = await fileRows(page);
    await follow(page, 'Settings');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save the workspace as a file' }).click(),
    ]);
    pack = new Uint8Array(readFileSync(await download.path()));
    await page.getByRole('button', { name: /^Forget my files/ }).click();
    await page.getByRole('button', { name: 'Forget for good' }).click();
    await page.getByText('Sample data', { exact: true }).waitFor();
    await ready(page);
    await dropFiles(page, { 'Workspace.outturn': pack });
    await page.getByText('Sample data', { exact: true }).waitFor({ state: 'detached' });
    await follow(page, 'Data');
    expect(await fileRows(page)).toEqual(before);
    expect(await partnershipsOn(page)).toEqual(expect.arrayContaining(['Ferry', 'Parks']));
  });

  test('its mapping came along: the next export still asks nothing', async () => {
    const { page } = visitor();
    await dropFiles(page, { 'october.csv': ledger(['Parks,02/10/2025,7.00']) });
    expect(await waitingOn(page)).toEqual([]);
    before = await fileRows(page);
    expect(rowOf(before, 'october.csv', 'Costs')?.amount).toBe('amount £7.00');
  });

  test.each([
    ['cut short', () => pack.subarray(0, pack.length - 30), /cut short/],
    ['no zip at all', () => new TextEncoder().encode('Dear all, the file is attached.'), /something else/],
    ['a few kilobytes that grow to a hundred megabytes', bomb, /times|unpacked|at most/],
  ])(
    'a workspace file that is %s is refused with the reason, and nothing is lost',
    async (_what, made, why) => {
      const { page } = visitor();
      await dropFiles(page, { 'hostile.outturn': await made() });
      const said = (await findingsOn(page)).filter((text) => text.includes('hostile.outturn'));
      expect(said.join()).toMatch(why);
      expect(await fileRows(page)).toEqual(before);
    },
  );

  test('and all of it is still there after a reload', async () => {
    const { page } = visitor();
    await page.reload();
    await ready(page);
    expect(await fileRows(page)).toEqual(before);
  });
});

/** The names of the files that wait for a person. */
async function waitingOn(page: Page): Promise<readonly string[]> {
  return page.locator('article.waiting h3, article.replacement h3').allInnerTexts();
}

/** A file in the table, as one dataset. */
function rowOf(rows: readonly FileRow[], name: string, dataset: string): FileRow | undefined {
  return rows.find((row) => row.file.startsWith(`${name} `) && row.dataset === dataset);
}

/** A workspace file whose document is a hundred megabytes of one letter. */
async function bomb(): Promise<Uint8Array> {
  const zip = new ZipWriter(new Uint8ArrayWriter(), { level: 9 });
  await zip.add('workspace.json', new TextReader(' '.repeat(100 * 1024 ** 2)));
  return zip.close();
}
