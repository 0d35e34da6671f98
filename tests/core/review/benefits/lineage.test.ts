import { describe, expect, it } from 'vitest';
import type { BenefitProfile } from '#lib/core/measures/register.ts';
import { appraisalBoard } from '#lib/core/review/benefits/appraisal.ts';
import { openedNpsv } from '#lib/core/review/benefits/appraisal-lineage.ts';
import { bridgeBoard } from '#lib/core/review/benefits/bridge.ts';
import { openedBar } from '#lib/core/review/benefits/bridge-lineage.ts';
import { registerCurve } from '#lib/core/review/benefits/register-curve.ts';
import { claimsOf, openedClaims } from '#lib/core/review/benefits/register-lineage.ts';
import { defaultAppraisal } from '#lib/core/vocabulary/appraisal-settings.ts';
import { addMonths } from '#lib/core/vocabulary/month.ts';
import type { Point } from '#lib/core/vocabulary/point.ts';
import { pointOf } from '../points.ts';
import { benefits, view } from './benefits-kit.ts';

describe('a net present value', () => {
  const at = (year: number, measure: string, value: string | null) =>
    pointOf({ measure, value, period: `${year}-04-01`, terms: 'real' });
  const points = [
    at(2023, 'change_cost', '100.00'),
    at(2024, 'gross_saving', '60.00'),
    at(2025, 'gross_saving', '60.00'),
    at(2026, 'planned_change_cost', '40.00'),
    at(2026, 'planned_net_saving', '10.00'),
  ];
  const opened = (id: string, whole: readonly Point[] = points, settings = {}) => {
    const { cases } = appraisalBoard(benefits(whole), view, { ...defaultAppraisal, ...settings });
    const found = cases.find((one) => one.id === id);
    return found ? openedNpsv(found) : null;
  };

  it('opens to its years: flow times factor, summing to it to the cent', () => {
    // -100, then 60 / 1.035 = 57.97 and 60 / 1.035^2 = 56.01.
    const delivered = opened('delivered');
    expect(delivered?.tie).toEqual({ ties: true, sum: '13.98', figure: '13.98', by: '0.00' });
    expect(delivered?.years.map(({ label, factor, presentValue }) => [label, factor, presentValue])).toEqual([
      ['2023-24', '1.000000000000', '-100.00'],
      ['2024-25', '0.966183574879', '57.97'],
      ['2025-26', '0.933510700366', '56.01'],
    ]);
  });

  it('opens each flow to the figure of its fiscal year', () => {
    const [first] = opened('delivered')?.years ?? [];
    expect(first?.sides.find(({ id }) => id === 'cost')?.parts).toMatchObject([
      {
        amount: '100.00',
        uplift: null,
        ref: { measure: 'change_cost', period: '2023-04-01', terms: 'real' },
      },
    ]);
  });

  it('shows a cost to come before its uplift: 40.00 x (1 + 0.5 x (1 - 0.5)) = 50.00', () => {
    const outlook = opened('outlook', points, { optimismBias: 0.5, mitigation: 0.5 });
    const cost = outlook?.years.at(-1)?.sides.find(({ id }) => id === 'cost');
    expect(cost?.parts).toMatchObject([{ amount: '50.00', uplift: { before: '40.00', factor: 1.25 } }]);
    expect(outlook?.tie.ties).toBe(true);
  });

  it('is not opened where it is not known', () => {
    expect(opened('delivered', [...points, at(2024, 'dis_benefit', null)])).toBeNull();
  });
});

describe('a bar of the bridge', () => {
  const march = { ...view, until: '2026-03-01' };
  const year = (startYear: number, total: number, given: Partial<Point> = {}) =>
    Array.from({ length: 12 }, (_, at) =>
      pointOf({ period: addMonths(`${startYear}-04-01`, at), value: (total / 12).toFixed(2), ...given }),
    );
  const volume = { measure: 'volume', unit: 'cases' };
  // A costs 1200 for 1200 cases, then 1200 for 600; B 1200 for 1200, then 2400 for 1800.
  const services = [
    ...year(2024, 1200, { service: 'A' }),
    ...year(2024, 1200, { service: 'A', ...volume }),
    ...year(2025, 1200, { service: 'A' }),
    ...year(2025, 600, { service: 'A', ...volume }),
    ...year(2024, 1200, { service: 'B' }),
    ...year(2024, 1200, { service: 'B', ...volume }),
    ...year(2025, 2400, { service: 'B' }),
    ...year(2025, 1800, { service: 'B', ...volume }),
  ];
  const board = bridgeBoard(benefits([...year(2024, 2400), ...year(2025, 3600)], { services }), march, null);

  it('opens to what each service adds, with the costs and volumes in its formula', () => {
    // Price, (p1 - p0) q1: A 1200 - 600 = 600, B 2400 - 1800 = 600.
    const price = openedBar(board, 'price');
    expect(price?.formula).toBe('cost after − cost before × volume after / volume before');
    expect(price?.rows.map(({ service, amount }) => [service, amount])).toEqual([
      ['A', '600.00'],
      ['B', '600.00'],
    ]);
    expect(price?.tie).toMatchObject({ ties: true, sum: '1200.00' });
    expect(price?.rows[0]?.volumeTo).toEqual({
      measure: 'volume',
      partnership: 'hr',
      service: 'A',
      metric: null,
      from: '2025-04-01',
      period: '2026-03-01',
    });
  });

  it('names the total volumes where they are in the formula, and adds up where services offset', () => {
    const mix = openedBar(board, 'mix') ?? openedBar(board, 'volume');
    expect(mix?.totals).toMatchObject({ unit: 'cases' });
    expect(mix?.tie.ties).toBe(true);
  });

  it('has the costs at both ends as figures of their years', () => {
    expect(board.ends).toMatchObject({
      from: { measure: 'cost', service: null, from: '2024-04-01', period: '2025-03-01' },
      to: { from: '2025-04-01', period: '2026-03-01' },
    });
    expect(openedBar(board, 'nothing')).toBeNull();
  });
});

describe('a point of the curve of the register', () => {
  const profile = (benefit: string, title: string | null) =>
    ({ benefit, title, class: 'cash_releasing', status: 'realising' }) as BenefitProfile;
  const claim = (measure: string, metric: string, period: string, value: string) =>
    pointOf({ measure, metric, period, value });
  const data = benefits(
    [
      claim('planned_benefit', 'a', '2025-04-01', '20'),
      claim('planned_benefit', 'b', '2025-05-01', '20'),
      claim('realised_benefit', 'a', '2025-04-01', '10'),
      claim('realised_benefit', 'a', '2025-05-01', '5'),
      claim('realised_benefit', 'b', '2025-05-01', '7.50'),
    ],
    { register: { profiles: [profile('a', 'Fewer queues'), profile('b', null)] } },
  );
  const curve = registerCurve(data, view)!;
  const claims = claimsOf(data, view);

  it('opens to its benefits up to that month, which sum to it', () => {
    const opened = openedClaims(claims, curve, { period: '2025-05-01', series: 'realised_benefit' });
    expect(opened?.parts.map(({ title, amount }) => [title, amount])).toEqual([
      ['Fewer queues', '15.00'],
      ['b', '7.50'],
    ]);
    expect(opened?.tie).toMatchObject({ ties: true, sum: '22.50' });
    expect(opened?.parts[0]?.ref).toMatchObject({ metric: 'a', from: '2025-04-01', period: '2025-05-01' });
  });

  it('does not open an outlook, which nobody has claimed', () => {
    expect(openedClaims(claims, curve, { period: '2025-05-01', series: 'outlook' })).toBeNull();
  });
});
