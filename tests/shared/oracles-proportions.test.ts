import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { wilson } from '#lib/core/indicators/proportions/wilson.ts';

// The published figures lie beside the repository; where they are absent the suite says so by skipping.
const file = new URL('../../../shared/oracles/proportion_ci_R_binom.json', import.meta.url);

interface Oracle {
  readonly methods: readonly string[];
  readonly cases: readonly {
    readonly count: number;
    readonly nobs: number;
    readonly low: readonly (number | null)[];
    readonly upp: readonly (number | null)[];
  }[];
}

describe.skipIf(!existsSync(file))('the intervals of R binom.confint', () => {
  const oracle = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Oracle) : null;

  it('are met by the Wilson interval to a millionth', () => {
    const at = oracle!.methods.indexOf('wilson');
    for (const { count, nobs, low, upp } of oracle!.cases) {
      const interval = wilson(count, nobs);
      expect(Math.abs(interval!.lower - low[at]!), `${count} of ${nobs}`).toBeLessThan(1e-6);
      expect(Math.abs(interval!.upper - upp[at]!), `${count} of ${nobs}`).toBeLessThan(1e-6);
    }
  });
});
