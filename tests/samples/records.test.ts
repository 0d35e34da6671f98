import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { addMonths } from '#lib/core/vocabulary/month.ts';
import type { KnownTotals } from '../../scripts/samples/known-totals.ts';

type Row = Readonly<Record<string, string>>;

const folder = join(import.meta.dirname, '../../data-samples');
const known = JSON.parse(readFileSync(join(folder, 'known-totals.json'), 'utf8')) as KnownTotals;
const ids = known.partnerships.map(({ partnership }) => partnership);
const levels = read('service_levels.csv');
const tickets = read('tickets.csv');
const benefits = read('benefits.csv');
const plan = read('benefit_plan.csv');
const agreement = read('agreement.csv');
const alternatives = read('alternatives.csv');
const survey = read('survey.csv');
const programme = read('programme.csv');

const ofPartnerships = ['benefits', 'agreement', 'objectives', 'log', 'alternatives', 'survey', 'programme'];

describe('the records', () => {
  test.each(ofPartnerships)('%s speak of every partnership there is, and of no other', (name) => {
    expect(new Set(read(`${name}.csv`).map((row) => row.partnership))).toEqual(new Set(ids));
  });

  test.each(['benefits', 'objectives', 'log'])('%s name measures of the catalogue only', (name) => {
    const catalogue = join(import.meta.dirname, '../../src/lib/core/measures/catalogue');
    const measures = readdirSync(catalogue).map((file) => file.replace('.sql', ''));
    const named = read(`${name}.csv`).map((row) => row.measure ?? '');
    expect(measures).toEqual(expect.arrayContaining(named.filter(Boolean)));
  });

  test.each(['agreement', 'objectives', 'log'])('%s name metrics their partnership measures', (name) => {
    const metrics = new Set(levels.map((row) => `${row.partnership}: ${row.metric}`));
    const named = read(`${name}.csv`).filter((row) => row.metric !== '');
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((row) => !metrics.has(`${row.partnership}: ${row.metric}`))).toEqual([]);
  });

  test('weigh no more than a first visit can load: under 700 kB beside the figures', () => {
    const names = [...ofPartnerships, 'tickets', 'benefit_plan'].map((name) => `${name}.csv`);
    expect(names.reduce((sum, name) => sum + text(name).length, 0)).toBeLessThan(700_000);
  });
});

describe('the tickets', () => {
  test('are those of two partnerships, each case once', () => {
    expect([...new Set(tickets.map((row) => row.partnership))]).toEqual(['hr-payroll', 'fleet-workshops']);
    expect(new Set(tickets.map((row) => row.id)).size).toBe(tickets.length);
  });

  test.each([
    ['hr-payroll', 'Recruitment', 'Queries answered in 2 days'],
    ['fleet-workshops', 'Heavy vehicles', 'Vehicles ready on time'],
  ])('of %s give the service level of %s, %s, month by month', (partnership, service, metric) => {
    const counted = levels.filter(
      (row) =>
        row.partnership === partnership &&
        row.service === service &&
        row.metric === metric &&
        (row.period ?? '') >= '2025-10-01',
    );
    expect(counted).toHaveLength(6);
    for (const { period = '', numerator, denominator } of counted) {
      const opened = tickets.filter(
        (row) => row.partnership === partnership && row.opened?.startsWith(period.slice(0, 7)),
      );
      expect(new Set(opened.map((row) => row.service))).toEqual(new Set([service]));
      expect(
        opened.filter((row) => row.made_sla !== ''),
        period,
      ).toHaveLength(Number(denominator));
      expect(
        opened.filter((row) => row.made_sla === 'true'),
        period,
      ).toHaveLength(Number(numerator));
    }
  });

  test('made their service level when they were resolved by the time they were due', () => {
    const resolved = tickets.filter((row) => row.resolved !== '');
    for (const { opened = '', resolved: at = '', due = '', made_sla } of resolved) {
      expect(opened < at && opened < due).toBe(true);
      expect(String(at <= due)).toBe(made_sla);
    }
  });

  test('hold a few that are open, overdue or not yet due, and a few opened again', () => {
    const open = tickets.filter((row) => row.resolved === '');
    const overdue = open.filter((row) => (row.due ?? '') < '2026-03-31 18:00');
    expect(overdue.length).toBeGreaterThan(5);
    expect(new Set(overdue.map((row) => row.made_sla))).toEqual(new Set(['false']));
    const inTime = open.filter((row) => !overdue.includes(row));
    expect(inTime).toHaveLength(14);
    expect(new Set(inTime.map((row) => row.made_sla))).toEqual(new Set(['']));
    const again = tickets.filter((row) => row.reopened !== '0').length / tickets.length;
    expect(again).toBeGreaterThan(0.01);
    expect(again).toBeLessThan(0.06);
  });
});

describe('the benefits', () => {
  test('have an id of their own, and enable only benefits that exist', () => {
    const benefitIds = benefits.map((row) => row.benefit);
    expect(new Set(benefitIds).size).toBe(benefits.length);
    const named = [...benefits.map((row) => row.enables), ...plan.map((row) => row.benefit)];
    expect(benefitIds).toEqual(expect.arrayContaining(named.filter(Boolean)));
  });

  test('have one value a month and scenario, and none for quality, which its measure tells', () => {
    const keys = plan.map((row) => `${row.benefit} ${row.period} ${row.scenario}`);
    expect(new Set(keys).size).toBe(keys.length);
    const quality = benefits.filter((row) => row.class === 'quality').map((row) => row.benefit);
    expect(plan.filter((row) => quality.includes(row.benefit))).toEqual([]);
  });

  test.each([
    ['HRP-01', 'hr-payroll', 'customer'],
    ['HRP-02', 'hr-payroll', 'provider'],
    ['FLW-01', 'fleet-workshops', 'customer'],
    ['PTH-01', 'pathology', 'customer'],
  ] as const)(
    '%s records what the ledgers show: the gross saving of %s, %s',
    (benefit, partnership, view) => {
      const { savings } = known.partnerships.find((one) => one.partnership === partnership) ?? {};
      const actual = plan.filter((row) => row.benefit === benefit && row.scenario === 'actual');
      expect(pounds(sum(actual, 'value'))).toBe(savings?.gross_saving[view]);
    },
  );
});

describe('the agreement', () => {
  test('has for every level measured since it began the target that the level was held against', () => {
    const terms = agreement.filter((row) => row.kind === 'service_level');
    for (const level of levels) {
      const own = terms.filter((row) => row.partnership === level.partnership && row.metric === level.metric);
      const isBefore = own.every((row) => (row.effective_from ?? '') > (level.period ?? ''));
      const [inForce, second] = own.filter((row) => isInForce(row, level.period ?? ''));
      expect(second).toBeUndefined();
      if (!isBefore) expect([inForce?.target, inForce?.unit]).toEqual([level.target, level.unit]);
    }
  });

  test('charges more each April, from the first month of the recharge on', () => {
    const charges = agreement.filter((row) => row.component === 'Charge: Payroll');
    expect(charges.map((row) => row.effective_from)).toEqual(['2023-04-01', '2024-04-01', '2025-04-01']);
    expect(charges.map((row) => row.effective_to)).toEqual(['2024-03-31', '2025-03-31', '']);
    const values = charges.map((row) => Number(row.value));
    expect(values).toEqual(values.toSorted((a, b) => a - b));
  });

  test('numbers the versions of a component, which follow each other without overlap', () => {
    for (const component of new Set(agreement.map((row) => `${row.partnership}/${row.component}`))) {
      const versions = agreement.filter((row) => `${row.partnership}/${row.component}` === component);
      expect(versions.map((row) => row.version)).toEqual(versions.map((_, index) => String(index + 1)));
      for (const [index, row] of versions.entries()) {
        const next = versions[index + 1]?.effective_from;
        // The last version is open, or ends after the sample.
        const end = row.effective_to ?? '';
        if (next || end < '2026-04-01') expect(end, component).toBe(next ? dayBefore(next) : '');
      }
    }
  });

  test('owes a service credit for every month of the first version in Pathology, and for no other', () => {
    for (const credit of agreement.filter((row) => row.kind === 'credit')) {
      const pooled = pooledLevels(credit).filter(([period]) => isInForce(credit, period));
      expect(pooled.length).toBeGreaterThan(5);
      const isDue = pooled.map(([, share]) => share < Number(credit.target));
      const isWaived = credit.partnership === 'pathology' && credit.version === '1';
      expect(new Set(isDue), `${credit.partnership} ${credit.version}`).toEqual(new Set([isWaived]));
    }
  });

  test('holds to the principles that the survey asks about', () => {
    const principles = agreement.filter((row) => row.kind === 'principle');
    const held = new Set(principles.map((row) => row.component?.replace('Principle: ', '')));
    expect(held).toEqual(new Set(survey.map((row) => row.principle)));
  });
});

describe('the alternatives', () => {
  test.each(ids)('of %s have the same years and weights, which add up to 1', (partnership) => {
    const own = alternatives.filter((row) => row.partnership === partnership);
    const shapes = [...new Set(own.map((row) => row.alternative))].map((name) => {
      const rows = own.filter((row) => row.alternative === name);
      return {
        years: rows.filter((row) => row.cost !== '').map((row) => row.year_from),
        weights: rows.filter((row) => row.criterion !== '').map((row) => [row.criterion, row.weight]),
      };
    });
    expect(shapes.length).toBeGreaterThan(2);
    for (const shape of shapes) expect(shape).toEqual(shapes[0]);
    const [first = ''] = shapes[0]?.years ?? [];
    expect(shapes[0]?.years).toEqual([0, 12, 24, 36, 48].map((step) => addMonths(first, step)));
    const weights = shapes[0]?.weights.map(([, weight]) => Math.round(Number(weight) * 100)) ?? [];
    expect(weights.reduce((a, b) => a + b, 0)).toBe(100);
  });
});

describe('the survey', () => {
  test('gives means that whole answers from 1 to 5 can have, of no more people than were asked', () => {
    for (const { score, responses, invited } of survey) {
      const answers = Number(score) * Number(responses);
      expect(Math.abs(answers - Math.round(answers))).toBeLessThanOrEqual(0.005 * Number(responses) + 1e-9);
      expect(Number(score)).toBeGreaterThanOrEqual(1);
      expect(Number(score)).toBeLessThanOrEqual(5);
      expect(Number(responses)).toBeLessThanOrEqual(Number(invited));
    }
  });

  test('shows trust lost by the provider of Fleet workshops and won in HR and payroll', () => {
    const mean = (partnership: string, side: string, date: string) => {
      const rows = survey.filter(
        (row) => row.partnership === partnership && row.side === side && row.date === date,
      );
      return rows.reduce((total, row) => total + Number(row.score), 0) / rows.length;
    };
    expect(mean('fleet-workshops', 'provider', '2025-10-08')).toBeLessThan(
      mean('fleet-workshops', 'provider', '2023-10-11') - 0.8,
    );
    expect(mean('hr-payroll', 'customer', '2025-11-12')).toBeGreaterThan(
      mean('hr-payroll', 'customer', '2023-11-15') + 0.5,
    );
  });

  test('keeps every comment that the stories tell', () => {
    expect(survey.filter((row) => row.comment !== '')).toHaveLength(9);
  });
});

test('the programme expects a milestone on the day it was reached, or after the sample', () => {
  for (const { actual, forecast = '' } of programme)
    if (actual === '') expect(forecast > '2026-03-31').toBe(true);
    else expect(actual !== undefined && actual <= '2026-03-31').toBe(true);
});

test('the known totals add up the planned and recorded pounds and the cost of alternatives', () => {
  expect(known.files['benefit_plan.csv']?.amount).toBe(pounds(sum(plan, 'value')));
  expect(known.files['alternatives.csv']?.amount).toBe(pounds(sum(alternatives, 'cost')));
  expect(known.files['tickets.csv']).toEqual({ rows: tickets.length, amount: null });
});

function text(name: string): string {
  return readFileSync(join(folder, name), 'utf8');
}

function read(name: string): readonly Row[] {
  return Papa.parse<Record<string, string>>(text(name), { header: true, skipEmptyLines: true }).data;
}

/** The share met of a metric in each month, over all services. */
function pooledLevels({ partnership, metric }: Row): readonly (readonly [string, number])[] {
  const own = levels.filter((row) => row.partnership === partnership && row.metric === metric);
  return [...new Set(own.map((row) => row.period ?? ''))].map((period) => {
    const rows = own.filter((row) => row.period === period);
    const total = (field: string) => rows.reduce((all, row) => all + Number(row[field]), 0);
    return [period, total('numerator') / total('denominator')];
  });
}

function isInForce({ effective_from = '', effective_to = '' }: Row, day: string): boolean {
  return effective_from <= day && (effective_to === '' || effective_to >= day);
}

function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
}

/** Whole pence of a column whose amounts have exactly two decimals; blanks are nothing. */
function sum(rows: readonly Row[], field: string): number {
  return rows
    .map((row) => row[field] ?? '')
    .filter(Boolean)
    .reduce((total, amount) => {
      expect(amount).toMatch(/^-?\d+\.\d\d$/);
      return total + Number(amount.replace('.', ''));
    }, 0);
}

function pounds(pence: number): string {
  return (pence / 100).toFixed(2);
}
