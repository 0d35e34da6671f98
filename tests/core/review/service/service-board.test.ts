import { describe, expect, it } from 'vitest';
import { decisionsOf } from '#lib/core/review/signals/decisions.ts';
import { signalsOf } from '#lib/core/review/signals/signals.ts';
import { creditsBoard } from '#lib/core/review/service/credits.ts';
import { portfolioSignals, signalCounts } from '#lib/core/review/service/portfolio-signals.ts';
import { chosenSignal, serviceBoard } from '#lib/core/review/service/service-board.ts';
import { targetHistory, targetSteps } from '#lib/core/review/service/target-steps.ts';
import { ukFiscalCalendar } from '#lib/core/vocabulary/fiscal.ts';
import { defaultIndicators } from '#lib/core/vocabulary/indicator-settings.ts';
import type { Point } from '#lib/core/vocabulary/point.ts';
import { attainment, inputOf, levelPoints, steady } from '../signals/series.ts';

const judged = {
  measures: [attainment],
  settings: defaultIndicators,
  until: '2030-12-01',
  calendar: ukFiscalCalendar,
};

const metrics = (names: readonly string[], services: readonly (string | null)[] = [null]) =>
  names.flatMap((metric) =>
    services.map((service) => ({ metric, service, better: 'higher' as const, unit: 'share' })),
  );

const level = (metric: string, values: readonly number[], service: string | null = null) =>
  levelPoints(values, { metric, service });

describe('the service levels of a partnership', () => {
  const points = [
    ...level('Late', [...steady(0.8, 23), 0.7]),
    ...level('Late', [...steady(0.7, 23), 0.6], 'A'),
    ...level('Late', steady(0.95, 24), 'B'),
    ...level('Fine', steady(0.95, 24)),
  ];
  const all = metrics(['Late', 'Fine'], [null, 'A', 'B']);

  it('name what needs a decision once, with the services in which it shows', () => {
    const [decision, ...others] = decisionsOf(signalsOf(inputOf(points, { metrics: all })));
    expect(others).toEqual([]);
    expect(decision).toMatchObject({
      headline: 'Late: getting worse, and misses the target',
      where: 'In A (60.0%); not in B',
    });
  });

  it('open with how many of them need one', () => {
    const board = serviceBoard({ points, metrics: all, events: [] }, judged);
    expect(board.sentence).toBe('1 of 2 service measures needs a decision: Late.');
    expect(board.groups.map(({ attention, signals }) => [attention, signals.length])).toEqual([
      ['decide', 2],
      ['holding', 2],
    ]);
    expect(board.falseAlerts).toMatch(
      /^4 charts are long enough to judge: 2 show a signal .* chance alone would give about 0\.1\.$/,
    );
  });

  it('say so where none needs one, where none can be judged, and where there are none', () => {
    const told = (values: readonly Point[]) =>
      serviceBoard({ points: values, metrics: metrics(['Fine', 'Low']), events: [] }, judged).sentence;
    expect(told(level('Fine', steady(0.95, 24)))).toBe(
      'None of 1 service measure needs a decision: all hold.',
    );
    expect(told([...level('Fine', steady(0.95, 24)), ...level('Low', steady(0.8, 5))])).toBe(
      'None of 2 service measures needs a decision; 1 to be watched.',
    );
    expect(told(level('Fine', steady(0.95, 5)))).toContain('has the 13 months that a judgement needs');
    expect(told([])).toContain('No service level of this partnership has monthly values');
  });

  it('name those without a value, with the reason', () => {
    const withheld = levelPoints([null, null], { metric: 'Small', status: 'suppressed by the source' });
    const board = (own: readonly Point[]) =>
      serviceBoard({ points: own, metrics: metrics(['Fine', 'Small']), events: [] }, judged);
    expect(board([...level('Fine', steady(0.95, 24)), ...withheld]).sentence).toBe(
      'None of 1 service measure needs a decision: all hold. Not charted: Small: suppressed by the source.',
    );
    expect(board(withheld).sentence).toBe(
      'No service level of this partnership has monthly values up to here. Not charted: Small: suppressed by the source.',
    );
    const many = ['A', 'B', 'C', 'D'].flatMap((metric) =>
      levelPoints([null], { metric, status: 'no cases' }),
    );
    expect(board(many).sentence).toContain('Not charted: 4 levels without a value (no cases).');
  });

  it('tell what is given by quarters beside them, and in their place where no month is given', () => {
    const quarterly = level('Slow', [0.95]).map((point) => ({ ...point, grain: 'quarter' as const }));
    const told = (own: readonly Point[]) =>
      serviceBoard({ points: own, metrics: metrics(['Fine', 'Slow']), events: [] }, judged).sentence;
    const slow = '1 level is given by quarters: 1 of 1 with a target met it at the latest.';
    expect(told(quarterly)).toBe(slow);
    expect(told([...level('Fine', steady(0.95, 24)), ...quarterly])).toBe(
      `None of 1 service measure needs a decision: all hold. ${slow}`,
    );
  });

  it('show the series that a link names, and the one that needs most where it names none', () => {
    const { signals } = serviceBoard({ points, metrics: all, events: [] }, judged);
    expect(chosenSignal(signals, signals[3]!.key)).toBe(signals[3]);
    expect(chosenSignal(signals, 'attainment|Gone|')).toBe(signals[0]);
    expect(chosenSignal(signals, null)).toBe(signals[0]);
    expect(chosenSignal([], null)).toBeNull();
  });
});

describe('a target that changed', () => {
  const [signal] = signalsOf(
    inputOf(
      levelPoints(steady(0.95, 24)).map((point, at) => ({
        ...point,
        target: at === 3 ? null : at < 12 ? '0.93' : at < 18 ? '0.930' : '0.9',
      })),
    ),
  );

  it('is a step from the month in which it changed', () => {
    expect(targetSteps(signal!.points)).toEqual([
      { from: '2023-01-01', target: '0.93' },
      { from: '2024-07-01', target: '0.9' },
    ]);
  });

  it('is told in words, and one that stayed is not', () => {
    expect(targetHistory(signal!)).toContain('lowered from 93.0% to 90.0% in Jul 2024');
    expect(targetHistory({ ...signal!, points: signal!.points.slice(0, 6) })).toBe('');
  });
});

describe('service credits', () => {
  const credit = (period: string, value: string, party: Point['party'] = 'customer') => ({
    ...levelPoints([1])[0]!,
    measure: 'service_credit',
    metric: null,
    period,
    value,
    party,
    unit: 'GBP',
    target: null,
  });
  const view = { until: '2025-06-01', calendar: ukFiscalCalendar };

  it('are summed over the year so far and since the first, as a recovery', () => {
    const points = [credit('2025-03-01', '100.10'), credit('2025-04-01', '0'), credit('2025-06-01', '20.05')];
    const board = creditsBoard([...points, credit('2025-07-01', '7')], view);
    expect(board?.figures.map(({ label, exact }) => [label, exact])).toEqual([
      ['2025-26 so far', '£20.05'],
      ['since the first month', '£120.15'],
    ]);
    expect(board?.sentence).toContain('it is a recovery, in no saving');
  });

  it('are read from the ledger of the provider where the customer has none', () => {
    const board = creditsBoard([credit('2025-04-01', '-50', 'provider')], view);
    expect(board?.figures[0]).toMatchObject({ value: '50', ref: { party: 'provider', terms: 'nominal' } });
    expect(board?.sentence).toContain('by the ledger of the provider');
  });

  it('are not spoken of where no ledger has any', () => {
    expect(creditsBoard(levelPoints([0.9]), view)).toBeNull();
  });
});

it('counts for each partnership what its charts say', () => {
  const points = [
    ...level('Late', [...steady(0.8, 23), 0.7]),
    ...level('Fine', steady(0.95, 24)).map((point) => ({ ...point, partnership: 'Q' })),
  ];
  const own = metrics(['Late']).map((metric) => ({ ...metric, partnership: 'P' }));
  const signals = portfolioSignals({ points, metrics: own, rebases: [] }, judged);
  expect(signalCounts(signals.get('P')!)).toEqual({
    charts: 1,
    concern: 1,
    improvement: 0,
    fail: 1,
    hitOrMiss: 0,
    pass: 0,
  });
  // Nobody said which direction is better: the chart has limits, and no verdict.
  expect(signals.get('Q')![0]).toMatchObject({
    better: 'neutral',
    chart: { state: 'full', assurance: null },
  });
});
