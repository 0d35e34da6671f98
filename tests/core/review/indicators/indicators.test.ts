import { describe, expect, it } from 'vitest';
import { indicators } from '#lib/core/indicators/catalogue/catalogue.ts';
import { rankedAlerts } from '#lib/core/review/indicators/alerts.ts';
import type { IndicatorsData, IndicatorsView } from '#lib/core/review/indicators/data.ts';
import { indicatorsBoard } from '#lib/core/review/indicators/indicators.ts';
import type { IndicatorsContext, Outlook } from '#lib/core/review/indicators/row.ts';
import { signalsOf } from '#lib/core/review/signals/signals.ts';
import { ukFiscalCalendar } from '#lib/core/vocabulary/fiscal.ts';
import { defaultIndicators } from '#lib/core/vocabulary/indicator-settings.ts';
import { addMonths } from '#lib/core/vocabulary/month.ts';
import type { Point } from '#lib/core/vocabulary/point.ts';
import { measures } from '../../measures/kit.ts';
import { pointOf } from '../points.ts';

const view: IndicatorsView = {
  party: 'system',
  terms: 'nominal',
  until: '2026-03-01',
  calendar: ukFiscalCalendar,
};
const context: IndicatorsContext = { measures, settings: defaultIndicators, outlooks: [], leads: null };

/** Values of a measure in the months that end with March 2026; null leaves a month without a value. */
function seriesOf(measure: string, values: readonly (number | null)[], given: Partial<Point> = {}) {
  return values.map((value, at) =>
    pointOf({
      measure,
      period: addMonths(view.until, at + 1 - values.length),
      value: value === null ? null : String(value),
      unit: 'share',
      ...given,
    }),
  );
}

function dataOf(...points: readonly (readonly Point[])[]): IndicatorsData {
  return { partnership: 'hr', points: points.flat(), metrics: [], events: [] };
}

function rowOf(data: IndicatorsData, id: string, given: Partial<IndicatorsContext> = {}) {
  return indicatorsBoard(data, view, { ...context, ...given }).rows.find(
    ({ indicator }) => indicator.id === id,
  );
}

describe('the catalogue', () => {
  it('names measures that exist, each indicator once', () => {
    const known = new Set(measures.map(({ id }) => id));
    for (const { series } of indicators)
      if (series.kind === 'measure') expect(known, series.measure).toContain(series.measure);
    for (const { outcomes } of indicators)
      for (const { measure } of outcomes) expect(known, measure).toContain(measure);
    expect(new Set(indicators.map(({ id }) => id)).size).toBe(indicators.length);
  });

  it('says of each what it warns of, how early, and what to do', () => {
    for (const { id, lead, warnsOf, action, needs } of indicators) {
      expect(lead.from, id).toBeLessThanOrEqual(lead.until);
      expect(
        [warnsOf, action].every((text) => text.length > 10),
        id,
      ).toBe(true);
      expect(needs.length, id).toBeGreaterThan(0);
    }
  });
});

describe('the chart of a service level', () => {
  const settings = {
    ...defaultIndicators,
    candidates: [
      {
        indicator: { measure: 'attainment', metric: 'Calls' },
        outcome: { measure: 'attainment', metric: 'Letters' },
        lag: null,
      },
    ],
  };
  const metrics = ['Calls', 'Letters'].map((metric) => ({
    metric,
    service: null,
    better: 'higher' as const,
    unit: 'share',
  }));
  // Eleven months that pass, eleven that do not: limits over all of them take in the target.
  const levels = [...Array<number>(11).fill(0.97), ...Array<number>(11).fill(0.88)].map(
    (level, at) => level + (at % 3) * 0.01,
  );
  const points = ['Calls', 'Letters'].flatMap((metric) =>
    seriesOf('attainment', levels, { metric, target: '0.95' }),
  );

  it('is the one that Service levels shows, new limits for another level and a promise that is broken included', () => {
    const events = [
      { date: addMonths(view.until, -10), title: 'Letters: new process', kind: 'rebase', reason: 'Agreed' },
    ];
    const data: IndicatorsData = { partnership: 'hr', points, metrics, events };
    const signals = signalsOf({ points, measures, metrics, events, settings, until: view.until });
    const calls = signals.find(({ title }) => title === 'Calls');
    const row = indicatorsBoard(data, view, { ...context, settings }).rows.find(
      ({ indicator, subject }) => indicator.series.kind === 'candidate' && subject === 'Calls',
    );
    expect(row?.chart?.segments).toHaveLength(1);
    expect(row?.chart?.assurance).toBe('fail');
    expect(row?.chart).toEqual(calls?.chart);
  });
});

describe('a threshold', () => {
  it('is judged by the last value alone, and tells since when it has been broken', () => {
    const row = rowOf(dataOf(seriesOf('baseline_coverage', [0.5, 1, 0.7, 0.6])), 'baseline_coverage');
    expect(row).toMatchObject({ attention: 'decide', since: '2026-02-01', face: '60.0%' });
    expect(row?.bite).toEqual({ from: '2026-08-01', until: '2027-08-01' });
  });

  it('is no signal any more once the last value is within its bounds', () => {
    const row = rowOf(dataOf(seriesOf('baseline_coverage', [0.5, 0.5, 1])), 'baseline_coverage');
    expect(row).toMatchObject({ attention: 'holding', since: null, bite: null });
  });

  it('is over when values have stopped, and too short to judge below its minimum', () => {
    const stopped = seriesOf('programme_cost_burn', [1.2, 1.2, 1.2, null, null, null, null]);
    expect(rowOf(dataOf(stopped), 'programme_cost_burn')).toMatchObject({
      attention: 'holding',
      word: 'Over',
    });
    const short = seriesOf('programme_cost_burn', [1.2, 1.2]);
    expect(rowOf(dataOf(short), 'programme_cost_burn')).toMatchObject({ attention: 'unclear' });
  });

  it('takes the worst of a whole and its parts, and names the others', () => {
    const data = dataOf(
      seriesOf('relationship_pulse', [0.56]),
      seriesOf('relationship_pulse', [0.41], { metric: 'customer' }),
      seriesOf('relationship_pulse', [0.7], { metric: 'provider' }),
    );
    const row = rowOf(data, 'relationship_pulse');
    expect(row).toMatchObject({
      subject: 'customer',
      attention: 'decide',
      others: 'together 56.0%; provider 70.0%',
    });
  });

  it('writes one action in the singular', () => {
    const points = seriesOf('overdue_governance_actions', [0, 1], { unit: 'actions' });
    expect(rowOf(dataOf(points), 'overdue_governance_actions')?.sentence).toBe(
      '1 action in Mar 2026, at or above 1, since Mar 2026.',
    );
  });
});

describe('a control chart', () => {
  const steady = [10, 12, 11, 10, 12, 11, 10, 12, 11, 10, 12, 11, 10, 12, 11];
  const days = { unit: 'days' };

  it('asks for a decision when the last month lies outside its limits on the worse side', () => {
    const row = rowOf(dataOf(seriesOf('backlog_days', [...steady, 30], days)), 'backlog_days');
    expect(row).toMatchObject({ attention: 'decide', since: '2026-03-01' });
  });

  it('forgets a month outside that is not the last, and does not mind one on the better side', () => {
    const before = rowOf(dataOf(seriesOf('backlog_days', [...steady, 30, 11], days)), 'backlog_days');
    const better = rowOf(dataOf(seriesOf('backlog_days', [...steady, -20], days)), 'backlog_days');
    expect([before?.attention, better?.attention]).toEqual(['holding', 'holding']);
  });

  it('is not judged under 13 months, nor on a series that never varies as anything but steady', () => {
    const short = rowOf(dataOf(seriesOf('backlog_days', steady.slice(0, 6), days)), 'backlog_days');
    const constant = rowOf(
      dataOf(
        seriesOf(
          'backlog_days',
          steady.map(() => 5),
          days,
        ),
      ),
      'backlog_days',
    );
    expect([short?.attention, constant?.attention]).toEqual(['unclear', 'holding']);
  });
});

describe('the error budget', () => {
  it('is to be watched when more is spent than of the agreement year is gone', () => {
    const gone = seriesOf('year_gone', [0.5]);
    const spent = (share: number) => dataOf(seriesOf('error_budget_spent', [share], { metric: 'm' }), gone);
    expect(rowOf(spent(0.6), 'error_budget_spent')?.attention).toBe('watch');
    expect(rowOf(spent(0.4), 'error_budget_spent')?.attention).toBe('holding');
    expect(rowOf(spent(1.2), 'error_budget_spent')?.attention).toBe('decide');
  });
});

describe('a forecast', () => {
  const outlook = (probability: number | null): Outlook => ({
    kind: 'breach',
    measure: 'attainment',
    metric: 'Answered in time',
    service: null,
    label: 'Answered in time',
    probability,
    until: '2026-06-01',
    why: 'because',
    ref: null,
  });

  it('is told in bands, never more exactly than five per cent', () => {
    const row = rowOf(dataOf(), 'breach_probability', { outlooks: [outlook(0.776)] });
    expect(row).toMatchObject({
      attention: 'decide',
      face: 'about 80%',
      headline: 'Answered in time likely to miss its target in Q1 2026-27',
    });
    expect(rowOf(dataOf(), 'breach_probability', { outlooks: [outlook(0.2)] })?.attention).toBe('watch');
    expect(rowOf(dataOf(), 'breach_probability', { outlooks: [outlook(0.001)] })?.face).toBe('under 5%');
  });

  it('that cannot be had is told among what is needed', () => {
    const board = indicatorsBoard(dataOf(), view, { ...context, outlooks: [outlook(null)] });
    const titles = board.needs.flatMap(({ indicators: own }) => own.map(({ title }) => title));
    expect(board.rows).toEqual([]);
    expect(titles).toContain('Probability of a missed target next quarter');
  });
});

describe('a board', () => {
  it('without any data says so, and groups all indicators by what they need', () => {
    const board = indicatorsBoard(dataOf(), view, context);
    expect(board.sentence).toBe('No indicator can be computed from the data that are loaded.');
    expect(board.needs.flatMap(({ indicators: own }) => own).length).toBe(indicators.length - 1);
    expect(board.falseAlerts).toBe(0);
  });

  it('never writes NaN, whatever the series', () => {
    const odd = [[null], [0], [0, 0, 0], [-1, 2], [1, null, null, 1]].flatMap((values) =>
      indicators.flatMap(({ series }) => (series.kind === 'measure' ? seriesOf(series.measure, values) : [])),
    );
    expect(JSON.stringify(indicatorsBoard(dataOf(odd), view, context))).not.toContain('NaN');
  });

  it('ranks alerts of all partnerships: what needs a decision first, and of that what can still be averted', () => {
    const board = (partnership: string, ...points: readonly (readonly Point[])[]) =>
      indicatorsBoard({ ...dataOf(...points), partnership }, view, context);
    const alerts = rankedAlerts([
      board(
        'old',
        seriesOf(
          'baseline_coverage',
          Array.from({ length: 30 }, () => 0),
        ),
      ),
      board('soon', seriesOf('demand_against_capacity', [0.5, 1.1], { metric: 'jobs' })),
      board('quiet', seriesOf('baseline_coverage', [1])),
      board('watched', seriesOf('demand_against_capacity', [0.96], { metric: 'jobs' })),
    ]);
    expect(alerts.warnings.map(({ row }) => row.partnership)).toEqual(['soon', 'old', 'watched']);
    expect(alerts.sentence).toBe(
      '2 things need a decision, in 2 of 4 partnerships; 1 more is to be watched.',
    );
  });
});
