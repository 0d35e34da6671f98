import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bridge } from '#lib/core/appraisal/bridge.ts';

// The published example lies beside the repository; where it is absent the suite says so by skipping.
const file = new URL('../../../shared/oracles/price_volume_mix.json', import.meta.url);

interface Oracle {
  readonly names: readonly string[];
  readonly q0: readonly number[];
  readonly q1: readonly number[];
  readonly p0: readonly number[];
  readonly p1: readonly number[];
  readonly cost0: number;
  readonly cost1: number;
  readonly three_way: {
    readonly totals: { readonly rate: number; readonly mix: number; readonly quantity: number };
    readonly published: {
      readonly rate: readonly number[];
      readonly mix: readonly number[];
      readonly quantity: readonly number[];
    };
  };
  readonly mix_relative_to_average: { readonly mix: readonly number[]; readonly total: number };
}

describe.skipIf(!existsSync(file))('the published price-volume-mix example', () => {
  const oracle = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Oracle) : null;

  it('is met line by line, in total, and against the mean', () => {
    const { names, q0, q1, p0, p1, three_way, mix_relative_to_average: means, ...ends } = oracle!;
    const made = bridge(
      names.map((service, at) => ({
        service,
        unit: 'units',
        cost0: (q0[at]! * p0[at]!).toFixed(2),
        volume0: String(q0[at]),
        cost1: (q1[at]! * p1[at]!).toFixed(2),
        volume1: String(q1[at]),
      })),
      'price_volume_mix',
    );
    const column = (key: 'price' | 'mix' | 'volume' | 'mixAgainstMean') =>
      made.parts.map((part) => Number(part[key]));
    expect(column('price')).toEqual(three_way.published.rate);
    expect(column('mix')).toEqual(three_way.published.mix);
    expect(column('volume')).toEqual(three_way.published.quantity);
    column('mixAgainstMean').forEach((mix, at) => expect(mix).toBeCloseTo(means.mix[at]!, 2));
    expect([made.price, made.mix, made.volume].map(Number)).toEqual([
      three_way.totals.rate,
      three_way.totals.mix,
      three_way.totals.quantity,
    ]);
    expect([made.cost0, made.cost1].map(Number)).toEqual([ends.cost0, ends.cost1]);
  });
});
