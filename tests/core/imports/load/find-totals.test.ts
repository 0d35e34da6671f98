import { describe, expect, it } from 'vitest';
import { findTotals, type Candidate } from '#lib/core/imports/load/find-totals.ts';

/** A row that may be a total, and the sum and number of the rows that follow it. */
function candidate(
  row: number,
  value: string,
  rest: {
    label?: string;
    isStrict?: boolean;
    isFull?: boolean;
    isFirst?: boolean;
    filled?: number;
    after?: readonly [string, number];
  } = {},
): Candidate {
  const [sum, rows] = rest.after ?? ['0', 0];
  return {
    row,
    line: row + 1,
    label: rest.label ?? null,
    isStrict: rest.isStrict ?? false,
    isFull: rest.isFull ?? false,
    isFirst: rest.isFirst ?? false,
    filled: rest.filled ?? 1,
    values: [value],
    after: { values: [sum], rows },
  };
}

const before = (sum: string, rows: number) => ({ values: [sum], rows });
const totalsIn = (...given: Parameters<typeof findTotals>) => findTotals(...given).totals;

describe('rows that are totals of others', () => {
  it('are found in a last row without a name that equals the sum above', () => {
    const found = totalsIn(before('300.10', 3), [candidate(4, '300.10')]);
    expect(found).toMatchObject([{ row: 4, isWhole: true, ties: true }]);
  });

  it('are not found where two equal payments stand one below the other', () => {
    expect(totalsIn(before('10', 1), [candidate(2, '10')])).toEqual([]);
  });

  it('are not found in a last row as full as the others, unless it sums over too many for chance', () => {
    const last = candidate(4, '30', { isFull: true });
    expect(totalsIn(before('30', 2), [last])).toEqual([]);
    expect(totalsIn(before('30', 5), [last])).toHaveLength(1);
  });

  it('are not found where the sum is off by a cent', () => {
    expect(totalsIn(before('300.10', 3), [candidate(4, '300.11')])).toEqual([]);
  });

  it('are found as subtotals of the rows since the last one, and a grand total of all', () => {
    const found = totalsIn(before('30', 2), [
      candidate(3, '30', { label: 'Sub-total', isStrict: true, after: ['12', 3] }),
      candidate(7, '12', { label: 'Sub-total', isStrict: true }),
      candidate(8, '42', { label: 'Grand total', isStrict: true }),
    ]);
    expect(found.map(({ row, isWhole, ties }) => [row, isWhole, ties])).toEqual([
      [3, false, true],
      [7, false, true],
      [8, true, true],
    ]);
  });

  it('are found on top of their rows when they are called a total', () => {
    const found = totalsIn(before('0', 0), [
      candidate(1, '30', { label: 'Total', isStrict: true, after: ['30', 2] }),
    ]);
    expect(found).toMatchObject([{ row: 1, ties: true }]);
  });

  it('are believed by a name that leaves no doubt, and then do not tie', () => {
    const found = totalsIn(before('30', 2), [candidate(3, '31', { label: 'TOTAL', isStrict: true })]);
    expect(found).toMatchObject([{ row: 3, ties: false, found: ['30.000000000000'], values: ['31'] }]);
  });

  it('are not believed by a name such as that of a supplier called Total', () => {
    expect(totalsIn(before('30', 2), [candidate(3, '31', { label: 'Total Gas & Power' })])).toEqual([]);
  });

  it('are no rows of other totals: a grand total over subtotals is one of the rows themselves', () => {
    const found = totalsIn(before('5', 2), [
      candidate(3, '5', { after: ['6', 2] }),
      candidate(6, '6', { after: ['0', 0] }),
      candidate(7, '11'),
    ]);
    expect(found.map(({ row }) => row)).toEqual([3, 6, 7]);
  });

  it('are not found where a supplier called Total is paid the same twice', () => {
    const label = 'Total Gas & Power';
    const found = totalsIn(before('100', 1), [
      candidate(2, '100', { label, isFull: true }),
      candidate(3, '200', { label: 'Total', isStrict: true }),
    ]);
    expect(found.map(({ row }) => row)).toEqual([3]);
  });

  it('are found on top of their groups without a name, where nearly all such rows tie', () => {
    const found = totalsIn(before('0', 0), [
      candidate(1, '30', { after: ['30', 2] }),
      candidate(4, '12', { after: ['12', 3] }),
    ]);
    expect(found.map(({ row, ties }) => [row, ties])).toEqual([
      [1, true],
      [4, true],
    ]);
    expect(totalsIn(before('0', 0), [candidate(1, '30', { after: ['30', 2] })])).toEqual([]);
  });

  it('are told of, though not which, where the rows below sum to twice the amount of those that head them', () => {
    const { totals, nested } = findTotals(before('0', 0), [
      candidate(1, '30', { filled: 2, after: ['60', 4] }),
      candidate(6, '12', { filled: 2, after: ['24', 4] }),
    ]);
    expect(totals).toEqual([]);
    expect(nested.map(({ row }) => row)).toEqual([1, 6]);
  });
});
