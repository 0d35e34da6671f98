import { describe, expect, it } from 'vitest';
import {
  axisTitle,
  formatDifference,
  formatExact,
  formatFace,
  formatMoney,
  formatShare,
  tickFormat,
  type Unit,
} from '#lib/core/vocabulary/format.ts';

const pounds: Unit = { kind: 'money', label: 'running cost a month', currency: 'GBP' };
const share: Unit = { kind: 'share', label: 'cases within target' };
const cases: Unit = { kind: 'count', label: 'cases' };
const rate: Unit = { kind: 'money per unit', label: 'per payslip', currency: 'GBP' };
const days: Unit = { kind: 'level', label: 'days' };

describe('money at a glance', () => {
  it.each([
    ['1240332.10', '£1.24m'],
    ['980000', '£980k'],
    ['12345.67', '£12.3k'],
    ['1240', '£1.24k'],
    ['980.40', '£980'],
    ['98.2', '£98.20'],
    ['0.5', '£0.50'],
    ['0', '£0'],
    ['0.000', '£0'],
    ['-1240332.10', '−£1.24m'],
    ['2500000000', '£2.50bn'],
    ['9995000', '£10.0m'],
    ['9.996', '£10.00'],
    ['123456789012345', '£123,457bn'],
  ])('writes %s as %s', (amount, face) => {
    expect(formatMoney(amount, 'GBP')).toBe(face);
  });

  it('takes the next scale when rounding reaches a thousand', () => {
    expect(formatMoney('999600', 'GBP')).toBe('£1.00m');
    expect(formatMoney('999.6', 'GBP')).toBe('£1.00k');
    expect(formatMoney('99.999', 'GBP')).toBe('£100');
  });

  it('writes a code where a currency has no sign of its own, and neither where there is none', () => {
    expect(formatMoney('1200000', 'CHF')).toBe('CHF 1.20m');
    expect(formatMoney('-1200000', 'CHF')).toBe('−CHF 1.20m');
    expect(formatMoney('1200000')).toBe('1.20m');
  });
});

describe('a value in full', () => {
  it('writes money to the penny from exact text beyond the reach of doubles', () => {
    expect(formatExact('1240332.1', pounds)).toBe('£1,240,332.10');
    expect(formatExact('-90071992547409931.07', pounds)).toBe('−£90,071,992,547,409,931.07');
  });

  it('keeps the decimals of a rate, at most four', () => {
    expect(formatExact('4.123456', rate)).toBe('£4.1235 per payslip');
    expect(formatExact('4', rate)).toBe('£4.00 per payslip');
  });

  it('drops the zeros that the database pads with', () => {
    expect(formatExact('3.200000000000', days)).toBe('3.2 days');
  });
});

describe('other units', () => {
  it('writes shares as percentages', () => {
    expect(formatShare('0.9423')).toBe('94.2%');
    expect(formatFace('1.125', share)).toBe('112.5%');
    expect(formatFace('0.005', share)).toBe('0.5%');
    expect(formatExact('0.00041', share)).toBe('0.04%');
  });

  it('writes counts whole with separators, rates with pence and levels with their unit', () => {
    expect(formatFace('1240332', cases)).toBe('1,240,332 cases');
    expect(formatFace('4.126', rate)).toBe('£4.13 per payslip');
    expect(formatFace('3.256', days)).toBe('3.26 days');
    expect(formatFace(0.1 + 0.2, days)).toBe('0.3 days');
  });

  it('writes a dash where there is no value', () => {
    expect(formatFace(null, pounds)).toBe('–');
    expect(formatExact(null, pounds)).toBe('–');
  });
});

describe('differences', () => {
  it('carry their sign, and shares differ by percentage points', () => {
    expect(formatDifference('60000', pounds)).toBe('+£60.0k');
    expect(formatDifference('-0.012', share)).toBe('−1.2 percentage points');
    expect(formatDifference('0.01', share)).toBe('+1 percentage point');
    expect(formatDifference('0.00', pounds)).toBe('£0');
  });
});

describe('axes', () => {
  it('write all ticks on one scale with no more decimals than needed', () => {
    const ticks = [0, 500_000, 1_000_000];
    expect(ticks.map(tickFormat(ticks, pounds))).toEqual(['£0', '£0.5m', '£1.0m']);
    const shares = [0.85, 0.9, 0.95, 1];
    expect(shares.map(tickFormat(shares, share))).toEqual(['85%', '90%', '95%', '100%']);
    const below = [-200_000, 0, 200_000];
    expect(below.map(tickFormat(below, pounds))).toEqual(['−£200k', '£0', '£200k']);
  });

  it('name what they show and its unit', () => {
    expect(axisTitle(pounds)).toBe('Running cost a month, £');
    expect(axisTitle(share)).toBe('Cases within target, %');
    expect(axisTitle(rate)).toBe('£ per payslip');
    expect(axisTitle(days)).toBe('Days');
  });
});
