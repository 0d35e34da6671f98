import { expect, it } from 'vitest';
import { viewsBoard } from '#lib/core/review/benefits/views.ts';
import type { Party } from '#lib/core/vocabulary/point.ts';
import { benefits, months, view } from './benefits-kit.ts';

function net(party: Party, values: readonly (string | null)[], status: string | null = null) {
  return months('net_saving', values, { party, status });
}

it('tells a cost that has moved from one that has gone', () => {
  const data = benefits([
    ...net('customer', ['300.00', '654.00']),
    ...net('provider', ['-400.00', '-573.00']),
    ...net('system', ['-100.00', '81.00']),
  ]);
  const board = viewsBoard(data, view, { customer: 'the fire authority', provider: 'the county' });
  expect(board.isMoved).toBe(true);
  expect(board.sentence).toBe(
    'To May 2025 the fire authority saves £954, the county pays £973 more: the cost has moved, not gone.',
  );
  expect(board.check).toEqual({
    kind: 'ties',
    words: 'Customer £954.00 + provider −£973.00 + transfer residual £0.00 = government −£19.00',
  });
});

it('takes the transfer residual into the sum of the parties, to the cent', () => {
  // Paid 50.00, received 48.00: government counts the 2.00 that neither party has.
  const points = [
    ...net('customer', ['10.00']),
    ...net('provider', ['7.99']),
    ...net('system', ['19.99']),
    ...months('transfer_residual', ['2.00']),
  ];
  expect(viewsBoard(benefits(points), view).check.kind).toBe('ties');
  const short = points.map((point) =>
    point.measure === 'transfer_residual' ? { ...point, value: '1.99' } : point,
  );
  expect(viewsBoard(benefits(short), view).check).toMatchObject({ kind: 'does-not-tie' });
});

it('calls a side without data unavailable, and government with it', () => {
  const status = 'no provider costs';
  const data = benefits([
    ...net('customer', ['10.00']),
    ...net('provider', [null], status),
    ...net('system', [null], status),
  ]);
  const board = viewsBoard(data, view);
  expect(board.sentence).toBe(
    'The saving of the provider is unavailable: no provider costs. Without both sides nothing can be said of government as a whole.',
  );
  expect(board.check.kind).toBe('unavailable');
  expect(board.lines.at(-1)?.figures.system).toMatchObject({ value: null, face: '' });
});

it('puts what it would have cost and what it cost in the months that have a saving', () => {
  const data = benefits([
    ...months('flexed_baseline', ['100.00', '110.00', '120.00']),
    ...months('cost_in_scope', ['100.00', '90.00', '95.00']),
    ...months('gross_saving', ['20.00', '25.00']).map((point, index) => ({
      ...point,
      period: ['2025-05-01', '2025-06-01'][index]!,
    })),
  ]);
  const lines = viewsBoard(data, view).lines;
  expect(lines.slice(0, 3).map(({ id, figures }) => [id, figures.system.value])).toEqual([
    ['flexed_baseline', '230.00'],
    ['cost_in_scope', '185.00'],
    ['gross_saving', '45.00'],
  ]);
  expect(lines[0]?.figures.system.ref).toMatchObject({ from: '2025-05-01', period: '2025-06-01' });
  expect(lines[0]?.figures.customer.ref).toBeNull();
});

it('opens the figure of another party as that party’s', () => {
  const board = viewsBoard(benefits(net('customer', ['1.00', '2.00'])), view);
  expect(board.lines.at(-1)?.figures.customer.ref).toMatchObject({
    measure: 'net_saving',
    party: 'customer',
    from: '2025-04-01',
    period: '2025-05-01',
  });
});
