import { describe, expect, it } from 'vitest';
import { assuranceOf, meetsTarget } from '#lib/core/indicators/control/assurance.ts';
import { controlChart } from '#lib/core/indicators/control/control-chart.ts';
import { defaultIndicators } from '#lib/core/vocabulary/indicator-settings.ts';
import { charted, valueAt, wobble } from './charted.ts';

describe('a control chart', () => {
  it('has no limits under 6 values, trial limits to 12, and judges from 13', () => {
    expect([5, 6, 12, 13].map((count) => charted(wobble(count)).state)).toEqual([
      'none',
      'trial',
      'trial',
      'full',
    ]);
    const trial = charted([...wobble(11), 200], { target: 100 });
    expect(trial.points.at(-1)).toMatchObject({ mark: null, variation: null });
    expect(trial).toMatchObject({ variation: null, assurance: null, isAlert: false });
    expect(trial.notes).toContain('Trial limits: 12 values; no signal is told under 13.');
    expect(charted(wobble(5)).notes).toContain('5 values: limits need 6, signals 13.');
  });

  it('speaks of its last point alone', () => {
    // Mean 100.5; the range of 9 is screened, so the limits lie 5.32 from it.
    const early = charted([110, ...wobble(20)]);
    expect(early.points[0]).toMatchObject({ mark: 'outside_limits', variation: 'improvement' });
    expect(early).toMatchObject({ variation: 'common_cause', isAlert: false, rules: [] });
    const late = charted([...wobble(20), 110]);
    expect(late).toMatchObject({ variation: 'improvement', side: 'high', isAlert: true });
    expect(late.rules).toEqual(['outside_limits']);
  });

  it('says nothing where the last period has no value', () => {
    const chart = charted([...wobble(20), 200, null], { target: 100 });
    expect(chart).toMatchObject({ variation: null, side: null, isAlert: false, assurance: 'hit_or_miss' });
    expect(chart.notes).toContain('The last period has no value, so no signal is told.');
  });

  it('calls a signal better, worse, or neither by the direction of the measure', () => {
    const numbers = [...wobble(20), 200];
    expect(charted(numbers, { better: 'higher' }).variation).toBe('improvement');
    expect(charted(numbers, { better: 'lower' }).variation).toBe('concern');
    expect(charted(numbers, { better: 'neutral' }).variation).toBe('neutral');
  });

  it('gives a point the first mark of the set, and lists every rule', () => {
    // A steep rise to above the limits: its last point is outside, part of a trend and of a shift.
    const rise = [0, 0.5, 0, 0.5, 0, 0.5, 0, 0.5, 0, 0.5, 1, 2, 3, 4, 5, 6, 7, 8];
    const last = charted(rise).points.at(-1);
    expect(last?.mark).toBe('outside_limits');
    expect(last?.rules.slice(0, 2)).toEqual(['outside_limits', 'trend']);
  });

  it('starts new limits at a recorded rebase, from the month of its date, and at nothing else', () => {
    const numbers = [...wobble(13), ...wobble(13, 150)];
    const [title, reason] = ['New engine', 'the work is done in another way'];
    const rebased = charted(numbers, { rebases: [{ date: '2025-05-17', title, reason }] });
    expect(rebased.segments.map(({ from, points, mean }) => [from, points, mean])).toEqual([
      ['2024-04-01', 13, expect.closeTo(100 + 1 / 13, 9) as number],
      ['2025-05-01', 13, expect.closeTo(150 + 1 / 13, 9) as number],
    ]);
    expect(rebased.segments[1]?.reason).toBe('New engine: the work is done in another way');
    expect(rebased.points.every(({ mark }) => mark === null)).toBe(true);
    const whole = charted(numbers);
    expect(whole.segments).toHaveLength(1);
    expect(whole.points.every(({ rules }) => rules.includes('shift'))).toBe(true);
  });

  it('counts the values since a rebase for its limits', () => {
    const rebases = [{ date: '2025-05-01', title: 'Move', reason: null }];
    const chart = charted([...wobble(13), ...wobble(3, 150)], { rebases });
    expect(chart).toMatchObject({ state: 'none', variation: null });
    expect(chart.notes).toContain('3 values since the last rebase: limits need 6, signals 13.');
  });

  it('ignores rebases outside the series, and joins those of one month', () => {
    const rebases = ['2023-01-01', '2024-04-30', '2030-01-01', 'soon'].map((date) => ({
      date,
      title: 'x',
      reason: null,
    }));
    expect(charted(wobble(20), { rebases }).segments).toHaveLength(1);
    const twice = ['2024-10-01', '2024-10-20'].map((date, at) => ({
      date,
      title: `Move ${at}`,
      reason: null,
    }));
    const chart = charted(wobble(20), { rebases: twice });
    expect(chart.segments.map(({ reason }) => reason)).toEqual([null, 'Move 0; Move 1']);
  });

  it('has no limits for a running total', () => {
    const chart = charted(wobble(20), { isCumulative: true });
    expect(chart).toMatchObject({ state: 'none', variation: null });
    expect(chart.notes[0]).toMatch(/cumulative or rolling/);
  });

  it('warns where neighbouring values resemble each other', () => {
    const slow = Array.from({ length: 30 }, (_, at) => Math.sin(at / 5));
    expect(charted(slow).segments[0]?.autocorrelation).toBeGreaterThan(0.9);
    expect(charted(slow).notes[0]).toMatch(
      /^Neighbouring values resemble each other \(lag-1 autocorrelation 0\.9/,
    );
    expect(charted(wobble(30)).notes).toEqual([]);
  });
});

describe('what may come', () => {
  it('passes over gaps, given as empty or not at all, and says how many', () => {
    const full = charted(wobble(14));
    const values = wobble(14).map((value, at) => valueAt(at < 7 ? at : at + 2, { value }));
    const settings = { better: 'higher', settings: defaultIndicators, rebases: [] } as const;
    const absent = controlChart({ values, kind: 'individuals', ...settings });
    const empty = charted([...wobble(14).slice(0, 7), null, null, ...wobble(14).slice(7)]);
    for (const chart of [absent, empty]) {
      expect(chart.segments[0]).toMatchObject({
        points: 14,
        meanMovingRange: full.segments[0]?.meanMovingRange,
      });
      expect(chart.notes).toContain('2 periods have no value; moving ranges and runs pass over them.');
    }
    expect(empty.points[7]).toMatchObject({ value: null, mean: null, variation: null });
  });

  it('charts a constant series as one that does not vary', () => {
    for (const value of [0, 1, 0.1, -7.3]) {
      const chart = charted(
        Array.from({ length: 20 }, () => value),
        { target: value },
      );
      expect(chart.segments[0]).toMatchObject({
        mean: value,
        lower: value,
        upper: value,
        meanMovingRange: 0,
      });
      expect(chart).toMatchObject({ variation: 'common_cause', assurance: 'pass', isAlert: false });
      expect(chart.notes[0]).toMatch(/^Every value is the same/);
    }
  });

  it('charts shares that are all 100%, and all 0%', () => {
    for (const [numerator, mean] of [
      [50, 1],
      [0, 0],
    ] as const) {
      const values = Array.from({ length: 20 }, (_, at) =>
        valueAt(at, { numerator, denominator: 50, target: 0.95 }),
      );
      const chart = controlChart({
        values,
        kind: 'p_prime',
        better: 'higher',
        settings: defaultIndicators,
        rebases: [],
      });
      expect(chart.segments[0]).toMatchObject({ mean, lower: mean, upper: mean });
      expect(chart.assurance).toBe(mean === 1 ? 'pass' : 'fail');
    }
  });

  it('counts a month without cases as missing, and says so', () => {
    const values = Array.from({ length: 15 }, (_, at) =>
      valueAt(at, { numerator: at === 4 ? 0 : 9 - (at % 2), denominator: at === 4 ? 0 : 10 }),
    );
    const chart = controlChart({
      values,
      kind: 'p_prime',
      better: 'higher',
      settings: defaultIndicators,
      rebases: [],
    });
    expect(chart.points[4]).toMatchObject({ value: null, status: 'no cases' });
    expect(chart.segments[0]?.points).toBe(14);
  });

  it('charts shares without both parts, or beyond 100%, as individual values, and says so', () => {
    const input = { kind: 'p_prime', better: 'higher', settings: defaultIndicators, rebases: [] } as const;
    const bare = controlChart({ ...input, values: wobble(15, 5).map((value, at) => valueAt(at, { value })) });
    expect(bare).toMatchObject({ kind: 'individuals', state: 'full' });
    expect(bare.notes[0]).toMatch(/^Numerator and denominator are not given for every share/);
    const over = wobble(15, 10).map((numerator, at) =>
      valueAt(at, { value: numerator / 10, numerator, denominator: 10 }),
    );
    expect(controlChart({ ...input, values: over }).notes[0]).toMatch(/^Some shares lie outside 0 and 100%/);
  });

  it('takes a period given twice once, and not at all where the two differ', () => {
    const input = {
      kind: 'individuals',
      better: 'higher',
      settings: defaultIndicators,
      rebases: [],
    } as const;
    const values = wobble(14).map((value, at) => valueAt(at, { value }));
    const same = controlChart({ ...input, values: [...values, values[3]!] });
    expect(same.segments[0]?.points).toBe(14);
    const other = controlChart({ ...input, values: [...values, valueAt(3, { value: 5 }), values[3]!] });
    expect(other.segments[0]?.points).toBe(13);
    expect(other.points[3]).toMatchObject({ value: null, status: 'several values for Jul 2024: none used' });
  });

  it('sets aside what is not a number, and takes values in any order', () => {
    const chart = charted([...wobble(13), Number.NaN, Infinity, 1e300]);
    expect(chart.points.slice(-3).map(({ status }) => status)).toEqual(
      Array.from({ length: 3 }, () => 'not a number to chart'),
    );
    expect(chart.segments[0]?.points).toBe(13);
    const values = wobble(14).map((value, at) => valueAt(at, { value }));
    const input = {
      kind: 'individuals',
      better: 'higher',
      settings: defaultIndicators,
      rebases: [],
    } as const;
    expect(controlChart({ ...input, values: values.toReversed() })).toEqual(
      controlChart({ ...input, values }),
    );
  });

  it('says so where there is nothing, one value, or nothing but gaps', () => {
    expect(charted([])).toMatchObject({
      points: [],
      segments: [],
      state: 'none',
      notes: ['There are no values to chart.'],
    });
    expect(charted([5])).toMatchObject({ state: 'none', variation: null });
    expect(charted([null, null])).toMatchObject({ state: 'none', notes: ['There are no values to chart.'] });
  });
});

describe('assurance', () => {
  it('passes where the worse limit meets the target, fails where the better one does not', () => {
    const limits = { lower: 90, upper: 96 };
    expect([89, 90, 95, 96, 97].map((target) => assuranceOf(limits, target, 'higher'))).toEqual([
      'pass',
      'pass',
      'hit_or_miss',
      'hit_or_miss',
      'fail',
    ]);
    expect([89, 90, 95, 96, 97].map((target) => assuranceOf(limits, target, 'lower'))).toEqual([
      'fail',
      'hit_or_miss',
      'hit_or_miss',
      'pass',
      'pass',
    ]);
  });

  it('is none without a target, a direction, or limits', () => {
    expect(assuranceOf({ lower: 1, upper: 2 }, null, 'higher')).toBeNull();
    expect(assuranceOf({ lower: 1, upper: 2 }, 1, 'neutral')).toBeNull();
    expect(assuranceOf({ lower: null, upper: null }, 1, 'higher')).toBeNull();
    expect(meetsTarget(null, 1, 'higher')).toBeNull();
  });

  it('holds the limits against the target of today, and the past against its own', () => {
    const values = wobble(20).map((value, at) => valueAt(at, { value, target: at < 10 ? 90 : 120 }));
    const input = {
      kind: 'individuals',
      better: 'higher',
      settings: defaultIndicators,
      rebases: [],
    } as const;
    const chart = controlChart({ ...input, values });
    expect(chart.assurance).toBe('fail');
    expect(
      chart.points.map(({ value, target }) => meetsTarget(value, target, 'higher')).slice(8, 12),
    ).toEqual([true, true, false, false]);
  });
});
