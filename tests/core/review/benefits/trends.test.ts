import { describe, expect, it } from 'vitest';
import type { BenefitProfile } from '#lib/core/measures/register.ts';
import { positionTrend } from '#lib/core/review/benefits/position-trend.ts';
import { realisationCurve } from '#lib/core/review/benefits/realisation-curve.ts';
import { registerCurve } from '#lib/core/review/benefits/register-curve.ts';
import { trendRef, trendsBoard } from '#lib/core/review/benefits/trends.ts';
import { unitCostTrend } from '#lib/core/review/benefits/unit-cost-trend.ts';
import type { ChartSeries } from '#lib/core/charts/values.ts';
import { addMonths } from '#lib/core/vocabulary/month.ts';
import type { Point } from '#lib/core/vocabulary/point.ts';
import { pointOf } from '../points.ts';
import { baseline, benefits, months, view } from './benefits-kit.ts';

const seriesOf = (series: readonly ChartSeries[] | undefined, id: string) =>
  series?.find((one) => one.id === id)?.points ?? [];

describe('the realisation curve of the ledgers', () => {
  // To June, 45 of 60 planned: three quarters. The plan goes on to 100.
  const plan = months('planned_net_position', ['20', '40', '60', '80', '100']);
  const realised = months('net_position_since_plan', ['10', '30', '45']);

  it('goes on with the rest of the plan from where it stands', () => {
    const curve = realisationCurve(benefits([...plan, ...realised]), view);
    expect(seriesOf(curve?.series, 'outlook').map(({ period, exact }) => [period, exact])).toEqual([
      ['2025-06-01', '45'],
      ['2025-07-01', '65'],
      ['2025-08-01', '85'],
    ]);
  });

  it('puts at risk what is missing and what would be missed at the rate so far', () => {
    // At 45 / 60 = 0.75 the remaining 40 bring 30: 75 of 100, so 25 are at risk (15 missing already, 10 to come).
    const curve = realisationCurve(benefits([...plan, ...realised]), view);
    expect(seriesOf(curve?.series, 'outlook').map(({ lower, upper }) => [lower, upper])).toEqual([
      [45, 45],
      [60, 65],
      [75, 85],
    ]);
    expect(curve?.atRisk).toBe('25.00');
    expect(curve?.sentence).toBe(
      'To Jun 2025, £45.00 of £60.00 planned was realised (75.0%). If the rest goes to plan, £85.00 of £100 is reached by Aug 2025; if it comes as it has so far, £75.00: £25.00 is at risk.',
    );
  });

  it('has no band where it is ahead of plan, and nothing at risk', () => {
    const ahead = months('net_position_since_plan', ['30', '50', '70']);
    const curve = realisationCurve(benefits([...plan, ...ahead]), view);
    expect(seriesOf(curve?.series, 'outlook').at(-1)).toMatchObject({ value: 110, lower: 110, upper: 110 });
    expect(curve?.atRisk).toBeNull();
    expect(curve?.sentence).toContain('nothing is at risk');
  });

  it('does not scale a rest that costs, nor by a rate below nothing', () => {
    const worse = months('net_position_since_plan', ['-5', '-10', '-20']);
    const curve = realisationCurve(benefits([...plan, ...worse]), view);
    expect(seriesOf(curve?.series, 'outlook').at(-1)).toMatchObject({ value: 20, lower: 20, upper: 20 });
    expect(curve?.atRisk).toBe('80');
  });

  it('does not look beyond the month in view', () => {
    const later = months('net_position_since_plan', ['10', '30', '45', '70', '95']);
    const curve = realisationCurve(benefits([...plan, ...later]), view);
    expect(seriesOf(curve?.series, 'net_position_since_plan')).toHaveLength(3);
    expect(seriesOf(curve?.series, 'outlook').at(-1)?.exact).toBe('85');
  });

  it('says that a plan has ended, that actuals are unknown, and is absent without a plan', () => {
    const over = months('planned_net_position', ['20', '40', '60']);
    expect(realisationCurve(benefits([...over, ...realised]), view)?.sentence).toMatch(
      /The plan ends there\.$/,
    );
    const unknown = months('net_position_since_plan', [null], { status: 'plan without actual costs so far' });
    const curve = realisationCurve(benefits([...plan, ...unknown]), view);
    expect(curve?.sentence).toBe('What came of the plan is not known: plan without actual costs so far.');
    expect(curve?.atRisk).toBeNull();
    expect(realisationCurve(benefits(realised), view)).toBeNull();
  });
});

const profile = (given: Partial<BenefitProfile>): BenefitProfile => ({
  benefit: 'A',
  partnership: 'hr',
  title: null,
  class: 'cash_releasing',
  beneficiary: null,
  owner: null,
  measure: null,
  budgetLine: null,
  baselineValue: null,
  baselinePeriod: null,
  baselineEvidence: null,
  targetValue: null,
  targetDate: null,
  attributionShare: '1',
  confidence: null,
  status: 'realised',
  evidence: null,
  enables: null,
  fileId: 1,
  sourceRow: 1,
  sourceLine: 2,
  values: [],
  ...given,
});

describe('the realisation curve of the register', () => {
  const of = (benefit: string, measure: string, values: readonly string[], first = '2025-04-01') =>
    values.map((value, index) =>
      pointOf({ measure, metric: benefit, value, period: addMonths(first, index) }),
    );
  const profiles = [
    profile({ benefit: 'A' }),
    profile({ benefit: 'B' }),
    profile({ benefit: 'N', class: 'non_cash_releasing' }),
    profile({ benefit: 'R', status: 'rejected' }),
  ];
  const points = [
    ...of('A', 'planned_benefit', ['10', '10', '10', '10', '10']),
    ...of('A', 'realised_benefit', ['10', '10', '10']),
    ...of('B', 'planned_benefit', ['10', '10', '10', '10', '10']),
    ...of('B', 'realised_benefit', ['2', '2', '2']),
    ...of('N', 'planned_benefit', ['1000']),
    ...of('R', 'planned_benefit', ['1000']),
  ];

  it('adds cash-releasing benefits alone, and what is to come by forecast or else by plan', () => {
    const forecast = of('B', 'forecast_benefit', ['4'], '2025-07-01');
    const curve = registerCurve(benefits([...points, ...forecast], { register: { profiles } }), view);
    // 36 of 60 to June. July: A 10 by plan, B 4 by forecast. August: 10 and 10 by plan.
    expect(seriesOf(curve?.series, 'outlook').map(({ exact }) => exact)).toEqual(['36.00', '50.00', '70.00']);
    expect(curve?.series.at(-1)?.label).toBe('Forecast, else plan');
  });

  it('puts at risk what is missing and what benefits behind their plan would miss at their rate so far', () => {
    // B brought 6 of 30: of its 20 to come a fifth is counted. A brings 20: 36 + 20 + 4 = 60 of 100.
    const curve = registerCurve(benefits(points, { register: { profiles } }), view);
    expect(curve?.atRisk).toBe('40.00');
    expect(curve?.sentence).toBe(
      'The register claims £36.00 of £60.00 planned to Jun 2025 (60.0%); by Aug 2025 £40.00 of the plan is at risk.',
    );
  });

  it('is unknown from an unknown month on, and absent without such benefits', () => {
    const unknown = points.map((point): Point =>
      point.metric === 'B' && point.measure === 'realised_benefit' && point.period === '2025-05-01'
        ? { ...point, value: null, status: 'price index missing' }
        : point,
    );
    const curve = registerCurve(benefits(unknown, { register: { profiles } }), view);
    expect(seriesOf(curve?.series, 'realised_benefit').map(({ exact }) => exact)).toEqual([
      '12.00',
      null,
      null,
    ]);
    expect(curve?.sentence).toBe(
      'What the register claims is not known since May 2025: price index missing.',
    );
    expect(registerCurve(benefits(points), view)).toBeNull();
  });
});

describe('the realisation curve of a register in two currencies', () => {
  it('is not drawn, for they are never added', () => {
    const points = [
      pointOf({ measure: 'planned_benefit', metric: 'A', value: '1', unit: 'GBP' }),
      pointOf({ measure: 'planned_benefit', metric: 'B', value: '1', unit: 'EUR' }),
    ];
    const profiles = [profile({ benefit: 'A' }), profile({ benefit: 'B' })];
    const curve = registerCurve(benefits(points, { register: { profiles } }), view);
    expect(curve).toMatchObject({ series: [], atRisk: null });
    expect(curve?.sentence).toContain('different currencies');
  });
});

describe('the net position', () => {
  it('is the verified one, with all beside it where they differ, each with its break-even', () => {
    const trend = positionTrend(
      benefits([
        ...months('verified_net_position', ['-10', '-5', '20']),
        ...months('net_position', ['-10', '5', '50']),
      ]),
      view,
    );
    expect(trend?.breakEven).toBe('2025-06-01');
    expect(trend?.series.map(({ role }) => role)).toEqual(['actual', 'comparison']);
    expect(trend?.sentence).toBe(
      'The verified net position stands at £20.00 in Jun 2025, above zero since Jun 2025. With what is not verified it stands at £50.00 in Jun 2025, above zero since May 2025.',
    );
  });

  it('is one line where both are the same, and says so where nothing is verified', () => {
    const same = [...months('verified_net_position', ['-10']), ...months('net_position', ['-10'])];
    expect(positionTrend(benefits(same), view)?.series).toHaveLength(1);
    const trend = positionTrend(
      benefits([...months('verified_net_position', [null]), ...months('net_position', ['-10', '-12'])]),
      view,
    );
    expect(trend?.sentence).toBe(
      'The net position, which is not verified, stands at −£12.00 in May 2025: it has not broken even.',
    );
  });
});

describe('unit cost', () => {
  // A baseline of 1,000 for 100 units a month; then 1,200 for 100 as paid, which is 900 in the prices of the baseline.
  const at = (terms: 'nominal' | 'real', first: string, cost: string) =>
    Array.from({ length: 12 }, (_, index) =>
      pointOf({
        measure: 'unit_cost',
        terms,
        unit: 'GBP / cases',
        period: addMonths(first, index),
        value: String(Number(cost) / 100),
        numerator: cost,
        denominator: '100',
      }),
    );
  const nominal = [...at('nominal', '2024-04-01', '1000'), ...at('nominal', '2025-04-01', '1200')];
  const real = [...at('real', '2024-04-01', '1000'), ...at('real', '2025-04-01', '900')];
  const march = { ...view, until: '2026-03-01' };

  it('tells the change as paid, and how much of it prices are', () => {
    // 1.2 / 0.9 = 1.3333: prices rose by a third.
    expect(unitCostTrend(benefits([...nominal, ...real]), march)?.sentence).toBe(
      'Unit cost rose 20.0% as paid from the baseline to the year to Mar 2026. Prices rose 33.3%: without them it fell 10.0%.',
    );
  });

  it('says that there is no price index, that months are missing, or that they are too few', () => {
    expect(unitCostTrend(benefits(nominal), march)?.sentence).toContain('no price index');
    const gap = nominal.filter(({ period }) => period !== '2025-07-01');
    expect(unitCostTrend(benefits(gap), march)?.sentence).toContain('are not known');
    expect(unitCostTrend(benefits(nominal), { ...march, until: '2025-06-01' })?.sentence).toContain(
      'too few',
    );
  });

  it('is compared with its first year where baselines differ', () => {
    const baselines = [
      baseline({ service: 'a' }),
      baseline({ service: 'b', from: '2023-04-01', to: '2024-03-01' }),
    ];
    expect(unitCostTrend(benefits(nominal, { baselines }), march)?.sentence).toContain(
      'from the year from Apr 2024 to the year to Mar 2026',
    );
  });
});

describe('the trends', () => {
  it('say what cannot be drawn and why', () => {
    expect(trendsBoard(benefits([], { baselines: [] }), view)).toMatchObject({
      sentence: 'Nothing can be drawn over time yet.',
      trends: [],
      missing: [
        'No net position: no baseline.',
        'No realisation curve: no baseline.',
        'No unit cost of the whole: there is no volume, or services are counted in different units.',
      ],
    });
  });

  it('open a point of a measure, in its terms, and nothing for an outlook or a sum of claims', () => {
    const points = [
      ...months('planned_net_position', ['20', '40', '60', '80']),
      ...months('net_position_since_plan', ['10', '30', '45']),
    ];
    const [trend] = trendsBoard(benefits(points), view).trends;
    const at = { period: '2025-05-01' };
    expect(trendRef('hr', trend!, { ...at, series: 'planned_net_position' })).toEqual({
      measure: 'planned_net_position',
      partnership: 'hr',
      service: null,
      metric: null,
      period: '2025-05-01',
    });
    expect(trendRef('hr', trend!, { ...at, series: 'outlook' })).toBeNull();
    expect(trendRef('hr', { ...trend!, id: 'unit cost' }, { ...at, series: 'real' })).toMatchObject({
      measure: 'unit_cost',
      terms: 'real',
    });
  });
});
