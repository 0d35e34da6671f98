import { describe, expect, it } from 'vitest';
import { realisationHeat } from '#lib/core/review/realisation-heat.ts';
import { ukFiscalCalendar } from '#lib/core/vocabulary/fiscal.ts';
import { addMonths } from '#lib/core/vocabulary/month.ts';
import type { Point } from '#lib/core/vocabulary/point.ts';
import { pointOf } from './points.ts';

const calendar = ukFiscalCalendar;
const partnerships = [
  { partnership: 'hr', name: 'HR desk' },
  { partnership: 'lab', name: null },
];

function rates(partnership: string, first: string, values: readonly (string | null)[]): readonly Point[] {
  return values.map((value, index) =>
    pointOf({
      measure: 'realisation_rate',
      partnership,
      unit: 'share',
      period: addMonths(first, index),
      value,
      status: value === null ? 'plan to date is not above zero' : null,
    }),
  );
}

describe('the heat of realisation', () => {
  it('takes the rate as it stood in the last month of each quarter', () => {
    const points = rates('hr', '2025-04-01', ['0.1', '0.2', '0.5', '0.6', '0.7', '0.9']);
    const { values } = realisationHeat(partnerships, points, { calendar, until: '2025-09-01' });
    expect(values?.columns.map(({ label }) => label)).toEqual(['Q1 2025-26', 'Q2 2025-26']);
    expect(values?.rows[0]?.cells.map(({ value }) => value)).toEqual([0.5, 0.9]);
  });

  it('never clips a rate: it may pass all of the plan, or fall below nothing', () => {
    const points = rates('hr', '2025-04-01', ['0', '0', '-0.25', '0', '0', '1.4']);
    const { values } = realisationHeat(partnerships, points, { calendar, until: '2025-09-01' });
    expect(values?.rows[0]?.cells.map(({ exact }) => exact)).toEqual(['-0.25', '1.4']);
  });

  it('says why a quarter has no rate', () => {
    const points = [
      ...rates('hr', '2025-04-01', ['0.1', '0.2', null, '0.3']),
      ...rates('lab', '2025-08-01', ['0.1', '0.8', '1', '1', '1']),
    ];
    const { values } = realisationHeat([...partnerships, { partnership: 'new', name: null }], points, {
      calendar,
      until: '2025-12-01',
    });
    expect(values?.rows.map(({ label, cells }) => [label, ...cells.map(({ status }) => status)])).toEqual([
      [
        'HR desk',
        'plan to date is not above zero',
        'data or plan end in Jul 2025',
        'data or plan end in Jul 2025',
      ],
      ['lab', 'plan starts in Aug 2025', null, null],
      ['new', 'no plan', 'no plan', 'no plan'],
    ]);
  });

  it('draws three years at most, and nothing after the month in view', () => {
    const points = rates(
      'hr',
      '2020-04-01',
      Array.from({ length: 72 }, () => '1'),
    );
    const { values } = realisationHeat(partnerships, points, { calendar, until: '2025-03-01' });
    expect(values?.columns).toHaveLength(12);
    expect(values?.columns.at(0)?.label).toBe('Q1 2022-23');
    expect(values?.columns.at(-1)?.id).toBe('2025-03-01');
  });

  it('does not depend on the order of points', () => {
    const points = rates('hr', '2025-04-01', ['0.1', '0.2', '0.5', '0.6', '0.7', '0.9']);
    const asked = { calendar, until: '2025-09-01' };
    expect(realisationHeat(partnerships, [...points].reverse(), asked)).toEqual(
      realisationHeat(partnerships, points, asked),
    );
  });

  it('has nothing to draw where nobody has a plan', () => {
    expect(realisationHeat(partnerships, [], { calendar, until: '2025-09-01' })).toEqual({
      sentence: 'No partnership has a plan to hold its savings against.',
      values: null,
    });
  });
});
