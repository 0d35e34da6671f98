import { describe, expect, it } from 'vitest';
import { boundOf, controlPlot, controlTrend, pointStyle, shapeKey } from '#lib/core/charts/control.ts';
import { controlLegend, controlRows, controlWalks } from '#lib/core/charts/control-walk.ts';
import type { ControlFigure, ControlTheme } from '#lib/core/charts/control.ts';
import type { ControlChart, ControlPoint, ControlSegment } from '#lib/core/vocabulary/control.ts';
import { addMonths } from '#lib/core/vocabulary/month.ts';

const theme: ControlTheme = {
  ink: 'ink',
  muted: 'muted',
  paper: 'paper',
  rule: 'rule',
  ruleStrong: 'rule-strong',
  accent: 'accent',
  concern: 'concern',
  good: 'good',
  neutral: 'neutral',
  series: ['one', 'two'],
};
const words = {
  variation: (one: string) => one,
  rule: (one: string) => `Rule ${one}`,
  isMet: ({ value }: ControlPoint) => (value === null ? null : value >= 0.95),
};
const share = { kind: 'share', label: 'calls answered' } as const;

function point(at: number, more: Partial<ControlPoint> = {}): ControlPoint {
  return {
    period: addMonths('2025-01-01', at),
    value: 0.9,
    numerator: null,
    denominator: null,
    target: 0.95,
    status: null,
    segment: 0,
    mean: 0.92,
    lower: 0.8,
    upper: 1.04,
    rules: [],
    mark: null,
    side: null,
    variation: 'common_cause',
    ...more,
  };
}

const segment: ControlSegment = {
  from: '2025-01-01',
  until: '2025-03-01',
  points: 3,
  state: 'full',
  mean: 0.92,
  lower: 0.8,
  upper: 1.04,
  meanMovingRange: 0.045,
  screened: 0,
  autocorrelation: 0,
  reason: null,
};

const flagged = { mark: 'shift', rules: ['shift', 'trend'], side: 'low', variation: 'concern' } as const;

function figure(points: readonly ControlPoint[], more: Partial<ControlChart> = {}): ControlFigure {
  const chart: ControlChart = {
    kind: 'individuals',
    ruleSet: 'nhs_making_data_count',
    better: 'higher',
    points,
    segments: [segment],
    state: 'full',
    variation: 'common_cause',
    side: null,
    rules: [],
    assurance: 'hit_or_miss',
    isAlert: false,
    notes: [],
    ...more,
  };
  return { chart, unit: share, events: [], quarters: [] };
}

describe('a control chart as values of a trend', () => {
  it('names the last value, mean, limits and target, and says where a limit cannot be reached', () => {
    const { series } = controlTrend(figure([point(0), point(1), point(2, { value: 0.88 })]));
    expect(series.map(({ label, role }) => [label, role])).toEqual([
      ['Mar 2025', 'actual'],
      ['Upper limit over 100.0%', 'plan'],
      ['Mean 92.0%', 'baseline'],
      ['Lower limit 80.0%', 'plan'],
      ['Target', 'target'],
    ]);
    expect(series[0]?.points[0]).toMatchObject({ lower: 0.8, upper: 1 });
  });

  it('says that limits are on trial, and names none that ended with a rebase', () => {
    const trial = controlTrend(figure([point(0)], { state: 'trial' }));
    expect(trial.series.map(({ label }) => label)).toContain('Lower trial limit 80.0%');
    const bare = { segment: 1, mean: null, lower: null, upper: null, target: null };
    const after = controlTrend(figure([point(0, { target: null }), point(1, bare)]));
    expect(after.series.map(({ label }) => label)).toEqual(['Feb 2025']);
  });

  it('marks a rebase once, by what happened, where the event itself is listed too', () => {
    const segments = [segment, { ...segment, from: '2025-02-01', reason: 'New engine: done in another way' }];
    const rebased = {
      ...figure([point(0), point(1, { segment: 1 })], { segments }),
      events: [
        { date: '2025-02-14', title: 'New engine' },
        { date: '2025-02-20', title: 'Move' },
      ],
    };
    expect(controlTrend(rebased).events).toEqual([
      { date: '2025-02-01', title: 'Rebase: New engine' },
      { date: '2025-02-20', title: 'Move' },
    ]);
  });

  it('keeps shares within 0 and 100%, counts above 0, and levels as they are, unless values lie beyond', () => {
    const { chart } = figure([point(0)]);
    expect([-0.1, 0.5, 1.2].map(boundOf(chart, share))).toEqual([0, 0.5, 1]);
    expect([-5, 5].map(boundOf(chart, { kind: 'count', label: 'cases' }))).toEqual([0, 5]);
    expect([-5, 5].map(boundOf(chart, { kind: 'level', label: 'days' }))).toEqual([-5, 5]);
    expect(boundOf(figure([point(0, { value: 1.1 })]).chart, share)(1.2)).toBe(1.2);
  });

  it('gives each kind of signal a shape of its own, told in a key of those that occur', () => {
    const kinds = ['improvement', 'concern', 'neutral', 'common_cause'] as const;
    expect(new Set(kinds.map((kind) => pointStyle(kind, theme).symbol)).size).toBe(4);
    expect(shapeKey(figure([point(0), point(1, flagged)]).chart, words.variation)).toBe(
      '■ concern, ● common_cause',
    );
  });

  it('can be built of anything: no points, one, only gaps', () => {
    const size = { widthPx: 800, heightPx: 300 };
    const gap = { value: null, mean: null, lower: null, upper: null, target: null, variation: null };
    for (const points of [[], [point(0)], [point(0, gap), point(1, gap)]])
      expect(controlPlot(figure(points), theme, size).marks?.length).toBeGreaterThan(3);
  });
});

describe('the table and the walk of a control chart', () => {
  const gap = point(1, {
    value: null,
    status: 'no cases',
    variation: null,
    mean: null,
    lower: null,
    upper: null,
  });
  const shown = figure([point(0), gap, point(2, flagged)], {
    segments: [
      { ...segment, reason: null },
      { ...segment, from: '2025-03-01', reason: 'New engine' },
    ],
  });

  it('give every period with its limits, and say what it says', () => {
    const { columns, rows } = controlRows(shown, words);
    expect(columns.map(({ label }) => label)).toEqual([
      'Month',
      'Value',
      'Lower limit',
      'Mean',
      'Upper limit',
      'Target',
      'Target met',
      'What it says',
    ]);
    expect(rows.map(({ cells }) => cells.map(({ text }) => text).join(' | '))).toEqual([
      'Jan 2025 | 90.00% | 80.00% | 92.00% | 104.00% | 95.00% | missed | ',
      'Feb 2025 | – | – | – | – | 95.00% | – | no cases',
      'Mar 2025 | 90.00% | 80.00% | 92.00% | 104.00% | 95.00% | missed | concern: rule shift, rule trend; new limits: New engine',
    ]);
  });

  it('leave out the target where there is none, and walk only what there is', () => {
    const bare = figure([point(0, { target: null })]);
    expect(controlRows(bare, words).columns.map(({ id }) => id)).not.toContain('target');
    expect(controlWalks(bare, theme, words).map(({ id }) => id)).toEqual(['value', 'mean', 'upper', 'lower']);
    expect(controlLegend(bare, theme).map(({ label }) => label)).toEqual(['Value', 'Mean', 'Limits']);
  });

  it('skip a gap, and say the signal at its point', () => {
    const [value] = controlWalks(shown, theme, words);
    expect(value?.stops.map(({ place, note }) => [place, note])).toEqual([
      ['Jan 2025', ''],
      ['Mar 2025', 'concern: rule shift, rule trend; new limits: New engine'],
    ]);
  });
});
