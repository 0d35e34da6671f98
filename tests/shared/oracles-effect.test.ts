import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { designRow } from '#lib/core/indicators/effect/design.ts';
import { differenceOfMeans } from '#lib/core/indicators/effect/difference-of-means.ts';
import { interruptedSeries } from '#lib/core/indicators/effect/interrupted-series.ts';
import { contrastError, leastSquares } from '#lib/core/indicators/statistics/least-squares.ts';

// The published figures lie beside the repository; where they are absent the suite says so by skipping.
const folder = new URL('../../../shared/oracles/', import.meta.url);
const isThere = existsSync(folder);

function read(name: string): string {
  return isThere ? readFileSync(new URL(name, folder), 'utf8') : '';
}

function numbers(name: string): readonly (readonly number[])[] {
  return read(name)
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',').map((cell) => (cell === '' ? NaN : Number(cell))));
}

interface Sicily {
  readonly gaussian: {
    readonly ols: { readonly b: readonly number[]; readonly se: readonly number[]; readonly s2: number };
    readonly reml_ar1: {
      readonly rho: number;
      readonly b: readonly number[];
      readonly se: readonly number[];
    };
  };
}

interface CardKrueger {
  readonly computed: {
    readonly means: Readonly<Record<string, number>>;
    readonly did: number;
    readonly ols_se: number;
    readonly hc1_se: number;
    readonly unequal_var_se: number;
  };
  readonly published: { readonly did: number };
}

function near(found: number, wanted: number, tolerance: number) {
  expect(Math.abs(found / wanted - 1)).toBeLessThan(tolerance);
}

describe.skipIf(!isThere)('the Sicilian smoking ban', () => {
  const { gaussian } = JSON.parse(read('its_sicily_expected.json') || '{}') as Sicily;
  const rates = numbers('its_sicily.csv').map((row) => (row[2]! / row[6]!) * 1e5);

  it('is met by REML with AR(1) errors', () => {
    const result = interruptedSeries({ values: rates, before: 36 });
    if (result.kind !== 'effect') throw new Error(result.reason);
    expect(Math.abs(result.rho - gaussian.reml_ar1.rho)).toBeLessThan(1e-4);
    [result.level, result.slope, result.levelChange, result.slopeChange].forEach((estimate, at) => {
      near(estimate.value, gaussian.reml_ar1.b[at]!, 1e-6);
      near(estimate.error, gaussian.reml_ar1.se[at]!, 1e-6);
    });
  });

  it('is met by ordinary least squares', () => {
    const rows = rates.map((_, at) => designRow(at + 1, { before: 36, harmonics: 0 }));
    const fit = leastSquares(rows, rates)!;
    const variance = fit.sumOfSquares / fit.degrees;
    near(variance, gaussian.ols.s2, 1e-6);
    fit.coefficients.forEach((b, at) => {
      near(b, gaussian.ols.b[at]!, 1e-6);
      const unit = fit.coefficients.map((_, column) => Number(column === at));
      near(contrastError(fit, unit, variance), gaussian.ols.se[at]!, 1e-6);
    });
  });
});

describe.skipIf(!isThere)('Card and Krueger on minimum wages', () => {
  it('is met in the difference and by every convention of its error', () => {
    const { computed, published } = JSON.parse(read('did_card_krueger.json')) as CardKrueger;
    const rows = numbers('did_card_krueger.csv');
    const cell = (nj: number, d: number) =>
      rows.filter((row) => row[0] === nj && row[1] === d && !Number.isNaN(row[2])).map((row) => row[2]!);
    const result = differenceOfMeans({
      treated: { before: cell(1, 0), after: cell(1, 1) },
      control: { before: cell(0, 0), after: cell(0, 1) },
    })!;
    near(result.difference, computed.did, 1e-9);
    expect(Math.abs(result.difference - published.did)).toBeLessThan(0.01);
    near(result.means.treatedAfter, computed.means.nj1_d1!, 1e-9);
    near(result.means.treatedBefore, computed.means.nj1_d0!, 1e-9);
    near(result.means.controlAfter, computed.means.nj0_d1!, 1e-9);
    near(result.means.controlBefore, computed.means.nj0_d0!, 1e-9);
    near(result.pooledError, computed.ols_se, 1e-9);
    near(result.robustError, computed.hc1_se, 1e-9);
    near(result.unequalError, computed.unequal_var_se, 1e-9);
  });
});
