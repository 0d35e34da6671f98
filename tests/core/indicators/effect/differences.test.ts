import { describe, expect, it } from 'vitest';
import {
  differenceInDifferences,
  type PanelUnit,
} from '#lib/core/indicators/effect/difference-in-differences.ts';
import { differenceOfMeans } from '#lib/core/indicators/effect/difference-of-means.ts';
import { seededRandom } from '#lib/core/indicators/statistics/seeded-random.ts';

const random = () => seededRandom(1);

/** Six months before and six after; `change` is added after, `drift` each month. */
function unit(id: string, change: number, { isTreated = false, drift = 0 } = {}): PanelUnit {
  const values = Array.from({ length: 12 }, (_, at) => 10 + drift * at + (at < 6 ? 0 : change));
  return { id, isTreated, values };
}

describe('the difference of two changes of means', () => {
  it('is worked by hand', () => {
    const result = differenceOfMeans({
      treated: { before: [1, 3], after: [6, 8] },
      control: { before: [2, 4], after: [3, 5] },
    })!;
    // (7 - 2) - (4 - 3) = 4; every cell has variance 2, so the error is sqrt(2 x 4 / 2) = 2.
    expect(result.difference).toBe(4);
    expect(result.pooledError).toBeCloseTo(2, 12);
    expect(result.unequalError).toBeCloseTo(2, 12);
    // HC1: 8 / 4 x sum of (2 / 2^2) over four cells = 4.
    expect(result.robustError).toBeCloseTo(2, 12);
  });

  it('needs two values in each cell', () => {
    const full = { before: [1, 2], after: [1, 2] };
    expect(differenceOfMeans({ treated: { before: [1], after: [1, 2] }, control: full })).toBeNull();
  });
});

describe('difference in differences over partnerships', () => {
  it('is worked by hand: 5 against 1, 2 and 3, one of four choices as far from 0', () => {
    const result = differenceInDifferences({
      units: [unit('a', 5, { isTreated: true }), unit('b', 1), unit('c', 2), unit('d', 3)],
      before: 6,
      random: random(),
    });
    expect(result).toMatchObject({
      kind: 'difference',
      difference: 3,
      error: null,
      treated: 1,
      control: 3,
      permutation: { p: 0.25, choices: 4, isExact: true },
      leftOut: [],
    });
    expect(result.kind === 'difference' && result.notes[0]).toBe(
      'with 4 ways to choose the treated, no p below 0.25 is possible',
    );
  });

  it('says when the groups were drifting apart before the change', () => {
    const controls = Array.from({ length: 11 }, (_, at) => unit(`c${at}`, at / 10, { drift: at / 1000 }));
    const result = differenceInDifferences({
      units: [unit('a', 5, { isTreated: true, drift: 1 }), ...controls],
      before: 6,
      random: random(),
    });
    expect(result.kind === 'difference' && result.preTrend!.difference).toBeCloseTo(1 - 0.005, 9);
    expect(result.kind === 'difference' && result.notes).toContain(
      'the groups were already drifting apart before the change',
    );
  });

  it('draws choices at random where there are too many, the same for the same seed', () => {
    const units = Array.from({ length: 24 }, (_, at) =>
      unit(`u${at}`, at < 12 ? 2 + at / 100 : at / 100, { isTreated: at < 12 }),
    );
    const run = () => differenceInDifferences({ units, before: 6, random: random(), most: 499 });
    expect(run()).toEqual(run());
    expect(run()).toMatchObject({ permutation: { p: 0.002, choices: 499, isExact: false } });
  });

  it('leaves out a unit without a side, and says which', () => {
    const result = differenceInDifferences({
      units: [
        unit('a', 5, { isTreated: true }),
        unit('b', 1),
        {
          id: 'late',
          isTreated: false,
          values: unit('late', 0).values.map((value, at) => (at < 6 ? null : value)),
        },
      ],
      before: 6,
      random: random(),
    });
    expect(result).toMatchObject({
      difference: 4,
      leftOut: [{ id: 'late', reason: 'no value before or after the change' }],
    });
  });

  it('needs both groups', () => {
    expect(differenceInDifferences({ units: [unit('a', 1)], before: 6, random: random() })).toEqual({
      kind: 'none',
      reason: 'a comparison needs one treated and one other with months before and after, found 0 and 1',
    });
    expect(differenceInDifferences({ units: [], before: 0, random: random() }).kind).toBe('none');
  });
});
