import { forecast } from '#lib/core/indicators/forecast/forecast.ts';
import { fitRecentMean } from '#lib/core/indicators/forecast/recent-mean.ts';
import { yearEnd } from '#lib/core/indicators/forecast/year-end.ts';
import { seededRandom } from '#lib/core/indicators/statistics/seeded-random.ts';
import { autoregressive, gaussian, seasonal, summed, trended, type Noise } from './simulate-noise.ts';
import { percent, type SimulationOptions, type SimulationRow } from './simulation.ts';

/** A level that wanders by half of what months scatter. */
function wandering(length: number, random: () => number): readonly number[] {
  const level = summed(autoregressive(0))(length, random);
  return level.map((value) => 0.5 * value + gaussian(random));
}

const worlds: readonly Noise[] = [
  { name: 'white noise', make: autoregressive(0) },
  { name: 'autocorrelation 0.3', make: autoregressive(0.3) },
  { name: 'autocorrelation 0.6', make: autoregressive(0.6) },
  { name: 'season, autocorrelation 0.3', make: seasonal(autoregressive(0.3), 1.5) },
  { name: 'wandering level', make: wandering },
  { name: 'trend, autocorrelation 0.3', make: trended(autoregressive(0.3), 0.15) },
];

/** Months ahead: what the length of a series allows, and nine to the end of a year. */
const reach = (points: number): number => (points < 24 ? 3 : 9);

interface Tally {
  /** Months and sums that came, and how many lay in their printed 80 % range. */
  months: number;
  inRange: number;
  sums: number;
  sumsInRange: number;
  /** Absolute errors of the chosen method and of the mean of the last 12 months. */
  error: number;
  meanError: number;
  /** What the forecasts said of themselves. */
  backtested: number;
  covered: number;
}

/**
 * How often what comes lies in the printed 80 % range, by months and by sums to the end of the year; what the backtests
 * printed beside it promised; and the error against that of the mean of the last 12 months.
 */
export function simulateForecast({ runs, seed }: SimulationOptions): readonly SimulationRow[] {
  const random = seededRandom(seed);
  return [18, 24, 36, 60].flatMap((points) => {
    const made = worlds.map((world) => ({ world, tally: tallyOf(world, points, { runs, random }) }));
    return made.flatMap(({ world, tally }) => {
      const setting = `${points} points, ${world.name}, ${reach(points)} months ahead`;
      const row = (what: string, result: string, aim: string): SimulationRow => ({
        what,
        setting,
        result,
        aim,
      });
      return [
        row(
          'Months within the 80% range (as printed by backtests)',
          pair(tally.inRange / tally.months, tally.covered / tally.backtested),
          '80%',
        ),
        row('Sums within the 80% range', percent(tally.sumsInRange / tally.sums, 0), '80%'),
        row(
          'Error against that of the mean of 12 months',
          (tally.error / tally.meanError).toFixed(2),
          'at most 1',
        ),
      ];
    });
  });
}

interface Sampling {
  readonly runs: number;
  readonly random: () => number;
}

function tallyOf({ make }: Noise, points: number, { runs, random }: Sampling): Tally {
  const tally: Tally = {
    months: 0,
    inRange: 0,
    sums: 0,
    sumsInRange: 0,
    error: 0,
    meanError: 0,
    backtested: 0,
    covered: 0,
  };
  for (let run = 0; run < runs; run += 1) {
    // A level well above zero, as volumes and shares have; it changes nothing but the look of the numbers.
    const series = make(points + reach(points), random).map((value) => 100 + 5 * value);
    count(tally, series.slice(0, points), series.slice(points));
  }
  return tally;
}

function count(tally: Tally, past: readonly number[], coming: readonly number[]): void {
  const made = forecast(past, { horizon: coming.length });
  if (made.kind === 'none') throw new Error(`no forecast of ${past.length} points: ${made.reason}`);
  const means = fitRecentMean(past).expected(coming.length);
  made.months.forEach(({ expected, ranges }, at) => {
    const came = coming[at]!;
    tally.months += 1;
    tally.inRange += Number(isIn(came, ranges.at(-1)!));
    tally.error += Math.abs(came - expected);
    tally.meanError += Math.abs(came - means[at]!);
  });
  const end = yearEnd({ toDate: '0', forecast: made, from: 1, until: coming.length });
  if (end.kind === 'none') throw new Error(`no year end from ${past.length} points: ${end.reason}`);
  tally.sums += 1;
  tally.sumsInRange += Number(
    isIn(
      coming.reduce((sum, one) => sum + one, 0),
      end.ranges.at(-1)!,
    ),
  );
  tally.backtested += made.coverage.of;
  tally.covered += made.coverage.covered;
}

function isIn(value: number, { lower, upper }: { readonly lower: number; readonly upper: number }): boolean {
  return value >= lower && value <= upper;
}

function pair(found: number, printed: number): string {
  return `${percent(found, 0)} (${percent(printed, 0)})`;
}
