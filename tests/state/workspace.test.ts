import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { QueryCancelled } from '#lib/core/engine/port.ts';
import { rejectsCsv } from '#lib/core/imports/load/rejects-csv.ts';
import { scan } from '#lib/core/imports/scan/scan.ts';
import { emptyMapping, type Mapping } from '#lib/core/imports/mapping/mapping.ts';
import type { WorkspaceState } from '#lib/state/workspace.svelte.ts';
import {
  closeBrowser,
  costsFile,
  costsIn,
  fileOf,
  newBrowser,
  openPage,
  type Browser,
} from './workspace-kit.ts';

let browser: Browser;
beforeEach(() => {
  browser = newBrowser();
});
afterEach(() => closeBrowser(browser));

const hr = costsFile('costs.csv', [
  ['hr', '2025-04', '100.10'],
  ['hr', '2025-05', '50.00'],
]);
const hrAgain = costsFile('costs.csv', [
  ['hr', '2025-04', '100.10'],
  ['hr', '2025-05', '49.95'],
  ['hr', '2025-06', '7.00'],
]);
const help = costsFile('it.csv', [['it', '2025-04', '3.00']]);
const namesIn = ({ files }: WorkspaceState) => files.map(({ name }) => name);
const rulesIn = ({ notices }: WorkspaceState) => notices.map(({ rule }) => rule);

/** A ledger of no known shape, and the mapping a person gives it. */
const ledger = (name: string, net: string) =>
  fileOf(name, `Body,Paid on,Net sum\nHarbour,2025-04-30,${net}\n`);
const ledgerMapping: Mapping = {
  ...emptyMapping('costs', ['Body', 'Paid on', 'Net sum'], 'Ledger'),
  fields: {
    partnership: { from: 'column', column: { name: 'Body', index: 0 } },
    period: { from: 'column', column: { name: 'Paid on', index: 1 }, format: 'yyyy-mm-dd' },
    amount: { from: 'column', column: { name: 'Net sum', index: 2 } },
    currency: { from: 'constant', value: 'GBP' },
  },
};

function firstOf<T>(list: readonly T[]): T {
  const [first] = list;
  if (first === undefined) throw new Error('expected one, found none');
  return first;
}

describe('files of one’s own', () => {
  it('take the place of the sample, and are there at the next visit', async () => {
    const page = await openPage(browser);
    expect([page.phase.kind, page.spec.isSample, page.undoable]).toEqual(['ready', true, null]);
    expect(await costsIn(page)).toEqual({ sample: '1' });
    await page.add([hr]);
    expect(await costsIn(page)).toEqual({ hr: '150.1' });
    expect(page.spec).toMatchObject({ isSample: false, title: 'Workspace' });
    const next = await openPage(browser);
    expect(await costsIn(next)).toEqual({ hr: '150.1' });
    expect([next.spec.isSample, next.undoable]).toEqual([false, null]);
    expect(next.document().sources).toMatchObject([{ name: 'costs.csv', sizeBytes: hr.content.size }]);
  });

  it('ask once that the browser holds on to them, and say what it promised', async () => {
    const page = await openPage(browser);
    expect(page.storage).toMatchObject({ isDurable: false });
    await page.add([hr]);
    await page.add([help]);
    expect(browser.asked).toEqual(['persist']);
    expect(page.storage).toMatchObject({ isDurable: true, usedBytes: 10 });
  });

  it('that the browser cannot keep are loaded, and that is said', async () => {
    const page = await openPage(browser);
    browser.values.set = () => {
      throw new Error('the disk is full');
    };
    await page.add([hr]);
    expect(await costsIn(page)).toEqual({ hr: '150.1' });
    expect(page.notices.find(({ rule }) => rule === 'not_kept')?.message).toContain('the disk is full');
  });

  it('whose bytes are gone at the next visit are named, and the others load', async () => {
    const page = await openPage(browser);
    await page.add([hr, help]);
    const key = `outturn-source:${firstOf(page.files).sha256}`;
    browser.values.delete(key);
    const next = await openPage(browser);
    expect(next.notices).toMatchObject([{ rule: 'not_kept', file: 'costs.csv', severity: 'error' }]);
    expect(await costsIn(next)).toEqual({ it: '3' });
  });

  it('do not take the place of what was kept by a newer version without a word', async () => {
    browser.values.set('outturn-document', '{"version":99}');
    const page = await openPage(browser);
    expect(page.notices.map(({ message }) => message)).toEqual([
      expect.stringMatching(
        /newer Outturn.*the sample is shown in its place, and it stays kept here as it is/,
      ),
    ]);
    await page.add([hr]);
    expect(page.notices).toMatchObject([{ rule: 'set_aside', severity: 'warning' }]);
    expect(await costsIn(await openPage(browser))).toEqual({ hr: '150.1' });
    await page.undo();
    expect([...browser.values]).toEqual([['outturn-document', '{"version":99}']]);
    await page.add([hr]);
    await page.reset();
    expect(browser.values.size).toBe(0);
  });

  it('are forgotten with everything that could be taken back', async () => {
    const page = await openPage(browser);
    await page.add([hr]);
    await page.reset();
    expect(await costsIn(page)).toEqual({ sample: '1' });
    expect([page.undoable, browser.values.size]).toEqual([null, 0]);
  });
});

describe('a file that comes again with other bytes', () => {
  async function withReplacement(): Promise<WorkspaceState> {
    const page = await openPage(browser);
    await page.add([hr]);
    await page.add([hrAgain]);
    return page;
  }

  it('is held back, and the difference to the former version is shown', async () => {
    const page = await withReplacement();
    expect(page.replacements).toMatchObject([
      {
        former: { name: 'costs.csv', rows: { accepted: 2 } },
        incoming: { name: 'costs.csv', rows: { accepted: 3 } },
        rowDifference: 1,
        amounts: [{ column: 'amount', former: '150.10', incoming: '157.05', difference: '6.95' }],
      },
    ]);
    expect(await costsIn(page)).toEqual({ hr: '150.1' });
  });

  it('takes the place of the former one when that is said, and can be taken back', async () => {
    const page = await withReplacement();
    await page.replaceFormer(firstOf(page.replacements));
    expect(await costsIn(page)).toEqual({ hr: '157.05' });
    expect([namesIn(page), page.replacements, page.undoable]).toEqual([
      ['costs.csv'],
      [],
      'replacement of costs.csv',
    ]);
    await page.undo();
    expect(await costsIn(page)).toEqual({ hr: '150.1' });
    expect(page.replacements).toHaveLength(1);
    await page.replaceFormer(firstOf(page.replacements));
    expect(await costsIn(await openPage(browser))).toEqual({ hr: '157.05' });
  });

  it('stands beside the former one when that is said', async () => {
    const page = await withReplacement();
    await page.keepBoth(firstOf(page.replacements));
    expect(await costsIn(page)).toEqual({ hr: '307.15' });
    expect(await costsIn(await openPage(browser))).toEqual({ hr: '307.15' });
  });

  it('is left out when that is said', async () => {
    const page = await withReplacement();
    await page.leaveOut(firstOf(page.replacements));
    expect(await costsIn(page)).toEqual({ hr: '150.1' });
    expect(page.replacements).toEqual([]);
  });

  it('comes a third time: the last version counts', async () => {
    const page = await withReplacement();
    await page.add([costsFile('costs.csv', [['hr', '2025-04', '1.00']])]);
    expect(page.replacements.map(({ incoming }) => incoming.rows.accepted)).toEqual([1]);
  });

  it('is loaded when the former version is removed', async () => {
    const page = await withReplacement();
    await page.remove(firstOf(page.files));
    expect(await costsIn(page)).toEqual({ hr: '157.05' });
  });
});

describe('a step back', () => {
  it('takes a load out, and the sample comes again', async () => {
    const page = await openPage(browser);
    await page.add([hr]);
    expect(page.undoable).toBe('loading of costs.csv');
    await page.undo();
    expect(await costsIn(page)).toEqual({ sample: '1' });
    expect([page.spec.isSample, page.undoable]).toEqual([true, null]);
    expect((await openPage(browser)).spec.isSample).toBe(true);
  });

  it('brings a removed file back, and then takes its load out', async () => {
    const page = await openPage(browser);
    await page.add([hr]);
    await page.add([help]);
    await page.remove(firstOf(page.files));
    expect(await costsIn(page)).toEqual({ it: '3' });
    expect(page.history).toEqual(['loading of costs.csv', 'loading of it.csv', 'removal of costs.csv']);
    await page.undo();
    expect(await costsIn(page)).toEqual({ hr: '150.1', it: '3' });
    await page.undo();
    expect(await costsIn(page)).toEqual({ hr: '150.1' });
  });

  it('takes a change of settings back', async () => {
    const page = await openPage(browser);
    await page.change({ currency: 'EUR' });
    expect(page.undoable).toBe('change of currency');
    await page.undo();
    expect(page.spec.currency).toBe('GBP');
  });

  it('forgets a mapping that was given, and the file waits again', async () => {
    const page = await openPage(browser);
    await page.add([ledger('april.csv', '12.50')]);
    await page.map(firstOf(page.waiting), ledgerMapping);
    await page.undo();
    expect([page.waiting.length, page.spec.mappings.length]).toEqual([1, 0]);
    expect(await costsIn(page)).toEqual({ sample: '1' });
  });

  it('is none for what changed nothing', async () => {
    const page = await openPage(browser);
    await page.add([fileOf('notes.pdf', 'x'), fileOf('empty.csv', '')]);
    expect(page.undoable).toBeNull();
    await page.undo();
    expect(await costsIn(page)).toEqual({ sample: '1' });
  });
});

describe('files that wait for a person', () => {
  it('load under one mapping together, and next quarter’s without a question', async () => {
    const page = await openPage(browser);
    await page.add([ledger('april.csv', '12.50'), ledger('may.csv', '1.00')]);
    expect([page.waiting.length, page.spec.isSample]).toEqual([2, true]);
    await page.map(firstOf(page.waiting), ledgerMapping);
    expect([page.waiting.length, namesIn(page)]).toEqual([0, ['april.csv', 'may.csv']]);
    expect(await costsIn(page)).toEqual({ Harbour: '13.5' });
    const next = await openPage(browser);
    await next.add([ledger('june.csv', '2.00')]);
    expect(await costsIn(next)).toEqual({ Harbour: '15.5' });
  });

  it('load each under its own mapping in one piece of work', async () => {
    const page = await openPage(browser);
    await page.add([
      ledger('april.csv', '12.50'),
      fileOf('other.csv', 'Body;Paid on;Net sum;VAT\nFerry;2025-04-30;1;2\n'),
    ]);
    const [april, other] = page.waiting;
    if (!april || !other) throw new Error('expected two files to wait');
    const header = ['Body', 'Paid on', 'Net sum', 'VAT'];
    await page.mapAll([
      { waiting: april, mapping: ledgerMapping },
      { waiting: other, mapping: { ...ledgerMapping, header, name: 'Other' } },
    ]);
    expect(await costsIn(page)).toEqual({ Ferry: '1', Harbour: '12.5' });
    expect(page.history).toEqual(['loading of 2 files']);
  });

  it('are read under another mapping in the place of the former one', async () => {
    const page = await openPage(browser);
    await page.add([ledger('april.csv', '12.50')]);
    await page.map(firstOf(page.waiting), ledgerMapping);
    page.mapAgain(firstOf(page.files));
    const fields = { ...ledgerMapping.fields, partnership: { from: 'constant', value: 'All' } as const };
    await page.map(firstOf(page.waiting), { ...ledgerMapping, fields });
    expect(await costsIn(page)).toEqual({ All: '12.5' });
    await page.undo();
    expect(await costsIn(page)).toEqual({ Harbour: '12.5' });
  });

  it('can be cut in another way', async () => {
    const page = await openPage(browser);
    await page.add([ledger('april.csv', '12.50')]);
    await page.recut(firstOf(page.waiting), { delimiter: ';' });
    expect(firstOf(page.waiting).scan.header).toEqual(['Body,Paid on,Net sum']);
    await page.recut(firstOf(page.waiting), { encoding: 'windows-1252' });
    expect(firstOf(page.waiting).scan.dialect).toMatchObject({ delimiter: ';', encoding: 'windows-1252' });
    await page.recut(firstOf(page.waiting), { delimiter: ',' });
    const waiting = firstOf(page.waiting);
    expect(waiting.scan.header).toEqual(['Body', 'Paid on', 'Net sum']);
    expect(firstOf(waiting.proposals).mapping.dialect).toEqual({ delimiter: ',', encoding: 'windows-1252' });
    await page.map(waiting, { ...ledgerMapping, dialect: { delimiter: ',' } });
    expect(await costsIn(page)).toEqual({ Harbour: '12.5' });
  });

  it('are cut at the next visit as a person said', async () => {
    const page = await openPage(browser);
    // The bytes of "Łódź" in windows-1250; in windows-1252 they read "£ódŸ".
    const bytes = new Uint8Array([0xa3, 0xf3, 0x64, 0x9f]);
    const content = new Blob(['Body,Paid on,Net sum\n', bytes, ',2025-04-30,12.50\n']);
    await page.add([{ name: 'april.csv', content }]);
    await page.recut(firstOf(page.waiting), { encoding: 'windows-1250' });
    const waiting = firstOf(page.waiting);
    await page.map(waiting, { ...ledgerMapping, dialect: { encoding: 'windows-1250' } });
    expect(await costsIn(page)).toEqual({ Łódź: '12.5' });
    expect(await costsIn(await openPage(browser))).toEqual({ Łódź: '12.5' });
  });

  it('can be dismissed', async () => {
    const page = await openPage(browser);
    await page.add([ledger('april.csv', '12.50')]);
    page.dismiss(firstOf(page.waiting));
    expect(page.waiting).toEqual([]);
  });
});

describe('a workspace saved as one file', () => {
  it('opens on another page as it was, and what was there can be brought back', async () => {
    const page = await openPage(browser);
    await page.add([ledger('april.csv', '12.50')]);
    await page.map(firstOf(page.waiting), ledgerMapping);
    await page.change({ title: 'Harbours', currency: 'EUR' });
    const pack = { name: 'Harbours.outturn', content: await page.pack() };
    const other = newBrowser();
    const second = await openPage(other);
    await second.add([hr]);
    await second.add([pack, help]);
    expect(await costsIn(second)).toEqual({ Harbour: '12.5', it: '3' });
    expect(second.spec).toMatchObject({ title: 'Harbours', currency: 'EUR', mappings: [{ name: 'Ledger' }] });
    expect(second.history.slice(-2)).toEqual(['opening of Harbours.outturn', 'loading of it.csv']);
    await second.undo();
    await second.undo();
    expect(await costsIn(second)).toEqual({ hr: '150.1' });
    await closeBrowser(other);
  });

  it('that is damaged is refused, and what was loaded stays', async () => {
    const page = await openPage(browser);
    await page.add([hr]);
    await page.add([fileOf('broken.outturn', 'PK\u0003\u0004 and nothing more'), help]);
    expect(page.notices).toMatchObject([{ rule: 'not_a_workspace', file: 'broken.outturn' }]);
    expect(await costsIn(page)).toEqual({ hr: '150.1', it: '3' });
  });

  it('is one at a time', async () => {
    const page = await openPage(browser);
    await page.add([hr]);
    const content = await page.pack();
    await page.add([
      { name: 'one.outturn', content },
      { name: 'two.outturn', content },
    ]);
    expect(page.notices).toMatchObject([{ rule: 'one_workspace', file: 'two.outturn' }]);
  });

  it('cancelled while it opens leaves what was there', async () => {
    let isSlow = false;
    const page = await openPage(browser, {
      scanner: async (content, choice, options) => {
        if (!isSlow) return scan(content, choice, options);
        page.cancel();
        throw new QueryCancelled();
      },
    });
    await page.add([hr]);
    const pack = { name: 'mine.outturn', content: await page.pack() };
    await page.add([help]);
    isSlow = true;
    await page.add([pack]);
    expect(rulesIn(page)).toEqual(['cancelled']);
    expect(await costsIn(page)).toEqual({ hr: '150.1', it: '3' });
    expect(page.phase.kind).toBe('ready');
  });
});

describe('a file that holds two datasets', () => {
  const monthly = fileOf('monthly.csv', 'Body,Paid on,Net sum\nHarbour,2025-04-30,12.50\n');
  const { partnership, period, amount } = ledgerMapping.fields;
  const volumesMapping: Mapping = {
    ...emptyMapping('volumes', ledgerMapping.header, 'Units'),
    fields: Object.fromEntries(
      Object.entries({ partnership, period, volume: amount }).flatMap(([name, rule]) =>
        rule ? [[name, rule]] : [],
      ),
    ),
  };
  const datasetsIn = ({ files }: WorkspaceState) => files.map(({ dataset }) => dataset);

  async function withOneRemoved(): Promise<WorkspaceState> {
    const page = await openPage(browser);
    await page.add([monthly]);
    const waiting = firstOf(page.waiting);
    await page.mapAll([ledgerMapping, volumesMapping].map((mapping) => ({ waiting, mapping })));
    expect(datasetsIn(page)).toEqual(['costs', 'volumes']);
    await page.remove(firstOf(page.files));
    expect(datasetsIn(page)).toEqual(['volumes']);
    return page;
  }

  it('of which one was removed has only the other at the next visit', async () => {
    await withOneRemoved();
    const next = await openPage(browser);
    expect([datasetsIn(next), next.notices]).toEqual([['volumes'], []]);
  });

  it('of which one was removed has only the other in the workspace file', async () => {
    const page = await withOneRemoved();
    const pack = { name: 'mine.outturn', content: await page.pack() };
    const other = newBrowser();
    const second = await openPage(other);
    await second.add([pack]);
    expect([datasetsIn(second), second.notices]).toEqual([['volumes'], []]);
    await closeBrowser(other);
  });

  it('gets the removed one back with one step, and keeps it', async () => {
    const page = await withOneRemoved();
    await page.undo();
    expect(datasetsIn(page)).toEqual(['costs', 'volumes']);
    expect(datasetsIn(await openPage(browser))).toEqual(['costs', 'volumes']);
  });

  it('gets the removed one back when it is dropped again', async () => {
    const page = await withOneRemoved();
    await page.add([monthly]);
    expect(datasetsIn(page)).toEqual(['volumes', 'costs']);
    expect(datasetsIn(await openPage(browser)).toSorted()).toEqual(['costs', 'volumes']);
  });
});

describe('a workspace document that is dropped', () => {
  it('brings the mapping that a file was waiting for', async () => {
    const page = await openPage(browser);
    await page.add([ledger('april.csv', '12.50')]);
    const document = JSON.stringify({ version: 2, title: 'Given', mappings: [ledgerMapping] });
    await page.add([fileOf('workspace.json', document)]);
    expect(page.waiting).toEqual([]);
    expect(await costsIn(page)).toEqual({ Harbour: '12.5' });
  });

  it('of a version to come is refused, and the settings stay', async () => {
    const page = await openPage(browser);
    await page.add([fileOf('workspace.json', '{"version":99}'), hr]);
    expect(rulesIn(page)).toEqual(['not_a_workspace']);
    expect(await costsIn(page)).toEqual({ hr: '150.1' });
  });
});

describe('control files', () => {
  const control = fileOf('costs.control.csv', 'column,total\namount,150.00\n');

  it('are held against their table at every visit, and stay with their workspace', async () => {
    const page = await openPage(browser);
    await page.add([hr, control]);
    const difference = [{ source: 'costs.control.csv', difference: '0.10' }];
    expect(firstOf(page.files).control).toMatchObject(difference);
    expect(firstOf((await openPage(browser)).files).control).toMatchObject(difference);
    const other = newBrowser();
    const second = await openPage(other);
    await second.add([hr]);
    await page.add([{ name: 'other.outturn', content: await second.pack() }]);
    expect(firstOf(page.files).control).toEqual([]);
    await page.undo();
    expect(firstOf(page.files).control).toMatchObject(difference);
    await closeBrowser(other);
  });
});

describe('a total that is typed in', () => {
  it('is held against the file at once, and again at the next visit', async () => {
    const page = await openPage(browser);
    await page.add([hr]);
    await page.giveTotal(firstOf(page.files), 'amount', '150.00');
    const typed = { source: 'amount: typed in', expected: '150.00', found: '150.10', difference: '0.10' };
    expect(firstOf(page.files).control).toEqual([typed]);
    expect(page.findings.map(({ rule }) => rule)).toContain('does_not_tie');
    const next = await openPage(browser);
    expect(firstOf(next.files).control).toEqual([typed]);
    await next.giveTotal(firstOf(next.files), 'amount', '150.10');
    expect(firstOf(next.files).control).toMatchObject([{ difference: '0.00' }]);
    expect(next.findings.map(({ rule }) => rule)).not.toContain('does_not_tie');
    await next.removeTotal(firstOf(next.files), 'amount');
    expect([firstOf(next.files).control, next.spec.controlTotals]).toEqual([[], []]);
    await next.undo();
    expect(firstOf(next.files).control).toHaveLength(1);
  });
});

describe('a change of the fiscal calendar', () => {
  it('loads files anew whose periods are fiscal labels, and leaves the others', async () => {
    const page = await openPage(browser);
    const labels = fileOf('labels.csv', 'Body,Paid on,Net sum\nHarbour,2024-25 P01,12.50\n');
    await page.add([labels]);
    await page.map(firstOf(page.waiting), {
      ...ledgerMapping,
      fields: {
        ...ledgerMapping.fields,
        period: { from: 'column', column: { name: 'Paid on', index: 1 }, format: 'fiscal' },
      },
    });
    const months = async () =>
      (await page.engine?.query<{ month: string }>('select period::varchar as month from fact_cost'))?.map(
        ({ month }) => month,
      );
    const before = await months();
    await page.change({ calendar: { startMonth: 10, naming: 'end' } });
    expect(before).not.toEqual(await months());
    expect(await months()).toEqual(['2024-10-01']);
    await page.undo();
    expect(await months()).toEqual(before);
  });
});

describe('rows that were set aside and come back mended', () => {
  const torn = costsFile('costs.csv', [
    ['hr', '2025-04', '100.10'],
    ['hr', '2025-13', '7.00'],
    ['hr', '2025-14', '2.00'],
  ]);

  async function withMended(): Promise<WorkspaceState> {
    const page = await openPage(browser);
    await page.add([torn]);
    const file = firstOf(page.files);
    const kept = page.sourceOf(file.id);
    if (!page.engine || !kept) throw new Error('expected a loaded file');
    const text = await rejectsCsv(page.engine, file, kept);
    await page.add([
      fileOf('costs-rejected.csv', text.replace('2025-13', '2025-12').replace('2025-14', '2025-11')),
    ]);
    return page;
  }

  const countsIn = ({ files }: WorkspaceState) =>
    files.map(({ rows, mended }) => [rows.accepted, rows.rejected, mended]);

  it('leave their file as it was when the drop that brought them is cancelled', async () => {
    let isCancelled = false;
    const page = await openPage(browser, {
      scanner: async (content, choice, options) => {
        const isLast = isCancelled && (await content.text()).includes('it,');
        if (!isLast) return scan(content, choice, options);
        page.cancel();
        throw new QueryCancelled();
      },
    });
    await page.add([torn]);
    const file = firstOf(page.files);
    const kept = page.sourceOf(file.id);
    if (!page.engine || !kept) throw new Error('expected a loaded file');
    const text = await rejectsCsv(page.engine, file, kept);
    isCancelled = true;
    await page.add([fileOf('costs-rejected.csv', text.replace('2025-13', '2025-12')), help]);
    expect(rulesIn(page)).toEqual(['cancelled']);
    expect(countsIn(page)).toEqual([[1, 2, 0]]);
    expect(await costsIn(page)).toEqual({ hr: '100.1' });
    const { id } = firstOf(page.files);
    expect(await page.engine.query('select * from reject where file_id = $id', { id })).toHaveLength(2);
  });

  it('join the file they came from, and are taken back with one step', async () => {
    const page = await withMended();
    expect(countsIn(page)).toEqual([
      [1, 2, 2],
      [2, 0, 0],
    ]);
    expect(await costsIn(page)).toEqual({ hr: '109.1' });
    await page.undo();
    expect(countsIn(page)).toEqual([[1, 2, 0]]);
    expect(await costsIn(page)).toEqual({ hr: '100.1' });
    const { id } = firstOf(page.files);
    expect(await page.engine?.query('select * from reject where file_id = $id', { id })).toHaveLength(2);
  });

  it('go when they are removed, and when their file is removed', async () => {
    const page = await withMended();
    const [, mended] = page.files;
    if (!mended) throw new Error('expected mended rows');
    await page.remove(mended);
    expect(countsIn(page)).toEqual([[1, 2, 0]]);
    await page.undo();
    expect(countsIn(page)).toEqual([
      [1, 2, 2],
      [2, 0, 0],
    ]);
    await page.remove(firstOf(page.files));
    expect(page.files).toEqual([]);
  });

  it('are there at the next visit', async () => {
    await withMended();
    const next = await openPage(browser);
    expect(await costsIn(next)).toEqual({ hr: '109.1' });
    expect(countsIn(next)).toEqual([
      [1, 2, 2],
      [2, 0, 0],
    ]);
  });
});
