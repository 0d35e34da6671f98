import { describe, expect, it } from 'vitest';
import type { BenefitProfile, BenefitValue } from '#lib/core/measures/register.ts';
import { registerBoard } from '#lib/core/review/benefits/register.ts';
import { behindPlan } from '#lib/core/review/benefits/register-late.ts';
import type { Point } from '#lib/core/vocabulary/point.ts';
import { pointOf } from '../points.ts';
import { benefits, months, view } from './benefits-kit.ts';

const proved = { status: 'verified', baselineValue: '0', baselineEvidence: 'ledger' };

function profile(benefit: string, given: Partial<BenefitProfile> = {}): BenefitProfile {
  return {
    benefit,
    partnership: 'hr',
    title: `Title of ${benefit}`,
    class: 'cash_releasing',
    beneficiary: 'customer',
    owner: 'Treasurer',
    measure: null,
    budgetLine: null,
    baselineValue: null,
    baselinePeriod: null,
    baselineEvidence: null,
    targetValue: null,
    targetDate: null,
    attributionShare: '1',
    confidence: null,
    status: 'unverified',
    evidence: null,
    enables: null,
    recurrence: 'recurring',
    party: 'customer',
    fileId: 1,
    sourceRow: 1,
    sourceLine: 2,
    values: [],
    ...given,
  };
}

const plan = (metric: string, values: readonly (string | null)[], given: Partial<Point> = {}) =>
  months('planned_benefit', values, { metric, ...given });
const real = (metric: string, values: readonly (string | null)[], given: Partial<Point> = {}) =>
  months('realised_benefit', values, { metric, ...given });
const boardOf = (points: readonly Point[], profiles: readonly BenefitProfile[], given = {}) =>
  registerBoard(benefits(points, { register: { profiles }, ...given }), view);

describe('a benefit', () => {
  it('shows plan and record to the last recorded month, the rate, and what is planned in all', () => {
    const points = [...plan('B1', ['10.00', '10.00', '10.00', '10.00']), ...real('B1', ['9.00', '6.00'])];
    const { rows, asOf } = boardOf(points, [profile('B1', { values: [value('plan', '2025-07-01')] })]);
    expect(asOf).toBe('2025-05-01');
    expect(rows[0]).toMatchObject({
      planned: { value: '20.00', period: 'Apr 2025 to May 2025, nominal' },
      realised: {
        value: '15.00',
        ref: { measure: 'realised_benefit', metric: 'B1', from: '2025-04-01', period: '2025-05-01' },
      },
      rate: { face: '75.0%' },
      lifetime: { value: '40.00' },
      lifetimeRate: { face: '37.5%' },
    });
  });

  it('is verified only with a baseline and its evidence', () => {
    const profiles = [
      profile('B1', proved),
      profile('B2', { status: 'Verified' }),
      profile('B3', { status: 'verified', baselinePeriod: '2024' }),
      profile('B4', { status: 'at risk', baselineValue: '1', evidence: 'return' }),
      profile('B5', { status: 'rejected', evidence: 'audit' }),
    ];
    expect(boardOf([], profiles).rows.map(({ state }) => [state.kind, state.word, state.why])).toEqual([
      ['verified', 'Verified', ''],
      ['unverified', 'Verified', 'no baseline, no benefit'],
      ['unverified', 'Verified', 'no evidence of the baseline'],
      ['unverified', 'At risk', 'not verified yet'],
      ['rejected', 'Rejected', 'audit'],
    ]);
  });

  it('says why a figure is missing instead of showing nothing or 0', () => {
    const profiles = [
      profile('B1'),
      profile('B2', { status: 'rejected' }),
      profile('B3', { class: null }),
      profile('B4', { values: [value('actual', '2025-04-01')] }),
    ];
    const { rows } = registerBoard(benefits([], { register: { profiles } }), { ...view, terms: 'real' });
    expect(rows.map(({ realised }) => [realised.value, realised.status?.detail])).toEqual([
      [null, 'nothing recorded'],
      [null, 'rejected: counts nowhere'],
      [null, 'no price index, so nothing in real terms'],
      [null, 'no class, so not counted'],
    ]);
    expect(rows[0]!.rate).toEqual({ face: '', why: 'nothing planned yet' });
  });

  it('has no rate where the plan to date is not above zero', () => {
    const { rows } = boardOf([...plan('B1', ['-5.00']), ...real('B1', ['3.00'])], [profile('B1')]);
    expect(rows[0]!.rate).toEqual({ face: '', why: 'plan to date is not above zero' });
  });

  it('stays out of the view of a body it does not gain', () => {
    const profiles = [profile('B1'), profile('B2', { party: 'provider' }), profile('B3', { party: null })];
    const board = registerBoard(benefits([], { register: { profiles } }), { ...view, party: 'provider' });
    expect(board.rows.map(({ id }) => id)).toEqual(['B2']);
    expect(board.elsewhere).toBe(2);
  });

  it('carries what the guard found in it', () => {
    const guard = [
      {
        rule: 'claim_without_baseline' as const,
        partnership: 'hr',
        benefit: 'B1',
        title: null,
        line: null,
        others: null,
        holder: null,
        scenario: null,
        period: null,
        found: null,
        allowed: null,
        currency: 'GBP',
        fileId: 1,
        sourceLine: 2,
      },
    ];
    const data = benefits([], { register: { profiles: [profile('B1'), profile('B2')], guard } });
    expect(registerBoard(data, view).rows.map(({ marks }) => marks.length)).toEqual([1, 0]);
    expect(registerBoard(data, view).rows[0]!.marks[0]!.message).toMatch(/^Claims money without a baseline/);
  });

  it('says of values for longer periods that they are in no month', () => {
    const values = [{ ...value('actual', '2025-04-01'), grain: 'quarter' as const }];
    const { rows } = boardOf([], [profile('B1', { values })]);
    expect(rows[0]!.notes).toEqual(['one value is for a period longer than a month and in no monthly sum']);
    expect(rows[0]!.periods).toMatchObject([{ label: 'Apr 2025 (quarter)', actual: { text: '5.00' } }]);
  });
});

describe('lateness', () => {
  const due = plan('B1', ['10.00', '10.00', '10.00']);
  const late = (realised: readonly string[]) => behindPlan(due, real('B1', realised), '2025-06-01');

  it('counts the months since the plan was last reached', () => {
    expect(late(['10.00', '10.00', '10.00'])).toBeNull();
    expect(late(['10.00', '9.00', '5.00'])).toEqual({ months: 1, words: '1 month behind plan' });
    expect(late(['5.00', '5.00', '5.00'])).toEqual({ months: 2, words: '2 months behind plan' });
    expect(late(['1.00'])).toEqual({ months: 3, words: '3 months behind plan' });
  });

  it('forgives a shortfall of under one per cent, and is not known with an unknown amount', () => {
    expect(late(['10.00', '10.00', '9.71'])).toBeNull();
    expect(behindPlan(due, real('B1', ['1.00', null]), '2025-06-01')).toBeNull();
  });

  it('says since when nothing is recorded', () => {
    expect(late([])).toEqual({ months: 3, words: 'nothing recorded since Apr 2025, when the plan begins' });
  });

  it('looks at the target date where there is no plan, and never at a rejected benefit', () => {
    const targetDate = '2025-02-28';
    const profiles = [profile('B1', { targetDate }), profile('B2', { targetDate, status: 'rejected' })];
    expect(boardOf([], profiles).rows.map((row) => row.late)).toEqual([
      { months: 4, words: 'nothing recorded 4 months after the target date' },
      null,
    ]);
  });
});

describe('quality', () => {
  const level = (metric: string, values: readonly (readonly [string, string])[]) =>
    values.map(([numerator, denominator], index) =>
      pointOf({
        measure: 'attainment',
        metric,
        unit: 'share',
        period: `2025-0${5 + index}-01`,
        value: String(Number(numerator) / Number(denominator)),
        numerator,
        denominator,
      }),
    );
  const quality = (given: Partial<BenefitProfile>) =>
    profile('Q', { class: 'quality', baselineValue: '0.9', targetValue: '0.95', ...given });
  const points = [
    ...level('Calls answered in 2 days', [
      ['90', '100'],
      ['280', '300'],
    ]),
    ...level('Payslips right', [
      ['1', '1'],
      ['1', '1'],
    ]),
  ];
  const metrics = [
    { metric: 'Calls answered in 2 days', service: null, better: 'higher' as const, unit: 'share' },
  ];

  it('runs from baseline to the pooled level of now, against its target', () => {
    const given = { title: 'Calls are answered sooner', measure: 'attainment', targetDate: '2025-03-31' };
    const { rows } = boardOf(points, [quality(given)], { metrics });
    // (90 + 280) / (100 + 300)
    expect(rows[0]!.quality).toMatchObject({
      metric: 'Calls answered in 2 days',
      before: '90.0%',
      now: { face: '92.5%', period: 'May 2025 to Jun 2025' },
      target: '95.0%',
      isMet: false,
    });
    expect(rows[0]!.late?.words).toBe('target not met 3 months after the target date');
  });

  it('reads the level that its measure names', () => {
    const { rows } = boardOf(points, [quality({ measure: 'payslips RIGHT', title: null })], { metrics });
    expect(rows[0]!.quality).toMatchObject({ metric: 'Payslips right', isMet: true });
  });

  it('does not guess between two levels, nor when none is like it', () => {
    const { rows } = boardOf(points, [quality({ title: 'Calls about payslips' })], { metrics });
    expect(rows[0]!.quality).toMatchObject({
      now: null,
      isMet: null,
      why: 'no service level has a name like it',
    });
  });
});

describe('classes', () => {
  const profiles = [
    profile('B1', { ...proved, confidence: '0.5' }),
    profile('B2', { recurrence: 'one_off' }),
    profile('B3', { enables: 'B1' }),
    profile('B4', { class: 'avoidance', confidence: '0.25' }),
    profile('B5', { status: 'rejected' }),
    profile('B6', { class: 'dis_benefit', confidence: '1' }),
  ];
  const points = [
    ...plan('B1', ['100.00']),
    ...real('B1', ['80.00']),
    ...real('B2', ['7.00']),
    ...real('B3', ['50.00']),
    ...real('B4', ['40.00']),
    ...real('B6', ['3.00']),
    ...months('cash_releasing_benefit', ['80.00'], { metric: 'verified' }),
    ...months('cash_releasing_benefit', ['7.00'], { metric: 'unverified' }),
    ...months('confidence_weighted_benefit', ['54.00']),
  ];

  it('hold verified and unverified, recurring and one-off apart, without what makes another possible', () => {
    const { totals } = boardOf(points, profiles);
    expect(totals.map(({ class: kind, count }) => [kind, count])).toEqual([
      ['cash_releasing', 3],
      ['avoidance', 1],
      ['dis_benefit', 1],
    ]);
    const { planned, realised, verified, unverified, recurring, oneOff, weighted } = totals[0]!;
    expect(
      [planned, realised, verified, unverified, recurring, oneOff, weighted].map((figure) => figure.value),
    ).toEqual(['100.00', '87.00', '80.00', '7.00', '80.00', '7.00', '47.00']);
    expect(verified.ref).toMatchObject({ measure: 'cash_releasing_benefit', metric: 'verified' });
  });

  it('weigh all together only to say how sure they are, dis-benefits taken off', () => {
    const { weighted, sentence } = boardOf(points, profiles);
    // 80 + 7 + 40 - 3
    expect(weighted).toMatchObject({ realised: { value: '124.00' }, weighted: { value: '54.00' } });
    expect(sentence).toMatch(/^1 of 6 benefits is verified, 1 rejected/);
  });

  it('are not summed when one of them is not known', () => {
    const unknown = points.map((point) =>
      point.metric === 'B2' ? { ...point, value: null, status: 'price index missing' } : point,
    );
    expect(boardOf(unknown, profiles).totals[0]!.realised).toMatchObject({
      value: null,
      status: { detail: 'price index missing' },
    });
  });
});

describe('claims beside the ledgers', () => {
  const claimed = months('cash_releasing_benefit', ['60.00', '60.00'], { metric: 'verified' });
  const ledgers = (gross: string, net: string) => [
    ...months('gross_saving', [gross, gross]),
    ...months('net_saving', [net, net]),
  ];
  const recorded = real('B1', ['60.00', '60.00']);
  const reconciled = (gross: string, net: string) =>
    boardOf([...claimed, ...recorded, ...ledgers(gross, net)], [profile('B1', proved)]).reconciliation;

  it('say what went on making the change', () => {
    expect(reconciled('70.00', '50.00')).toMatchObject({
      difference: { value: '20.00' },
      sentence:
        'Verified cash-releasing claims come to £120 to May 2025, the net saving of the ledgers to £100: the £20.00 between them went on making the change, which claims leave out.',
    });
  });

  it('say what no ledger shows, what nobody claims, and where they agree', () => {
    expect(reconciled('50.00', '50.00')?.sentence).toMatch(
      /: £20\.00 of the claims is not in the ledgers\.$/,
    );
    expect(reconciled('90.00', '80.00')?.sentence).toMatch(
      /: £40\.00 of the saving is claimed by no verified benefit\.$/,
    );
    expect(reconciled('60.00', '60.00')?.sentence).toMatch(/: they agree to the cent\.$/);
  });

  it('say why they cannot be set against each other', () => {
    const board = boardOf([...claimed, ...recorded], [profile('B1', proved)], { baselines: [] });
    expect(board.reconciliation?.sentence).toBe('Claims cannot be set against the ledgers: no baseline.');
  });
});

it('says that there is no register', () => {
  expect(boardOf([], [])).toMatchObject({
    isEmpty: true,
    totals: [],
    weighted: null,
    reconciliation: null,
    sentence: 'No register of benefits is loaded, so nobody has said what was to be gained.',
  });
});

it('tells plan and record of the whole register in its sentence', () => {
  const points = [...plan('B1', ['100.00', '100.00']), ...real('B1', ['80.00', '70.00'])];
  expect(boardOf(points, [profile('B1', proved), profile('B2')]).sentence).toBe(
    '1 of 2 benefits is verified, 1 late; owners record £150 of £200 planned to May 2025 (75.0%).',
  );
});

function value(scenario: BenefitValue['scenario'], period: string): BenefitValue {
  return { scenario, period, grain: 'month', value: '5.00', fileId: 1, sourceRow: 1, sourceLine: 2 };
}
