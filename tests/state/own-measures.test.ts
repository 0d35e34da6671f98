import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OwnMeasure } from '#lib/core/vocabulary/own-measure.ts';
import { defaultSpec } from '#lib/core/workspace/default-spec.ts';
import { parseSpec } from '#lib/core/workspace/parse-spec.ts';
import { needsFigures } from '#lib/state/figures.ts';
import type { Held } from '#lib/state/held.ts';
import { OwnMeasuresState } from '#lib/state/own-measures.svelte.ts';
import { settingsLabel } from '#lib/state/settings-change.ts';
import type { WorkspaceState } from '#lib/state/workspace.svelte.ts';
import { closeBrowser, costsFile, newBrowser, openPage, type Browser } from './workspace-kit.ts';

let browser: Browser;
beforeEach(() => {
  browser = newBrowser();
});
afterEach(() => closeBrowser(browser));

const harbour = costsFile('costs.csv', [
  ['harbour', '2025-04', '100.10'],
  ['harbour', '2025-04', '0.05'],
  ['harbour', '2025-05', '50.00'],
]);

const spend = {
  title: 'All spend',
  unit: 'money',
  better: 'lower',
  total: 'sum',
  meaning: 'What was spent, of any kind.',
  sql: 'select partnership, period, sum(amount) as value, sum(rows) as rows from cube_cost group by all',
} as const;

async function opened(): Promise<{ readonly page: WorkspaceState; readonly own: OwnMeasuresState }> {
  const page = await openPage(browser);
  await page.add([harbour]);
  return { page, own: new OwnMeasuresState(page) };
}

async function fitting(own: OwnMeasuresState, former: OwnMeasure | null = null): Promise<OwnMeasure> {
  const outcome = await own.check(spend, former);
  if (outcome.kind === 'refused') throw new Error(outcome.faults.join('; '));
  return outcome.measure;
}

const figuresOf = async (own: OwnMeasuresState, page: WorkspaceState) => {
  own.show('all_spend', { party: 'system', terms: 'nominal' });
  await expect.poll(() => own.figures.state.kind).not.toBe('loading');
  expect(page.engine).not.toBeNull();
  return (own.figures.value ?? []).map(({ period, value, unit }) => `${period} ${value} ${unit}`);
};

describe("a measure of one's own in a workspace", () => {
  it('is computed beside those of the catalogue once it is saved, to the cent', async () => {
    const { page, own } = await opened();
    await own.save(await fitting(own), null);
    expect(page.measures.map(({ id }) => id)).toContain('all_spend');
    expect(await figuresOf(own, page)).toEqual(['2025-04-01 100.15 GBP', '2025-05-01 50.00 GBP']);
  });

  it('is there again at the next visit, and in the document', async () => {
    const { own } = await opened();
    await own.save(await fitting(own), null);
    const next = await openPage(browser);
    const again = new OwnMeasuresState(next);
    expect(again.list).toEqual([{ ...spend, id: 'all_spend' }]);
    expect(next.document().ownMeasures).toEqual(again.list);
    expect(await figuresOf(again, next)).toHaveLength(2);
  });

  it('keeps its select of rows in the document and in the file of the workspace', async () => {
    const { page, own } = await opened();
    const lineage =
      'select file_id, source_row, source_line, partnership, period, amount as contribution from fact_cost';
    const outcome = await own.check({ ...spend, lineage }, null);
    if (outcome.kind === 'refused') throw new Error(outcome.faults.join('; '));
    expect(outcome.opened).toMatchObject({ rows: 2, sum: '100.15', figure: '100.15' });
    await own.save(outcome.measure, null);
    expect(parseSpec(page.document()).ownMeasures).toEqual([{ ...spend, lineage, id: 'all_spend' }]);
    const other = newBrowser();
    const elsewhere = await openPage(other);
    await elsewhere.add([{ name: 'Workspace.outturn', content: await page.pack() }]);
    expect(elsewhere.spec.ownMeasures[0]?.lineage).toBe(lineage);
    expect(elsewhere.measures.find(({ id }) => id === 'all_spend')?.lineage).not.toBeNull();
    await closeBrowser(other);
  });

  it('travels in the file of the workspace', async () => {
    const { page, own } = await opened();
    await own.save(await fitting(own), null);
    const saved = await page.pack();
    const other = newBrowser();
    const elsewhere = await openPage(other);
    await elsewhere.add([{ name: 'Workspace.outturn', content: saved }]);
    expect(elsewhere.spec.ownMeasures).toEqual([{ ...spend, id: 'all_spend' }]);
    expect(await figuresOf(new OwnMeasuresState(elsewhere), elsewhere)).toHaveLength(2);
    await closeBrowser(other);
  });

  it('is taken back with undo, as is its removal', async () => {
    const { page, own } = await opened();
    const measure = await fitting(own);
    await own.save(measure, null);
    expect(page.undoable).toBe('change of measures');
    await page.undo();
    expect([own.list, page.measures.some(({ id }) => id === 'all_spend')]).toEqual([[], false]);
    await own.save(measure, null);
    await own.remove(measure);
    expect(own.list).toEqual([]);
    await page.undo();
    expect(own.list).toEqual([measure]);
  });

  it('is changed in its place, and may keep its title', async () => {
    const { own } = await opened();
    const measure = await fitting(own);
    await own.save(measure, null);
    await own.save({ ...measure, id: 'second', title: 'Second' }, null);
    await own.save({ ...(await fitting(own, measure)), meaning: 'Spend.' }, measure);
    expect(own.list.map(({ id, meaning }) => [id, meaning])).toEqual([
      ['all_spend', 'Spend.'],
      ['second', spend.meaning],
    ]);
  });

  it('is refused with the title of another, of the catalogue or not', async () => {
    const { own } = await opened();
    await own.save(await fitting(own), null);
    expect(await own.check(spend, null)).toMatchObject({
      kind: 'refused',
      faults: [expect.stringContaining('another measure has this title')],
    });
  });

  it('that a later check overtakes is given up', async () => {
    const { own } = await opened();
    const endless = `select 'P' as partnership, '2024-01-01'::date as period, sum(sin(a.i) * b.i) as value
      from range(1000000) as a (i), range(1000000) as b (i)`;
    const first = own.check({ ...spend, sql: endless }, null);
    const second = own.check(spend, null);
    await expect(first).rejects.toThrow('cancelled');
    expect(await second).toMatchObject({ kind: 'fits', points: 2 });
  }, 30_000);
});

describe('a change of settings', () => {
  const held: Held = {
    spec: { ...defaultSpec, isSample: false },
    files: [],
    waiting: [],
    excluded: [],
    replacements: [],
  } as unknown as Held;
  const changed = (change: Partial<typeof defaultSpec>): Held => ({
    ...held,
    spec: { ...held.spec, ...change },
  });

  it('computes anew for own measures, and not for the appraisal', () => {
    const own = changed({ ownMeasures: [{ ...spend, id: 'all_spend' }] });
    expect(needsFigures(held, own)).toBe(true);
    expect(needsFigures(own, structuredClone(own))).toBe(false);
    const { appraisal } = defaultSpec;
    expect(
      needsFigures(held, changed({ appraisal: { ...appraisal, isMidYear: !appraisal.isMidYear } })),
    ).toBe(false);
  });

  it('computes anew for another first month of the year, and not for another name of the year', () => {
    const { calendar } = defaultSpec;
    const naming = calendar.naming === 'end' ? 'start' : 'end';
    expect(needsFigures(held, changed({ calendar: { ...calendar, startMonth: 10 } }))).toBe(true);
    expect(needsFigures(held, changed({ calendar: { ...calendar, naming } }))).toBe(false);
  });

  it.each([
    [{ ownMeasures: [] }, 'change of measures'],
    [{ appraisal: defaultSpec.appraisal }, 'change of appraisal settings'],
    [{ appraisal: defaultSpec.appraisal, currency: 'EUR' }, 'change of appraisal settings and currency'],
  ])('is named as a step that can be taken back', (change, label) => {
    expect(settingsLabel(change)).toBe(label);
  });
});

it('a document whose own measure has no title is refused', () => {
  const document = { ...defaultSpec, ownMeasures: [{ ...spend, id: 'all_spend', title: ' ' }] };
  expect(() => parseSpec(document)).toThrow('workspace: ownMeasures.0.title: expected a title');
});
