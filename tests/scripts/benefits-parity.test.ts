import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SourceFile } from '#lib/core/imports/load/imported-file.ts';
import type { Result, ResultSummary, ResultValue } from '#lib/core/measures/result.ts';
import { appraisalBoard } from '#lib/core/review/benefits/appraisal.ts';
import type { BenefitFigure } from '#lib/core/review/benefits/benefit-figure.ts';
import type { BenefitsData, BenefitsView } from '#lib/core/review/benefits/data.ts';
import { headlineBoard } from '#lib/core/review/benefits/headline.ts';
import { naiveBoard } from '#lib/core/review/benefits/naive.ts';
import { netBoard } from '#lib/core/review/benefits/net.ts';
import { viewsBoard } from '#lib/core/review/benefits/views.ts';
import { openingQuarter } from '#lib/core/review/quarters.ts';
import type { FigureRef } from '#lib/core/vocabulary/figure-ref.ts';
import { quarterEnd } from '#lib/core/vocabulary/fiscal.ts';
import { add, compare, negate, type Decimal } from '#lib/core/vocabulary/money.ts';
import type { Party, Terms } from '#lib/core/vocabulary/point.ts';
import { readSqlText } from '#lib/platform/node/sql-text.ts';
import { BoardState } from '#lib/state/board.svelte.ts';
import type { WorkspaceState } from '#lib/state/workspace.svelte.ts';
import { closeBrowser, newBrowser, openPage } from '../state/workspace-kit.ts';
import { command, inFolder } from './evaluate-kit.ts';

const root = join(import.meta.dirname, '../..');
const folder = join(root, 'data-samples');
const names = ['fleet-workshops', 'hr-payroll', 'pathology', 'permits-desk', 'records'];
const parties: readonly Party[] = ['system', 'customer', 'provider'];
const allTerms: readonly Terms[] = ['nominal', 'real'];

const browser = newBrowser();
let page: WorkspaceState;
let results: Readonly<Record<Terms, Result>>;

beforeAll(async () => {
  page = await openPage(browser, { sql: await readSqlText(), fetchSample: sampleFiles });
  results = { nominal: await written('nominal'), real: await written('real') };
}, 180_000);

afterAll(() => closeBrowser(browser));

async function sampleFiles(): Promise<readonly SourceFile[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.csv')).toSorted();
  return Promise.all(
    files.map(async (name) => ({ name, content: new Blob([await readFile(join(folder, name))]) })),
  );
}

/** What the command line writes of the sample. */
async function written(terms: Terms): Promise<Result> {
  return inFolder({}, async (out) => {
    const path = join(out, 'result.json');
    await command(['data-samples', '--terms', terms, '--out', path], root);
    return JSON.parse(await readFile(path, 'utf8')) as Result;
  });
}

/** What the Benefits screen of a partnership is drawn from when it is opened. */
async function opened(
  partnership: string,
  { party, terms }: Pick<BenefitsView, 'party' | 'terms'>,
): Promise<{ data: BenefitsData; view: BenefitsView }> {
  const board = new BoardState(page);
  board.showBenefits(partnership, { party, terms });
  await expect.poll(() => board.benefits.state.kind, { timeout: 20_000 }).toBe('ready');
  const data = board.benefits.value;
  const { calendar } = page.spec;
  const quarter = openingQuarter(data?.whole ?? [], calendar);
  if (!data || !quarter) throw new Error(`${partnership}: nothing to show`);
  return { data, view: { party, terms, calendar, until: quarterEnd(quarter, calendar) } };
}

type Key = Pick<ResultSummary, 'measure' | 'party' | 'terms'> & Partial<Pick<ResultSummary, 'metric'>>;

/** A total that the command line writes; null where it writes that there is none. */
function total(partnership: string, { measure, party, terms, metric = null }: Key): ResultValue {
  const found = results[terms].summary.filter(
    (one) =>
      one.partnership === partnership &&
      one.measure === measure &&
      one.party === party &&
      one.metric === metric &&
      (one.terms === terms || one.measure === 'npsv'),
  );
  expect(found.length, `${measure} of ${partnership}, ${party}`).toBeLessThanOrEqual(1);
  return found[0]?.value ?? null;
}

/** The months a figure of the screen opens, as the command line writes them. */
function monthsBehind(ref: FigureRef, view: BenefitsView): readonly ResultValue[] {
  const { party = view.party, terms = view.terms } = ref;
  return results[terms].points
    .filter(
      (point) =>
        point.measure === ref.measure &&
        point.partnership === ref.partnership &&
        point.service === null &&
        point.metric === ref.metric &&
        point.party === party &&
        point.terms === terms &&
        point.grain === 'month' &&
        point.period >= (ref.from ?? ref.period) &&
        point.period <= ref.period,
    )
    .map(({ value }) => value);
}

function expectSame(figure: BenefitFigure, value: ResultValue, label: string): void {
  if (figure.value === null || value === null) {
    expect([label, figure.value], `the screen has ${figure.value}, the command line ${value}`).toEqual([
      label,
      value,
    ]);
  } else if (typeof value === 'number') expect(Number(figure.value), label).toBe(value);
  else expect(compare(figure.value, value), `${label}: ${figure.value} and ${value}`).toBe(0);
}

/** A figure is what its months come to; `sign` -1 where it stands as something taken off. */
function expectSummed(figure: BenefitFigure, view: BenefitsView, sign: 1 | -1 = 1): void {
  if (figure.ref === null || figure.value === null) return;
  const label = `${figure.ref.measure} of ${figure.ref.partnership}, ${figure.label}`;
  const months = monthsBehind(figure.ref, view);
  expect(months.length, label).toBeGreaterThan(0);
  const sum = add('0', ...months.map((value) => String(value ?? `no value in ${label}`)));
  const size: Decimal = sign < 0 ? negate(figure.value) : figure.value;
  expect(compare(size, sum), `${label}: ${size} and ${sum}`).toBe(0);
}

test('both sides have figures to compare', async () => {
  const { data, view } = await opened('hr-payroll', { party: 'system', terms: 'nominal' });
  // From data-samples/known-totals.json.
  expect(headlineBoard(data, view).headline.value).toBe('570231.22');
  expect(total('hr-payroll', { measure: 'verified_net_saving', party: 'system', terms: 'nominal' })).toBe(
    '570231.22',
  );
  expect(
    total('hr-payroll', { measure: 'npsv', party: 'system', terms: 'real', metric: 'delivered' }),
  ).toMatch(/^\d+\.\d\d$/);
});

describe.each(names)('the command line writes the figures of the Benefits screen of %s', (name) => {
  test.each(allTerms)('the headline and what stands beside it, %s', async (terms) => {
    for (const party of parties) {
      const { data, view } = await opened(name, { party, terms });
      const board = headlineBoard(data, view);
      const other = terms === 'nominal' ? 'real' : 'nominal';
      expectSame(
        board.headline,
        total(name, { measure: 'verified_net_saving', party, terms }),
        `${party} headline`,
      );
      expectSame(
        board.otherTerms,
        total(name, { measure: 'verified_net_saving', party, terms: other }),
        `${party} headline, ${other}`,
      );
      expectSame(
        board.realisation,
        total(name, { measure: 'realisation_rate', party, terms }),
        `${party} rate`,
      );
      expectSame(
        board.lifetime,
        total(name, { measure: 'lifetime_realisation_rate', party, terms }),
        `${party} lifetime rate`,
      );
      expectSame(board.payback, total(name, { measure: 'payback', party, terms }), `${party} payback`);
      for (const { id, figures } of board.bands)
        for (const { figure } of figures) {
          expectSame(
            figure,
            total(name, { measure: id, party, terms, metric: figure.ref?.metric ?? null }),
            id,
          );
          expectSummed(figure, view);
        }
    }
  });

  test.each(allTerms)('the three views with the transfer residual, %s', async (terms) => {
    const { data, view } = await opened(name, { party: 'system', terms });
    const { lines, residual, check } = viewsBoard(data, view);
    for (const { figures } of lines) for (const party of parties) expectSummed(figures[party], view);
    const net = lines.find(({ id }) => id === 'net_saving')!;
    for (const party of parties)
      expectSame(net.figures[party], total(name, { measure: 'net_saving', party, terms }), `net, ${party}`);
    expectSame(residual, total(name, { measure: 'transfer_residual', party: 'system', terms }), 'residual');
    expect(check.kind).toBe(name === 'records' ? 'unavailable' : 'ties');
  });

  test('the way from gross to net and what unit cost times volume would claim, in both terms', async () => {
    for (const party of parties) {
      const { data, view } = await opened(name, { party, terms: 'nominal' });
      const { lines, ties } = netBoard(data, view);
      for (const { id, nominal, real } of lines) {
        const sign = id.endsWith('_saving') ? 1 : -1;
        expectSummed(nominal, view, sign);
        expectSummed(real, view, sign);
      }
      const net = lines.at(-1)!;
      expectSame(
        net.nominal,
        total(name, { measure: 'net_saving', party, terms: 'nominal' }),
        'net, nominal',
      );
      expectSame(net.real, total(name, { measure: 'net_saving', party, terms: 'real' }), 'net, real');
      expect([ties.nominal, ties.real]).not.toContain(false);
      const { naive, flexed } = naiveBoard(data, view);
      expectSame(naive, total(name, { measure: 'naive_saving', party, terms: 'nominal' }), 'naive');
      expectSame(flexed, total(name, { measure: 'gross_saving', party, terms: 'nominal' }), 'flexed');
    }
  });

  test.each(allTerms)('the appraisal, which is real in either terms, %s', async (terms) => {
    const { data, view } = await opened(name, { party: 'system', terms });
    const { cases, missing } = appraisalBoard(data, view, page.spec.appraisal);
    const rows = results[terms].summary.filter(
      ({ partnership, measure }) => partnership === name && (measure === 'npsv' || measure === 'bcr'),
    );
    expect(missing === null).toBe(name !== 'records');
    const shown = cases.flatMap(({ id, results: all }) =>
      all
        .filter((one) => one.id === 'npsv' || one.id === 'bcr')
        .map((one) => [one.id, id, one.id === 'bcr' && one.value !== null ? Number(one.value) : one.value]),
    );
    expect(
      rows
        .filter(({ metric }) => metric !== null)
        .map(({ measure, metric, value }) => [measure, metric, value]),
    ).toEqual(shown);
    expect(rows.every((row) => row.terms === 'real' && row.party === 'system')).toBe(true);
  });
});
