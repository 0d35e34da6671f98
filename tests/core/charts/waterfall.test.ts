import { describe, expect, it } from 'vitest';
import {
  describeWaterfall,
  waterfallChart,
  waterfallHeightPx,
  waterfallRows,
  waterfallWalks,
  type WaterfallValues,
} from '#lib/core/charts/waterfall.ts';

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

const values: WaterfallValues = {
  unit: { kind: 'money', label: 'running cost', currency: 'GBP' },
  scheme: 'price, volume and mix in turn',
  from: { label: '2023-24', total: '2500.00' },
  to: { label: '2024-25', total: '2600.00' },
  better: 'lower',
  steps: [
    { id: 'volume', label: 'Volume', amount: '250.00', meaning: 'more was delivered' },
    { id: 'mix', label: 'Mix', amount: '750.00', meaning: 'dearer services' },
    { id: 'price', label: 'Price', amount: '-900.00', meaning: 'a unit costs less' },
  ],
};

const domainOf = (some: WaterfallValues) =>
  (waterfallChart(some, theme, { widthPx: 800 }).x as { domain: readonly [number, number] }).domain;

describe('a waterfall', () => {
  it('says where it starts and ends, what did most first, and by which scheme', () => {
    expect(describeWaterfall(values)).toBe(
      'From £2.50k (2023-24) to £2.60k (2024-25): price −£900, mix +£750, volume +£250. Shared out by price, volume and mix in turn.',
    );
  });

  it('is a table that adds up, totals first and last', () => {
    expect(waterfallRows(values).rows.map(({ cells }) => cells.map(({ text }) => text).slice(0, 2))).toEqual([
      ['2023-24', '£2,500.00'],
      ['Volume', '£250.00'],
      ['Mix', '£750.00'],
      ['Price', '−£900.00'],
      ['2024-25', '£2,600.00'],
    ]);
  });

  it('is walked from the top, each stop at the end of its bar, its sign in words', () => {
    const [walk] = waterfallWalks(values, theme);
    expect(walk?.stops.map(({ x, y, face }) => [x, y, face])).toEqual([
      [2500, 'from', '£2.50k'],
      [2750, 'volume', '▴ +£250'],
      [3500, 'mix', '▴ +£750'],
      [2600, 'price', '▾ −£900'],
      [2600, 'to', '£2.60k'],
    ]);
  });

  it('starts at zero, and below it where totals are negative', () => {
    expect(domainOf(values)[0]).toBe(0);
    const negative = {
      ...values,
      from: { label: 'a', total: '-100.00' },
      to: { label: 'b', total: '0.00' },
      steps: [{ id: 'price', label: 'Price', amount: '100.00', meaning: '' }],
    };
    expect(domainOf(negative)).toEqual([-100, 0]);
  });

  it('is drawn as the change from the first total where steps would be too thin to see', () => {
    const thin = {
      ...values,
      from: { label: 'a', total: '10000000.00' },
      to: { label: 'b', total: '10000100.00' },
    };
    expect(domainOf(thin)).toEqual([0, 1000]);
    const [walk] = waterfallWalks(thin, theme);
    expect(walk?.stops.map(({ x }) => x)).toEqual([0, 250, 1000, 100, 100]);
    expect(walk?.stops.at(-1)?.exact).toBe('£10,000,100.00');
  });

  it('leaves room for its bars however narrow it is', () => {
    const { marginLeft = 0, marginRight = 0 } = waterfallChart(values, theme, { widthPx: 150 });
    expect(150 - marginLeft - marginRight).toBeGreaterThan(0);
  });

  it('has room for each step, and none is drawn without steps', () => {
    const none = { ...values, steps: [], to: values.from };
    expect(waterfallHeightPx(values) - waterfallHeightPx(none)).toBe(90);
    expect(describeWaterfall(none)).toBe(
      'From £2.50k (2023-24) to £2.50k (2023-24). Shared out by price, volume and mix in turn.',
    );
  });
});
