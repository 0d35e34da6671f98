import { describe, expect, it } from 'vitest';
import { effectOf } from '#lib/core/review/lifecycle/deploy/effect.ts';
import { outcomesOf } from '#lib/core/review/lifecycle/deploy/outcomes.ts';
import { pilotBoard, type PilotBoard } from '#lib/core/review/lifecycle/deploy/pilot.ts';
import { placeboOf } from '#lib/core/review/lifecycle/deploy/placebo.ts';
import { seededRandom } from '#lib/core/indicators/statistics/seeded-random.ts';
import { context, dataOf, info, levelPoints, pilotOn, viewAt } from './kit.ts';

type Shown = Extract<PilotBoard, { kind: 'pilot' }>;

function shown(values: readonly (number | null)[], before: number): Shown {
  const start = new Date(Date.UTC(2022, before, 3)).toISOString().slice(0, 10);
  const board = pilotBoard(
    dataOf(levelPoints(values), { events: [pilotOn(start)] }),
    viewAt('2030-01-01'),
    context,
  );
  if (board.kind === 'none') throw new Error(board.sentence);
  return board;
}

/** Up and down by a tenth around a level, so that there is a natural variation. */
const around = (level: number, count: number) =>
  Array.from({ length: count }, (_, at) => level + [0.1, -0.1, 0, 0.1, 0, -0.1, -0.1][at % 7]!);

const numbersIn = (board: Shown) => [
  ...board.figures.flatMap(({ value }) => (value === null ? [] : [value])),
  ...board.trend.series.flatMap(({ points }) =>
    points.flatMap(({ value, lower, upper }) => [value ?? 0, lower ?? 0, upper ?? 0]),
  ),
];

describe('a pilot with a step', () => {
  const board = shown([...around(10, 20), ...around(15, 16)], 20);

  it('is found, with its size and direction', () => {
    expect(board.verdict).toBe('found');
    expect(board.effect.fitted?.levelChange.value).toBeCloseTo(5, 0);
    expect(board.sentence).toMatch(
      /^Wait rose by 5\S* days in one step when the pilot began .* for the worse\./,
    );
  });

  it('shows what was measured and what would have been, with an interval from the pilot on', () => {
    const [actual, without] = board.trend.series;
    expect(actual).toMatchObject({ role: 'actual' });
    expect(without).toMatchObject({ role: 'plan', label: 'Without the pilot' });
    expect(without?.points[19]?.lower).toBeUndefined();
    expect(without?.points[20]?.value).toBeCloseTo(10, 0);
    expect(without?.points[20]?.lower).toBeLessThan(10.2);
  });

  it('tells the effect at 6 and 12 months and its mean since', () => {
    expect(board.figures.map(({ id }) => id)).toEqual(['step', 'at 6', 'at 12', 'since']);
    expect(board.figures[3]).toMatchObject({ label: 'Mean effect over 16 months' });
    expect(board.figures[3]?.value).toBeCloseTo(5, 0);
  });

  it('stands out from the same test at dates before it', () => {
    expect(board.placebo).toMatchObject({ kind: 'tested', asLarge: 0 });
    // 20 months with 6 on either side: months 6 to 14.
    expect(board.placebo.kind === 'tested' && board.placebo.dates).toHaveLength(9);
  });

  it('opens the months it was measured in', () => {
    // The mean of plain values is no figure of the measure; months open from the chart.
    expect(board.means[0]).toMatchObject({ face: '9.98 days', period: 'Sep 2022 to Aug 2023', ref: null });
    expect(board.refAt('2023-08-01')).toMatchObject({ metric: 'Wait', period: '2023-08-01' });
  });
});

describe('months just before a pilot that were unusually bad', () => {
  it('explain the fall, and are sized', () => {
    const board = shown([...around(10, 20), 13, 13, 13, ...around(10, 16)], 23);
    expect(board.verdict).toBe('regression');
    expect(board.effect.runUp).toMatchObject({ months: 3, mean: 13 });
    // From 13 to 10 is all the way back to usual.
    expect(board.effect.runUp?.anyway).toBeCloseTo(-3, 0);
    expect(board.sentence).toMatch(/the 3 months before it were unusually bad .* would have come anyway/);
    expect(board.trend.series.map(({ id }) => id)).toEqual(['actual', 'counterfactual', 'usual']);
  });

  it('explain a part of it where values went beyond the usual', () => {
    const board = shown([...around(10, 20), 13, 13, 13, ...around(6, 16)], 23);
    expect(board.verdict).toBe('partly');
    // Of 13 to 6 three came anyway.
    expect(board.effect.runUp?.change).toBeCloseTo(-7, 0);
    expect(board.effect.runUp?.anyway).toBeCloseTo(-3, 0);
    expect(board.effect.runUp?.without?.levelChange.value).toBeCloseTo(-4, 0);
  });

  it('are not told where the series was on its way up', () => {
    const rising = Array.from({ length: 23 }, (_, at) => at + [0.1, -0.1, 0][at % 3]!);
    expect(shown([...rising, ...around(10, 16)], 23).effect.runUp).toBeNull();
  });

  it('are not told where values stayed there', () => {
    expect(shown([...around(10, 20), 13, 13, 13, ...around(13.2, 16)], 23).effect.runUp).toBeNull();
  });
});

describe('what few months allow', () => {
  it('a description under 12 and 12', () => {
    const board = shown([...around(10, 8), ...around(15, 8)], 8);
    expect(board.verdict).toBe('too_short');
    expect(board.figures[0]?.status).toBe('descriptive only');
    expect(board.figures.find(({ id }) => id === 'at 12')).toMatchObject({
      value: null,
      status: '12 months in lies ahead',
    });
    expect(board.placeboSentence).toBe(
      'No placebo test: 8 months before the change leave 0 dates with 6 months on either side, 3 needed.',
    );
  });

  it('nothing under 3 on either side, and says so', () => {
    const board = shown([...around(10, 8), 15, 15], 8);
    expect(board.verdict).toBe('cannot');
    expect(board.figures).toEqual([]);
    expect(board.sentence).toContain(
      'an effect needs 3 months on either side of the change, found 8 before and 2 after',
    );
  });

  it('nothing before a pilot, without one, or without a series', () => {
    const sentence = (board: PilotBoard) => (board.kind === 'none' ? board.sentence : '');
    const data = dataOf(levelPoints(around(10, 30)), { events: [pilotOn('2024-05-06')] });
    expect(sentence(pilotBoard(data, viewAt('2024-03-01'), context))).toContain('is to begin on 6 May 2024');
    expect(sentence(pilotBoard(dataOf([]), viewAt('2024-03-01'), context))).toContain('No pilot is recorded');
    const bare = { ...context, info: { ...info, pilot_start: '2023-01-01' } };
    expect(sentence(pilotBoard(dataOf([]), viewAt('2024-03-01'), bare))).toContain(
      'no monthly service level or cost',
    );
  });
});

describe('series without an effect', () => {
  it('a constant one has none, and no figure that is not a number', () => {
    const board = shown(
      around(10, 36).map(() => 10),
      18,
    );
    expect(board.verdict).toBe('not_found');
    expect(board.figures[0]?.value).toBeCloseTo(0, 9);
    expect(numbersIn(board).every(Number.isFinite)).toBe(true);
  });

  it('noise is found about as often as 5 in 100', () => {
    const outcomes = Array.from({ length: 200 }, (_, seed) => {
      const random = seededRandom(seed + 1);
      const values = Array.from({ length: 40 }, () => random() + random() + random());
      return outcomesOf(dataOf(levelPoints(values)), viewAt('2030-01-01'), context)[0]!;
    });
    const found = outcomes.filter(
      (outcome) => effectOf(outcome, '2023-09-01', context.settings).verdict === 'found',
    );
    expect(found.length).toBeGreaterThan(2);
    expect(found.length).toBeLessThan(24);
  });

  it('gaps keep their place and break nothing', () => {
    for (let seed = 1; seed <= 12; seed += 1) {
      const random = seededRandom(seed);
      const values = Array.from({ length: 30 }, () => (random() < 0.2 ? null : random() * 10));
      const [outcome] = outcomesOf(dataOf(levelPoints(values)), viewAt('2030-01-01'), context);
      const effect = effectOf(outcome!, '2023-04-01', context.settings);
      const placebo = placeboOf(outcome!, effect);
      expect(effect.fitted === null || Number.isFinite(effect.fitted.levelChange.lower)).toBe(true);
      expect(placebo.kind === 'none' || placebo.dates.every(({ step }) => Number.isFinite(step.upper))).toBe(
        true,
      );
    }
  });
});

describe('services that are not in the pilot', () => {
  const series = (change: number) => [...around(10, 12), ...around(10 + change, 12)];
  const points = [
    ...levelPoints(series(2), { service: 'Payroll' }),
    ...levelPoints(series(0.5), { service: 'Advice' }),
    ...levelPoints(series(1), { service: 'Hiring' }),
  ];
  const board = (title: string, date = '2023-01-09') =>
    pilotBoard(dataOf(points, { events: [pilotOn(date, title)] }), viewAt('2023-12-01'), context);

  it('are compared with those that its words name', () => {
    const compared = board('Payroll pilot');
    const comparison = compared.kind === 'pilot' ? compared.comparison : null;
    if (comparison?.kind !== 'compared') throw new Error('not compared');
    expect(comparison).toMatchObject({ treated: ['Payroll'], others: ['Advice', 'Hiring'] });
    // 2 against the mean of 0.5 and 1.
    expect(comparison.result.difference).toBeCloseTo(1.25, 9);
    expect(comparison.result.permutation).toMatchObject({ choices: 3, p: 1 / 3 });
  });

  it('are none where it names no service', () => {
    const compared = board('One system');
    expect(compared.kind === 'pilot' && compared.comparisonSentence).toContain('the event names no service');
  });
});
