import { expect, it } from 'vitest';
import { isStaggered } from '#lib/core/imports/load/staggered.ts';

const row = (depth: number, amount: number) => ({ depth, amount });

it('finds levels that stand in columns of their own, but for rounding', () => {
  const rows = [row(0, 15.1), row(1, 10), row(2, 4), row(2, 6), row(1, 5), row(2, 2), row(2, 3), row(0, 7)];
  expect(isStaggered(rows)).toBe(true);
});

it('finds none in rows that begin in one place, or whose sums differ', () => {
  expect(isStaggered([row(0, 10), row(0, 4), row(0, 6), row(0, 20), row(0, 8), row(0, 12)])).toBe(false);
  expect(isStaggered([row(0, 16), row(1, 10), row(1, 5), row(0, 9), row(1, 4), row(1, 4), row(0, 1)])).toBe(
    false,
  );
});
