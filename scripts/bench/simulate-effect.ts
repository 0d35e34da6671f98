import { designRow } from '#lib/core/indicators/effect/design.ts';
import { interruptedSeries, type InterruptedSeries } from '#lib/core/indicators/effect/interrupted-series.ts';
import { studentTwoSided } from '#lib/core/indicators/statistics/distributions.ts';
import { contrastError, leastSquares } from '#lib/core/indicators/statistics/least-squares.ts';
import { seededRandom } from '#lib/core/indicators/statistics/seeded-random.ts';
import { autoregressive } from './simulate-noise.ts';
import { percent, type SimulationOptions, type SimulationRow } from './simulation.ts';

type Effect = Extract<InterruptedSeries, { kind: 'effect' }>;

/** How often an effect is found where there is none, by REML and by least squares, and one that is there. */
export function simulateEffect({ runs, seed }: SimulationOptions): readonly SimulationRow[] {
  const random = seededRandom(seed);
  return [24, 36, 60].flatMap((points) =>
    [0, 0.3, 0.6].flatMap((rho) => {
      const series = (step: number) =>
        autoregressive(rho)(points, random).map((value, at) => value + (at >= points / 2 ? step : 0));
      const row = (what: string, aim: string, found: () => boolean): SimulationRow => ({
        what,
        setting: `${points} points, autocorrelation ${rho}`,
        result: percent(Array.from({ length: runs }, found).filter(Boolean).length / runs),
        aim,
      });
      const twoDeviations = 2 / Math.sqrt(1 - rho ** 2);
      return [
        row('False step found at 5%, REML AR(1)', 'about 5%', () => isFound(series(0), 'levelChange')),
        row('False step found at 5%, least squares', 'for comparison', () =>
          isFoundByLeastSquares(series(0), 2),
        ),
        row('False change of slope found at 5%, REML AR(1)', 'about 5%', () =>
          isFound(series(0), 'slopeChange'),
        ),
        row('False change of slope found at 5%, least squares', 'for comparison', () =>
          isFoundByLeastSquares(series(0), 3),
        ),
        row('Step of 2 standard deviations found, REML AR(1)', 'as it is', () =>
          isFound(series(twoDeviations), 'levelChange'),
        ),
      ];
    }),
  );
}

/** Whether the interval of an estimate leaves out zero. */
function isFound(
  values: readonly number[],
  estimate: keyof Pick<Effect, 'levelChange' | 'slopeChange'>,
): boolean {
  const result = interruptedSeries({ values, before: values.length / 2 });
  return result.kind === 'effect' && (result[estimate].lower > 0 || result[estimate].upper < 0);
}

/** The same question put to ordinary least squares, which takes every month as independent of the last. */
function isFoundByLeastSquares(values: readonly number[], coefficient: number): boolean {
  const design = { before: values.length / 2, harmonics: 0 };
  const fit = leastSquares(
    values.map((_, at) => designRow(at + 1, design)),
    values,
  );
  if (!fit) return false;
  const unit = fit.coefficients.map((_, at) => Number(at === coefficient));
  const error = contrastError(fit, unit, fit.sumOfSquares / fit.degrees);
  return studentTwoSided(fit.coefficients[coefficient]! / error, fit.degrees) < 0.05;
}
