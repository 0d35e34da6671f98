import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '#lib/core/engine/port.ts';
import { startNodeEngine } from '#lib/platform/node/engine.ts';
import { lineageOf } from '#lib/core/measures/lineage.ts';
import type { Point } from '#lib/core/vocabulary/point.ts';
import {
  at,
  createTables,
  load as loadAll,
  measure,
  month,
  months,
  ofGrain,
  series,
  sqlOf,
  values,
  type Data,
} from './kit.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startNodeEngine();
  await createTables(engine);
}, 120_000);
afterAll(() => engine.close());

const text = sqlOf(/^(00|10|84|85|86)/, [
  'attainment',
  'availability',
  'satisfaction',
  'promoters',
  'detractors',
  'net_promoter_score',
  'error_budget_spent',
  'year_gone',
  'targets_met',
]);

function load(data: Data, yearStart = 1) {
  return loadAll(engine, data, { yearStart }, text);
}

/** What the source rows of a point sum to. */
async function summed(point: Point): Promise<number> {
  const rows = await lineageOf(engine, measure(point.measure), point);
  return rows.reduce((sum, { contribution }) => sum + Number(contribution), 0);
}

describe('the target of a level', () => {
  const metric = 'Answered in time';
  const levels = months(1, 4).map((period) => ({ metric, period, numerator: '93', denominator: '100' }));

  it('is that of the agreement in force where the rows give none, and judges each month by its own', async () => {
    await load({
      levels,
      agreements: [
        { metric: 'Answered in time', target: '90', unit: '%', effective_from: '2023-04-01', version: '1' },
        // In the middle of February: it applies to whole months, from March.
        {
          metric: 'answered in TIME ',
          target: '0.95',
          unit: 'share',
          effective_from: '2024-02-10',
          version: '10',
        },
        {
          metric,
          target: '0.92',
          unit: 'share',
          effective_from: '2024-03-01',
          effective_to: '2024-04-30',
          version: '2',
        },
        { metric, target: '1', unit: 'share', effective_from: '2024-01-01', kind: 'credit' },
      ],
    });
    const points = await series(engine, 'attainment', { metric });
    expect(points.map(({ target }) => target)).toEqual(['0.9', '0.9', '0.95', '0.95']);
    expect(await values(engine, 'targets_met')).toEqual(['1', '1', '0', '0']);
  });

  it('is that of the row where it gives one, whatever the agreement says', async () => {
    await load({
      levels: levels.map((level) => ({ ...level, target: '0.8' })),
      agreements: [{ metric, target: '0.95', effective_from: '2023-04-01' }],
    });
    const points = await series(engine, 'attainment', { metric });
    expect(points.map(({ target }) => target)).toEqual(['0.8', '0.8', '0.8', '0.8']);
  });

  it('starts within a month where none was in force on its first day, and ends with its version', async () => {
    await load({
      levels,
      agreements: [{ metric, target: '0.9', effective_from: '2024-02-20', effective_to: '2024-03-31' }],
    });
    const points = await series(engine, 'attainment', { metric });
    expect(points.map(({ target }) => target)).toEqual([null, '0.9', '0.9', null]);
  });

  it('is not taken from an agreement in another unit; shares and per cent are the same unit', async () => {
    await load({
      levels: [
        { metric: 'Days to hire', period: month(1), value: '40', unit: 'days', better: 'lower' },
        { metric: 'Uptake', period: month(1), value: '93', unit: '%' },
      ],
      agreements: [
        { metric: 'Days to hire', target: '2', unit: 'months', effective_from: '2023-04-01' },
        { metric: 'Uptake', target: '0.9', unit: 'share', effective_from: '2023-04-01' },
      ],
    });
    expect((await at(engine, 'attainment', month(1), { metric: 'Days to hire' })).target).toBeNull();
    expect((await at(engine, 'attainment', month(1), { metric: 'Uptake' })).target).toBe('90');
  });
});

describe('availability', () => {
  it('is the agreed time less the time lost, whichever of the two the source counts', async () => {
    await load({
      levels: [
        { metric: 'System uptime', period: month(1), numerator: '718.2', denominator: '720', service: 'A' },
        {
          metric: 'Downtime',
          period: month(1),
          numerator: '1.8',
          denominator: '720',
          target: '0.01',
          service: 'A',
        },
        {
          metric: 'Downtime',
          period: month(1),
          numerator: '5.4',
          denominator: '720',
          target: '0.01',
          service: 'B',
        },
        { metric: 'Answered in time', period: month(1), numerator: '1', denominator: '2' },
      ],
    });
    expect(await values(engine, 'availability', { metric: 'System uptime' })).toEqual(['0.9975']);
    const point = await at(engine, 'availability', month(1), { metric: 'Downtime' });
    expect(point).toMatchObject({ value: '0.995', numerator: '1432.8', denominator: '1440', target: '0.99' });
    expect(await summed(point)).toBeCloseTo(0.995, 10);
    expect(await series(engine, 'availability', { metric: 'Answered in time' })).toEqual([]);
  });

  it('stands as given where the parts are not, and says what is wrong', async () => {
    await load({
      levels: [
        { metric: 'Availability', period: month(1), value: '99.5', unit: '%', target: '99' },
        { metric: 'Downtime', period: month(1), value: '3', unit: 'hours' },
        { metric: 'Outage', period: month(1), numerator: '30', denominator: '24' },
      ],
    });
    const given = await at(engine, 'availability', month(1), { metric: 'Availability' });
    expect(given).toMatchObject({ value: '0.995', numerator: null, target: '0.99' });
    expect(await summed(given)).toBeCloseTo(0.995, 10);
    const [downtime] = await series(engine, 'availability', { metric: 'Downtime' });
    expect(downtime).toMatchObject({ value: null, status: 'agreed time is not given' });
    const [outage] = await series(engine, 'availability', { metric: 'Outage' });
    expect(outage).toMatchObject({ value: null, status: 'more downtime than agreed time' });
  });
});

describe('satisfaction', () => {
  const answers = (count: number, score: string, principle: string, scale = '5') =>
    Array.from({ length: count }, () => ({ date: '2024-01-15', principle, score, scale }));

  it('is the share of the two highest answers, shown from 30 answers', async () => {
    await load({
      levels: [
        { metric: 'User satisfaction', period: month(1), numerator: '45', denominator: '60' },
        { metric: 'User satisfaction', period: month(2), numerator: '20', denominator: '29' },
        { metric: 'CSAT', period: month(1), value: '4.2', unit: 'score' },
      ],
      answers: [
        ...answers(20, '5', 'Satisfaction'),
        ...answers(10, '4', 'Satisfaction'),
        ...answers(10, '3', 'Satisfaction'),
      ],
    });
    const [january, february] = await series(engine, 'satisfaction', { metric: 'User satisfaction' });
    expect(january).toMatchObject({ value: '0.75', numerator: '45', denominator: '60' });
    expect(await summed(january!)).toBeCloseTo(0.75, 10);
    expect(february).toMatchObject({
      value: null,
      numerator: null,
      status: '29 answers, under 30: not shown',
    });
    const [mean] = await series(engine, 'satisfaction', { metric: 'CSAT' });
    expect(mean).toMatchObject({ value: null, status: 'a mean score is no share of answers' });
    const survey = await at(engine, 'satisfaction', month(1), { metric: 'Satisfaction' });
    expect(survey).toMatchObject({ value: '0.75', numerator: '30', denominator: '40', rows: 40 });
    expect(await summed(survey)).toBeCloseTo(0.75, 10);
  });

  it('is not known where the source held all of it back', async () => {
    const held = { numerator: null, denominator: null, suppressed: '<=5' };
    await load({
      levels: [
        { metric: 'User satisfaction', period: month(1), ...held },
        { metric: 'Availability', period: month(1), ...held },
        { metric: 'NPS', period: month(1), ...held },
      ],
    });
    for (const [id, metric] of [
      ['satisfaction', 'User satisfaction'],
      ['availability', 'Availability'],
      ['net_promoter_score', 'NPS'],
    ] as const)
      expect((await series(engine, id, { metric }))[0]).toMatchObject({
        value: null,
        status: 'suppressed by the source',
      });
  });

  it('is not known from means of several answers', async () => {
    await load({
      answers: [{ date: '2024-01-15', principle: 'Satisfaction', score: '4.5', responses: '80' }],
    });
    expect(await at(engine, 'satisfaction', month(1), { metric: 'Satisfaction' })).toMatchObject({
      value: null,
      status: 'answers are given only as means',
    });
  });

  it('gives promoters less detractors in points, with the two as its parts', async () => {
    const asked = 'Would you recommend us?';
    await load({
      levels: [
        { metric: 'NPS', period: month(1), value: '12', unit: 'points' },
        { metric: 'Net promoter score', period: month(1), numerator: '-10', denominator: '50' },
      ],
      answers: [
        ...answers(50, '9', asked, '10'),
        ...answers(30, '8', asked, '10'),
        ...answers(20, '6', asked, '10'),
      ],
    });
    const point = await at(engine, 'net_promoter_score', month(1), { metric: asked });
    expect(point).toMatchObject({ value: '30', unit: 'points', numerator: '3000', denominator: '100' });
    expect(await summed(point)).toBeCloseTo(30, 10);
    expect(await values(engine, 'promoters', { metric: asked })).toEqual(['0.5']);
    expect(await values(engine, 'detractors', { metric: asked })).toEqual(['0.2']);
    const [given] = await series(engine, 'net_promoter_score', { metric: 'NPS' });
    expect(given).toMatchObject({ value: '12', status: 'answers are not given: no interval' });
    expect(await values(engine, 'net_promoter_score', { metric: 'Net promoter score' })).toEqual(['-20']);
  });
});

describe('the error budget', () => {
  const metric = 'Answered in time';

  it('is what is missed so far of what the targets of the months allow in the year, beside the year gone', async () => {
    // From April: 1,000 cases a month. Target 0.95, from July 0.9. Misses 40, 40, 40, 100.
    const counted = [960, 960, 960, 900].map((met, step) => ({
      metric,
      period: month(4 + step),
      numerator: `${met}`,
      denominator: '1000',
      target: step < 3 ? '0.95' : '0.9',
      service: 'A',
    }));
    await load({ levels: counted, partnerships: [{ start: '2021-04-12' }] });
    const points = await series(engine, 'error_budget_spent', { metric });
    // April: 40 of 50 × 12. July: 220 of (50 + 50 + 50 + 100) × 12 / 4.
    expect(points.map(({ numerator, denominator }) => `${numerator} of ${denominator}`)).toEqual([
      '40 of 600',
      '80 of 600',
      '120 of 600',
      '220 of 750',
    ]);
    for (const point of points) expect(await summed(point)).toBeCloseTo(Number(point.value), 10);
    expect(await values(engine, 'year_gone')).toEqual([
      '0.083333333333',
      '0.166666666667',
      '0.25',
      '0.333333333333',
    ]);
    expect(
      (await lineageOf(engine, measure('year_gone'), await at(engine, 'year_gone', month(6)))).length,
    ).toBe(1);
  });

  it('starts anew with each agreement year, and says which months it lacks', async () => {
    await load({
      levels: [month(2), month(3), month(5)].map((period) => ({
        metric,
        period,
        numerator: '90',
        denominator: '100',
        target: '0.8',
      })),
      agreements: [{ component: 'Charge', kind: 'price', effective_from: '2023-04-01' }],
    });
    const points = await series(engine, 'error_budget_spent', { metric });
    expect(points.map(({ numerator, denominator, status }) => [numerator, denominator, status])).toEqual([
      ['10', '240', '10 of 11 months of the agreement year without level and target'],
      ['20', '240', '10 of 12 months of the agreement year without level and target'],
      ['10', '240', '1 of 2 months of the agreement year without level and target'],
    ]);
  });

  it('has the fiscal year where no agreement has a date: of the partnership, else of the workspace', async () => {
    const levels = ['P', 'Q'].map((partnership) => ({
      partnership,
      metric,
      period: month(1),
      numerator: '90',
      denominator: '100',
      target: '0.8',
    }));
    await load({ levels, partnerships: [{ fiscal_year_start: '7' }] }, 10);
    expect((await series(engine, 'year_gone'))[0]).toMatchObject({ numerator: '7', denominator: '12' });
    expect((await series(engine, 'year_gone', { partnership: 'Q' }))[0]).toMatchObject({ numerator: '4' });
  });

  it('has no value where no miss is allowed, and no points without target or cases', async () => {
    await load({
      levels: [
        { metric, period: month(1), numerator: '98', denominator: '100', target: '1' },
        { metric: 'Other', period: month(1), numerator: '98', denominator: '100' },
        { metric: 'Given', period: month(1), value: '0.9', unit: 'share', target: '0.8' },
      ],
    });
    expect((await series(engine, 'error_budget_spent', { metric }))[0]).toMatchObject({
      value: null,
      status: 'the target allows no miss; there are 2',
    });
    expect(await series(engine, 'error_budget_spent', { metric: 'Other' })).toEqual([]);
    expect(await series(engine, 'error_budget_spent', { metric: 'Given' })).toEqual([]);
  });

  it('counts cases by their due month where the agreement has a target for them', async () => {
    await load({
      tickets: [
        { opened: '2024-01-02 09:00', due: '2024-01-03 09:00', resolved: '2024-01-02 12:00' },
        { opened: '2024-01-02 09:00', due: '2024-01-04 09:00', resolved: '2024-01-05 12:00' },
      ],
      agreements: [{ metric: 'Case attainment', target: '0.9', unit: 'share', effective_from: '2024-01-01' }],
    });
    const [point] = await ofGrain(engine, 'error_budget_spent', 'month');
    expect(point).toMatchObject({ metric: null, numerator: '1', denominator: '2.4', rows: 2 });
    expect(await summed(point!)).toBeCloseTo(1 / 2.4, 10);
  });
});
