import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { forecastShares, shareOutlook } from '#lib/core/indicators/forecast/breach.ts';
import { forecast } from '#lib/core/indicators/forecast/forecast.ts';
import type { Range } from '#lib/core/indicators/forecast/ranges.ts';
import { fitRecentMean } from '#lib/core/indicators/forecast/recent-mean.ts';
import { yearEnd } from '#lib/core/indicators/forecast/year-end.ts';

// A&E attendances of 70 bodies of the NHS, April 2016 to March 2019, with breaches of the four-hour standard: nobody here
// made them. Each body with all 36 months is forecast from its first months, and held against what then came.
const file = new URL('../../../shared/oracles/nhs_ae_attendances_type1.csv', import.meta.url);

interface Month {
  readonly attendances: number;
  readonly within: number;
}

function bodies(): readonly (readonly Month[])[] {
  const byBody = new Map<string, { readonly period: string; readonly month: Month }[]>();
  for (const line of readFileSync(file, 'utf8').trim().split('\n').slice(1)) {
    const [period = '', body = '', attendances, breaches] = line.split(',');
    const month = { attendances: Number(attendances), within: Number(attendances) - Number(breaches) };
    byBody.set(body, [...(byBody.get(body) ?? []), { period, month }]);
  }
  return [...byBody.values()]
    .filter((months) => months.length === 36)
    .map((months) => months.toSorted((a, b) => a.period.localeCompare(b.period)).map(({ month }) => month));
}

const isIn = (value: number, { lower, upper }: Range): boolean => value >= lower && value <= upper;
const shareOf = (found: readonly boolean[]): number => found.filter(Boolean).length / found.length;

describe.skipIf(!existsSync(file))('forecasts of the A&E series of the NHS', () => {
  const series = existsSync(file) ? bodies() : [];

  it('hold about 80 % of the months that came in their 80 % range, and fewer of the sums of six', () => {
    expect(series).toHaveLength(63);
    for (const known of [18, 24, 27, 30]) {
      const horizon = known < 24 ? 3 : 6;
      const found = series.map((months) => {
        const values = months.map(({ attendances }) => attendances);
        const made = forecast(values.slice(0, known), { horizon, least: 0 });
        const end = yearEnd({ toDate: '0', forecast: made, from: 1, until: horizon });
        if (made.kind === 'none' || end.kind === 'none') throw new Error('no forecast');
        const came = values.slice(known, known + horizon);
        return {
          months: made.months.map(({ ahead, ranges }) => isIn(came[ahead - 1]!, ranges[1]!)),
          sum: isIn(
            came.reduce((sum, one) => sum + one, 0),
            end.ranges[1]!,
          ),
        };
      });
      const share = shareOf(found.flatMap(({ months }) => months));
      expect(share, `${known} months known`).toBeGreaterThan(0.7);
      expect(share, `${known} months known`).toBeLessThan(0.95);
      // All bodies lived through the same months: what one misses, many do. The README says so.
      expect(shareOf(found.map(({ sum }) => sum)), `${known} months known`).toBeGreaterThan(0.55);
    }
  });

  it('miss attendances, which have seasons, by less than the mean of 12 months does', () => {
    let [own, mean] = [0, 0];
    for (const months of series) {
      const values = months.map(({ attendances }) => attendances);
      const made = forecast(values.slice(0, 27), { horizon: 6, least: 0 });
      if (made.kind === 'none') throw new Error(made.reason);
      const level = fitRecentMean(values.slice(0, 27)).expected(1)[0]!;
      made.months.forEach(({ expected }, at) => {
        own += Math.abs(values[27 + at]! - expected) / level;
        mean += Math.abs(values[27 + at]! - level) / level;
      });
    }
    expect(own / mean).toBeLessThan(0.8);
  });

  it('hold most shares within four hours of the next quarter, which a plain binomial would not', () => {
    const found = series.map((months) => {
      const parts = months.map(({ attendances, within }) => ({
        numerator: within,
        denominator: attendances,
      }));
      const shares = forecastShares(parts.slice(0, 27), { horizon: 3 });
      if (shares.kind === 'none') throw new Error(shares.reason);
      const outlook = shareOutlook(shares, { from: 1, until: 3 });
      if (outlook.kind === 'none') throw new Error(outlook.reason);
      const quarter = parts.slice(27, 30);
      const total = (key: 'numerator' | 'denominator') => quarter.reduce((sum, month) => sum + month[key], 0);
      const came = total('numerator') / total('denominator');
      const binomial = 1.2816 * Math.sqrt((outlook.expected * (1 - outlook.expected)) / outlook.cases);
      return {
        isHeld: isIn(came, outlook.ranges[1]!),
        isBinomial: Math.abs(came - outlook.expected) <= binomial,
      };
    });
    expect(shareOf(found.map(({ isHeld }) => isHeld))).toBeGreaterThan(0.7);
    expect(shareOf(found.map(({ isBinomial }) => isBinomial))).toBeLessThan(0.4);
  });
});
