import { describe, expect, it } from 'vitest';
import {
  describeHeat,
  heatChart,
  heatHeightPx,
  heatRows,
  heatWalks,
  isBehind,
  type HeatValues,
} from '#lib/core/charts/heat.ts';
import { step } from '#lib/core/charts/walk.ts';

const theme = {
  ink: '#000',
  muted: '#777',
  paper: '#fff',
  rule: '#ddd',
  ruleStrong: '#999',
  accent: '#12436d',
  concern: '#f46a25',
  series: [],
};

const cell = (column: string, value: number | null, status: string | null = null) => ({
  column,
  value,
  exact: value === null ? null : value.toFixed(4),
  status,
});

const values: HeatValues = {
  unit: { kind: 'share', label: 'realised of plan to date' },
  columns: [
    { id: '2025-12-01', label: 'Q3 2025-26' },
    { id: '2026-03-01', label: 'Q4 2025-26' },
  ],
  rows: [
    { id: 'hr', label: 'HR desk', cells: [cell('2025-12-01', 0.9), cell('2026-03-01', 0.783)] },
    {
      id: 'lab',
      label: 'Pathology',
      cells: [cell('2025-12-01', null, 'plan starts'), cell('2026-03-01', -0.2)],
    },
    { id: 'fleet', label: 'Workshops', cells: [cell('2025-12-01', 1.2), cell('2026-03-01', 0.995)] },
    {
      id: 'none',
      label: 'Records',
      cells: [cell('2025-12-01', null, 'no plan'), cell('2026-03-01', null, 'no plan')],
    },
  ],
  mark: 1,
  tolerance: 0.01,
  most: 30,
};

/** The words that a chart writes in its cells: the second layer of texts is not told apart, so all are looked at. */
function wordsOf(widthPx: number): readonly string[] {
  const marks = (heatChart(values, theme, widthPx).marks ?? []).flat().filter(Boolean) as readonly unknown[];
  return marks.flatMap((mark) => {
    const { channels, data } = mark as {
      readonly channels?: { readonly text?: { readonly value: unknown } };
      readonly data?: Iterable<unknown>;
    };
    const text = channels?.text?.value;
    if (typeof text !== 'function' || !data) return [];
    return [...data].map((one) => String((text as (one: unknown) => unknown)(one)));
  });
}

describe('a heat', () => {
  it('says how many are behind at the end, which furthest, and who has no rate', () => {
    expect(describeHeat(values)).toBe(
      'At the end of Q4 2025-26, 2 of 3 are behind plan: furthest Pathology at −20%. 1 has no rate there.',
    );
  });

  it('says that all are on plan where they are, and that there is nothing where there is nothing', () => {
    const [, , fleet, none] = values.rows;
    expect(describeHeat({ ...values, rows: [fleet!] })).toBe(
      'At the end of Q4 2025-26, the one with a rate is on plan or ahead of it.',
    );
    expect(describeHeat({ ...values, rows: [none!] })).toBe('No values to show.');
  });

  it('forgives a shortfall within the tolerance, and nothing more', () => {
    expect(isBehind(cell('a', 0.991), values)).toBe(false);
    expect(isBehind(cell('a', 0.989), values)).toBe(true);
    expect(isBehind(cell('a', null), values)).toBe(false);
  });

  it('writes the figure in its cell where it fits, and else the sign alone', () => {
    expect(wordsOf(900)).toEqual(expect.arrayContaining(['▾90%', '▾78%', '▾−20%', '120%', '–']));
    expect(wordsOf(70)).toEqual(expect.arrayContaining(['▾', '•', '–']));
  });

  it('has a row a partnership in its table, and a cell without a rate says why', () => {
    const table = heatRows(values);
    expect(table.columns.map(({ label }) => label)).toEqual(['Name', 'Q3 2025-26', 'Q4 2025-26']);
    expect(table.rows[1]?.cells.map(({ text }) => text)).toEqual(['Pathology', 'plan starts', '▾ −20.00%']);
    expect(table.rows[2]?.cells.map(({ text }) => text)).toEqual(['Workshops', '120.00%', '99.50%']);
  });

  it('is walked along a row and between rows within a quarter', () => {
    const walks = heatWalks(values, theme);
    const below = step(walks, { series: 0, stop: 1 }, { across: 1 });
    expect(walks[below.series]?.stops[below.stop]).toMatchObject({
      place: 'Q4 2025-26',
      exact: '−20.00%',
      note: 'behind plan',
    });
    const left = step(walks, below, { along: -1 });
    expect(walks[left.series]?.stops[left.stop]).toMatchObject({ exact: 'no value', note: 'plan starts' });
  });

  it('draws the first rows and counts the others, which the table has', () => {
    const few = { ...values, most: 2 };
    expect(heatHeightPx(few)).toBeLessThan(heatHeightPx(values));
    expect(heatWalks(few, theme)).toHaveLength(2);
    expect(heatRows(few).rows).toHaveLength(4);
  });
});
