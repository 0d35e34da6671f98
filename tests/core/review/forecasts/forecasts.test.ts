import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forecastsBoard } from '#lib/core/review/forecasts/forecasts.ts';
import type { ForecastCard, ForecastsBoard } from '#lib/core/review/forecasts/board.ts';
import { withoutForecast } from '#lib/core/review/forecasts/without-forecast.ts';
import { outlooksOf } from '#lib/core/review/forecasts/outlooks.ts';
import { ukFiscalCalendar } from '#lib/core/vocabulary/fiscal.ts';
import type { Better } from '#lib/core/vocabulary/measure.ts';
import { addMonths, type Month } from '#lib/core/vocabulary/month.ts';
import type { Point } from '#lib/core/vocabulary/point.ts';
import { pointOf } from '../points.ts';

/** A series of months, each by its place. */
function series(
  given: Partial<Point> & { readonly from?: Month; readonly months: number },
  value: (at: number) => string | null,
): readonly Point[] {
  const { from = '2023-04-01', months, ...rest } = given;
  return Array.from({ length: months }, (_, at) =>
    pointOf({ ...rest, period: addMonths(from, at), value: value(at) }),
  );
}

interface Asked {
  readonly until?: Month;
  readonly better?: Better;
}

function boardOf(
  points: readonly Point[],
  { until = '2025-09-01', better = 'higher' }: Asked = {},
): ForecastsBoard {
  const names = [...new Set(points.flatMap(({ metric }) => metric ?? []))];
  const metrics = names.map((metric) => ({ metric, service: null, better, unit: 'share' }));
  return forecastsBoard(
    { partnership: 'hr', points, metrics, events: [] },
    { party: 'system', terms: 'nominal', until, calendar: ukFiscalCalendar },
    { shareChart: 'p_prime' },
  );
}

function cardOf(points: readonly Point[], asked: Asked = {}): ForecastCard {
  const [card] = boardOf(points, asked).cards;
  if (!card) throw new Error('no card');
  return card;
}

const saving = { measure: 'net_saving', months: 30 };
const planned = { measure: 'planned_net_saving', months: 36 };

describe('the year end of an amount', () => {
  // Six months of 10,000.10 are known; six are forecast at 10,000.10, so the year ends at 120,001.20.
  it('is what is known, exactly, and what is forecast of the rest', () => {
    const [year] = cardOf(series(saving, () => '10000.10')).years;
    expect(year).toMatchObject({
      label: '2025-26',
      state: 'expected',
      toDate: '60000.60',
      until: '2026-03-01',
    });
    expect(year?.expected).toBeCloseTo(120_001.2, 6);
  });

  it('is told in a sentence with range, plan and how probable a shortfall is', () => {
    const points = [
      ...series(saving, (at) => (at % 2 === 0 ? '9000.00' : '11000.00')),
      ...series(planned, () => '12000.00'),
    ];
    const [year] = cardOf(points).years;
    expect(year?.sentence).toMatch(
      /^Net saving is expected to end 2025-26 at £120k \(80% range £1\d\dk to £12\dk\); plan £144k: shortfall likely, over 95%\.$/,
    );
    expect(year).toMatchObject({ aim: '144000.00', likelihood: 'likely' });
    expect(boardOf(points).sentence).toBe(
      'Likely to miss plan or target: Net saving in Q3 2025-26 and 2025-26.',
    );
  });

  it('calls a cost above its plan an overrun', () => {
    const points = [
      ...series({ measure: 'cost', months: 30 }, (at) => String(100 + (at % 3))),
      ...series({ measure: 'planned_cost', months: 36 }, () => '90'),
    ];
    expect(cardOf(points).years[0]?.sentence).toContain('overrun likely, over 95%');
    expect(cardOf(points).headline).toBe('Cost: overrun likely in Q3 2025-26');
  });

  it('says no plan where a month of the year has none', () => {
    const points = [...series(saving, () => '10'), ...series({ ...planned, months: 33 }, () => '10')];
    expect(cardOf(points).years[0]).toMatchObject({ aim: null, probability: null });
    expect(cardOf(points).years[0]?.sentence).toContain('no plan for all of 2025-26');
  });

  it('has ended where the quarter in view ends it, and the next year is told beside it', () => {
    const points = [...series(saving, () => '10.00'), ...series(planned, () => '12.00')];
    const { years } = cardOf(points, { until: '2025-03-01' });
    expect(years.map(({ label, state }) => [label, state])).toEqual([
      ['2024-25', 'ended'],
      ['2025-26', 'expected'],
    ]);
    expect(years[0]?.sentence).toBe('Net saving ended 2024-25 at £120; plan £144: £24.00 below it.');
  });

  it('uses no month after the one in view', () => {
    const before = cardOf(
      series({ ...saving, months: 24 }, () => '10'),
      { until: '2025-03-01' },
    );
    const after = cardOf(
      series(saving, (at) => (at < 24 ? '10' : '99')),
      { until: '2025-03-01' },
    );
    expect(after).toEqual(before);
  });

  it('is not known where a month of the year is missing', () => {
    const card = cardOf(series(saving, (at) => (at === 26 ? null : '10.00')));
    expect(card.years[0]).toMatchObject({ state: 'unavailable', expected: null });
    expect(card.years[0]?.sentence).toContain('Jun 2025 is not known: no value');
    expect(card.notes).toContain('1 of 30 months have no value and are left out.');
  });
});

describe('what cannot be forecast', () => {
  it('says how many more months are needed', () => {
    const card = cardOf(series({ ...saving, from: '2025-01-01', months: 9 }, () => '10'));
    expect(card.fan).toBeNull();
    expect(card.sentence).toBe(
      'Net saving: no forecast, needs 3 more months: a forecast rests on at least 12, there are 9.',
    );
    expect(card.years[0]?.state).toBe('unavailable');
  });

  it('is counted where the reason is the same, and told by name where it is not', () => {
    const years = ['A', 'B', 'C'].map((metric) =>
      pointOf({ measure: 'attainment', metric, grain: 'year', period: '2025-04-01', value: '0.9' }),
    );
    const short = series({ ...saving, from: '2025-01-01', months: 9 }, () => '10');
    const { cards } = boardOf([...short, ...years]);
    expect(withoutForecast(cards)).toEqual([
      cards[0]?.sentence,
      '3 series: no forecast, given by years: a forecast needs months.',
    ]);
  });

  it('gives no year end from under 24 months unless three are left', () => {
    const points = series({ ...saving, from: '2024-01-01', months: 21 }, () => '10');
    expect(cardOf(points).years[0]?.sentence).toContain('needs 3 more months');
    expect(cardOf(points).quarter?.state).toBe('expected');
  });

  it('says so of quarters, of a constant series, of months given twice, of old data', () => {
    const quarters = [pointOf({ measure: 'cost', grain: 'quarter', period: '2025-04-01', value: '10' })];
    expect(cardOf(quarters).sentence).toBe('Cost: no forecast, given by quarters: a forecast needs months.');
    expect(cardOf(series(saving, () => '10')).notes.join(' ')).toContain('the ranges have no width');
    const twice = [
      ...series(saving, () => '10'),
      pointOf({ measure: 'net_saving', period: '2025-05-01', value: '9' }),
    ];
    expect(cardOf(twice).notes).toContain('May 2025 is given more than once and is left out.');
    const old = cardOf(series({ ...saving, from: '2021-04-01' }, () => '10'));
    expect(old.sentence).toBe('Net saving: no forecast, the last known month is Sep 2023, 24 months before.');
  });

  it('names a measure without any figures', () => {
    expect(boardOf([]).missing).toHaveLength(3);
    expect(boardOf([]).sentence).toBe('Nothing can be forecast yet.');
  });

  it('takes services one by one where they are counted in different units', () => {
    const volume = { measure: 'volume', months: 30 };
    const points = [
      ...series({ ...volume, status: 'units differ' }, () => null),
      ...series({ ...volume, service: 'Payroll', unit: 'payslips' }, () => '100'),
      ...series({ ...volume, service: 'Advice', unit: 'cases' }, () => '10'),
    ];
    expect(boardOf(points).cards.map(({ title }) => title)).toEqual(['Volume, Payroll', 'Volume, Advice']);
  });
});

describe('a service level', () => {
  const level = { measure: 'attainment', metric: 'Answered in time', months: 30, unit: 'share' };
  const share = (met: (at: number) => number, target: string | null = '0.9'): readonly Point[] =>
    series(level, () => null).map((point, at) => ({
      ...point,
      value: String(met(at) / 1000),
      numerator: String(met(at)),
      denominator: '1000',
      target,
    }));

  // 940 of 1,000 in each of six months, then 0.9 of 1,000 expected: never the mean of shares, but both parts.
  it('pools what is known with what is expected over a year', () => {
    const points = share((at) => (at < 24 ? 900 : 940)).map((point) => ({ ...point }));
    const [year] = cardOf(points).years;
    expect(year?.state).toBe('expected');
    expect(year?.expected).toBeGreaterThan(0.915);
    expect(year?.expected).toBeLessThanOrEqual(0.94);
  });

  it('is likely to breach its target where it has fallen below it', () => {
    const card = cardOf(share((at) => 860 + (at % 4)));
    expect(card.quarter?.sentence).toMatch(
      /^Answered in time is expected to be 86\.\d% over Q3 2025-26 \(80% range .*\); target 90\.0%: breach likely, over 95%\.$/,
    );
    expect(card.headline).toBe('Answered in time: breach likely in Q3 2025-26');
  });

  // Arrears worked off: more met than counted. A share would end at 100 %, and its range below what is expected.
  it('above 100 % is continued as it stands, with what is expected inside its range', () => {
    const card = cardOf(share((at) => 1050 + 10 * (at % 3), '1'));
    expect(card.years).toEqual([]);
    expect(card.quarter?.expected).toBeCloseTo(1.07, 6);
    expect(card.quarter!.lower!).toBeLessThanOrEqual(1.07);
    expect(card.quarter!.upper!).toBeGreaterThanOrEqual(1.07);
    expect(card.quarter?.likelihood).toBe('unlikely');
  });

  it('has no probability without a target or a better direction', () => {
    expect(cardOf(share((at) => 860 + (at % 4), null)).quarter).toMatchObject({ probability: null });
    expect(
      cardOf(
        share((at) => 860 + (at % 4)),
        { better: 'neutral' },
      ).quarter,
    ).toMatchObject({ probability: null });
  });

  it('given only as values is told for a month and never averaged over a year', () => {
    const points = series({ ...level, unit: 'days', target: '10' }, (at) => String(12 + (at % 3)));
    const card = cardOf(points, { better: 'lower' });
    expect(card.years).toEqual([]);
    expect(card.quarter?.sentence).toMatch(/days in Dec 2025 .*breach likely/);
  });

  it('is told from cases as well', () => {
    const points = share((at) => 860 + (at % 4)).map((point) => ({
      ...point,
      measure: 'case_attainment',
      metric: null,
    }));
    expect(cardOf(points).headline).toBe('Case attainment: breach likely in Q3 2025-26');
  });

  it('stays within 0 and 100 % at all times', () => {
    const { fan } = cardOf(share((at) => (at % 2 === 0 ? 1000 : 970)));
    const ends = fan!.forecast.flatMap(({ ranges }) => ranges.flatMap(({ lower, upper }) => [lower, upper]));
    expect(Math.max(...ends)).toBeLessThanOrEqual(1);
    expect(Math.min(...ends)).toBeGreaterThanOrEqual(0);
  });
});

describe('what is carried along', () => {
  it('marks a saving whose baseline is not verified, with the reason', () => {
    const points = [
      ...series(saving, () => '10'),
      ...series(
        { ...saving, measure: 'unverified_net_saving', status: 'baseline not verified: too late' },
        () => '10',
      ),
    ];
    expect(cardOf(points)).toMatchObject({ isUnverified: true });
    expect(cardOf(points).notes).toContain('Baseline not verified: too late.');
  });

  it('names the statuses of the months it rests on', () => {
    const points = series({ ...saving, status: 'one file missing' }, () => '10');
    expect(cardOf(points).notes).toContain('Some months: one file missing.');
  });

  it('hands what can be missed to the indicators', () => {
    const points = [...series(saving, (at) => String(90 + (at % 5))), ...series(planned, () => '120')];
    expect(outlooksOf(boardOf(points))).toMatchObject([
      { kind: 'shortfall', measure: 'net_saving', label: 'Net saving, 2025-26', until: '2026-03-01' },
    ]);
    expect(outlooksOf(boardOf(points))[0]?.probability).toBeGreaterThan(0.95);
  });
});

describe('any data', () => {
  const amount = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.integer({ min: -2_000_000, max: 2_000_000 }).map((pence) => (pence / 100).toFixed(2)),
    },
    { weight: 1, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.constant('0.00') },
  );
  const months = fc.array(amount, { minLength: 0, maxLength: 40, size: 'max' });
  const shares = fc.array(fc.tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 50 })), {
    minLength: 12,
    maxLength: 36,
    size: 'max',
  });

  it('gives figures or reasons, and never what is not a number', () => {
    fc.assert(
      fc.property(months, months, shares, fc.integer({ min: 0, max: 11 }), (actual, plan, parts, later) => {
        const points = [
          ...series({ measure: 'net_saving', months: actual.length }, (at) => actual[at] ?? null),
          ...series({ measure: 'planned_net_saving', months: plan.length }, (at) => plan[at] ?? null),
          ...series({ measure: 'volume', months: actual.length, unit: 'cases' }, (at) => actual[at] ?? null),
          ...parts.map(([a, b], at) =>
            pointOf({
              measure: 'attainment',
              metric: 'Answered',
              unit: 'share',
              period: addMonths('2023-04-01', at),
              value: a + b === 0 ? null : (a / (a + b)).toFixed(6),
              numerator: String(a),
              denominator: String(a + b),
              target: '0.8',
            }),
          ),
          ...series({ measure: 'cost', months: 2, from: '2024-04-01' }, () => '1'),
          ...series({ measure: 'cost', months: 2, from: '2024-04-01' }, () => '2'),
        ];
        const board = boardOf(points, { until: addMonths('2025-09-01', later) });
        const bad: unknown[] = [];
        const text = JSON.stringify(board, (_, value: unknown) => {
          if (typeof value === 'number' && !Number.isFinite(value)) bad.push(value);
          return value;
        });
        expect(bad).toEqual([]);
        expect(text).not.toMatch(/NaN|Infinity|undefined/);
        expect(board.cards.every(({ sentence }) => sentence !== '')).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});
