import { describe, expect, it } from 'vitest';
import { fanLegend, fanRows, fanWalks, type FanValues } from '#lib/core/charts/fan.ts';
import type { Theme } from '#lib/core/charts/values.ts';

const theme: Theme = {
  ink: '#000',
  muted: '#666',
  paper: '#fff',
  rule: '#eee',
  ruleStrong: '#aaa',
  accent: '#00f',
  concern: '#f60',
  series: ['#00f', '#0aa'],
};

const values: FanValues = {
  trend: {
    unit: { kind: 'money', label: 'a month', currency: 'GBP' },
    series: [
      {
        id: 'actual',
        label: 'Actual',
        role: 'actual',
        points: [{ period: '2025-04-01', value: 100, exact: '100.00', status: 'one file missing' }],
      },
    ],
    events: [],
    quarters: [],
    zero: true,
  },
  forecast: [
    {
      period: '2025-05-01',
      value: 110,
      ranges: [
        { share: 0.5, lower: 105, upper: 115 },
        { share: 0.8, lower: 95, upper: 125 },
      ],
    },
  ],
};

describe('a fan', () => {
  it('has both ends of each range in its table, and keeps the remarks on months last', () => {
    const { columns, rows } = fanRows(values);
    expect(columns.map(({ label }) => label)).toEqual([
      'Month',
      'Actual',
      'Forecast',
      '50% range from',
      'to',
      '80% range from',
      'to',
      'Notes',
    ]);
    expect(rows.map(({ cells }) => cells.map(({ text }) => text))).toEqual([
      ['Apr 2025', '£100.00', '–', '–', '–', '–', '–', 'one file missing'],
      ['May 2025', '–', '£110.00', '£105.00', '£115.00', '£95.00', '£125.00', ''],
    ]);
  });

  it('says the widest range at each coming month', () => {
    const forecast = fanWalks(values, theme).find(({ id }) => id === 'forecast');
    expect(forecast?.stops.map(({ place, face, note }) => [place, face, note])).toEqual([
      ['May 2025', '£110', '80% range £95.00 to £125'],
    ]);
  });

  it('names its lines, not its bands', () => {
    expect(fanLegend(values, theme).map(({ label }) => label)).toEqual(['Actual', 'Forecast']);
  });

  it('is a plain trend where nothing is forecast', () => {
    const { columns, rows } = fanRows({ ...values, forecast: [] });
    expect(columns.map(({ label }) => label)).toEqual(['Month', 'Actual', 'Forecast', 'Notes']);
    expect(rows).toHaveLength(1);
  });
});
