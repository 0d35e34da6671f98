import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { datasetIds, datasets } from '#lib/core/vocabulary/datasets.ts';
import { monthsBetween } from '#lib/core/vocabulary/month.ts';
import type { KnownTotals } from '../../scripts/samples/known-totals.ts';
import { sampleFiles } from '../../scripts/samples/sample-files.ts';
import { sampleSeed } from '../../scripts/samples/sample.ts';

type Rows = readonly Readonly<Record<string, string>>[];

const folder = join(import.meta.dirname, '../../data-samples');
const text = (name: string): string => readFileSync(join(folder, name), 'utf8');
const known = JSON.parse(text('known-totals.json')) as KnownTotals;
const costs = read('costs.csv');
const volumes = read('volumes.csv');
const levels = read('service_levels.csv');

describe('the generator', () => {
  test('writes the files of the repository again, byte for byte', () => {
    const files = sampleFiles(sampleSeed);
    expect([...files.keys()].toSorted()).toEqual(readdirSync(folder).toSorted());
    for (const [name, content] of files) expect(content === text(name), name).toBe(true);
  });

  test('writes other figures from another seed', () => {
    expect(sampleFiles(7).get('costs.csv')).not.toBe(text('costs.csv'));
  });
});

describe('the files', () => {
  test.each(datasetIds)(
    '%s has the fields of its dataset as header and nothing missing that is required',
    (id) => {
      const rows = read(`${id}.csv`);
      const { fields } = datasets[id];
      expect(Object.keys(rows[0] ?? {})).toEqual(fields.map((field) => field.name));
      const required = fields.filter((field) => field.isRequired);
      expect(rows.filter((row) => required.some((field) => row[field.name] === ''))).toEqual([]);
    },
  );

  test.each(datasetIds)('%s uses only the choices of its fields and has no row twice', (id) => {
    const rows = read(`${id}.csv`);
    for (const { name, choices } of datasets[id].fields)
      if (choices) expect(choices).toEqual(expect.arrayContaining(distinct(rows, name).filter(Boolean)));
    expect(new Set(rows.map((row) => Object.values(row).join('\u0000'))).size).toBe(rows.length);
  });

  test('hold every month for each partnership, with both parties to the same last month', () => {
    const months = monthsBetween(known.from, known.until);
    expect(months).toHaveLength(48);
    for (const { partnership } of known.partnerships)
      for (const party of ['customer', 'provider'])
        expect(distinct(costs.filter(isOwn(partnership, party)), 'period').toSorted(), partnership).toEqual(
          months,
        );
  });

  test('have one volume a service and month, and one level a service, metric and month', () => {
    const volumeKeys = volumes.map((row) => key(row, ['partnership', 'service', 'scenario', 'period']));
    const levelKeys = levels.map((row) => key(row, ['partnership', 'service', 'metric', 'period']));
    expect(new Set(volumeKeys).size).toBe(volumeKeys.length);
    expect(new Set(levelKeys).size).toBe(levelKeys.length);
  });

  test('have amounts above zero, and no actual amount that looks like a wrong scale', () => {
    expect(Math.min(...costs.map((row) => pence(row.amount ?? '')))).toBeGreaterThan(0);
    for (const { partnership } of known.partnerships) {
      const actual = costs.filter((row) => row.partnership === partnership && row.scenario === 'actual');
      const amounts = actual.map((row) => pence(row.amount ?? ''));
      expect(Math.max(...amounts) / Math.min(...amounts), partnership).toBeLessThan(1000);
    }
  });

  test('count no more cases met than counted', () => {
    const pooled = levels.filter((row) => row.denominator !== '');
    expect(pooled.filter((row) => Number(row.numerator) > Number(row.denominator))).toEqual([]);
    expect(levels.filter((row) => (row.value === '') === (row.denominator === ''))).toEqual([]);
  });

  test('stay small enough to be loaded on a first visit', () => {
    expect(datasetIds.reduce((sum, id) => sum + text(`${id}.csv`).length, 0)).toBeLessThan(2_000_000);
  });
});

describe('the known totals', () => {
  test('count the rows and add up the amounts of each file', () => {
    for (const id of datasetIds) expect(read(`${id}.csv`)).toHaveLength(known.files[`${id}.csv`]?.rows ?? -1);
    expect(pounds(sum(costs))).toBe(known.files['costs.csv']?.amount);
    const volume = volumes.reduce((total, row) => total + Number(row.volume), 0);
    expect(String(volume)).toBe(known.files['volumes.csv']?.amount);
  });

  test.each(known.partnerships)('of $partnership equal the sums of its rows in costs.csv', (totals) => {
    const own = (party: string) => sum(costs.filter(isOwn(totals.partnership, party)));
    const recharge = (party: string) => sum(costs.filter(is(totals.partnership, party, ['recharge'])));
    const change = (party: string) => sum(costs.filter(is(totals.partnership, party, changeKinds)));
    expect(totals.own_cost).toEqual({ customer: pounds(own('customer')), provider: pounds(own('provider')) });
    expect(totals.recharge_paid).toBe(pounds(recharge('customer')));
    expect(totals.recharge_received).toBe(pounds(recharge('provider')));
    expect(totals.cost).toEqual({
      customer: pounds(own('customer') + recharge('customer')),
      provider: pounds(own('provider') - recharge('provider')),
      system: pounds(own('customer') + own('provider')),
    });
    expect(totals.change_cost).toEqual({
      customer: pounds(change('customer')),
      provider: pounds(change('provider')),
      system: pounds(change('customer') + change('provider')),
    });
  });

  test.each(known.partnerships)('of $partnership equal its volumes', (totals) => {
    const rows = volumes.filter((row) => row.partnership === totals.partnership && row.scenario === 'actual');
    for (const service of distinct(rows, 'service')) {
      const volume = rows
        .filter((row) => row.service === service)
        .reduce((all, row) => all + Number(row.volume), 0);
      expect(totals.volume[service]).toBe(String(volume));
    }
  });

  test.each(known.partnerships)('of $partnership state the levels of the last month', (totals) => {
    for (const level of totals.attainment) {
      const rows = levels.filter(
        (row) =>
          row.partnership === totals.partnership &&
          row.metric === level.metric &&
          row.period === known.until &&
          (level.service === null || row.service === level.service),
      );
      const met = rows.reduce((all, row) => all + Number(row.numerator), 0);
      const counted = rows.reduce((all, row) => all + Number(row.denominator), 0);
      const value = counted === 0 ? Number(rows[0]?.value) : met / counted;
      expect(Number(level.value)).toBeCloseTo(value, 6);
      expect(new Set(rows.map((row) => row.target))).toEqual(new Set([level.target ?? '']));
    }
  });

  test('add up from view to view: government is customer and provider', () => {
    for (const { savings } of known.partnerships)
      for (const figure of ['flexed_baseline', 'cost_after_baseline', 'gross_saving', 'net_saving'] as const)
        if (savings)
          expect(pence(savings[figure].customer) + pence(savings[figure].provider)).toBe(
            pence(savings[figure].system),
          );
  });
});

describe('the stories', () => {
  const told = (id: string) => {
    const totals = known.partnerships.find((candidate) => candidate.partnership === id);
    if (!totals) throw new Error(`${id} is not in the sample`);
    return totals;
  };
  const net = (id: string, view: 'system' | 'customer' | 'provider') =>
    pence(told(id).savings?.net_saving[view] ?? '');

  test('HR and payroll breaks even in its third year and saves for both parties', () => {
    expect(told('hr-payroll').savings?.break_even.system).toMatch(/^2025-(0[4-9]|1[0-2])/);
    expect(net('hr-payroll', 'customer')).toBeGreaterThan(200_000_00);
    expect(net('hr-payroll', 'provider')).toBeGreaterThan(200_000_00);
  });

  test('Fleet workshops moves cost from customer to provider: both together save about nothing', () => {
    expect(net('fleet-workshops', 'customer')).toBeGreaterThan(900_000_00);
    expect(net('fleet-workshops', 'provider')).toBeLessThan(-900_000_00);
    expect(Math.abs(net('fleet-workshops', 'system'))).toBeLessThan(30_000_00);
  });

  test('Permits desk saves about nothing where unit cost claims more than a million', () => {
    const { savings, unit_cost_first_year, unit_cost_last_year } = told('permits-desk');
    expect(Number(unit_cost_last_year)).toBeLessThan(0.9 * Number(unit_cost_first_year));
    expect(pence(savings?.naive_unit_cost_saving ?? '')).toBeGreaterThan(1_000_000_00);
    expect(Math.abs(pence(savings?.gross_saving.system ?? ''))).toBeLessThan(20_000_00);
  });

  test('Pathology drops by a step in the month of the pilot, and every later month is below every earlier one', () => {
    const share = (row: Rows[number]) => Number(row.numerator) / Number(row.denominator);
    const rows = levels.filter(
      (row) => row.partnership === 'pathology' && row.metric === 'Results within 24 hours',
    );
    const before = rows.filter((row) => (row.period ?? '') < '2024-11-01').map(share);
    const after = rows.filter((row) => (row.period ?? '') >= '2024-11-01').map(share);
    expect(Math.min(...before)).toBeGreaterThan(Math.max(...after) + 0.02);
    expect(distinct(rows, 'target')).toEqual(['0.93', '0.9']);
  });

  test('Records has no baseline and no saving', () => {
    expect(told('records').savings).toBeNull();
    expect(distinct(read('baselines.csv'), 'partnership')).not.toContain('records');
  });
});

const changeKinds = ['transition', 'dual_running', 'stranded', 'one_off'];

function read(name: string): Rows {
  return Papa.parse<Record<string, string>>(text(name), { header: true, skipEmptyLines: true }).data;
}

function is(partnership: string, party: string, kinds: readonly string[]) {
  return (row: Rows[number]): boolean =>
    row.partnership === partnership &&
    row.party === party &&
    row.scenario === 'actual' &&
    kinds.includes(row.kind ?? '');
}

function isOwn(partnership: string, party: string) {
  return is(partnership, party, ['run']);
}

function distinct(rows: Rows, name: string): readonly string[] {
  return [...new Set(rows.map((row) => row[name] ?? ''))];
}

function key(row: Rows[number], names: readonly string[]): string {
  return names.map((name) => row[name]).join('\u0000');
}

/** Whole pence of an amount with exactly two decimals. */
function pence(amount: string): number {
  expect(amount).toMatch(/^-?\d+\.\d\d$/);
  return Number(amount.replace('.', ''));
}

function sum(rows: Rows): number {
  return rows.reduce((total, row) => total + pence(row.amount ?? ''), 0);
}

function pounds(whole: number): string {
  return (whole / 100).toFixed(2);
}
