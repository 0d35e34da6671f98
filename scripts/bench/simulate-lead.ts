import { leadTest } from '#lib/core/indicators/lead/lead-test.ts';
import { seededRandom } from '#lib/core/indicators/statistics/seeded-random.ts';
import { autoregressive, heavyTailed, seasonal, summed, trended, type Noise } from './simulate-noise.ts';
import { percent, type SimulationOptions, type SimulationRow } from './simulation.ts';

const unrelated: readonly Noise[] = [
  { name: 'white noise', make: autoregressive(0) },
  { name: 'autocorrelation 0.3', make: autoregressive(0.3) },
  { name: 'autocorrelation 0.6', make: autoregressive(0.6) },
  { name: 'autocorrelation 0.9', make: autoregressive(0.9) },
  { name: 'random walk', make: summed(autoregressive(0)) },
  { name: 'trend and autocorrelation 0.5', make: trended(autoregressive(0.5), 0.15) },
  { name: 'season and autocorrelation 0.5', make: seasonal(autoregressive(0.5), 1) },
  {
    name: 'strong season, trend and autocorrelation 0.5',
    make: trended(seasonal(autoregressive(0.5), 2), 0.1),
  },
  { name: 'weak season', make: seasonal(autoregressive(0.3), 0.5) },
  { name: 'values far out', make: heavyTailed },
];

const trueLead = 3;

/** How often the lead analysis finds a lead where there is none, and finds one that is there. */
export function simulateLead({ runs, seed }: SimulationOptions): readonly SimulationRow[] {
  const random = seededRandom(seed);
  const rate = (found: () => boolean) => Array.from({ length: runs }, found).filter(Boolean).length / runs;
  return [
    ...unrelated.map(({ name, make }) => ({
      what: 'False lead found, search of 7 lags',
      setting: `36 points, ${name}`,
      result: percent(rate(() => isFound(make(36, random), make(36, random), null))),
      aim: 'at most 5%',
    })),
    ...[24, 36, 60].flatMap((points) =>
      [unrelated[0]!, unrelated[2]!, unrelated[7]!].flatMap(({ name, make }) => {
        const row = (what: string, aim: string, found: typeof isFound) => ({
          what,
          setting: `${points} points, ${name}`,
          result: percent(rate(() => found(make(points, random), make(points, random), [trueLead]))),
          aim,
        });
        return [
          row('False lead found, one lag said beforehand', 'at most 5%', isFound),
          row('False lead confirmed, one lag said beforehand', 'at most 5%', isConfirmed),
        ];
      }),
    ),
    ...[36, 60].flatMap((points) => addedUpRows(points, { random, rate })),
    ...[24, 36, 60].flatMap((points) => powerRows(points, { random, rate })),
  ];
}

interface Run {
  readonly random: () => number;
  readonly rate: (found: () => boolean) => number;
}

/** An outcome that is `weight` times the indicator three months before, plus noise of autocorrelation 0.3. */
function powerRows(points: number, { random, rate }: Run): readonly SimulationRow[] {
  const pair = (weight: number) => {
    const indicator = autoregressive(0.6)(points + trueLead, random);
    const outcome = autoregressive(0.3)(points, random);
    return [indicator.slice(trueLead), outcome.map((value, at) => value + weight * indicator[at]!)] as const;
  };
  return [0.5, 1, 1.5].flatMap((weight) => {
    const setting = `${points} points, lead of 3, weight ${weight}`;
    const row = (what: string, found: () => boolean) => ({
      what,
      setting,
      result: percent(rate(found)),
      aim: weight === 1 && points === 36 ? 'at least 80%' : 'as it is',
    });
    return [
      row('True lead found, its lag said beforehand', () => isFound(...pair(weight), [trueLead])),
      row('True lead confirmed, its lag said beforehand', () => isConfirmed(...pair(weight), [trueLead])),
      ...(points < 36
        ? []
        : [row('True lead found at its lag, search of 7 lags', () => isFoundAtLag(...pair(weight)))]),
    ];
  });
}

/** The known weakness: what is computed from the outcome goes before it, since what is high tends to come down. */
function addedUpRows(points: number, { random, rate }: Run): readonly SimulationRow[] {
  const row = (what: string, found: () => boolean): SimulationRow => ({
    what,
    setting: `${points} points, indicator that adds up the outcome itself`,
    result: percent(rate(found)),
    aim: 'at most 5%',
  });
  return [
    row('False lead found, search of 7 lags', () => isFound(...addedUp(points, random), null)),
    row('False lead found, one lag said beforehand', () => isFound(...addedUp(points, random), [1])),
    row('False lead confirmed, one lag said beforehand', () => isConfirmed(...addedUp(points, random), [1])),
  ];
}

/** An outcome, and its sums since the start of each year: computed from it, and so no news of it. */
function addedUp(points: number, random: () => number) {
  const outcome = autoregressive(0)(points, random);
  let sum = 0;
  return [outcome.map((value, at) => (sum = (at % 12 === 0 ? 0 : sum) + value)), outcome] as const;
}

type Series = readonly number[];
type Lags = readonly number[] | null;

function isFound(indicator: Series, outcome: Series, lags: Lags): boolean {
  const { verdict } = leadTest({ indicator, outcome, lags });
  return verdict === 'confirmed' || verdict === 'candidate';
}

function isConfirmed(indicator: Series, outcome: Series, lags: Lags): boolean {
  return leadTest({ indicator, outcome, lags }).verdict === 'confirmed';
}

function isFoundAtLag(indicator: Series, outcome: Series): boolean {
  const { verdict, lag } = leadTest({ indicator, outcome, lags: null });
  return verdict === 'candidate' && lag === trueLead;
}
