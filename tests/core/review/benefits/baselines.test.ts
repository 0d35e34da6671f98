import { describe, expect, it } from 'vitest';
import { baselinesBoard } from '#lib/core/review/benefits/baselines.ts';
import { pointOf } from '../points.ts';
import { baseline, benefits, months, view } from './benefits-kit.ts';

describe('the baselines of a partnership', () => {
  it('are said to be missing where there are none', () => {
    expect(baselinesBoard(benefits([], { baselines: [] }), view).sentence).toMatch(
      /^No baseline is recorded/,
    );
  });

  it('show a break with both figures where a version took the place of another', () => {
    const of = (metric: string) => ({ metric });
    const data = benefits(
      [
        ...months('gross_saving_by_version', ['100.00', '110.00', '120.00'], of('version 1')),
        ...months('gross_saving_by_version', ['1.00', '2.00', '3.00'], of('version 2')),
      ],
      {
        baselines: [
          baseline({ version: '2', approvedOn: '2025-05-20' }),
          baseline({ version: '1', isCurrent: false }),
        ],
      },
    );
    const board = baselinesBoard(data, view);
    expect(board.breaks.map(({ version, isCurrent, figure }) => [version, isCurrent, figure.value])).toEqual([
      ['version 1', false, '330.00'],
      ['version 2', true, '6.00'],
    ]);
    expect(board.cards).toMatchObject([{ current: { version: '2' }, superseded: [{ version: '1' }] }]);
    // The superseded line ends in the month in which its successor was approved.
    const lines = board.breakTrend?.series.map(({ points }) => points.map(({ exact }) => exact));
    expect(lines).toEqual([
      ['100.00', '210.00'],
      ['1.00', '3.00', '6.00'],
    ]);
  });

  it('name why a saving against one is outside the headline', () => {
    const data = benefits([], { baselines: [baseline({ doubt: 'no evidence' })] });
    expect(baselinesBoard(data, view).sentence).toBe(
      'The baseline is not verified (no evidence), so the saving against it is outside the headline.',
    );
  });

  it('tell the break in words, in the order of the versions', () => {
    const of = (version: string, values: readonly (string | null)[]) =>
      months('gross_saving_by_version', values, { metric: `version ${version}` });
    const data = benefits([...of('10', ['5.00']), ...of('9', ['1600.00']), ...of('draft', [null])], {
      baselines: ['10', '9', 'draft'].map((version) =>
        baseline({
          version,
          isCurrent: version === '10',
          approvedOn: version === '10' ? null : '2025-04-30',
        }),
      ),
    });
    const board = baselinesBoard(data, view);
    expect(board.breakSentence).toBe(
      'Under version draft gross saving to date was not known; under version 9 gross saving to date was 1.60k; under version 10 gross saving to date is 5.00. A new version never takes the place of a former figure: each stands.',
    );
    // Version 10 has no date of approval, so that the line of version 9 has no end and the change no mark.
    expect(board.breakTrend?.events).toEqual([{ date: '2025-04-30', title: 'Baseline version 9' }]);
  });

  it('give cost, volume and unit cost of each, and open the first two', () => {
    const own = { service: 'Payroll', cost: '105.5', currency: 'GBP', volume: '8', volumeUnit: 'payslips' };
    const scope = { scenario: 'actual', period: '2025-05-01', baselineCost: 105.5 } as const;
    const factors = { price: 1, scopeFactor: 1, fixedShare: 1, volumeRatio: null, deflator: 1 };
    const data = benefits([], {
      baselines: [baseline(own), baseline({ service: 'Advice', volumeStatus: 'units differ: not flexed' })],
      scopes: [{ service: 'Payroll', ...scope, ...factors }],
    });
    const [payroll, advice] = baselinesBoard(data, { ...view, terms: 'real' }).cards;
    // 105.5 / 8 = 13.1875.
    expect(payroll?.figures.map(({ exact }) => exact)).toEqual([
      '£105.50',
      '8 payslips',
      '£13.1875 per payslip',
    ]);
    expect(payroll?.figures.map(({ ref }) => ref)).toMatchObject([
      { measure: 'baseline_cost', service: 'Payroll', period: '2025-05-01', terms: 'nominal' },
      { measure: 'baseline_volume', service: 'Payroll', period: '2025-05-01', terms: 'nominal' },
      {},
    ]);
    expect(advice?.figures.map(({ value, status }) => [value, status?.detail])).toEqual([
      [null, 'no costs in its months, or not of both bodies in one currency'],
      [null, 'units differ: not flexed'],
      [null, 'no cost'],
    ]);
  });

  it('name the services that none of them covers', () => {
    const services = ['Payroll', 'Advice'].map((service) => pointOf({ service, value: '1' }));
    const some = benefits([], { services, baselines: [baseline({ service: 'Payroll' })] });
    expect(baselinesBoard(some, view)).toMatchObject({
      uncovered: ['Advice'],
      sentence:
        'The baseline is frozen, approved and evidenced. No baseline covers Advice: what it costs is in no saving.',
    });
    expect(baselinesBoard(benefits([], { services }), view).uncovered).toEqual([]);
  });
});
