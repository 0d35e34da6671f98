import { describe, expect, it } from 'vitest';
import type { ExplainedPart } from '#lib/core/measures/explain-parts.ts';
import type { Explanation } from '#lib/core/measures/explain.ts';
import { arithmeticOf } from '#lib/core/measures/formula.ts';
import type { ExplainedScope } from '#lib/core/measures/scopes.ts';
import { baselineMonths } from '#lib/core/review/baseline-months.ts';
import { figureChoices, figureShown } from '#lib/core/review/figure-choices.ts';
import { flexingOf, workedFormula } from '#lib/core/review/worked-formula.ts';
import type { Measure } from '#lib/core/vocabulary/measure.ts';
import { measure } from '../measures/kit.ts';
import { pointOf } from './points.ts';

function part(of: Measure, value: string | null, given: Partial<ExplainedPart> = {}): ExplainedPart {
  const points = value === null ? [] : [pointOf({ measure: of.id, value })];
  return { measure: of, service: null, points, value, unit: 'GBP', sign: 1, ...given };
}

function explained(
  of: Measure,
  parts: readonly ExplainedPart[],
  given: Partial<Explanation> = {},
): Explanation {
  return {
    measure: of,
    point: pointOf({ measure: of.id, value: '70.00' }),
    months: [],
    formula: of.formula,
    arithmetic: arithmeticOf(
      of.formula,
      parts.map((one) => one.measure),
    ),
    parts,
    scopes: [],
    naive: null,
    priceBase: null,
    asPaid: null,
    deflator: null,
    ...given,
  };
}

const scope: ExplainedScope = {
  period: '2025-04-01',
  service: null,
  flexed: '1080.00',
  naive: '1200.00',
  baselineCost: '1000.00',
  price: '1',
  scopeFactor: '1',
  fixedShare: '0.6',
  givenFixedShare: '0.6',
  volume: '120',
  baselineVolume: '100',
  deflator: '1',
  baselineFrom: '2024-04-01',
  baselineTo: '2025-03-01',
  months: 12,
  scenario: 'actual',
  priceSeries: 'cpi',
  version: '1',
  approvedBy: null,
  approvedOn: null,
  reason: null,
  evidence: null,
  fileId: 1,
  sourceRow: 1,
  sourceLine: 2,
  status: null,
};

describe('the worked formula', () => {
  const net = measure('net_saving');

  it('has the figures of its parts, and nothing spent where the data have none', () => {
    const parts = [
      part(measure('gross_saving'), '100.00'),
      part(measure('change_cost'), '30.00'),
      part(measure('dis_benefit'), null),
    ];
    expect(workedFormula(explained(net, parts))).toBe('£100.00 − £30.00 − £0.00');
  });

  it('is not written where a part has no figure of its own', () => {
    const months = [pointOf({}), pointOf({ period: '2025-05-01' })];
    const parts = [part(measure('baseline_cost'), null, { points: months })];
    expect(workedFormula(explained(measure('flexed_baseline'), parts))).toBeNull();
    expect(workedFormula(explained(measure('cost'), []))).toBeNull();
  });

  it('holds the scope factor and fixed share of the one baseline that counts', () => {
    const parts = [
      part(measure('baseline_cost'), '1000.00'),
      part(measure('price_index'), '1', { unit: 'index' }),
      part(measure('volume'), '120', { unit: 'cases' }),
      part(measure('baseline_volume'), '100', { unit: 'cases' }),
    ];
    const figure = explained(measure('flexed_baseline'), parts, { scopes: [scope] });
    expect(workedFormula(figure)).toBe(
      '£1,000.00 × 1 index × 1 × (60.0% + (1 − 60.0%) × 120 cases / 100 cases)',
    );
  });

  it.each(['Cost (net) $1', 'a+b*', '[x]', '$&'])('takes a title of any signs: %s', (title) => {
    const own: Measure = { ...measure('cost'), id: 'own', title };
    const of: Measure = { ...net, formula: `2 x ${title.toLowerCase()}`, parts: ['own'] };
    expect(workedFormula(explained(of, [part(own, '35.00')]))).toBe('2 × £35.00');
  });
});

describe('a baseline over months', () => {
  it('is told once, with what each month makes of it', () => {
    const later = { ...scope, period: '2025-05-01', flexed: '1040.00' };
    const other = { ...scope, service: 'payroll', flexed: null };
    const found = baselineMonths([scope, later, other]);
    expect(found.map(({ scope: { service }, months, flexed }) => [service, months.length, flexed])).toEqual([
      [null, 2, '2120.00'],
      ['payroll', 1, null],
    ]);
  });

  it('is flexed in words, deflated where the figure is real', () => {
    const words = '£1,000.00 × price 1 × scope 1 × (60.0% + (1 − 60.0%) × 120 / 100)';
    expect(flexingOf(scope, 'GBP', false)).toBe(words);
    expect(flexingOf({ ...scope, deflator: '1.1' }, 'GBP', true)).toBe(`${words} / deflator 1.1`);
  });
});

describe('the choice of a figure', () => {
  const points = [
    pointOf({ partnership: 'a', value: null }),
    pointOf({ partnership: 'b', service: 'x', value: '1' }),
    pointOf({ partnership: 'b', value: '2' }),
    pointOf({ partnership: 'b', value: '3', period: '2025-05-01' }),
    pointOf({ partnership: 'b', value: null, period: '2025-06-01' }),
  ];
  const choices = figureChoices(points);

  it('is the latest known period of the first partnership that has one, unless another is chosen', () => {
    expect(figureShown(choices, { key: null, period: null })?.value).toBe('3');
    expect(figureShown(choices, { key: choices[0]!.key, period: '2025-04-01' })?.value).toBe('2');
    expect(figureShown(choices, { key: 'gone', period: 'gone' })?.value).toBe('3');
    expect(figureShown([], { key: null, period: null })).toBeNull();
  });

  it('offers services after whole partnerships', () => {
    expect(choices.map(({ partnership, service }) => [partnership, service])).toEqual([
      ['b', null],
      ['b', 'x'],
    ]);
  });
});
