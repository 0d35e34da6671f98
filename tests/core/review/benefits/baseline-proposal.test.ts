import { describe, expect, it } from 'vitest';
import { baselinePicture } from '#lib/core/review/benefits/baseline-picture.ts';
import {
  baselineOptions,
  openingSpan,
  proposeBaseline,
} from '#lib/core/review/benefits/baseline-proposal.ts';
import { baselineScopes } from '#lib/core/review/benefits/baseline-scope.ts';
import { addMonths } from '#lib/core/vocabulary/month.ts';
import type { Point } from '#lib/core/vocabulary/point.ts';
import { pointOf } from '../points.ts';
import { baseline, benefits, view } from './benefits-kit.ts';

/** A measure in the months from April 2024 on. */
function from2024(values: readonly (string | null)[], given: Partial<Point> = {}): readonly Point[] {
  return values.map((value, at) => pointOf({ value, period: addMonths('2024-04-01', at), ...given }));
}

const volume = { measure: 'volume', unit: 'cases' };
const year = Array.from({ length: 12 }, (_, at) => String(100 + at));
const fiscalYear = { from: '2024-04-01', to: '2025-03-01', service: null };
const bare = { baselines: [] };

describe('the months proposed for a baseline', () => {
  const of = (start: string | null, values: readonly (string | null)[] = [...year, ...year]) => {
    const data = benefits(from2024(values), bare);
    return baselineOptions(data, view, { service: null, start });
  };

  it('are the year before the start first, then whole fiscal years', () => {
    expect(of('2025-07-01').map(({ label, from, to }) => [label, from, to])).toEqual([
      ['The 12 months before the start in Jul 2025', '2024-07-01', '2025-06-01'],
      ['The fiscal year 2024-25', '2024-04-01', '2025-03-01'],
      ['The fiscal year 2025-26', '2025-04-01', '2026-03-01'],
    ]);
  });

  it('are averages of two years too where the data reach back that far', () => {
    expect(of('2026-04-01').map(({ id }) => id)).toEqual([
      'before-12',
      'before-24',
      'year-2024',
      'year-2025',
    ]);
  });

  it('leave out spans with a month that is missing or not known', () => {
    expect(
      of('2025-04-01', [...year.slice(0, 5), null, ...year.slice(6), ...year]).map(({ id }) => id),
    ).toEqual(['year-2025']);
  });

  it('begin with the months before the start where no span is whole, and with the first ones without a start', () => {
    const data = benefits(from2024(['1', '2', '3', '4']), bare);
    const opening = (start: string | null) => openingSpan(data, [], { service: null, start });
    expect(opening('2024-07-01')).toEqual({ from: '2024-04-01', to: '2024-06-01' });
    expect(opening(null)).toEqual({ from: '2024-04-01', to: '2024-07-01' });
    expect(opening('2024-04-01')).toEqual({ from: '2024-04-01', to: '2024-07-01' });
  });

  it('do not exist without monthly costs', () => {
    const quarters = benefits(from2024(['300'], { grain: 'quarter' }), bare);
    expect(baselineOptions(quarters, view, { service: null, start: null })).toEqual([]);
    expect(openingSpan(quarters, [], { service: null, start: null })).toBeNull();
  });
});

describe('a proposed baseline', () => {
  it('gives total, mean month, volume and unit cost exactly', () => {
    // 100.01 + 101 + ... + 111 = 1266.01; / 12 = 105.500833; / 120 = 10.550083.
    const costs = from2024(['100.01', ...year.slice(1)]);
    const data = benefits([...costs, ...from2024(Array<string>(12).fill('10'), volume)], bare);
    expect(proposeBaseline(data, fiscalYear, null)).toMatchObject({
      total: '1266.01',
      mean: '105.5',
      volume: '120',
      meanVolume: '10',
      volumeUnit: 'cases',
      unitCost: '10.5501',
      problems: [],
    });
  });

  it('pools service levels from cases, and says where that cannot be done', () => {
    const level = (metric: string, parts: Partial<Point>) =>
      from2024(['0.9'], { measure: 'attainment', unit: 'share', metric, ...parts });
    const data = benefits(
      [
        ...level('In time', { numerator: '90', denominator: '100' }),
        // 90 of 100 and 30 of 300 are 120 of 400, 30 %; the mean of the two levels would be 50 %.
        ...level('In time', { period: '2024-05-01', numerator: '30', denominator: '300' }),
        ...level('Answered', {}),
      ],
      bare,
    );
    expect(proposeBaseline(data, fiscalYear, null).levels).toEqual([
      { metric: 'Answered', face: 'not in every month as cases that can be pooled' },
      { metric: 'In time', face: '30.0%' },
    ]);
  });

  it('names a month that lies far from the others', () => {
    // Median 106.5, MAD 3: the modified z-score of 400 is 0.6745 x 293.5 / 3 = 66.
    const data = benefits(from2024(['400', ...year.slice(1)]), bare);
    const proposal = proposeBaseline(data, fiscalYear, null);
    expect(proposal.months.filter(({ isOutlier }) => isOutlier).map(({ period }) => period)).toEqual([
      '2024-04-01',
    ]);
    expect(proposal.problems[0]).toMatch(/^Apr 2024: far from the other months/);
  });

  it('draws the line at 3.5 modified deviations', () => {
    // Median 10, distances 0 0 1 1 1 1 x: MAD 1. 0.6745 x 5 = 3.37 is usual, 0.6745 x 6 = 4.05 is not.
    const outliers = (last: string) =>
      proposeBaseline(
        benefits(from2024(['9', '9', '10', '10', '11', '11', last]), bare),
        { ...fiscalYear, to: '2024-10-01' },
        null,
      ).months.filter(({ isOutlier }) => isOutlier).length;
    expect([outliers('15'), outliers('16')]).toEqual([0, 1]);
  });

  it('says so where unusual months cannot be told', () => {
    const same = benefits(from2024(['5', '5', '5', '5', '5', '5', '90']), bare);
    const span = { ...fiscalYear, to: '2024-10-01' };
    expect(proposeBaseline(same, span, null).problems).toContain(
      'More than half of the months cost the same, so that unusual ones cannot be told.',
    );
  });

  it('says what is missing, what comes after the start, and what is too short', () => {
    const data = benefits(from2024(['100', null, '100']), bare);
    const span = { from: '2024-04-01', to: '2024-06-01', service: null };
    const { problems, mean, unitCost } = proposeBaseline(data, span, '2024-06-01');
    expect([mean, unitCost]).toEqual([null, null]);
    expect(problems).toEqual([
      'Cost is not known in May 2024.',
      'It ends after the start of the partnership in Jun 2024: the saving stays unverified.',
      '3 months are less than a year: seasons may be missing from it.',
      'Too few months to tell unusual ones.',
      'No volume in every month, in one unit: the baseline cannot be flexed.',
    ]);
  });

  it('can be one month, and tells of volumes that are zero, negative or in two units', () => {
    const one = (volumes: readonly Point[]) => {
      const data = benefits([...from2024(['100', '100']), ...volumes], bare);
      return proposeBaseline(data, { ...fiscalYear, to: `2024-0${3 + volumes.length}-01` }, null);
    };
    expect(one(from2024(['0'], volume))).toMatchObject({ mean: '100', volume: '0', unitCost: null });
    expect(one(from2024(['0'], volume)).problems).toEqual([
      'One month is less than a year: seasons may be missing from it.',
      'Too few months to tell unusual ones.',
      'The volume is zero: the baseline cannot be flexed.',
    ]);
    expect(one(from2024(['-1'], volume)).problems).toContain('A month has a negative volume.');
    const mixed = [
      ...from2024(['1'], volume),
      pointOf({ ...volume, unit: 'calls', value: '1', period: '2024-05-01' }),
    ];
    expect(one(mixed)).toMatchObject({ volume: null, unitCost: null });
  });

  it('says that months in the wrong order are none', () => {
    const data = benefits(from2024(year), bare);
    const { months, mean, problems } = proposeBaseline(
      data,
      { from: '2025-01-01', to: '2024-04-01', service: null },
      null,
    );
    expect([months, mean, problems]).toEqual([[], null, ['The first month comes after the last one.']]);
  });
});

describe('what a baseline covers', () => {
  const service = (name: string, values: readonly string[], given: Partial<Point> = {}) =>
    from2024(values, { service: name, ...given });
  const owned = [baseline({ service: 'Payroll' })];
  const services = [...service('Payroll', ['60', '60']), ...service('Advice', ['30', '30'])];

  it('is the whole partnership or one of its services', () => {
    const data = benefits(from2024(['100', '100']), { ...bare, services });
    expect(baselineScopes(data).map(({ label }) => label)).toEqual([
      'The whole partnership',
      'Advice',
      'Payroll',
    ]);
    const advice = proposeBaseline(data, { from: '2024-04-01', to: '2024-05-01', service: 'Advice' }, null);
    expect(advice.mean).toBe('30');
  });

  it('leaves out services with a baseline of their own from the rest', () => {
    // 100 a month, of which 60 are Payroll: 40 are left, 10 of them of no service at all.
    const data = benefits(from2024(['100', '100']), { baselines: owned, services });
    const rest = proposeBaseline(data, { from: '2024-04-01', to: '2024-05-01', service: null }, null);
    expect(rest.mean).toBe('40');
    expect(baselineScopes(data)[0]?.label).toBe('All services without a baseline of their own');
  });

  it('does not offer a rest that is nothing', () => {
    const data = benefits(from2024(['60', '60']), {
      baselines: owned,
      services: service('Payroll', ['60', '60']),
    });
    expect(baselineScopes(data)).toEqual([{ service: 'Payroll', label: 'Payroll' }]);
  });

  it('cannot tell services apart in another view, and says so', () => {
    const customer = service('Payroll', ['60', '60'], { party: 'customer' });
    const data = benefits(from2024(['100', '100']), { baselines: owned, services: customer });
    const rest = proposeBaseline(data, { from: '2024-04-01', to: '2024-05-01', service: null }, null);
    expect(rest.mean).toBeNull();
    expect(rest.months[0]?.note).toMatch(/government as a whole, nominal, only$/);
  });
});

describe('the picture of a proposed baseline', () => {
  it('draws the mean over the chosen months alone, with the start and what is unusual', () => {
    const data = benefits([...from2024(['400', ...year.slice(1), '90']), ...from2024(['7'], volume)], bare);
    const proposal = proposeBaseline(data, fiscalYear, '2025-04-01');
    const { cost, volume: drawn } = baselinePicture(data, view, {
      service: null,
      proposal,
      start: '2025-04-01',
    });
    expect(cost.series.map(({ role, points }) => [role, points.length])).toEqual([
      ['actual', 13],
      ['baseline', 12],
    ]);
    expect(new Set(cost.series[1]?.points.map(({ exact }) => exact))).toEqual(new Set(['130.5']));
    expect(cost.events).toEqual([
      { date: '2025-04-01', title: 'Start' },
      { date: '2024-04-01', title: 'Apr 2024 unusual' },
    ]);
    // One month of volume is no mean of twelve.
    expect(drawn?.series[1]?.points[0]?.value).toBeNull();
  });

  it('has no picture of volumes in two units', () => {
    const mixed = [
      ...from2024(['1'], volume),
      pointOf({ ...volume, unit: 'calls', value: '1', period: '2024-05-01' }),
    ];
    const data = benefits([...from2024(year), ...mixed], bare);
    const proposal = proposeBaseline(data, fiscalYear, null);
    expect(baselinePicture(data, view, { service: null, proposal, start: null }).volume).toBeNull();
  });
});
