import { expect, it } from 'vitest';
import { naiveBoard } from '#lib/core/review/benefits/naive.ts';
import { monthsBetween } from '#lib/core/vocabulary/month.ts';
import { pointOf } from '../points.ts';
import { benefits, months, view } from './benefits-kit.ts';

// Cost 1000 at volume 100, fixed share 0.6; volume 120 at a cost of 1080: flexed 1080, unit cost x volume 1200.
const year = monthsBetween('2024-04-01', '2026-03-01').flatMap((period) => {
  const isBaseline = period < '2025-04-01';
  const [cost, volume] = isBaseline ? ['1000.00', '100'] : ['1080.00', '120'];
  return [
    pointOf({ measure: 'unit_cost', period, value: '1', numerator: cost, denominator: volume }),
    pointOf({ measure: 'cost', period, value: cost }),
    ...(isBaseline
      ? []
      : [
          pointOf({ measure: 'gross_saving', period, value: '0.00' }),
          pointOf({ measure: 'cost_in_scope', period, value: cost }),
          pointOf({ measure: 'naive_saving', period, value: '120.00' }),
        ]),
  ];
});

it('shows that a lower unit cost is volume over fixed cost, with both figures', () => {
  const board = naiveBoard(benefits(year), { ...view, until: '2026-03-01' });
  expect(board).toMatchObject({ differs: true, isDilution: true, difference: '1440.00' });
  expect(board.sentence).toBe(
    'Unit cost fell 10%, all of it from volume: flexed saving £0, unit cost × volume would claim £1.44k.',
  );
});

it('says the opposite where volume fell: unit cost times volume hides a saving', () => {
  const data = benefits([...months('gross_saving', ['50.00']), ...months('naive_saving', ['20.00'])]);
  expect(naiveBoard(data, view).sentence).toBe(
    'The two differ: flexed saving £50.00, unit cost × volume would claim £20.00. It would expect fixed cost to fall with volume, and hide a saving.',
  );
});

it('has nothing to say where both are the same, or where there is no volume', () => {
  const same = benefits([...months('gross_saving', ['5.00']), ...months('naive_saving', ['5.000'])]);
  expect(naiveBoard(same, view)).toMatchObject({ differs: false, sentence: '' });
  const none = naiveBoard(benefits(months('gross_saving', ['5.00'])), view);
  expect(none.naive.status?.detail).toBe('no volume in the baseline');
  expect(none).toMatchObject({ difference: null, sentence: '' });
});
