import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fewestCrossings, longestRunLimit } from '#lib/core/indicators/control/anhoej.ts';
import { assuranceOf } from '#lib/core/indicators/control/assurance.ts';
import { controlChart } from '#lib/core/indicators/control/control-chart.ts';
import { individualsLimits } from '#lib/core/indicators/control/limits.ts';
import { ruleSetOf } from '#lib/core/indicators/control/rule-sets.ts';
import { hitsOf, type Standing } from '#lib/core/indicators/control/rules.ts';
import { ruleName } from '#lib/core/indicators/control/words.ts';
import type { ControlPoint, ControlValue } from '#lib/core/vocabulary/control.ts';
import { defaultIndicators } from '#lib/core/vocabulary/indicator-settings.ts';
import { addMonths } from '#lib/core/vocabulary/month.ts';

// Published numbers lie beside the repository; where they are absent the suite says so by skipping.
const folder = new URL('../../../shared/oracles/', import.meta.url);
const isThere = existsSync(folder);
const text = (name: string) => (isThere ? readFileSync(new URL(name, folder), 'utf8') : '');
const json = <T>(name: string) => JSON.parse(text(name) || '{}') as T;

interface PlotTheDots {
  readonly limits?: readonly {
    readonly name: string;
    readonly y: readonly number[];
    readonly screen_outliers: boolean;
    readonly mean: number;
    readonly lpl: number;
    readonly upl: number;
    readonly dp?: number;
    readonly sf?: number;
  }[];
  readonly rules: {
    readonly seven_point_one_side_mean: readonly { rel: number[]; expect: number[] }[];
    readonly seven_point_trend: readonly { y: number[]; expect: number[] }[];
    readonly two_in_three: readonly { close: number[]; rel: number[]; expect: number[] }[];
    readonly part_of_two_in_three: readonly { close: number[]; rel: number[]; expect: number[] }[];
    readonly assurance: readonly {
      lpl: number;
      upl: number;
      target: number;
      increase: string;
      decrease: string;
    }[];
    readonly precedence: readonly string[];
    readonly opposite_side_case: { readonly y: readonly number[] };
  };
}

const nhs = ruleSetOf('nhs_making_data_count');
const testOf = (id: string) => nhs.rules.find((rule) => rule.id === id)!.test;

function standing(sigmas: number, step = 0): Standing {
  return { sigmas, step: Math.sign(step) as -1 | 0 | 1 };
}

function valuesOf(numbers: readonly number[], start = '2016-04-01'): readonly ControlValue[] {
  return numbers.map((value, at) => ({
    period: addMonths(start, at),
    value,
    numerator: null,
    denominator: null,
    target: null,
    status: null,
  }));
}

describe.skipIf(!isThere)('the published examples of NHSRplotthedots', () => {
  const oracle = json<PlotTheDots>('spc_nhsr_plotthedots.json');

  it.each(oracle.limits ?? [])(
    'give the limits of $name',
    ({ y, screen_outliers, mean, lpl, upl, dp, sf }) => {
      const limits = individualsLimits(y, { isScreened: screen_outliers, limitConstant: '2.66' });
      const found = [mean, lpl, upl].map(
        (_, at) => limits.mean + (at === 0 ? 0 : at === 1 ? -3 : 3) * limits.sigmas[0]!,
      );
      [mean, lpl, upl].forEach((expected, at) => {
        if (dp !== undefined) expect(Number(found[at]!.toFixed(dp))).toBe(expected);
        else if (sf !== undefined) expect(Number(found[at]!.toPrecision(sf))).toBe(expected);
        else expect(Math.abs(found[at]! / expected - 1)).toBeLessThan(1e-6);
      });
    },
  );

  // The package first tells the completing point of a pattern, then marks the whole of it.
  it('find the point that completes seven on one side', () => {
    for (const { rel, expect: expected } of oracle.rules.seven_point_one_side_mean) {
      const hits = hitsOf(
        testOf('shift'),
        rel.map((side) => standing(side)),
        'completion',
      );
      expect(hits.map((hit) => Number(hit !== null))).toEqual(expected);
    }
  });

  it('find the point that completes a trend of seven', () => {
    for (const { y, expect: expected } of oracle.rules.seven_point_trend) {
      const steps = y.map((value, at) => standing(0, at === 0 ? 0 : value - y[at - 1]!));
      const hits = hitsOf(testOf('trend'), steps, 'completion');
      expect(hits.map((hit) => (hit === 'high' ? 1 : hit === 'low' ? -1 : 0))).toEqual(expected);
    }
  });

  it('mark the near points of two in three', () => {
    for (const { close, rel, expect: expected } of oracle.rules.two_in_three) {
      const stretch = rel.map((side, at) => standing(side * (close[at] ? 2.5 : 0.5)));
      const near = hitsOf(testOf('two_of_three'), stretch, 'pattern').map((hit) => Number(hit !== null));
      expect(near).toEqual(expected.map((one, at) => one * close[at]!));
    }
    for (const { close, expect: expected } of oracle.rules.part_of_two_in_three.filter(
      ({ rel }) => rel.length === 3,
    )) {
      const stretch = close.map((one) => standing(one ? 2.5 : 0.5));
      expect(hitsOf(testOf('two_of_three'), stretch, 'pattern').map((hit) => Number(hit !== null))).toEqual(
        expected,
      );
    }
  });

  it('give assurance in both directions, and none without one', () => {
    const names = { consistent_fail: 'fail', consistent_pass: 'pass', inconsistent: 'hit_or_miss' };
    for (const { lpl, upl, target, increase, decrease } of oracle.rules.assurance) {
      const limits = { lower: lpl, upper: upl };
      expect(assuranceOf(limits, target, 'higher')).toBe(names[increase as keyof typeof names]);
      expect(assuranceOf(limits, target, 'lower')).toBe(names[decrease as keyof typeof names]);
      expect(assuranceOf(limits, target, 'neutral')).toBeNull();
    }
  });

  it('rank the rules alike, and see no two in three across the mean', () => {
    expect(nhs.rules.map(({ id }) => id)).toEqual(['outside_limits', 'trend', 'two_of_three', 'shift']);
    const { y } = oracle.rules.opposite_side_case;
    const chart = controlChart({
      values: valuesOf(y),
      kind: 'individuals',
      better: 'higher',
      settings: defaultIndicators,
      rebases: [],
    });
    expect(chart.points.slice(-2).map(({ variation }) => variation)).toEqual([
      'common_cause',
      'common_cause',
    ]);
  });
});

describe.skipIf(!isThere)('the individuals chart of the NIST handbook', () => {
  it('has the published limits', () => {
    const oracle = json<{ y: number[]; mean: number; mean_mr: number; ucl: number; lcl: number }>(
      'spc_nist_individuals.json',
    );
    const limits = individualsLimits(oracle.y, { isScreened: false, limitConstant: '3/1.128' });
    expect(limits.mean).toBeCloseTo(oracle.mean, 4);
    expect(limits.meanMovingRange).toBeCloseTo(oracle.mean_mr, 4);
    expect(Math.abs(limits.mean + 3 * limits.sigmas[0]! - oracle.ucl)).toBeLessThan(1e-4);
    expect(Math.abs(limits.mean - 3 * limits.sigmas[0]! - oracle.lcl)).toBeLessThan(1e-4);
  });
});

describe.skipIf(!isThere)('the runs thresholds of Anhøj', () => {
  it('are met for 10 to 100 values', () => {
    const { rows } = json<{ rows: { n: number; longest_run_max: number; crossings_min: number }[] }>(
      'spc_anhoej_limits.json',
    );
    expect(rows).toHaveLength(91);
    expect(rows.map(({ n }) => [n, longestRunLimit(n), fewestCrossings(n)])).toEqual(
      rows.map(({ n, longest_run_max, crossings_min }) => [n, longest_run_max, crossings_min]),
    );
  });
});

interface Emergency {
  readonly cases: readonly {
    readonly org: string;
    readonly mean: number;
    readonly lpl: number;
    readonly upl: number;
    readonly special_cause_type: readonly string[];
  }[];
  readonly national_rebased: readonly {
    readonly start: string;
    readonly n: number;
    readonly mean: number;
    readonly lpl: number;
    readonly upl: number;
  }[];
}

describe.skipIf(!isThere)('emergency attendances of 70 NHS bodies', () => {
  const oracle = json<Emergency>('nhs_ae_xmr_expected.json');
  const rows = text('nhs_ae_attendances_type1.csv')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [period = '', org = '', attendances = '', breaches = ''] = line.split(',');
      return { period, org, attendances: Number(attendances), breaches: Number(breaches) };
    })
    .sort((a, b) => a.period.localeCompare(b.period));
  const bodies = [...new Set(rows.map(({ org }) => org))];
  const common = { settings: defaultIndicators, rebases: [] } as const;

  function breachesOf(body: string) {
    const values = rows.filter(({ org }) => org === body);
    return controlChart({
      ...common,
      kind: 'individuals',
      better: 'lower',
      values: values.map(({ period, breaches }) => ({ ...valuesOf([breaches], period)[0]! })),
    });
  }

  it('give the limits and every flag of the listed body', () => {
    for (const { org, mean, lpl, upl, special_cause_type } of oracle.cases) {
      const chart = breachesOf(org);
      const [segment] = chart.segments;
      expect(Math.abs(segment!.mean! / mean - 1)).toBeLessThan(1e-9);
      expect(Math.abs(segment!.lower! / lpl - 1)).toBeLessThan(1e-9);
      expect(Math.abs(segment!.upper! / upl - 1)).toBeLessThan(1e-9);
      expect(chart.points.map(plotTheDotsName)).toEqual(special_cause_type);
    }
  });

  it('chart every body, as breaches and as attainment, without a number that is none', () => {
    expect(bodies).toHaveLength(70);
    for (const body of bodies) {
      const some = rows.filter(({ org }) => org === body);
      const attainment = controlChart({
        ...common,
        kind: 'p_prime',
        better: 'higher',
        values: some.map(({ period, attendances, breaches }) => ({
          period,
          value: null,
          numerator: attendances - breaches,
          denominator: attendances,
          target: 0.95,
          status: null,
        })),
      });
      for (const chart of [breachesOf(body), attainment]) {
        const numbers = chart.points.flatMap(({ value, mean, lower, upper }) => [value, mean, lower, upper]);
        expect(numbers.every((number) => number === null || Number.isFinite(number))).toBe(true);
        expect(chart.points).toHaveLength(some.length);
        expect(chart.state).toBe(some.length >= 13 ? 'full' : some.length >= 6 ? 'trial' : 'none');
      }
      if (attainment.state === 'full') expect(attainment.assurance).not.toBeNull();
    }
  });

  // The national totals hold departments and bodies that are not in the file: their years are told by the rebases alone.
  it('start new limits for each year at a rebase, as the national chart of the vignette does', () => {
    const months = [...new Set(rows.map(({ period }) => period))];
    const total = (month: string) =>
      rows.filter(({ period }) => period === month).reduce((sum, { attendances }) => sum + attendances, 0);
    const values = months.map((month) => valuesOf([total(month)], month)[0]!);
    const input = { ...common, kind: 'individuals', better: 'neutral' } as const;
    const chart = controlChart({
      ...input,
      values,
      rebases: oracle.national_rebased
        .slice(1)
        .map(({ start }) => ({ date: start, title: 'Year', reason: null })),
    });
    const years = oracle.national_rebased.map(({ start, n }) => {
      const from = months.indexOf(start);
      return controlChart({ ...input, values: values.slice(from, from + n) }).segments[0]!;
    });
    expect(chart.segments.map(({ points }) => points)).toEqual(oracle.national_rebased.map(({ n }) => n));
    expect(chart.segments.map(({ mean, lower, upper }) => [mean, lower, upper])).toEqual(
      years.map(({ mean, lower, upper }) => [mean, lower, upper]),
    );
    // Twelve values each: trial limits, by our floor of 13; the package finds common cause in all of them.
    expect(chart.points.every(({ variation }) => variation === null)).toBe(true);
  });
});

/** Our mark in the words of the package. */
function plotTheDotsName({ mark, side }: ControlPoint): string {
  const [above, rising] = side === 'high' ? ['Above', 'Increasing'] : ['Below', 'Decreasing'];
  switch (mark) {
    case 'outside_limits':
      return `${above} ${side === 'high' ? 'UCL' : 'LCL'}`;
    case 'trend':
      return `7 Point Trend (${rising})`;
    case 'two_of_three':
      return `2 in 3 ${above} CL`;
    case 'shift':
      return `7 Points ${above} CL`;
    default:
      return mark === null ? 'Common Cause' : ruleName('nhs_making_data_count', mark);
  }
}
