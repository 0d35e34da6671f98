import { describe, expect, test } from 'vitest';
import { flexibilityBoard } from '#lib/core/review/lifecycle/design/flexibility.ts';
import { addMonths } from '#lib/core/vocabulary/month.ts';
import { pointOf } from '../../points.ts';
import { componentOf, context, dataOf, levels, monthly, review, times, view } from './kit.ts';

const metric = 'Calls in time';
const target = (value: string, given = {}) =>
  componentOf({
    component: 'Level: calls',
    kind: 'service_level',
    metric,
    target: value,
    unit: 'share',
    ...given,
  });
const recharge = (count: number, value: string) =>
  monthly('2025-01-01', times(count, value), { measure: 'recharge', party: 'customer' });

describe('credits', () => {
  const credit = componentOf({
    component: 'Credit: calls',
    kind: 'credit',
    metric,
    target: '0.9',
    value: '0.03',
    unit: 'share',
  });
  // Under 90% in two of four months, 3% of a recharge of 1,000 each: 60.
  const service = levels('2025-01-01', ['0.95', '0.85', '0.84', '0.95']);
  const paid = (value: string) =>
    monthly('2025-03-01', [value], { measure: 'service_credit', party: 'customer' });

  test('that were due and never paid are sized by the recharge of their months', () => {
    const { findings } = review(
      dataOf({ components: [credit], service, recharges: recharge(4, '1000.00') }),
      'credit',
    );
    expect(findings[0]).toMatchObject({
      message: 'Credit: calls was due in 2 of 4 months and never paid.',
      size: { amount: '60.00', words: 'due by the clause and not paid' },
    });
    expect(findings[0]!.evidence[0]).toMatchObject({
      text: 'Worst month: 84.0% in Mar 2025, against a threshold of 90.0%',
      ref: { measure: 'attainment', metric, period: '2025-03-01' },
    });
  });

  test('that were paid in part are short by the rest, and those that were paid in full are none', () => {
    const of = (value: string) =>
      review(
        dataOf({
          components: [credit],
          service: [...service, ...paid(value)],
          recharges: recharge(4, '1000.00'),
        }),
        'credit',
      ).findings;
    expect(of('20.00')[0]).toMatchObject({
      message: 'Credit: calls was due in 2 of 4 months and paid in part.',
      size: { amount: '40.00' },
    });
    expect(of('60.00')).toEqual([]);
  });

  test('are sized by the agreed charge where no recharge is known, and not at all without either', () => {
    const charge = componentOf({ component: 'Charge', kind: 'price', value: '900', unit: 'GBP a month' });
    const of = (components: readonly ReturnType<typeof componentOf>[]) =>
      review(dataOf({ components, service }), 'credit').findings[0]!.size;
    expect(of([credit, charge]).amount).toBe('54.00');
    expect(of([credit])).toMatchObject({ face: 'not sized', amount: null });
  });

  // 12 months at 95%, a credit under 90% and a target of 96%: from the target 12 x 30 = 360.
  test('that were never due say what the target as threshold would have given', () => {
    const { findings } = review(
      dataOf({
        components: [credit, target('0.96')],
        service: levels('2025-01-01', times(12, '0.95')),
        recharges: recharge(12, '1000.00'),
      }),
      'credit',
    );
    expect(findings[0]).toMatchObject({
      message: 'Credit: calls was never due in 12 months.',
      size: { face: 'no money moved' },
      revising: 'From the target itself it would have been due in 12 of 12 months, £360 in all.',
    });
  });

  test('on a level that is not measured cannot be judged', () => {
    expect(review(dataOf({ components: [credit] }), 'credit').answer).toBe(
      'cannot be told: no level with a direction is measured for a credit',
    );
  });
});

describe('prices', () => {
  const charge = [
    componentOf({ kind: 'price', value: '100', unit: 'GBP a month', effectiveTo: '2024-12-31' }),
    componentOf({
      kind: 'price',
      value: '120',
      unit: 'GBP a month',
      effectiveFrom: '2025-01-01',
      version: '2',
    }),
  ];
  const index = (series: string, first: string, second: string) =>
    Array.from({ length: 24 }, (_, at) => ({
      series,
      period: addMonths('2024-01-01', at),
      index: at < 12 ? first : second,
    }));

  // The index rose from 100 to 110: at it the charge is 110 in each of 12 months, 10 less.
  test('that ran ahead of their index are told in per cent and in money', () => {
    const { findings } = review(dataOf({ components: charge, prices: index('CPI', '100', '110') }), 'price');
    expect(findings[0]).toMatchObject({
      message: 'Component stands 9.1% above its price index.',
      size: { amount: '120.00' },
    });
    expect(findings[0]!.revising).toContain(
      'At the index the charge would have been £120 lower since Jan 2025.',
    );
  });

  test('that lag behind it are told as well, and those that follow it are none', () => {
    const behind = review(dataOf({ components: charge, prices: index('CPI', '100', '125') }), 'price');
    expect(behind.findings[0]).toMatchObject({
      message: 'Component stands 4.0% below its price index.',
      size: { amount: '60.00' },
    });
    const even = review(dataOf({ components: charge, prices: index('CPI', '100', '120') }), 'price');
    expect(even.findings).toEqual([]);
    expect(even.answer).toBe(
      'none found among 1 charge beside CPI; the widest, Component, stands at its index',
    );
  });

  test('without an index, or with several that nobody chose from, cannot be judged', () => {
    expect(review(dataOf({ components: charge }), 'price').answer).toBe(
      'cannot be told: no price index is loaded',
    );
    const two = [...index('CPI', '100', '110'), ...index('RPI', '100', '111')];
    expect(review(dataOf({ components: charge, prices: two }), 'price').answer).toBe(
      'cannot be told: several price indices are loaded, and no baseline names one',
    );
  });
});

describe('targets', () => {
  // Two values 0.2 points apart: limits 0.971 - 2.66 x 0.002 = 96.6%; a target of 90% lies far beyond it.
  const steady = Array.from({ length: 24 }, (_, at) => (at % 2 === 0 ? '0.970' : '0.972'));

  test('that no month came near were never at risk', () => {
    const { findings } = review(
      dataOf({ components: [target('0.9')], service: levels('2024-04-01', steady) }),
      'target',
    );
    expect(findings[0]).toMatchObject({
      message: 'Calls in time: the target of 90.0% was never at risk in the 24 months it has been in force.',
      size: { face: '7.1 percentage points to spare', amount: null },
    });
    expect(findings[0]!.revising).toContain('At 96.6% it would have been met in 24 of 24 months');
  });

  test('that a late month came near are no such targets, nor are those of a year not yet over', () => {
    const of = (values: readonly string[], first: string) =>
      review(dataOf({ components: [target('0.9')], service: levels(first, values) }), 'target').findings;
    expect(of([...steady.slice(0, 23), '0.903'], '2024-04-01')).toEqual([]);
    expect(of(steady.slice(0, 12), '2025-04-01')).toEqual([]);
  });

  // 85 of 100 cases in each of 8 months, 90 needed: 40 short.
  test('that no month met are short by so many cases', () => {
    const service = times(8, '0.85').map((value, at) =>
      pointOf({
        measure: 'attainment',
        metric,
        unit: 'share',
        period: addMonths('2025-08-01', at),
        value,
        numerator: '85',
        denominator: '100',
      }),
    );
    const { findings } = review(dataOf({ components: [target('0.9')], service }), 'target');
    expect(findings[0]).toMatchObject({
      message: 'Calls in time: the target of 90.0% was never met in the 8 months it has been in force.',
      size: { face: '40 cases short' },
    });
  });

  test('count from the month in which their version holds', () => {
    const later = target('0.99', { version: '2', effectiveFrom: '2025-12-01' });
    const { findings } = review(
      dataOf({
        components: [target('0.9', { effectiveTo: '2025-11-30' }), later],
        service: levels('2024-04-01', steady),
      }),
      'target',
    );
    expect(findings).toEqual([]);
  });

  test('that nothing is measured against cannot be judged', () => {
    expect(review(dataOf({ components: [target('0.9')] }), 'target').answer).toBe(
      'cannot be told: no level with a direction is measured against a target',
    );
  });
});

describe('measures', () => {
  const wavy = (count: number) => Array.from({ length: count }, (_, at) => `0.${90 + ((at * 7) % 9)}`);

  test('that hold the same numbers are measured twice', () => {
    const service = [...levels('2025-08-01', wavy(8), 'One'), ...levels('2025-08-01', wavy(8), 'Two')];
    const { findings } = review(dataOf({ components: [target('0.9')], service }), 'twice');
    expect(findings[0]!.message).toBe('One and Two hold the same numbers.');
    expect(findings[0]!.evidence[0]!.text).toBe('Equal in all 8 months that both have, Aug 2025 to Mar 2026');
  });

  test('that move as one are told by their correlation, and those that do not are none', () => {
    const mirrored = wavy(12).map((value) => (1.9 - Number(value)).toFixed(2));
    const pair = (other: readonly string[]) =>
      review(
        dataOf({
          components: [target('0.9')],
          service: [...levels('2025-04-01', wavy(12), 'One'), ...levels('2025-04-01', other, 'Two')],
        }),
        'twice',
      ).findings;
    expect(pair(mirrored)[0]!.evidence[0]!.text).toContain('Correlation -1.0000 over 12 months');
    expect(pair([...wavy(12)].toReversed())).toEqual([]);
  });

  test('without a value for half a year are silent, and so are targets that nothing measures', () => {
    const other = target('0.9', { component: 'Level: letters', metric: 'Letters in time' });
    const { findings } = review(
      dataOf({ components: [target('0.9'), other], service: levels('2024-04-01', wavy(12)) }),
      'silent',
    );
    expect(findings.map(({ message, size }) => [message, size.face])).toEqual([
      ['Calls in time has had no value since Mar 2025.', '12 months'],
      ['Level: letters sets a target that nothing in the data measures.', 'not measured'],
    ]);
  });
});

test('a term lapses within two quarters only where nothing follows it', () => {
  const ends = (day: string) => componentOf({ value: '5', unit: 'GBP a month', effectiveTo: day });
  const next = componentOf({ version: '2', effectiveFrom: '2026-07-01' });
  const of = (components: readonly ReturnType<typeof componentOf>[]) =>
    review(dataOf({ components }), 'lapse').findings.map(({ message }) => message);
  expect(of([ends('2026-06-30')])).toEqual(['Component ends on 30 Jun 2026 and nothing follows it.']);
  expect(of([ends('2026-06-30'), next])).toEqual([]);
  expect(of([ends('2026-10-01')])).toEqual([]);
});

describe('the review', () => {
  test('without an agreement says so and claims nothing', () => {
    expect(flexibilityBoard(dataOf({}), view, context)).toMatchObject({
      status: 'no agreement',
      findings: [],
      checks: [],
    });
  });

  test('of an agreement in words alone answers every question without a finding', () => {
    const { findings, checks, sentence } = flexibilityBoard(
      dataOf({ components: [componentOf({ kind: 'principle' })] }),
      view,
      context,
    );
    expect(findings).toEqual([]);
    expect(checks.map(({ answer }) => answer)).toEqual([
      'no least volume is agreed',
      'no target is in force',
      'no credit is agreed',
      'no charge by the month is agreed',
      'cannot be told: fewer than two levels are measured',
      'cannot be told: no level is measured or agreed',
      'none found among 1 component',
    ]);
    expect(sentence).toBe(
      'No component was found that costs flexibility. 2 questions of 7 cannot be answered from the data.',
    );
  });

  test('takes names as they are, whatever they hold', () => {
    const hostile = '<img src=x onerror=alert(1)>\u202E"; drop table \u0007, least';
    const names = [hostile, '__proto__', 'constructor', ''];
    const components = names.map((component, at) =>
      componentOf({
        component,
        kind: names.at(-1 - at)!,
        value: '1',
        unit: 'constructor',
        effectiveTo: '2026-05-01',
      }),
    );
    const { findings } = flexibilityBoard(dataOf({ components }), view, context);
    expect(findings.map(({ component }) => component?.name)).toEqual(names);
  });
});
