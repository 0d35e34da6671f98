import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  add,
  compare,
  divide,
  isZero,
  negate,
  round,
  subtract,
  times,
  trim,
} from '#lib/core/vocabulary/money.ts';

const pence = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n });
const decimal = (units: bigint) =>
  `${units < 0n ? '-' : ''}${(units < 0n ? -units : units) / 100n}.${String((units < 0n ? -units : units) % 100n).padStart(2, '0')}`;

describe('exact decimals', () => {
  it('add without binary fractions: 0.10 + 0.2 = 0.30', () => {
    expect(add('0.10', '0.2')).toBe('0.30');
    expect(add()).toBe('0');
  });

  it('keep every penny of amounts that a double cannot hold', () => {
    expect(add('90071992547409.93', '0.01')).toBe('90071992547409.94');
    fc.assert(
      fc.property(pence, pence, (a, b) => {
        expect(add(decimal(a), decimal(b))).toBe(decimal(a + b));
        expect(subtract(decimal(a), decimal(b))).toBe(decimal(a - b));
      }),
    );
  });

  it('write no minus before zero', () => {
    expect(negate('0.00')).toBe('0.00');
    expect(isZero('-0.00')).toBe(true);
  });

  it('multiplies without losing a digit', () => {
    expect(times('-1234567890123.45', '0.001')).toBe('-1234567890.12345');
    expect(times('0.00', '-3')).toBe('0.00');
  });

  it.each([
    ['2.675', 2, '2.68'],
    ['-2.675', 2, '-2.68'],
    ['2.674', 2, '2.67'],
    ['1', 2, '1.00'],
    ['0.5', 0, '1'],
    ['-0.4', 0, '0'],
  ])('round %s to %i decimals as %s', (amount, decimals, expected) => {
    expect(round(amount, decimals)).toBe(expected);
  });

  it('trim to the shortest text with at least some decimals', () => {
    expect(trim('1.500000')).toBe('1.50');
    expect(trim('1.505000')).toBe('1.505');
    expect(trim('2')).toBe('2.00');
    expect(trim('2.000', 0)).toBe('2');
  });

  it.each([
    ['1', '3', 4, '0.3333'],
    ['2', '3', 4, '0.6667'],
    ['-2', '3', 4, '-0.6667'],
    ['1', '4', 4, '0.25'],
    ['10.00', '0.5', 2, '20'],
    ['0', '7', 2, '0'],
    ['0.000001', '1000', 3, '0'],
  ])('divide %s by %s', (a, b, decimals, expected) => {
    expect(divide(a, b, decimals)).toBe(expected);
  });

  it('have no quotient by zero', () => {
    expect(divide('1', '0.00', 2)).toBeNull();
  });

  it('compare whatever their number of decimals', () => {
    expect(compare('1.5', '1.50')).toBe(0);
    expect(compare('-2', '1.999')).toBe(-1);
  });

  it.each(['', '1e3', '1,000', '.5', '+1', 'NaN'])('refuse "%s"', (text) => {
    expect(() => add(text)).toThrow(RangeError);
  });
});
