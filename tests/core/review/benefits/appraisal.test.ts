import { describe, expect, it } from 'vitest';
import { appraisalBoard } from '#lib/core/review/benefits/appraisal.ts';
import { appraisalSummary } from '#lib/core/review/benefits/appraisal-summary.ts';
import type { ScopeMonth } from '#lib/core/measures/scope-months.ts';
import { defaultAppraisal, type AppraisalSettings } from '#lib/core/vocabulary/appraisal-settings.ts';
import { add } from '#lib/core/vocabulary/money.ts';
import { ukFiscalCalendar } from '#lib/core/vocabulary/fiscal.ts';
import type { Point } from '#lib/core/vocabulary/point.ts';
import { pointOf } from '../points.ts';
import { benefits, view } from './benefits-kit.ts';

const at = (year: number, measure: string, value: string | null, given: Partial<Point> = {}) =>
  pointOf({ measure, value, period: `${year}-04-01`, terms: 'real', unit: 'GBP', ...given });

/** Change cost 100 in year 0; then 60 saved in each of two years. The plan: 80 of cost, then 50, 50 and 50. */
const delivered = [
  at(2023, 'change_cost', '100.00'),
  at(2024, 'gross_saving', '60.00'),
  at(2025, 'gross_saving', '60.00'),
];
const planned = [
  at(2023, 'planned_change_cost', '80.00'),
  at(2023, 'planned_net_saving', '-80.00'),
  ...[2024, 2025, 2026].map((year) => at(year, 'planned_net_saving', '50.00')),
];

function board(
  whole: readonly Point[],
  settings: Partial<AppraisalSettings> = {},
  scopes: readonly ScopeMonth[] = [],
) {
  return appraisalBoard(benefits(whole, { scopes }), view, { ...defaultAppraisal, ...settings });
}

function npsvs(...given: Parameters<typeof board>) {
  return Object.fromEntries(board(...given).cases.map(({ id, appraised }) => [id, appraised.npsv]));
}

describe('the appraisal of a partnership', () => {
  // Delivered: -100 + 57.97 + 56.01. Planned: -80 + 48.31 + 46.68 + 45.10. The outlook adds the last year of the plan.
  it('is made three times: as planned, as delivered, and with the plan that is left', () => {
    expect(npsvs([...delivered, ...planned])).toEqual({
      planned: '60.09',
      delivered: '13.98',
      outlook: '59.08',
    });
  });

  it('says so in a sentence', () => {
    expect(board([...delivered, ...planned]).sentence).toBe(
      'What has been delivered is worth £13.98 at the rates of UK Green Book 2026, standard; with the rest of the plan it comes to £59.08, against £60.09 as planned.',
    );
  });

  it('names the months that each cell opens', () => {
    const [outlook] = board([
      ...delivered,
      at(2024, 'gross_saving', '5.00', { period: '2024-06-01' }),
    ]).cases.filter(({ id }) => id === 'outlook');
    expect(outlook?.appraised.years[1]?.benefitParts).toEqual([
      {
        label: 'gross saving',
        amount: '65.00',
        uplift: null,
        ref: {
          measure: 'gross_saving',
          partnership: 'hr',
          service: null,
          metric: null,
          party: 'system',
          terms: 'real',
          from: '2024-04-01',
          period: '2024-06-01',
        },
      },
    ]);
  });

  it('has years that add up to the net present value exactly', () => {
    for (const { appraised } of board([...delivered, ...planned], { isMidYear: true }).cases) {
      expect(add(...appraised.years.map(({ presentValue }) => presentValue!))).toBe(appraised.npsv);
    }
  });

  it('takes dis-benefits off as a cost', () => {
    expect(npsvs([...delivered, at(2023, 'dis_benefit', '3.98')]).delivered).toBe('10.00');
  });

  // The plan saves 30 a year net of 20 lost elsewhere; the plan as a whole is worth 20 / 1.035^3 = 18.04 less than with 50.
  it('takes planned dis-benefits off as a cost, not out of the saving, and without optimism bias', () => {
    const losing = [
      ...delivered,
      ...planned.filter(({ period }) => period < '2026-01-01'),
      at(2026, 'planned_net_saving', '30.00'),
      at(2026, 'planned_dis_benefit', '20.00'),
    ];
    for (const settings of [{}, { optimismBias: 1 }]) {
      const { cases } = board(losing, settings);
      const last = cases.map(({ appraised }) => appraised.years.at(-1));
      expect(last[0]).toMatchObject({ benefit: '50.00', cost: '20.00' });
      expect(last[2]).toMatchObject({ benefit: '50.00', cost: '20.00' });
      expect(cases.map(({ appraised }) => appraised.npsv)).toEqual(['42.05', '13.98', '41.04']);
    }
  });

  // 20 of change cost left in 2026, doubled: 20 / 1.035^3 = 18.04 more.
  it('uplifts by optimism bias only costs not yet incurred', () => {
    const late = [
      ...delivered,
      ...planned.filter(({ period }) => period < '2026-01-01'),
      at(2026, 'planned_net_saving', '30.00'),
      at(2026, 'planned_change_cost', '20.00'),
    ];
    const [plain, biased] = [npsvs(late), npsvs(late, { optimismBias: 1 })];
    expect(biased.planned).toBe(plain.planned);
    expect(biased.delivered).toBe(plain.delivered);
    expect(add(biased.outlook!, '18.04')).toBe(plain.outlook);
  });

  // 60,000 / 1.035 + 60,000 / 1.035^2 - 100,000 = 57,971.01 + 56,010.64 - 100,000.
  it('scales with money', () => {
    const scaled = delivered.map((point) => ({
      ...point,
      value: add(point.value!, '0').replace('.00', '000.00'),
    }));
    expect(npsvs(scaled).delivered).toBe('13981.65');
  });

  it('does not depend on the order of points', () => {
    expect(npsvs([...planned, ...delivered].toReversed())).toEqual(npsvs([...delivered, ...planned]));
  });
});

describe('what is missing is said', () => {
  it('without a price index nothing is computed', () => {
    const unpriced = delivered.map((point) => ({ ...point, value: null, status: 'no price index' }));
    expect(board(unpriced)).toMatchObject({ missing: 'needs real terms: no price index', cases: [] });
  });

  it('without a plan only what is delivered is appraised', () => {
    const [plan] = board(delivered).cases;
    expect(plan?.appraised).toMatchObject({ npsv: null, status: 'no plan' });
    expect(plan?.results[0]).toMatchObject({ value: null, face: '', note: 'no plan' });
  });

  it('a month that is not known makes its year and the result not known', () => {
    const open = [
      ...delivered,
      at(2024, 'gross_saving', null, { period: '2024-05-01', status: 'no volume' }),
    ];
    expect(board(open).cases[1]?.appraised).toMatchObject({
      npsv: null,
      status: '2024-25 not known: May 2024: no volume',
    });
  });

  it('two currencies are never added', () => {
    expect(
      board([...delivered, at(2025, 'change_cost', '1.00', { unit: 'EUR' })]).cases[1]?.appraised.npsv,
    ).toBeNull();
  });

  it('own rates that were not entered are asked for', () => {
    expect(board(delivered, { rateSet: 'own' }).missing).toBe('no discount rate entered for Own rates');
  });
});

describe('the sensitivity of the result', () => {
  const scope = (year: number): ScopeMonth => ({
    service: null,
    scenario: 'actual',
    period: `${year}-04-01`,
    baselineCost: 200,
    price: 1,
    scopeFactor: 1,
    fixedShare: 0.5,
    volumeRatio: 1.2,
    deflator: 1,
  });
  const { sensitivity } = board(delivered, {}, [scope(2024), scope(2025)]);

  // The flexed baseline is 200 x (0.5 + 0.5 x 1.2) = 220 a year; 10 % of it is 22, today 22 x 1.8997 = 41.79.
  it('moves the baseline through its formula', () => {
    expect(sensitivity?.rows[0]).toMatchObject({ id: 'baseline', lowWords: '10.0% lower' });
    expect(sensitivity?.rows[0]?.atHigh).toBeCloseTo(13.98 + 41.79, 1);
    expect(sensitivity?.rows[0]?.atLow).toBeCloseTo(13.98 - 41.79, 1);
  });

  // A share of 0.6 gives 200 x (0.6 + 0.4 x 1.2) = 216, 4 less a year.
  it('moves the fixed share through its formula', () => {
    const row = sensitivity?.rows.find(({ id }) => id === 'fixed_share');
    expect(row?.atHigh).toBeCloseTo(13.98 - 4 * 1.8997, 1);
  });

  // 13.98 of 220 x 1.8997 = 417.93 is 3.3 %. The IRR is 13.07 %, which lies 9.6 points above 3.5 %.
  it('says where the result turns', () => {
    expect(sensitivity?.switching.map(({ words }) => words)).toEqual([
      'The net present value turns negative if the discount rate was 9.6 percentage points higher.',
      'The net present value turns negative if the baseline was 3.3% lower.',
      'The net present value turns negative if the fixed share was 18.4 percentage points higher.',
    ]);
  });

  it('says what was not moved', () => {
    expect(board(delivered).sensitivity?.left).toEqual([
      'Baseline and fixed share were not moved: no month of a flexed baseline is known.',
    ]);
  });
});

it('the rows of the command line are the results of the screen', () => {
  const shown = board([...delivered, ...planned]);
  const rows = appraisalSummary('hr', shown, ukFiscalCalendar);
  expect(rows.find(({ measure, metric }) => measure === 'npsv' && metric === 'outlook')).toEqual({
    measure: 'npsv',
    partnership: 'hr',
    metric: 'outlook',
    party: 'system',
    terms: 'real',
    grain: 'month',
    from: '2023-04-01',
    until: '2027-03-01',
    value: '59.08',
    unit: 'GBP',
    status: null,
  });
  expect(rows).toHaveLength(15);
});
