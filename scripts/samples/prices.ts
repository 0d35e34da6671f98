import { bell, randomFor } from './random.ts';
import type { IndexRow } from './rows.ts';
import { mean, months, type Series } from './series.ts';

/** Monthly growth expected in each of the four fiscal years. */
const growth = [0.0078, 0.0034, 0.0022, 0.0026];

/** A made-up consumer price index, `CPI`, from 100.0 in April 2022. */
export function priceIndex(seed: number): readonly IndexRow[] {
  const random = randomFor(seed, 'CPI');
  let level = 100;
  return months.map((period, index) => {
    if (index > 0) level *= 1 + (growth[Math.floor(index / 12)] ?? 0) + bell(random) * 0.0006;
    return { series: 'CPI', period, tenths: Math.round(level * 10) };
  });
}

/** Price level of each month; April 2022 is 1. */
export function priceLevels(index: readonly IndexRow[]): Series {
  return index.map((row) => row.tenths / 1000);
}

/** Mean price level of each month's fiscal year: contracts are uplifted once a year, by the inflation expected in it. */
export function contractPrices(prices: Series): Series {
  return prices.map((_, month) => mean(prices.slice(month - (month % 12), month - (month % 12) + 12)));
}
