import { describe, expect, it } from 'vitest';
import {
  describeTornado,
  tornadoChart,
  tornadoHeightPx,
  tornadoRows,
  tornadoWalks,
  type TornadoValues,
} from '#lib/core/charts/tornado.ts';

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

const values: TornadoValues = {
  unit: { kind: 'money', label: 'net present value', currency: 'GBP' },
  base: 100,
  rows: [
    {
      id: 'baseline',
      label: 'Baseline cost',
      atLow: -50,
      atHigh: 250,
      lowWords: '10.0% lower',
      highWords: '10.0% higher',
      swing: 300,
    },
    {
      id: 'rate',
      label: 'Discount rate',
      atLow: 110,
      atHigh: 92,
      lowWords: 'the lower-rate set',
      highWords: '1 percentage point higher',
      swing: 18,
    },
  ],
};

describe('a tornado', () => {
  it('says which parameter matters most, and which turns the result', () => {
    expect(describeTornado(values)).toBe(
      'Baseline cost matters most: from −£50.00 to £250. The result turns negative within the range of baseline cost.',
    );
  });

  it('says that the result keeps its sign where it does', () => {
    expect(describeTornado({ ...values, rows: values.rows.slice(1) })).toContain('stays positive');
    expect(describeTornado({ ...values, rows: [] })).toBe('No values to show.');
  });

  it('has a row a parameter in its table, and both ends to walk', () => {
    expect(tornadoRows(values).rows[0]?.cells.map(({ text }) => text)).toEqual([
      'Baseline cost',
      '10.0% lower',
      '−£50.00',
      '10.0% higher',
      '£250.00',
      '£300.00',
    ]);
    expect(tornadoWalks(values, theme).map(({ stops }) => stops.map(({ x }) => x))).toEqual([
      [-50, 110],
      [250, 92],
    ]);
  });

  it('keeps zero and both ends within its axis', () => {
    const { x, height } = tornadoChart(values, theme, 390);
    const [low, high] = (x as { domain: readonly [number, number] }).domain;
    expect(low).toBeLessThanOrEqual(-50);
    expect(high).toBeGreaterThanOrEqual(250);
    expect(height).toBe(tornadoHeightPx(values));
  });
});
