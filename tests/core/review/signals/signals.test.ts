import { describe, expect, it } from 'vitest';
import { keyOf } from '#lib/core/review/signals/service-series.ts';
import { signalsOf } from '#lib/core/review/signals/signals.ts';
import { defaultIndicators } from '#lib/core/vocabulary/indicator-settings.ts';
import { inputOf, levelPoints, steady } from './series.ts';

describe('the signal of a series', () => {
  it('that holds its level above the target asks for nothing', () => {
    const [signal] = signalsOf(inputOf(levelPoints(steady(0.95, 24))));
    expect(signal).toMatchObject({
      title: 'Answered in time',
      service: null,
      better: 'higher',
      attention: 'holding',
      isMet: true,
      period: '2024-12-01',
      chart: { kind: 'p_prime', variation: 'common_cause', assurance: 'pass' },
    });
    expect(signal!.sentence).toMatch(/94\.8% in Dec 2024: no signal/);
  });

  it('that fell below its limits and cannot meet the target needs a decision', () => {
    const [signal] = signalsOf(inputOf(levelPoints([...steady(0.86, 23), 0.8])));
    expect(signal).toMatchObject({
      attention: 'decide',
      isMet: false,
      chart: { variation: 'concern', assurance: 'fail' },
    });
    expect(signal!.sentence).toContain('a signal of concern');
    expect(signal!.sentence).toContain('The target of 90.0% will be missed unless something changes');
  });

  it('of a level where less is better turns the reading round', () => {
    const metrics = [{ metric: 'Answered in time', service: null, better: 'lower' as const, unit: 'share' }];
    const [signal] = signalsOf(inputOf(levelPoints([...steady(0.86, 23), 0.8]), { metrics }));
    expect(signal).toMatchObject({ chart: { variation: 'improvement', assurance: 'pass' }, isMet: true });
  });

  it('that misses a target for seven months and more fails it, whatever limits from before the change promise', () => {
    const step = [...steady(0.95, 30), ...steady(0.8, 8)];
    const [signal] = signalsOf(inputOf(levelPoints(step, { target: 0.82 })));
    expect(signal).toMatchObject({ missedRun: 8, attention: 'decide', chart: { assurance: 'fail' } });
    expect(signal!.chart.notes[0]).toContain('missed 8 months in a row');
    const [short] = signalsOf(inputOf(levelPoints(step.slice(0, 33), { target: 0.82 })));
    expect(short).toMatchObject({ missedRun: 3, chart: { variation: 'concern', assurance: null } });
    expect(short!.chart.notes[0]).toContain('no assurance is given');
  });

  // One of 30,000 cases missed: 0.033 a month are expected, so p′ puts 99.9 % far below its limits.
  it('whose misses are rarer than one a month is watched for a single one, not decided on', () => {
    const [signal] = signalsOf(inputOf(levelPoints([...Array<number>(29).fill(1), 0.999], { target: 0.99 })));
    expect(signal).toMatchObject({
      attention: 'watch',
      isMet: true,
      chart: { variation: 'concern', rules: ['outside_limits'], assurance: 'pass' },
    });
    expect(signal!.chart.notes).toContain(
      'Less than one case a month is expected on the rarer side: a single one may look like a signal.',
    );
    const perfect = signalsOf(inputOf(levelPoints(Array<number>(30).fill(1))))[0]!;
    expect(perfect.chart.notes.join(' ')).not.toContain('rarer side');
  });

  it('with 12 months has trial limits and is not judged; with 5 it has none', () => {
    const [trial] = signalsOf(inputOf(levelPoints(steady(0.95, 12))));
    expect(trial).toMatchObject({ attention: 'unclear', chart: { state: 'trial', variation: null } });
    const [short] = signalsOf(inputOf(levelPoints(steady(0.95, 5))));
    expect(short).toMatchObject({ attention: 'unclear', chart: { state: 'none' } });
    expect(short!.sentence).toContain('no limits yet');
  });

  it('too short to judge is still watched when its last month missed the target', () => {
    const [signal] = signalsOf(inputOf(levelPoints(steady(0.8, 5))));
    expect(signal).toMatchObject({ attention: 'watch', isMet: false });
  });

  it('without a target says so, and promises nothing', () => {
    const [signal] = signalsOf(inputOf(levelPoints(steady(0.95, 24), { target: null })));
    expect(signal).toMatchObject({ isMet: null, target: null, chart: { assurance: null } });
    expect(signal!.sentence).not.toContain('target');
  });

  it('without parts, or where a person wants it, is charted as it stands', () => {
    const bare = levelPoints(steady(0.95, 24)).map((point) => ({ ...point, numerator: null }));
    expect(signalsOf(inputOf(bare))[0]?.chart.kind).toBe('individuals');
    const settings = { ...defaultIndicators, shareChart: 'individuals' as const };
    expect(signalsOf(inputOf(levelPoints(steady(0.95, 24)), { settings }))[0]?.chart.kind).toBe(
      'individuals',
    );
  });

  it('stops at the month in view', () => {
    const points = levelPoints([...steady(0.95, 24), 0.5]);
    const [signal] = signalsOf(inputOf(points, { until: '2024-12-01' }));
    expect(signal).toMatchObject({ period: '2024-12-01', attention: 'holding' });
  });

  it('shows a missing month as a gap, and a last month without a value as not judged', () => {
    const gap = levelPoints(steady(0.95, 24)).filter(({ period }) => period !== '2023-05-01');
    const [signal] = signalsOf(inputOf(gap));
    expect(signal!.chart.points).toHaveLength(24);
    expect(signal!.chart.points[4]).toMatchObject({ period: '2023-05-01', value: null });
    const [late] = signalsOf(inputOf(levelPoints([...steady(0.95, 24), null])));
    expect(late).toMatchObject({ period: '2024-12-01', chart: { variation: null } });
    expect(late!.sentence).toContain('no value since');
  });

  it('all of whose months are without a value is no series', () => {
    expect(signalsOf(inputOf(levelPoints([null, null])))).toEqual([]);
    expect(signalsOf(inputOf([]))).toEqual([]);
  });

  it.each([
    ['constant', Array.from({ length: 24 }, () => 0.95)],
    ['at none', Array.from({ length: 24 }, () => 0)],
    ['at all', Array.from({ length: 24 }, () => 1)],
    ['one month long', [0.95]],
  ])('%s is told without a figure that is none', (_, values) => {
    const [signal] = signalsOf(inputOf(levelPoints(values)));
    expect(JSON.stringify(signal)).not.toMatch(/NaN|Infinity/);
    expect(signal!.sentence).not.toBe('');
  });
});

describe('the signals of a partnership', () => {
  const service = (name: string, values: readonly (number | null)[]) =>
    levelPoints(values, { service: name });

  it('put what is worse and fails first, then what fails, then what holds', () => {
    const signals = signalsOf(
      inputOf(
        [
          ...levelPoints(steady(0.95, 24)),
          ...service('A', steady(0.8, 24)),
          ...service('B', [...steady(0.8, 23), 0.7]),
          ...service('C', steady(0.96, 24)),
        ],
        {
          metrics: [null, 'A', 'B', 'C'].map((one) => ({
            metric: 'Answered in time',
            service: one,
            better: 'higher' as const,
            unit: 'share',
          })),
        },
      ),
    );
    expect(signals.map((signal) => signal.service)).toEqual(['B', 'A', null, 'C']);
  });

  it('leave out the only service of a whole, and a whole that has no figure of its own', () => {
    const whole = levelPoints(steady(0.95, 24));
    expect(
      signalsOf(inputOf([...whole, ...service('A', steady(0.95, 24))])).map((one) => one.service),
    ).toEqual([null]);
    const none = levelPoints(whole.map(() => null));
    const each = [...service('A', steady(0.95, 24)), ...service('B', steady(0.95, 24))];
    expect(signalsOf(inputOf([...none, ...each])).map((one) => one.service)).toEqual(['A', 'B']);
  });

  it('leave out what is not of service, not monthly, or told by other series', () => {
    const year = levelPoints(steady(0.95, 24)).map((point) => ({ ...point, grain: 'year' as const }));
    const cost = levelPoints(steady(0.95, 24)).map((point) => ({ ...point, measure: 'cost' }));
    expect(signalsOf(inputOf([...year, ...cost]))).toEqual([]);
  });

  it('start new limits where a person decided so, for the level the decision names', () => {
    const points = [
      ...levelPoints(steady(0.95, 36)),
      ...levelPoints(steady(0.8, 36), { metric: 'Right first time' }),
    ];
    const rebase = {
      date: '2024-01-15',
      kind: 'rebase',
      title: 'New limits: Right first time',
      reason: 'New system',
    };
    const segments = (title: string, event: typeof rebase) =>
      signalsOf(inputOf(points, { events: [event] })).find((one) => one.title === title)?.chart.segments
        .length;
    expect(segments('Right first time', rebase)).toBe(2);
    expect(segments('Answered in time', rebase)).toBe(1);
    expect(segments('Answered in time', { ...rebase, title: 'New limits' })).toBe(2);
    expect(segments('Answered in time', { ...rebase, title: 'New limits', kind: 'incident' })).toBe(1);
  });
});

it('names a series so that no two have one name', () => {
  expect(keyOf('a', 'b|c', null)).not.toBe(keyOf('a', 'b', 'c'));
  expect(keyOf('a', 'b\\', 'c')).not.toBe(keyOf('a', 'b\\|c', null));
});
