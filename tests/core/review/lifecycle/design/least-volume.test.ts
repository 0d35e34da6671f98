import { describe, expect, test } from 'vitest';
import type { BaselineVersion } from '#lib/core/measures/baselines.ts';
import type { LifecycleData } from '#lib/core/review/lifecycle/data.ts';
import { componentOf, dataOf, monthly, review, times } from './kit.ts';

const least = componentOf({
  component: 'Volume band: Payroll, least',
  kind: 'volume_band',
  value: '100',
  unit: 'payslips a month',
  effectiveFrom: '2025-01-01',
  sourceLine: 7,
});
const tariff = componentOf({ component: 'Tariff', kind: 'tariff', value: '2.00', unit: 'GBP a payslip' });
const volumes = (values: readonly string[], first = '2025-01-01') =>
  monthly(first, values, { measure: 'volume', service: 'Payroll', unit: 'payslips' });
const recharges = (values: readonly string[]) =>
  monthly('2025-01-01', values, { measure: 'recharge', service: 'Payroll', party: 'customer' });

const found = (given: Parameters<typeof dataOf>[0]) => review(dataOf(given), 'least_volume');
const twelve: LifecycleData['recharges'] = recharges([
  ...times(6, '200.00'),
  ...times(3, '190.00'),
  ...times(3, '150.00'),
]);

describe('a least volume that is never reached', () => {
  // 80 of 100 payslips in each of 12 months, at 2.00: the volume gives 160.00, the clause at most 40.00 more. Paid were
  // 200 six times (40 each), 190 three times (30 each) and 150 three times (nothing): 240 + 90 = 330.
  test('costs what was paid above what the volume gives, and no more than the clause asks', () => {
    const { findings, answer } = found({
      components: [least, tariff],
      service: volumes(times(12, '80')),
      recharges: twelve,
    });
    expect(answer).toBe('1 found among 1 least volume');
    expect(findings[0]).toMatchObject({
      message:
        'The least volume of Payroll, 100 payslips a month, was never reached, and £330 was paid for volume that never came.',
      size: {
        amount: '330.00',
        exact: '£330.00',
        words: 'paid above what the volume gives, Jan 2025 to Sep 2025',
      },
      component: { name: 'Volume band: Payroll, least', version: 'version 1', fileId: 1, sourceLine: 7 },
    });
    expect(findings[0]!.revising).toContain('would have been £330 lower since Jan 2025');
    expect(findings[0]!.evidence.map(({ text }) => text)).toEqual([
      'Reached in 0 of 12 months, Jan 2025 to Dec 2025',
      'Highest month: 80 payslips in Jan 2025, 20.0% under it',
      'Priced month by month at the charge in force, last £2 a payslip (Tariff, version 1)',
      'Recharge Jan 2025 to Sep 2025: £1,770.00 in 9 months under the least; their volume at that price gives £1,440.00',
      'In 3 months under the least the recharge was no more than the volume gives, or is not known: nothing is counted',
    ]);
    expect(findings[0]!.evidence[3]!.ref).toMatchObject({
      measure: 'recharge',
      service: 'Payroll',
      party: 'customer',
      from: '2025-01-01',
      period: '2025-09-01',
    });
  });

  test('is priced by the charge of a month over the volume of the baseline where there is no tariff', () => {
    const charge = componentOf({
      component: 'Charge: Payroll',
      kind: 'price',
      value: '400',
      unit: 'GBP a month',
    });
    const baselines = [
      { service: 'Payroll', isCurrent: true, volume: '200', priceSeries: null },
    ] as unknown as readonly BaselineVersion[];
    const { findings } = found({
      components: [least, charge],
      service: volumes(times(12, '80')),
      recharges: twelve,
      baselines,
    });
    expect(findings[0]!.size.amount).toBe('330.00');
  });

  test('is due by its words where the recharges are not known, and says so', () => {
    const { findings } = found({ components: [least, tariff], service: volumes(times(12, '80')) });
    expect(findings[0]!.size).toMatchObject({
      amount: '480.00',
      words: 'due by its words; whether it was paid is not known',
    });
  });

  test('cost nothing where the recharge followed the volume', () => {
    const { findings } = found({
      components: [least, tariff],
      service: volumes(times(12, '80')),
      recharges: recharges(times(12, '160.00')),
    });
    expect(findings[0]!.size.words).toBe('due by its words, nothing of it paid');
    expect(findings[0]!.revising).toContain('Nothing would have been paid less');
  });

  test('is not sized without a charge', () => {
    const { findings } = found({ components: [least], service: volumes(times(12, '80')) });
    expect(findings[0]!.size).toMatchObject({ face: 'not sized', amount: null });
  });

  test('counts each month by the version in force on its last day', () => {
    const later = { ...least, version: '2', value: '50', effectiveFrom: '2025-12-31' };
    const first = { ...least, effectiveTo: '2025-12-30' };
    const { findings } = found({ components: [first, later], service: volumes(times(12, '80')) });
    expect(findings).toEqual([]);
  });
});

describe('a least volume that is reached', () => {
  test('is none to be told where half of the months reached it', () => {
    const { findings, answer } = found({
      components: [least, tariff],
      service: volumes([...times(6, '80'), ...times(6, '120')]),
    });
    expect(findings).toEqual([]);
    expect(answer).toBe('none found among 1 least volume');
  });

  test('protects nothing where two years stayed far above it', () => {
    const band = { ...least, effectiveFrom: '2024-01-01' };
    const far = found({ components: [band], service: volumes(times(24, '120'), '2024-04-01') });
    expect(far.findings[0]).toMatchObject({
      message: 'Volume stayed far above the least of Payroll, 100 payslips a month, for 24 months.',
      size: { face: '20% to spare', amount: null },
    });
    const near = found({
      components: [band],
      service: volumes([...times(23, '120'), '105'], '2024-04-01'),
    });
    expect(near.findings).toEqual([]);
  });
});

describe('a least volume that cannot be judged', () => {
  test('says that there is no volume in its unit', () => {
    const { findings, answer } = found({ components: [least] });
    expect(findings).toEqual([]);
    expect(answer).toBe('cannot be told: no volume in the unit of a band');
  });

  test('is said not to be there where none is agreed', () => {
    expect(found({ components: [tariff] }).answer).toBe('no least volume is agreed');
  });
});
