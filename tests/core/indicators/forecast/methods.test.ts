import { describe, expect, it } from 'vitest';
import { fitDampedHolt, holtExpected, runHolt } from '#lib/core/indicators/forecast/damped-holt.ts';
import { neighbourCorrelation, spreadOf, weightedDeviation } from '#lib/core/indicators/forecast/fitted.ts';
import { lowestNear, lowestOnLine } from '#lib/core/indicators/forecast/minimise.ts';
import { fitNaive, fitSeasonalNaive } from '#lib/core/indicators/forecast/naive.ts';
import { fitRecentMean } from '#lib/core/indicators/forecast/recent-mean.ts';
import { fitSeasonalLevel } from '#lib/core/indicators/forecast/seasonal-level.ts';
import { fitSes, smooth } from '#lib/core/indicators/forecast/ses.ts';

// Oil production of Saudi Arabia 1996 to 2007, Hyndman and Athanasopoulos, Forecasting: principles and practice, 7.1.
const oil = [
  446.6565229, 454.4733065, 455.662974, 423.6322388, 456.2713279, 440.5880501, 425.3325201, 485.1494479,
  506.0481621, 526.7919833, 514.268889, 494.2110193,
];

// Air passengers of Australia 1990 to 2004, the same, 7.2.
const air = [
  17.5534, 21.8601, 23.8866, 26.9293, 26.8885, 28.8314, 30.0751, 30.9535, 30.1857, 31.5797, 32.577569,
  33.477398, 39.021581, 41.386432, 41.596552,
];

describe('simple exponential smoothing', () => {
  it('gives the published forecasts of the oil series with given shares', () => {
    expect(smooth(oil, 0.2, oil[0]!).levels.at(-1)).toBeCloseTo(484.802468, 4);
    expect(smooth(oil, 0.6, oil[0]!).levels.at(-1)).toBeCloseTo(501.837461, 4);
  });

  it('finds the published share and first level of the oil series', () => {
    const { parameters, expected } = fitSes(oil);
    expect(parameters['alpha']).toBeCloseTo(0.891998, 3);
    expect(parameters['level0']).toBeCloseTo(447.47844, 2);
    expect(expected(2)[1]).toBeCloseTo(496.493543, 2);
  });

  it('leaves the level as it is over a missing month', () => {
    expect(smooth([10, null, 20], 0.5, 10).levels).toEqual([10, 10, 15]);
  });
});

describe('damped trend', () => {
  it('gives the published forecasts of the air series', () => {
    const start = { level: air[0]!, trend: air[1]! - air[0]! };
    const { states } = runHolt(air, { alpha: 0.8, beta: 0.16, phi: 1 }, start);
    const published = [43.76, 45.59, 47.43, 49.27, 51.1];
    holtExpected(states.at(-1)!, 1, 5).forEach((one, at) =>
      expect(Math.abs(one - published[at]!)).toBeLessThan(0.0051),
    );
  });

  it('follows a straight line and lets it fade', () => {
    const line = Array.from({ length: 36 }, (_, month) => 100 + month);
    const ahead = fitDampedHolt(line).expected(12);
    expect(ahead[0]).toBeGreaterThan(135.5);
    expect(ahead[0]).toBeLessThan(136.5);
    expect(ahead[11]! - ahead[10]!).toBeLessThan(ahead[1]! - ahead[0]!);
  });
});

describe('naive, mean and seasons', () => {
  it('repeats the last month, the same month, the mean of the last year', () => {
    const year = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
    expect(fitNaive(year).expected(2)).toEqual([12, 12]);
    expect(fitSeasonalNaive(year).expected(2)).toEqual([1, 2]);
    expect(fitRecentMean(year).expected(2)).toEqual([6.5, 6.5]);
    expect(fitRecentMean([100, ...year]).expected(1)).toEqual([6.5]);
  });

  it('takes the year before where the same month of the last year is missing', () => {
    const years = [5, ...Array<number>(11).fill(1), null, ...Array<number>(11).fill(1)];
    expect(fitSeasonalNaive(years).expected(1)).toEqual([5]);
  });

  it('continues exactly what repeats exactly', () => {
    const year = [9, 1, 4, 2, 8, 5, 7, 3, 6, 0, 2, 1];
    const ahead = fitSeasonalLevel([...year, ...year, ...year]).expected(12);
    ahead.forEach((one, month) => expect(one).toBeCloseTo(year[month]!, 9));
  });
});

describe('scatter of a sum', () => {
  // Differences 2, -2, 2, -2: deviation 2. Two months of a walk: (e1) + (e1 + e2) = 2 e1 + e2, so 2 sqrt(4 + 1).
  it('adds errors, not variances, for months that go the same way', () => {
    const fitted = fitNaive([10, 12, 10, 12, 10]);
    expect(spreadOf(fitted).deviation).toBe(2);
    expect(weightedDeviation(fitted, [1, 1])).toBeCloseTo(4.4721, 4);
  });

  // A mean of 12 independent months: variance 3 + 3² / 12 of a month, for three months ahead.
  it('counts once what all months of a mean have in common', () => {
    const fitted = { ...fitRecentMean(Array.from({ length: 24 }, (_, at) => (at % 2 === 0 ? 10 : 12))) };
    expect(fitted.correlation).toBe(0);
    const { deviation } = spreadOf(fitted);
    expect(weightedDeviation(fitted, [1, 1, 1])).toBeCloseTo(deviation * Math.sqrt(3.75), 9);
  });

  it('widens where neighbours are alike', () => {
    expect(neighbourCorrelation([1, -1, 1, -1, 1, -1, 1, -1])).toBe(0);
    expect(neighbourCorrelation([3, 2, 1, 0, -1, -2, -3, -2, -1, 0, 1, 2])).toBeGreaterThan(0.5);
    expect(neighbourCorrelation([0, 0, 0, 0])).toBe(0);
  });
});

describe('lowest point', () => {
  it('takes the deeper of two valleys', () => {
    const found = lowestOnLine((at) => Math.min((at - 0.2) ** 2, (at - 0.8) ** 2 - 0.1), [0, 1]);
    expect(found.at).toBeCloseTo(0.8, 5);
  });

  it('stays within its bounds', () => {
    const found = lowestNear(
      ([a = 0, b = 0]) => (a - 2) ** 2 + (b - 0.3) ** 2,
      [0.5, 0.5],
      [
        [0, 1],
        [0, 1],
      ],
    );
    expect(found.at[0]).toBeCloseTo(1, 4);
    expect(found.at[1]).toBeCloseTo(0.3, 3);
  });
});
