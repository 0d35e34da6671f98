import { controlChart } from '#lib/core/indicators/control/control-chart.ts';
import { seededRandom } from '#lib/core/indicators/statistics/seeded-random.ts';
import { defaultIndicators } from '#lib/core/vocabulary/indicator-settings.ts';
import { addMonths } from '#lib/core/vocabulary/month.ts';
import { autoregressive } from './simulate-noise.ts';
import { percent, type SimulationOptions, type SimulationRow } from './simulation.ts';

const correlations = [0, 0.3, 0.6];

/**
 * How often a control chart of pure noise gives an alert, by its last point, and how often any of its points carries a
 * flag: by the rules that are in force unless a workspace says otherwise.
 */
export function simulateAlerts({ runs, seed }: SimulationOptions): readonly SimulationRow[] {
  const random = seededRandom(seed);
  return [24, 36, 60].flatMap((points) =>
    correlations.flatMap((correlation) => {
      const make = autoregressive(correlation);
      const charts = Array.from({ length: runs }, () => chartOf(make(points, random)));
      const share = (is: (chart: (typeof charts)[number]) => boolean): string =>
        percent(charts.filter(is).length / runs);
      const setting = `${points} points, autocorrelation ${correlation}`;
      return [
        {
          what: 'False alert, last point',
          setting,
          result: share(({ isAlert }) => isAlert),
          aim:
            points === 36
              ? (['about 2%', 'about 6%', 'about 21%'][correlations.indexOf(correlation)] ?? '')
              : 'as it is',
        },
        {
          what: 'Any point flagged',
          setting,
          result: share((chart) => chart.points.some(({ mark }) => mark !== null)),
          aim:
            points === 36
              ? (['about 30%', 'about 66%', 'about 95%'][correlations.indexOf(correlation)] ?? '')
              : 'as it is',
        },
      ];
    }),
  );
}

function chartOf(values: readonly number[]): ReturnType<typeof controlChart> {
  return controlChart({
    values: values.map((value, at) => ({
      period: addMonths('2020-04-01', at),
      value,
      numerator: null,
      denominator: null,
      target: null,
      status: null,
    })),
    kind: 'individuals',
    better: 'higher',
    settings: defaultIndicators,
    rebases: [],
  });
}
