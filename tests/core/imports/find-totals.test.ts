import { describe, expect, it } from 'vitest';
import { findTotals, type Candidate } from '#lib/core/imports/find-totals.ts';

/** A row that may be a total, and the sum and number of the rows that follow it. */
function candidate(
  row: number,
  value: string,
  rest: { label?: string; isStrict?: boolean; isFull?: boolean; after?: readonly [string, number] } = {},
): Candidate {
  const [sum, rows] = rest.after ?? ['0', 0];
  return {
    row,
    line: row + 1,
    label: rest.label ?? null,
    isStrict: rest.isStrict ?? false,
    isFull: rest.isFull ?? false,
    values: [value],
    after: { values: [sum], rows },
  };
}

const before = (sum: string, rows: number) => ({ values: [sum], rows });

describe('rows that are totals of others', () => {
  it('are found in a last row without a name that equals the sum above', () => {
    const found = findTotals(before('300.10', 3), [candidate(4, '300.10')]);
    expect(found).toMatchObject([{ row: 4, isWhole: true, ties: true }]);
  });

  it('are not found where two equal payments stand one below the other', () => {
    expect(findTotals(before('10', 1), [candidate(2, '10')])).toEqual([]);
  });

  it('are not found in a last row as full as the others, unless it sums over too many for chance', () => {
    const last = candidate(4, '30', { isFull: true });
    expect(findTotals(before('30', 2), [last])).toEqual([]);
    expect(findTotals(before('30', 5), [last])).toHaveLength(1);
  });

  it('are not found where the sum is off by a cent', () => {
    expect(findTotals(before('300.10', 3), [candidate(4, '300.11')])).toEqual([]);
  });

  it('are found as subtotals of the rows since the last one, and a grand total of all', () => {
    const found = findTotals(before('30', 2), [
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
    const found = findTotals(before('0', 0), [
      candidate(1, '30', { label: 'Total', isStrict: true, after: ['30', 2] }),
    ]);
    expect(found).toMatchObject([{ row: 1, ties: true }]);
  });

  it('are believed by a name that leaves no doubt, and then do not tie', () => {
    const found = findTotals(before('30', 2), [candidate(3, '31', { label: 'TOTAL', isStrict: true })]);
    expect(found).toMatchObject([{ row: 3, ties: false, found: ['30'], values: ['31'] }]);
  });

  it('are not believed by a name such as that of a supplier called Total', () => {
    expect(findTotals(before('30', 2), [candidate(3, '31', { label: 'Total Gas & Power' })])).toEqual([]);
  });

  it('are no rows of other totals: a grand total over subtotals is one of the rows themselves', () => {
    const found = findTotals(before('5', 2), [
      candidate(3, '5', { after: ['6', 2] }),
      candidate(6, '6', { after: ['0', 0] }),
      candidate(7, '11'),
    ]);
    expect(found.map(({ row }) => row)).toEqual([3, 6, 7]);
  });
});
