import { expect, test } from 'vitest';
import { logBoard } from '#lib/core/review/lifecycle/evaluate/log.ts';
import { context, dataOf, entryOf, monthsOf, view } from './kit.ts';

const log = [
  entryOf({ entry: 'Staff leave', size: '-60000.01', unit: 'GBP', likelihood: 0.3, raised: '2025-11-20' }),
  entryOf({ entry: 'Fire', size: '-10', unit: 'GBP', sourceRow: 2 }),
  entryOf({
    entry: 'Slow',
    kind: 'challenge',
    size: '-0.05',
    unit: 'share',
    sourceRow: 3,
    measure: 'net_position',
  }),
  entryOf({ entry: 'Unsized', kind: 'constraint', sourceRow: 4, measure: 'nothing_known' }),
  entryOf({ entry: 'Over', size: '-99', unit: 'GBP', closed: '2026-03-31', sourceRow: 5 }),
  entryOf({ entry: 'Closes later', size: '-1', unit: 'GBP', closed: '2026-04-01', sourceRow: 6 }),
  entryOf({ entry: 'Not yet raised', size: '-1', unit: 'GBP', raised: '2026-04-01', sourceRow: 7 }),
];
const whole = monthsOf(['5.00'], { measure: 'net_position' });
const board = logBoard(dataOf({ log, whole }), view, context);

// -60,000.01 x 0.3 is -18,000.003, to the penny -18,000.00; with -10 and -1 it is -18,011.00.
test('sizes are weighed by likelihood where one is given, and summed to the penny for what is open', () => {
  expect(board.rows.find(({ entry }) => entry === 'Staff leave')?.expected.full).toBe('−£18,000.00');
  expect(board.totals).toEqual([{ label: 'Open risks', face: '−£18.0k', exact: '−£18,011.00' }]);
});

test('an entry is open until its day, and unknown before it was raised', () => {
  expect(board.rows.map(({ entry, state }) => [entry, state])).toEqual([
    ['Unsized', 'open'],
    ['Slow', 'open'],
    ['Staff leave', 'open since 20 Nov 2025'],
    ['Fire', 'open'],
    ['Closes later', 'open'],
    ['Over', 'closed on 31 Mar 2026'],
  ]);
});

test('an entry is tied to the measure it touches, or to a name that is no measure', () => {
  const touches = (name: string) => board.rows.find(({ entry }) => entry === name)?.touches;
  expect(touches('Slow')).toMatchObject({ title: 'Net position', now: { face: '£5.00' } });
  expect(touches('Unsized')).toMatchObject({ title: '“nothing_known”, which is no measure', now: null });
  expect(touches('Fire')).toBeNull();
});

test('a share is told in percentage points, and the sentence counts what has no size', () => {
  expect(board.rows.find(({ entry }) => entry === 'Slow')?.size.face).toBe('−5 percentage points');
  expect(board.sentence).toBe(
    'Open: 1 constraint, 1 challenge, 3 risks. Expected in money, by likelihood where one is given: risks −£18.0k. 1 has no size.',
  );
  expect(board.chart?.rows.map(({ exact }) => exact)).toEqual(['-18000.00', '-10', '-1']);
});
