import { expect, it } from 'vitest';
import { netBoard } from '#lib/core/review/benefits/net.ts';
import { benefits, months, view } from './benefits-kit.ts';

const points = [
  ...months('gross_saving', ['100.00', '120.05']),
  ...months('transition_cost', ['30.00']),
  ...months('dual_running_cost', ['10.00', '5.05']),
  ...months('dis_benefit', ['1.00', '1.00']),
  ...months('net_saving', ['59.00', '114.00']),
];

it('goes from gross to net line by line, to the cent', () => {
  // 220.05 - 15.05 - 2.00 - 30.00 = 173.00
  const board = netBoard(benefits(points), view);
  expect(board.lines.map(({ id, nominal }) => [id, nominal.value])).toEqual([
    ['gross_saving', '220.05'],
    ['dual_running_cost', '-15.05'],
    ['stranded_cost', '0.00'],
    ['dis_benefit', '-2.00'],
    ['transition_cost', '-30.00'],
    ['one_off_cost', '0.00'],
    ['net_saving', '173.00'],
  ]);
  expect(board.ties.nominal).toBe(true);
  expect(board.sentence).toBe('Of £220 gross to May 2025, £47.05 went on making the change: £173 is left.');
});

it('writes a cost that did not fall as none, and one that is not known as unavailable', () => {
  const board = netBoard(
    benefits([...points, ...months('one_off_cost', [null], { status: 'suppressed' })]),
    view,
  );
  const byId = Object.fromEntries(board.lines.map(({ id, nominal }) => [id, nominal]));
  expect(byId.stranded_cost).toMatchObject({ face: 'none', status: null });
  expect(byId.one_off_cost).toMatchObject({ value: null, face: '', status: { detail: 'suppressed' } });
  expect(board.ties.nominal).toBeNull();
});

it('says what is left over when the lines do not sum to the net saving', () => {
  const board = netBoard(benefits([...points, ...months('stranded_cost', ['3.00'])]), view);
  expect(board.ties.nominal).toBe(false);
  expect(board.difference.nominal).toBe('3.00');
});

it('has no real figures without a price index, and says so', () => {
  const real = netBoard(benefits(points), view).lines.map((line) => line.real);
  expect(new Set(real.map(({ value }) => value))).toEqual(new Set([null]));
  expect(real[0]?.status?.detail).toBe('no price index, so nothing in real terms');
});

it('tells a change that cost more than it saved', () => {
  const data = benefits([
    ...months('gross_saving', ['5.00']),
    ...months('one_off_cost', ['12.00']),
    ...months('net_saving', ['-7.00']),
  ]);
  expect(netBoard(data, view).sentence).toBe(
    'Of £5.00 gross to Apr 2025, £12.00 went on making the change: £7.00 more was spent than saved.',
  );
});
