import { describe, expect, it } from 'vitest';
import { seededRandom } from '#lib/core/indicators/statistics/seeded-random.ts';
import type { IndicatorsData, IndicatorsView } from '#lib/core/review/indicators/data.ts';
import { expectedLeads, type SaidLead } from '#lib/core/review/leads/expected-leads.ts';
import { leadsBoard } from '#lib/core/review/leads/leads.ts';
import { ukFiscalCalendar } from '#lib/core/vocabulary/fiscal.ts';
import type { LeadCandidate } from '#lib/core/vocabulary/indicator-settings.ts';
import { addMonths } from '#lib/core/vocabulary/month.ts';
import type { Point } from '#lib/core/vocabulary/point.ts';

const view: IndicatorsView = {
  party: 'system',
  terms: 'nominal',
  until: '2025-03-01',
  calendar: ukFiscalCalendar,
};

/** Points of a series of the whole, the last in March 2025. */
function points(
  measure: string,
  metric: string | null,
  values: readonly (number | null)[],
): readonly Point[] {
  return values.map((value, at) => ({
    measure,
    partnership: 'p',
    service: null,
    metric,
    party: 'system',
    terms: 'nominal',
    period: addMonths('2025-03-01', at - values.length + 1),
    grain: 'month',
    value: value === null ? null : value.toFixed(6),
    unit: 'days',
    numerator: null,
    denominator: null,
    target: null,
    rows: 1,
    status: null,
  }));
}

function dataOf(...series: readonly (readonly Point[])[]): IndicatorsData {
  return { partnership: 'p', points: series.flat(), metrics: [], events: [] };
}

function noise(length: number, seed: number): readonly number[] {
  const random = seededRandom(seed);
  return Array.from({ length }, () => random() - 0.5);
}

/** Backlog wanders; results fall by what backlog rose two months before, and a little by chance. */
function backlogAndResults(length: number) {
  const steps = noise(length + 2, 21);
  const chance = noise(length, 22);
  let [backlog, results] = [20, 1];
  return {
    backlog: steps.slice(2).map((step) => (backlog += step)),
    results: chance.map((error, at) => (results -= (steps[at]! + 0.3 * error) / 10)),
  };
}

const expected: readonly SaidLead[] = [
  {
    indicator: { measure: 'backlog_days', metric: null },
    outcome: { measure: 'attainment', metric: null },
    lags: [1, 2, 3],
  },
];

const none = { candidates: [] };

describe('the board of leads', () => {
  it('confirms an expected lead in plain words', () => {
    const { backlog, results } = backlogAndResults(42);
    const board = leadsBoard(
      dataOf(points('backlog_days', null, backlog), points('attainment', 'Results within 24 hours', results)),
      view,
      none,
      expected,
    );
    const [row] = board.rows;
    expect(row).toMatchObject({ verdict: 'confirmed', origin: 'expected', candidate: null });
    expect(row!.sentence).toBe(
      'Backlog days led results within 24 hours by 2 months here: confirmed, on 42 months of both.',
    );
    expect(row!.grounds[0]).toMatch(
      /^When backlog days rose beyond what its own past led to expect, results within 24 hours fell 2 months later: correlation −0\.\d\d, where 0\.\d\d is needed with 3 comparisons made\.$/,
    );
    expect(row!.grounds[1]).toMatch(/^Knowing it cut the error of forecasts by \d+% over \d+ months\.$/);
    expect(row!.correlogram!.bars.filter(({ isTested }) => isTested).map(({ lag }) => lag)).toEqual([
      1, 2, 3,
    ]);
    expect(board.tried).toBe(3);
    expect(board.sentence).toBe('Of 1 lead expected, 1 is confirmed here.');
  });

  it('says how many months are missing', () => {
    const { backlog, results } = backlogAndResults(18);
    const board = leadsBoard(
      dataOf(points('backlog_days', null, backlog), points('attainment', 'Results within 24 hours', results)),
      view,
      none,
      expected,
    );
    expect(board.rows[0]!.sentence).toBe(
      'Not enough data to say whether backlog days leads results within 24 hours: 18 months in which both are known, 24 needed.',
    );
    expect(board.rows[0]!.correlogram).toBeNull();
    expect(board.sentence).toBe(
      'None of 1 lead expected can be tested yet: at least 24 months of both series are needed.',
    );
  });

  it('refutes two that only rise together, with what would have been seen', () => {
    const board = leadsBoard(
      dataOf(
        points(
          'backlog_days',
          null,
          noise(48, 1).map((value, at) => at + value),
        ),
        points(
          'attainment',
          'Answered',
          noise(48, 2).map((value, at) => 2 * at + value),
        ),
      ),
      view,
      none,
      expected,
    );
    expect(board.rows[0]!.sentence).toBe(
      'Backlog days did not lead answered by 1 to 3 months here: refuted, on 48 months of both.',
    );
    expect(board.rows[0]!.grounds[1]).toMatch(
      /^The smallest true correlation that would be seen in eight of ten such series is 0\.\d\d/,
    );
  });

  it('does not call refuted what it could hardly have seen', () => {
    const board = leadsBoard(
      dataOf(points('backlog_days', null, noise(26, 1)), points('attainment', 'Answered', noise(26, 2))),
      view,
      none,
      [{ ...expected[0]!, lags: [2] }],
    );
    expect(board.rows[0]).toMatchObject({ verdict: 'refuted', word: 'Not confirmed' });
    expect(board.rows[0]!.sentence).toBe(
      'No lead of backlog days over answered by 2 months was seen here, on 26 months of both.',
    );
    expect(board.sentence).toBe('Of 1 lead expected, 1 is not confirmed.');
  });

  it('tests each service level, and raises the threshold with every pair', () => {
    const { backlog, results } = backlogAndResults(42);
    const levels = ['A', 'B', 'C'].map((name, at) =>
      points('attainment', name, name === 'A' ? results : noise(42, 30 + at)),
    );
    const one = leadsBoard(dataOf(points('backlog_days', null, backlog), levels[0]!), view, none, expected);
    const all = leadsBoard(dataOf(points('backlog_days', null, backlog), ...levels), view, none, expected);
    expect(all.rows).toHaveLength(3);
    expect(all.tried).toBe(9);
    expect(all.rows[0]!.result.threshold!).toBeGreaterThan(one.rows[0]!.result.threshold!);
  });

  it('does not ask whether a sum of failures leads the failures it sums', () => {
    const { backlog, results } = backlogAndResults(42);
    const board = leadsBoard(
      dataOf(
        points('error_budget_spent', 'A', backlog),
        points('attainment', 'A', results),
        points('attainment', 'B', noise(42, 3)),
      ),
      view,
      none,
      [{ ...expected[0]!, indicator: { measure: 'error_budget_spent', metric: null } }],
    );
    expect(board.rows.map(({ outcome }) => outcome)).toEqual(['B']);
  });

  it('looks no further than the month in view, and leaves out a month that stands twice', () => {
    const { backlog, results } = backlogAndResults(42);
    const backlogPoints = points('backlog_days', null, backlog);
    const twice = { ...backlogPoints[10]!, value: '999.000000' };
    const board = leadsBoard(
      dataOf([...backlogPoints, twice], points('attainment', 'A', results)),
      { ...view, until: '2024-12-01' },
      none,
      expected,
    );
    // 42 months less three after December, less the one that is not known.
    expect(board.rows[0]!.result.points).toBe(38);
  });
});

describe('candidates of the analyst', () => {
  const { backlog, results } = backlogAndResults(42);
  const data = dataOf(
    points('backlog_days', null, backlog),
    points('attainment', 'A', results),
    points('realised_benefit', 'B-01', noise(42, 4)),
  );
  const pair = {
    indicator: { measure: 'backlog_days', metric: null },
    outcome: { measure: 'attainment', metric: 'A' },
  };

  it('are tested at the lead that was said', () => {
    const candidate: LeadCandidate = { ...pair, lag: 2 };
    const board = leadsBoard(data, view, { candidates: [candidate] }, []);
    expect(board.rows[0]).toMatchObject({ origin: 'candidate', verdict: 'confirmed', candidate });
    expect(board.tried).toBe(1);
  });

  it('are searched for without a lead, marked as exploration and never confirmed', () => {
    const board = leadsBoard(data, view, { candidates: [{ ...pair, lag: null }] }, expected);
    expect(board.rows.map(({ origin, verdict }) => [origin, verdict])).toEqual([
      ['expected', 'confirmed'],
      ['exploration', 'candidate'],
    ]);
    expect(board.rows[1]!.grounds.at(-1)).toMatch(/^Found by looking at many lags, which proves nothing/);
    // The search does not raise what the expected lead must pass.
    expect(board.tried).toBe(3);
  });

  it('are named when a series is not there', () => {
    const candidate: LeadCandidate = {
      ...pair,
      indicator: { measure: 'attainment', metric: 'Vacancies' },
      lag: 3,
    };
    const board = leadsBoard(data, view, { candidates: [candidate] }, []);
    expect(board.rows).toEqual([]);
    expect(board.missing).toEqual([
      { candidate, words: '“Vacancies”: no values by month in this partnership' },
    ]);
  });

  it('say nothing where both series are of another partnership', () => {
    const name = (metric: string) => ({ measure: 'attainment', metric });
    const candidate: LeadCandidate = {
      indicator: name('Vacancies'),
      outcome: name('Trains on time'),
      lag: 3,
    };
    expect(leadsBoard(data, view, { candidates: [candidate] }, []).missing).toEqual([]);
  });

  it('are chosen from series that go on, not from single benefits', () => {
    const { options } = leadsBoard(data, view, none, []);
    expect(options.map(({ label }) => label)).toEqual(['A', 'Backlog days']);
  });
});

describe('nothing to test', () => {
  it('is said', () => {
    const board = leadsBoard(dataOf(), view, none);
    expect(board).toEqual({
      sentence: 'No lead is expected between the series that are loaded.',
      rows: [],
      tried: 0,
      missing: [],
      options: [],
    });
  });

  it('every lead that practice expects is a whole number of months from 1', () => {
    const lags = expectedLeads().flatMap((lead) => lead.lags ?? []);
    expect(lags.length).toBeGreaterThan(10);
    lags.forEach((lag) => expect(Number.isInteger(lag) && lag >= 1).toBe(true));
  });
});
