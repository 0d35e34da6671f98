import type { Engine } from '../engine/port.ts';
import { priceBaseOf, type PriceBaseUsed } from '../measures/explain.ts';

/** A price index in the loaded data and the months it covers. */
export interface PriceSeries extends Readonly<Record<string, string>> {
  readonly series: string;
  readonly first: string;
  readonly last: string;
}

/** What prices there are to choose from, and those that real figures are in. */
export interface Prices {
  readonly series: readonly PriceSeries[];
  readonly used: PriceBaseUsed | null;
}

/** The price indices in the loaded data. */
export async function pricesOf(engine: Engine): Promise<Prices> {
  return {
    series: await engine.query<PriceSeries>(
      'select series, min(period) as first, max(period) as last from price_index group by series order by series',
    ),
    used: await priceBaseOf(engine),
  };
}
