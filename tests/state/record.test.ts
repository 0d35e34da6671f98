import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { baselineFile, type BaselineDraft } from '#lib/core/review/benefits/baseline-draft.ts';
import { baselinesOf } from '#lib/core/measures/baselines.ts';
import { pointsWhere } from '#lib/core/measures/points.ts';
import { readSqlText } from '#lib/platform/node/sql-text.ts';
import type { WorkspaceState } from '#lib/state/workspace.svelte.ts';
import { closeBrowser, costsFile, fileOf, newBrowser, openPage, type Browser } from './workspace-kit.ts';

let browser: Browser;
beforeEach(() => {
  browser = newBrowser();
});
afterEach(() => closeBrowser(browser));

const draft: BaselineDraft = {
  service: null,
  from: '2025-04-01',
  to: '2025-04-01',
  fixedShare: '1',
  scopeFactor: '1',
  priceSeries: '',
  version: '1',
  approvedBy: 'Treasurer',
  approvedOn: '2025-05-02',
  reason: 'Usual month',
  evidence: 'Ledger',
};

const record = (page: WorkspaceState, change: Partial<BaselineDraft> = {}, partnership = 'sample') => {
  const { name, text } = baselineFile(partnership, { ...draft, ...change });
  return page.record(name, text);
};
const versionsIn = async (page: WorkspaceState, partnership = 'sample') => {
  const versions = page.engine ? await baselinesOf(page.engine, partnership) : [];
  return versions.map(({ version, isCurrent }) => `${version}${isCurrent ? ' in use' : ''}`);
};
const namesIn = ({ files }: WorkspaceState) => files.map(({ name }) => name);
const own = costsFile('own.csv', [
  ['sample', '2025-04', '100.00'],
  ['sample', '2025-05', '90.10'],
]);

describe('a baseline recorded on the page', () => {
  it('is a file beside those of the sample, which do not give way to it', async () => {
    const page = await openPage(browser);
    expect(await record(page)).toBe('baseline-sample-version-1.csv');
    expect(page.notices).toEqual([]);
    expect(page.files.map(({ name, dataset }) => [name, dataset])).toEqual([
      ['costs.csv', 'costs'],
      ['baseline-sample-version-1.csv', 'baselines'],
    ]);
    expect([page.spec.isSample, browser.values.size]).toEqual([true, 0]);
    expect(await baselinesOf(page.engine!, 'sample')).toMatchObject([
      { version: '1', isCurrent: true, fixedShare: '1', approvedBy: 'Treasurer', doubt: null, sourceLine: 2 },
    ]);
  });

  it('goes with the sample once files of one’s own are loaded', async () => {
    const page = await openPage(browser);
    await record(page);
    await page.add([own]);
    expect([namesIn(page), page.spec.isSample]).toEqual([['own.csv'], false]);
  });

  it('is followed by the next version, never overwritten, and taken back by undo', async () => {
    const page = await openPage(browser);
    await page.add([own]);
    await record(page);
    await record(page, { version: '2', fixedShare: '0.7' });
    expect(await versionsIn(page)).toEqual(['2 in use', '1']);
    expect(page.undoable).toBe('recording of baseline-sample-version-2.csv');
    await page.undo();
    expect(await versionsIn(page)).toEqual(['1 in use']);
    await page.undo();
    expect([await versionsIn(page), namesIn(page)]).toEqual([[], ['own.csv']]);
  });

  it('is there again at the next visit, and in the workspace file', async () => {
    const page = await openPage(browser);
    await page.add([own]);
    await record(page);
    const nextVisit = await openPage(browser);
    expect(namesIn(nextVisit)).toEqual(['own.csv', 'baseline-sample-version-1.csv']);
    expect(await versionsIn(nextVisit)).toEqual(['1 in use']);
    const other = newBrowser();
    const elsewhere = await openPage(other);
    await elsewhere.add([{ name: 'mine.outturn', content: await page.pack() }]);
    expect(await versionsIn(elsewhere)).toEqual(['1 in use']);
    await closeBrowser(other);
  });

  it('is told apart from that of a partnership whose name makes the same file name', async () => {
    const page = await openPage(browser);
    await page.add([
      costsFile('own.csv', [
        ['hr & pay', '2025-04', '1.00'],
        ['hr-pay', '2025-04', '1.00'],
      ]),
    ]);
    expect(await record(page, {}, 'hr & pay')).toBe('baseline-hr-pay-version-1.csv');
    expect(await record(page, {}, 'hr-pay')).toBe('baseline-hr-pay-version-1-2.csv');
    expect([page.replacements, await versionsIn(page, 'hr & pay'), await versionsIn(page, 'hr-pay')]).toEqual(
      [[], ['1 in use'], ['1 in use']],
    );
  });

  it('is read back to the letter, whatever share and factor it has', async () => {
    const page = await openPage(browser);
    const given = [
      ['0', '1'],
      ['1', '1.250'],
      ['0.125', '0.001'],
      ['0.6', '12.5'],
    ] as const;
    for (const [at, [fixedShare, scopeFactor]] of given.entries())
      await record(page, {
        version: String(at + 1),
        fixedShare,
        scopeFactor,
        reason: 'a "quoted", = reason',
      });
    const read = (await baselinesOf(page.engine!, 'sample')).toReversed();
    expect(read.map((one) => [Number(one.fixedShare), Number(one.scopeFactor), one.reason])).toEqual(
      given.map(([share, factor]) => [Number(share), Number(factor), 'a "quoted", = reason']),
    );
  });

  it('is not taken when it is no baseline, and what was there stays', async () => {
    const page = await openPage(browser);
    expect(await page.record('baseline.csv', 'a,b\r\n1,2')).toBeNull();
    expect([namesIn(page), page.spec.isSample]).toEqual([['costs.csv'], true]);
  });

  it('changes the saving, and both figures stand where it follows another', async () => {
    const page = await openPage(browser, { sql: await readSqlText() });
    await page.add([
      own,
      fileOf(
        'volumes.csv',
        'partnership,period,volume,unit\nsample,2025-04-01,10,cases\nsample,2025-05-01,8,cases\n',
      ),
    ]);
    const saving = async (measure: string) => {
      const points = await pointsWhere(page.engine!, {
        measures: [measure],
        parties: ['system'],
        terms: ['nominal'],
        services: 'whole',
      });
      const months = points.filter(({ grain }) => grain === 'month');
      return months.map(({ metric, period, value }) => [metric, period, value].join(' ').trim()).sort();
    };
    expect(await saving('gross_saving')).toEqual([]);
    // All fixed: 100.00 - 90.10.
    await record(page);
    expect(await saving('gross_saving')).toEqual(['2025-05-01 9.90']);
    // Half fixed, volume down to 8 of 10: 100 x (0.5 + 0.5 x 0.8) = 90.00; 90.00 - 90.10.
    await record(page, { version: '2', fixedShare: '0.5' });
    expect(await saving('gross_saving')).toEqual(['2025-05-01 -0.10']);
    expect(await saving('gross_saving_by_version')).toEqual([
      'version 1 2025-05-01 9.90',
      'version 2 2025-05-01 -0.10',
    ]);
    const [current] = await baselinesOf(page.engine!, 'sample');
    expect(current).toMatchObject({ cost: '100.00', currency: 'GBP', volume: '10', volumeUnit: 'cases' });
    await page.undo();
    expect(await saving('gross_saving')).toEqual(['2025-05-01 9.90']);
  });
});
