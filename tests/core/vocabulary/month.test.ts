import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, isMonth, monthIndex, monthLabel, monthsBetween } from '#lib/core/vocabulary/month.ts';

describe('a month', () => {
  it.each(['2024-13-01', '2024-00-01', '2024-04-02', '2024-04', '24-04-01', ''])('is not "%s"', (text) => {
    expect(isMonth(text)).toBe(false);
    expect(() => monthIndex(text)).toThrow(RangeError);
  });

  it('moves over the end of a year, in both directions', () => {
    expect(addMonths('2024-12-01', 1)).toBe('2025-01-01');
    expect(addMonths('2024-01-01', -1)).toBe('2023-12-01');
    expect(addMonths('2024-03-01', -27)).toBe('2021-12-01');
  });

  it('is written for people as in "Apr 2025"', () => {
    expect(monthLabel('2025-04-01')).toBe('Apr 2025');
  });

  it('comes back when as many months are added as taken away', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5_000 }), (count) => {
        expect(addMonths(addMonths('2024-06-01', count), -count)).toBe('2024-06-01');
        expect(monthsBetween('2024-06-01', addMonths('2024-06-01', count))).toHaveLength(count + 1);
      }),
    );
  });

  it('has none between a month and an earlier one', () => {
    expect(monthsBetween('2024-06-01', '2024-05-01')).toEqual([]);
  });
});
