import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '#lib/core/engine/port.ts';
import { catalogueOf } from '#lib/core/measures/catalogue.ts';
import { evaluate } from '#lib/core/measures/evaluate.ts';
import { componentsBoard } from '#lib/core/review/lifecycle/design/components.ts';
import { flexibilityBoard } from '#lib/core/review/lifecycle/design/flexibility.ts';
import { relationshipBoard } from '#lib/core/review/lifecycle/design/relationship.ts';
import { pointsWhere } from '#lib/core/measures/points.ts';
import { lifecycleOf } from '#lib/core/review/lifecycle/lifecycle-data.ts';
import { ukFiscalCalendar } from '#lib/core/vocabulary/fiscal.ts';
import { defaultIndicators as settings } from '#lib/core/vocabulary/indicator-settings.ts';
import type { Measure } from '#lib/core/vocabulary/measure.ts';
import { startNodeEngine } from '#lib/platform/node/engine.ts';
import { readSqlText } from '#lib/platform/node/sql-text.ts';
import { loadSample } from '../../../../golden/load-sample.ts';

let engine: Engine;
let measures: readonly Measure[];
const view = { party: 'system', terms: 'nominal', until: '2026-03-01', calendar: ukFiscalCalendar } as const;

beforeAll(async () => {
  engine = await startNodeEngine();
  await loadSample(engine);
  const sql = await readSqlText();
  measures = catalogueOf(sql);
  await evaluate(engine, sql, { currency: 'GBP', priceBase: null });
}, 60_000);

afterAll(() => engine.close());

const dataOf = (partnership: string) =>
  lifecycleOf(engine, { partnership, measures, party: 'system', terms: 'nominal' });

const context = () => ({ measures, settings, info: null });

const findingsOf = async (partnership: string) => {
  const { findings } = flexibilityBoard(await dataOf(partnership), view, context());
  return findings.map(({ message, size }) => `${message} ${size.exact}`);
};

test('the least payroll volume is never reached, and costs what was paid above what the volume gives', async () => {
  const data = await dataOf('hr-payroll');
  const [first] = flexibilityBoard(data, view, context()).findings;
  expect(first).toMatchObject({
    message:
      'The least volume of Payroll, 11,500 payslips a month, was never reached, and £108k was paid for volume that never came.',
    component: { name: 'Volume band: Payroll, least' },
  });
  // By hand from the files: recharge less tariff x payslips, no less than 0 and no more than tariff x payslips missing.
  const volumes = new Map(
    data.service.points
      .filter(
        ({ measure, service, grain }) => measure === 'volume' && service === 'Payroll' && grain === 'month',
      )
      .map(({ period, value }) => [period, Number(value)]),
  );
  const tariffOf = (month: string) => (month < '2024-04' ? 4.07 : month < '2025-04' ? 4.2 : 4.31);
  const cost = (data.recharges ?? [])
    .filter(({ service }) => service === 'Payroll')
    .reduce((sum, { period, value }) => {
      const volume = volumes.get(period)!;
      const most = tariffOf(period) * (11_500 - volume);
      return sum + Math.min(most, Math.max(0, Number(value) - tariffOf(period) * volume));
    }, 0);
  expect(Number(first!.size.amount)).toBeCloseTo(cost, 1);
});

test('payroll has targets that were never at risk', async () => {
  const found = await findingsOf('hr-payroll');
  const safe = found.filter((message) => message.includes('never at risk'));
  expect(safe.length).toBeGreaterThan(0);
  expect(safe.join()).toContain('Average time to hire: the target of 45 days');
});

test('a credit of pathology was due in eight months and waived in each, and its target is never met', async () => {
  const found = await findingsOf('pathology');
  expect(found[0]).toBe(
    'Service credit: Results within 24 hours was due in 8 of 17 months and never paid. £13,487.79',
  );
  expect(found.join()).toContain(
    'Results within 24 hours: the target of 90.0% was never met in the 9 months it has been in force.',
  );
  expect(found.join()).toContain('ends on 30 Jun 2026 and nothing follows it');
});

test('permits grew far beyond their least volume, and charges follow their index', async () => {
  const data = await dataOf('permits-desk');
  const { findings, checks } = flexibilityBoard(data, view, context());
  expect(findings[0]!.message).toContain('Volume stayed far above the least, 9,000 applications a month');
  expect(checks.find(({ kind }) => kind === 'price')?.answer).toContain(
    'none found among 2 charges beside CPI',
  );
});

test('a target that is about to be missed is not told as one that was never at risk', async () => {
  const found = await findingsOf('records');
  expect(found.filter((message) => message.startsWith('Urgent requests'))).toEqual([]);
});

test('a target of pathology changed in July 2025, and the later one applies', async () => {
  const { groups } = componentsBoard(await dataOf('pathology'), view, context());
  const results = groups[0]!.components.find(({ name }) => name === 'Service level: Results within 24 hours');
  expect(results).toMatchObject({
    applies: { terms: 'target 90%' },
    changes: ['Version 2: target 93% to 90% from 1 Jul 2025.'],
  });
});

test.each(['hr-payroll', 'fleet-workshops', 'permits-desk', 'pathology', 'records'])(
  'the pulse of %s is that of the measure, of both sides and of each, in every wave',
  async (partnership) => {
    const data = await dataOf(partnership);
    const points = await pointsWhere(engine, {
      partnership,
      measures: ['relationship_pulse', 'survey_response_rate'],
      services: 'whole',
    });
    const waves = [...new Set(points.map(({ period }) => period))];
    expect(waves.length).toBeGreaterThan(0);
    for (const wave of waves) {
      const { sides } = relationshipBoard(data, { until: wave }, context());
      for (const { pulse, ref } of sides) {
        const point = points.find(
          ({ measure, metric, period }) =>
            measure === 'relationship_pulse' && metric === ref!.metric && period === wave,
        );
        expect(pulse.value).toBeCloseTo(Number(point!.value), 8);
      }
    }
  },
);
