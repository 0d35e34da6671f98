import { describe, expect, it } from 'vitest';
import {
  correlogramChart,
  correlogramRows,
  correlogramWalks,
  describeCorrelogram,
  type CorrelogramValues,
} from '#lib/core/charts/correlogram.ts';
import type { Theme } from '#lib/core/charts/values.ts';

const theme: Theme = {
  ink: 'ink',
  muted: 'muted',
  paper: 'paper',
  rule: 'rule',
  ruleStrong: 'ruleStrong',
  accent: 'accent',
  concern: 'concern',
  series: ['one'],
};

const values: CorrelogramValues = {
  indicator: 'Backlog days',
  outcome: 'Results',
  bars: [
    { lag: 0, correlation: 0.1, isTested: false },
    { lag: 1, correlation: 0.05, isTested: true },
    { lag: 2, correlation: -0.62, isTested: true },
    { lag: 3, correlation: null, isTested: false },
  ],
  threshold: 0.41,
  lag: 2,
};

describe('a correlogram', () => {
  it('says which lag is strongest and whether it stands out', () => {
    expect(describeCorrelogram(values)).toBe(
      'Strongest at 2 months later: −0.62. The threshold is 0.41 either way; beyond it lies the lead of 2 months later.',
    );
    expect(describeCorrelogram({ ...values, threshold: 0.7 })).toMatch(
      /none of the leads tested stands out\.$/,
    );
    expect(describeCorrelogram({ ...values, bars: [] })).toBe('No correlations to show.');
  });

  it('has a table that says which lags were tested', () => {
    expect(correlogramRows(values).rows.map(({ cells }) => cells.map(({ text }) => text))).toEqual([
      ['0', '0.1000', 'same month, no lead'],
      ['1', '0.0500', 'does not stand out'],
      ['2', '−0.6200', 'stands out'],
      ['3', '–', 'shown, not tested'],
    ]);
  });

  it('can be walked over what is known', () => {
    const [walk] = correlogramWalks(values, theme);
    expect(walk!.stops.map(({ place, face }) => `${place} ${face}`)).toEqual([
      'the same month 0.10',
      '1 month later 0.05',
      '2 months later −0.62',
    ]);
  });

  it('has the whole range on its axis, whatever the values, so that all can be compared', () => {
    const options = correlogramChart(values, theme, { widthPx: 400, heightPx: 240 });
    expect(options.y!.domain).toEqual([-1, 1]);
  });
});
