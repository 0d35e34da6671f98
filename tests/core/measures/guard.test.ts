import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '#lib/core/engine/port.ts';
import { guardFindings } from '#lib/core/measures/guard.ts';
import { registerOf } from '#lib/core/measures/register.ts';
import { startNodeEngine } from '#lib/platform/node/engine.ts';
import { createTables, load, month, months, type Data } from './kit.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startNodeEngine();
  await createTables(engine);
}, 120_000);
afterAll(() => engine.close());

const files = [{ id: 1, name: 'benefits.csv' }];

/** Rules found, each with the benefits whose rows it names, in order. */
async function found(): Promise<Readonly<Record<string, readonly string[]>>> {
  const byRule: Record<string, string[]> = {};
  for (const { rule, message } of await guardFindings(engine, files))
    (byRule[rule] ??= []).push(message.split(':')[0]!);
  return byRule;
}

async function message(rule: string): Promise<string> {
  const findings = await guardFindings(engine, files);
  return findings.find((one) => one.rule === rule)?.message ?? '';
}

// Staff of payroll cost the customer 100 and the provider 50 in each of the two months of the baseline: 1200 and 600 a year.
const ledger: Data = {
  costs: months(1, 2).flatMap((period) => [
    { period, amount: '100', party: 'customer', service: 'Payroll', category: 'Staff' },
    { period, amount: '50', party: 'provider', service: 'Payroll', category: 'Staff' },
    { period, amount: '10', party: 'customer', service: 'Rent, rates', category: 'Premises' },
  ]),
  baselines: [{ baseline_from: month(1), baseline_to: month(2) }],
};

const claim = (benefit: string, more = {}) => ({
  benefit,
  class: 'cash_releasing',
  beneficiary: 'customer',
  baseline_value: '0',
  baseline_evidence: 'ledger',
  budget_line: 'Staff, Payroll',
  ...more,
});
const monthly = (benefit: string, value: string, count = 12) =>
  months(3, count).map((period) => ({ benefit, period, value }));

describe('claims on a budget line', () => {
  it('finds nothing where a year of claims is what a year of the line cost', async () => {
    await load(engine, { ...ledger, benefits: [claim('B1')], benefitPlans: monthly('B1', '100', 24) });
    expect(await guardFindings(engine, files)).toEqual([]);
  });

  it('names each row of a line on which more is claimed in twelve months than it cost', async () => {
    await load(engine, {
      ...ledger,
      benefits: [claim('B1', { attribution_share: '0.5' }), claim('B2', { attribution_share: '0.5' })],
      benefitPlans: [...monthly('B1', '100'), ...monthly('B2', '100')],
    });
    expect(await guardFindings(engine, files)).toEqual([]);
    await load(engine, {
      ...ledger,
      benefits: [claim('B1', { attribution_share: '0.5' }), claim('B2', { attribution_share: '0.5' })],
      benefitPlans: [...monthly('B1', '100'), ...monthly('B2', '100.02'), ...monthly('B2', '100')],
    });
    expect(await found()).toEqual({ line_overclaimed: ['B1', 'B2'] });
    expect((await guardFindings(engine, files))[1]).toMatchObject({
      severity: 'error',
      file: 'benefits.csv',
      line: 3,
      column: 'budget_line',
      value: 'Staff, Payroll',
      message:
        'B2: recorded claims on "Staff, Payroll", together with B1, come to £1,800.12 in the 12 months to Feb 2025, expected no more than the £1,200.00 that a year of the line cost the customer in the baseline; lower the claims or name the lines they are taken out of',
    });
  });

  it('holds each body to its own budget, and everybody to the whole line', async () => {
    await load(engine, {
      ...ledger,
      benefits: [
        claim('B1'),
        claim('B2', { beneficiary: 'provider' }),
        claim('B3', { beneficiary: 'citizens' }),
      ],
      benefitPlans: [...monthly('B1', '100'), ...monthly('B2', '50')],
    });
    expect((await found())['line_overclaimed']).toBeUndefined();
    await load(engine, {
      ...ledger,
      benefits: [claim('B1'), claim('B2', { beneficiary: 'provider' })],
      benefitPlans: [...monthly('B1', '90'), ...monthly('B2', '51')],
    });
    expect(await found()).toEqual({ line_overclaimed: ['B2'] });
  });

  it('checks the plan too', async () => {
    const planned = monthly('B1', '101').map((row) => ({ ...row, scenario: 'plan' }));
    await load(engine, { ...ledger, benefits: [claim('B1')], benefitPlans: planned });
    expect(await message('line_overclaimed')).toMatch(
      /^B1: planned claims on "Staff, Payroll" come to £1,212\.00/,
    );
  });

  it('lets avoidance and revenue alone, which take nothing out of a budget, and rejected claims', async () => {
    await load(engine, {
      ...ledger,
      benefits: [
        claim('B1', { class: 'avoidance' }),
        claim('B2', { class: 'revenue' }),
        claim('B3', { status: 'rejected' }),
      ],
      benefitPlans: ['B1', 'B2', 'B3'].flatMap((benefit) => monthly(benefit, '5000')),
    });
    expect(await guardFindings(engine, files)).toEqual([]);
  });

  it.each(['Payroll / Staff', 'staff|PAYROLL', 'Staff × Payroll', ' Staff ,Payroll '])(
    'reads "%s" as the line Staff, Payroll',
    async (line) => {
      await load(engine, {
        ...ledger,
        benefits: [claim('B1', { budget_line: line })],
        benefitPlans: monthly('B1', '101'),
      });
      expect(await found()).toEqual({ line_overclaimed: ['B1'] });
    },
  );

  it('reads a line whose service has a comma in its name', async () => {
    await load(engine, { ...ledger, benefits: [claim('B1', { budget_line: 'Premises, Rent, rates' })] });
    expect(await guardFindings(engine, files)).toEqual([]);
  });

  it('says where a line is not in the costs, and where it has no baseline', async () => {
    await load(engine, { ...ledger, benefits: [claim('B1', { budget_line: '4410-22' })] });
    expect(await message('budget_line_unknown')).toBe(
      'B1: budget line "4410-22" is not in the costs, expected a category and a service of them, such as "Staff, Payroll"; the claim on it is not checked',
    );
    await load(engine, { ...ledger, baselines: [], benefits: [claim('B1')] });
    expect(await found()).toEqual({ line_without_baseline: ['B1'] });
  });
});

describe('shares of a change', () => {
  it('names the rows whose shares on a line come to more than the whole', async () => {
    await load(engine, {
      ...ledger,
      benefits: [
        claim('B1', { attribution_share: '0.7' }),
        claim('B2', { attribution_share: '0.4' }),
        claim('B3', { beneficiary: 'provider' }),
      ],
    });
    expect(await found()).toEqual({ attribution_above_whole: ['B1', 'B2'] });
    expect(await message('attribution_above_whole')).toBe(
      'B1: attribution shares on "Staff, Payroll", together with B2, come to 110.0%, expected 100% at most; lower the shares or name another line',
    );
  });

  it('counts a claim of somebody else against both bodies', async () => {
    await load(engine, { ...ledger, benefits: [claim('B1'), claim('B2', { beneficiary: null })] });
    expect(await found()).toEqual({ attribution_above_whole: ['B1', 'B2'] });
  });
});

describe('benefits that make others possible', () => {
  it('finds two claims of money on one line, once', async () => {
    await load(engine, {
      ...ledger,
      benefits: [claim('B1'), claim('B2', { enables: 'B1' })],
      benefitPlans: [...monthly('B1', '60'), ...monthly('B2', '60')],
    });
    expect(await found()).toEqual({ enabling_counted_twice: ['B2'] });
  });

  it('finds ids that do not exist, circles, and what enables itself', async () => {
    await load(engine, {
      ...ledger,
      benefits: [
        { benefit: 'B1', enables: 'B9' },
        { benefit: 'B2', enables: 'B3' },
        { benefit: 'B3', enables: 'B2' },
        { benefit: 'B4', enables: 'B4' },
      ],
    });
    expect(await found()).toEqual({
      enables_in_circle: ['B2', 'B3'],
      enables_unknown: ['B1'],
      enables_itself: ['B4'],
    });
  });
});

describe('two partnerships', () => {
  const two = (bodies: readonly [string | null, string | null]): Data => ({
    ...ledger,
    partnerships: [
      { partnership: 'P', customer: bodies[0] },
      { partnership: 'Q', customer: bodies[1] },
    ],
    benefits: [claim('B1'), claim('B2', { partnership: 'Q', budget_line: 'Payroll / Staff' })],
  });

  it('finds a line that both claim, where it may be one budget', async () => {
    await load(engine, two([null, null]));
    expect((await found())['line_claimed_by_two_partnerships']).toEqual(['B1', 'B2']);
    await load(engine, two(['City', 'Port']));
    expect((await found())['line_claimed_by_two_partnerships']).toBeUndefined();
  });

  it('finds an id that is used twice', async () => {
    await load(engine, { benefits: [{ benefit: 'B1' }, { benefit: 'B1', partnership: 'Q' }] });
    expect(await message('benefit_of_two_partnerships')).toMatch(/^B1: is a benefit of P, Q, expected one/);
  });
});

describe('what is claimed without proof', () => {
  it('finds verified without evidence, and money without a baseline', async () => {
    await load(engine, {
      ...ledger,
      benefits: [
        { benefit: 'B1', class: 'cash_releasing', status: 'verified', baseline_value: '0' },
        { benefit: 'B2', class: 'avoidance' },
        { benefit: 'B3', class: 'avoidance' },
        { benefit: 'B4', class: 'quality' },
      ],
      benefitPlans: [...monthly('B1', '1'), ...monthly('B2', '1'), ...monthly('B4', '1')],
    });
    expect(await found()).toEqual({ verified_without_evidence: ['B1'], claim_without_baseline: ['B2'] });
  });

  it('finds losses below zero and values without a profile, by their own rows', async () => {
    await load(engine, {
      ...ledger,
      benefits: [{ benefit: 'B1', class: 'dis_benefit', beneficiary: 'customer' }],
      benefitPlans: [
        { benefit: 'B1', period: month(1), value: '5' },
        { benefit: 'B1', period: month(2), value: '-5' },
        { benefit: 'B8', period: month(2), value: '1' },
      ],
    });
    const findings = await guardFindings(engine, [{ id: 1, name: 'plan.csv' }]);
    expect(findings.map(({ rule, file, line }) => [rule, file, line])).toEqual([
      ['dis_benefit_negative', 'plan.csv', 3],
      ['value_without_profile', 'plan.csv', 4],
    ]);
  });
});

it('keeps what it found with the register of the partnership', async () => {
  await load(engine, {
    ...ledger,
    benefits: [
      claim('B1'),
      claim('B2', { partnership: 'Q', budget_line: null, status: 'verified', baseline_value: null }),
    ],
  });
  expect((await registerOf(engine, 'P')).guard).toEqual([]);
  expect((await registerOf(engine, 'Q')).guard).toMatchObject([
    { rule: 'verified_without_evidence', benefit: 'B2' },
  ]);
});
