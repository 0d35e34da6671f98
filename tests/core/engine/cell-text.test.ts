import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateText, decimalText, timestampText, timeText, wholeNumber } from '#lib/core/engine/cell-text.ts';

describe('decimalText', () => {
  it.each([
    [-1n, 2, '-0.01'],
    [0n, 2, '0.00'],
    [123450n, 2, '1234.50'],
    [-5n, 0, '-5'],
    [9999999999999999n, 2, '99999999999999.99'],
    [7n, 12, '0.000000000007'],
  ])('writes %s units at scale %s as %s', (units, scale, text) => {
    expect(decimalText(units, scale)).toBe(text);
  });

  it('loses no digit', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 38n), max: 10n ** 38n }),
        fc.integer({ min: 0, max: 38 }),
        (units, scale) => {
          expect(BigInt(decimalText(units, scale).replace('.', ''))).toBe(units);
        },
      ),
    );
  });
});

describe('wholeNumber', () => {
  it('is a number up to 2^53 - 1 and text beyond', () => {
    expect([wholeNumber(9007199254740991n), wholeNumber(-9007199254740991n)]).toEqual([
      9007199254740991, -9007199254740991,
    ]);
    expect(wholeNumber(9007199254740992n)).toBe('9007199254740992');
  });
});

describe('dateText', () => {
  it.each([
    [0, '1970-01-01'],
    [-1, '1969-12-31'],
    [19782, '2024-02-29'],
    [20177, '2025-03-30'],
    [2932896, '9999-12-31'],
    [-719162, '0001-01-01'],
    [2147483647, 'infinity'],
    [-2147483647, '-infinity'],
  ])('writes day %s as %s', (days, text) => expect(dateText(days)).toBe(text));
});

describe('timestampText', () => {
  it('writes moments before 1970 and parts of a second', () => {
    expect(timestampText(-500_000n, 1_000_000n)).toBe('1969-12-31T23:59:59.500000');
    expect(timestampText(1_709_168_523n, 1n)).toBe('2024-02-29T01:02:03');
    expect(timestampText(1_709_168_523_040n, 1000n)).toBe('2024-02-29T01:02:03.040');
  });
});

describe('timeText', () => {
  it('writes a time of day', () => {
    expect(timeText(86_399_000_000n, 1_000_000n)).toBe('23:59:59');
  });
});
