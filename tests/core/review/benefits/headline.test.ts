import { expect, it } from 'vitest';
import { headlineBoard } from '#lib/core/review/benefits/headline.ts';
import type { BenefitProfile } from '#lib/core/measures/register.ts';
import { baseline, benefits, months, view } from './benefits-kit.ts';

it('headlines the verified net position of the month in view, against plan', () => {
  const data = benefits([
    ...months('verified_net_position', ['-10.00', '20.00', '50.50', '90.00']),
    ...months('planned_net_position', ['0.00', '30.00', '60.00', '99.00']),
  ]);
  const { headline, gap } = headlineBoard(data, view);
  expect(headline).toMatchObject({ value: '50.50', face: '£50.50', period: 'to Jun 2025, nominal' });
  expect(headline.ref).toEqual({
    measure: 'verified_net_position',
    partnership: 'hr',
    service: null,
    metric: null,
    period: '2025-06-01',
  });
  expect(gap).toEqual({ text: '£9.50 below plan', direction: 'down', tone: 'concern' });
});

it('never lets an unverified, avoided or freed amount into the headline', () => {
  const verified = months('verified_net_position', ['1.00', '2.00', '3.00']);
  const beside = [
    ...months('unverified_net_saving', ['500.00', '500.00', '500.00']),
    ...months('avoidance_benefit', ['700.00'], { metric: 'verified' }),
    ...months('non_cash_releasing_benefit', ['40.00', '2.00'], { metric: 'unverified' }),
  ];
  const board = headlineBoard(benefits([...verified, ...beside]), view);
  expect(board.headline.value).toBe('3.00');
  expect(board.bands.map(({ id, figures }) => [id, figures.map(({ figure }) => figure.value)])).toEqual([
    ['unverified_net_saving', ['1500.00']],
    ['non_cash_releasing_benefit', ['42.00']],
    ['avoidance_benefit', ['700.00']],
  ]);
});

it('keeps verified and unverified of one class apart', () => {
  const points = (['verified', 'unverified'] as const).flatMap((metric, index) =>
    months('revenue_benefit', [index === 0 ? '10.00' : '5.00'], { metric }),
  );
  const [band] = headlineBoard(benefits(points), view).bands;
  expect(band?.figures.map(({ figure, isVerified }) => [figure.value, isVerified])).toEqual([
    ['10.00', true],
    ['5.00', false],
  ]);
});

it('says why there is no headline when the baseline is not verified', () => {
  const doubted = months('verified_net_position', [null, null, null], {
    status: 'baseline not verified: no approver',
  });
  const data = benefits(doubted, { baselines: [baseline({ doubt: 'no approver' })] });
  const board = headlineBoard(data, view);
  expect(board.headline).toMatchObject({
    value: null,
    face: '',
    status: { kind: 'unavailable', detail: 'baseline not verified: no approver' },
  });
  expect(board.doubt).toBe('no approver');
});

it('says that there is no baseline, and that savings need months', () => {
  expect(headlineBoard(benefits([], { baselines: [] }), view).headline.status?.detail).toBe('no baseline');
  const yearly = months('cost', ['12.00'], { grain: 'year' });
  expect(headlineBoard(benefits(yearly), view).headline.status?.detail).toBe(
    'savings need months: the data are given by year',
  );
});

it('states a sum to the last known month and says what is not known after it', () => {
  const data = benefits(
    months('service_credit', ['1.10', '2.20', null], { status: null }).map((point) =>
      point.value === null ? { ...point, status: 'provider cost not loaded' } : point,
    ),
  );
  const [credits] = headlineBoard(data, view).bands;
  expect(credits?.figures[0]?.figure).toMatchObject({
    value: '3.30',
    period: 'Apr 2025 to May 2025, nominal',
    status: { kind: 'provisional', detail: 'Jun 2025 not known: provider cost not loaded' },
  });
});

it('does not sum over a month that is not known', () => {
  const data = benefits(months('service_credit', ['1.00', null, '2.00'], { status: 'suppressed' }));
  expect(headlineBoard(data, view).bands[0]?.figures[0]?.figure).toMatchObject({
    value: null,
    status: { kind: 'unavailable', detail: 'May 2025: suppressed' },
  });
});

it('takes a payback that is reached after the month in view for none yet', () => {
  const payback = months('payback', ['4.5'], { period: '2025-08-01', unit: 'months' });
  expect(headlineBoard(benefits(payback), view).payback.status?.detail).toBe('not by Jun 2025');
  expect(headlineBoard(benefits(payback), { ...view, until: '2025-09-01' }).payback).toMatchObject({
    face: '4.5',
    exact: '4.5 months',
    period: 'months, in Aug 2025',
  });
});

it('counts benefits of quality by status, since they have no money', () => {
  const profile = (status: string) => ({ class: 'quality', status }) as BenefitProfile;
  const profiles = [profile('verified'), profile('at risk'), profile('verified')];
  expect(headlineBoard(benefits([], { register: { profiles } }), view).quality).toEqual({
    total: 3,
    words: '1 at risk, 2 verified',
  });
});
