import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { quantile, type QuantileType } from '#lib/core/indicators/quantile/quantile.ts';

// The published figures lie beside the repository; where they are absent the suite says so by skipping.
const file = new URL('../../../shared/oracles/quantile_types.json', import.meta.url);

interface Case {
  readonly x: readonly number[];
  readonly p: number;
  readonly types: Readonly<Record<string, number>>;
}

describe.skipIf(!existsSync(file))('the published quantiles', () => {
  const cases = existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as { cases: readonly Case[] }).cases
    : [];

  it('are met by each of the nine types', () => {
    expect(cases.length).toBeGreaterThan(10);
    for (const { x, p, types } of cases)
      for (const [type, expected] of Object.entries(types))
        expect(
          quantile(x, p, Number(type) as QuantileType),
          `type ${type}, ${p} of ${x.join(' ')}`,
        ).toBeCloseTo(expected, 11);
  });
});
