import { expect, it } from 'vitest';
import { benefitsStory } from '#lib/core/review/benefits/story.ts';
import { monthsBetween } from '#lib/core/vocabulary/month.ts';
import type { Metric } from '#lib/core/measures/points.ts';
import type { Party, Point } from '#lib/core/vocabulary/point.ts';
import { pointOf } from '../points.ts';
import { benefits, months, view } from './benefits-kit.ts';

const nets = (values: Readonly<Record<Party, string>>) =>
  Object.entries(values).flatMap(([party, value]) =>
    months('net_saving', [value], { party: party as Party }),
  );

it('tells a saving shared by both, a little behind plan, that has paid back', () => {
  const data = benefits([
    ...months('verified_net_position', ['-50.00', '10.00', '90.00']),
    ...months('planned_net_position', ['0.00', '60.00', '120.00']),
    ...nets({ customer: '40.00', provider: '50.00', system: '90.00' }),
  ]);
  expect(benefitsStory(data, view)).toBe(
    'To Jun 2025 the partnership has saved £90.00 net, £30.00 below plan; it broke even in May 2025.',
  );
});

it('tells a cost that one body handed to the other', () => {
  const data = benefits([
    ...months('verified_net_position', ['-19.00']),
    ...nets({ customer: '954.00', provider: '-973.00', system: '-19.00' }),
  ]);
  const names = { customer: 'the fire authority', provider: 'the county' };
  const story =
    'To Apr 2025 the fire authority saves £954, the county pays £973 more: the cost has moved, not gone. Government as a whole pays £19.00 more.';
  expect(benefitsStory(data, view, names)).toBe(story);
  expect(benefitsStory(data, { ...view, party: 'customer' }, names)).toBe(story);
});

it('tells a lower unit cost that is volume alone', () => {
  const points = monthsBetween('2024-04-01', '2026-03-01').flatMap((period): readonly Point[] => {
    const denominator = period < '2025-04-01' ? '10' : '20';
    const ratio = pointOf({ measure: 'unit_cost', period, value: '1', numerator: '100.00', denominator });
    if (period < '2025-04-01') return [ratio];
    const saved = {
      gross_saving: '0.50',
      cost_in_scope: '100.00',
      verified_net_position: '6.00',
      naive_saving: '90.00',
    };
    return [ratio, ...Object.entries(saved).map(([measure, value]) => pointOf({ measure, period, value }))];
  });
  expect(benefitsStory(benefits(points), { ...view, until: '2026-03-01' })).toBe(
    'To Mar 2026 the partnership has saved £6.00 net. Unit cost fell 50%, all of it from volume: flexed saving £6.00, unit cost × volume would claim £1.08k.',
  );
});

it('tells a service that fell while money was saved', () => {
  const level = monthsBetween('2024-04-01', '2025-06-01').map((period) => {
    const numerator = period < '2025-04-01' ? '95' : '88';
    const given = { metric: 'Results in a day', value: '0.9', unit: 'share', numerator, denominator: '100' };
    return pointOf({ measure: 'attainment', period, ...given });
  });
  const metrics: readonly Metric[] = [
    { metric: 'Results in a day', service: null, better: 'higher', unit: 'share' },
  ];
  const data = benefits([...months('verified_net_position', ['5.00']), ...level], { metrics });
  expect(benefitsStory(data, view)).toBe(
    'To Apr 2025 the partnership has saved £5.00 net. Results in a day went from 95.0% to 88.0%: not all of it is an efficiency.',
  );
});

it('states no saving without a baseline, and none for data without months', () => {
  expect(benefitsStory(benefits([], { baselines: [] }), view)).toBe(
    'No saving can be stated: no baseline. Cost, volume and service are shown as they are.',
  );
  expect(benefitsStory(benefits(months('cost', ['1.00'], { grain: 'quarter' })), view)).toBe(
    'No saving can be stated: savings need months: the data are given by quarter. Cost, volume and service are shown as they are.',
  );
});

it('calls what was measured against an unverified baseline unverified', () => {
  const data = benefits([
    ...months('verified_net_position', [null], { status: 'baseline not verified: no evidence' }),
    ...months('net_position', ['70.00']),
  ]);
  expect(benefitsStory(data, view)).toBe(
    'No verified saving can be stated: baseline not verified: no evidence. Measured, but unverified: £70.00 of net saving to Apr 2025.',
  );
});
