import { catalogueOf } from '#lib/core/measures/catalogue.ts';
import type { AlternativeRow, LifecycleData, LogEntry, Objective } from '#lib/core/review/lifecycle/data.ts';
import { defaultAppraisal } from '#lib/core/vocabulary/appraisal-settings.ts';
import { ukFiscalCalendar } from '#lib/core/vocabulary/fiscal.ts';
import { defaultIndicators } from '#lib/core/vocabulary/indicator-settings.ts';
import { addMonths, type Month } from '#lib/core/vocabulary/month.ts';
import type { Point } from '#lib/core/vocabulary/point.ts';
import { readSqlText } from '#lib/platform/node/sql-text.ts';
import { pointOf } from '../../points.ts';

/** March 2026, whole of government, nominal. */
export const view = {
  party: 'system',
  terms: 'nominal',
  until: '2026-03-01',
  calendar: ukFiscalCalendar,
} as const;

export const context = {
  measures: catalogueOf(await readSqlText()),
  settings: defaultIndicators,
  appraisal: defaultAppraisal,
  info: {
    partnership: 'hr',
    name: 'HR',
    customer: 'Aldmoor',
    provider: 'Fennshire',
    stage: 'production',
    start: null,
    pilot_start: null,
    production_start: null,
    next_review: null,
    hasBaseline: true,
  },
};

const read = { fileId: 1, sourceRow: 1, sourceLine: 2 };

/** An objective: what matters is given. */
export function objectiveOf(given: Partial<Objective>): Objective {
  return {
    objective: 'Answer in time',
    measure: null,
    metric: null,
    target: null,
    unit: null,
    better: null,
    targetDate: null,
    owner: null,
    nextReview: null,
    ...read,
    ...given,
  };
}

/** An entry of the log: what matters is given. */
export function entryOf(given: Partial<LogEntry>): LogEntry {
  return {
    entry: 'Entry',
    kind: 'risk',
    measure: null,
    metric: null,
    size: null,
    unit: null,
    likelihood: null,
    owner: null,
    raised: null,
    closed: null,
    response: null,
    evidence: null,
    ...read,
    ...given,
  };
}

/** A row on an alternative: what matters is given. */
export function alternativeOf(given: Partial<AlternativeRow>): AlternativeRow {
  return {
    alternative: 'A',
    yearFrom: null,
    cost: null,
    benefit: null,
    criterion: null,
    weight: null,
    score: null,
    note: null,
    ...read,
    ...given,
  };
}

/** Months in a row up to March 2026, each with a value. */
export function monthsOf(values: readonly string[], given: Partial<Point>): readonly Point[] {
  const first: Month = addMonths(view.until, 1 - values.length);
  return values.map((value, at) => pointOf({ period: addMonths(first, at), value, ...given }));
}

/** The data of the life cycle with nothing but what is given; `whole` are points of the whole partnership. */
export function dataOf({
  whole = [],
  ...given
}: Partial<LifecycleData> & { readonly whole?: readonly Point[] }): LifecycleData {
  return {
    partnership: 'hr',
    objectives: [],
    log: [],
    alternatives: [],
    survey: [],
    milestones: [],
    components: [],
    events: [],
    benefits: {
      partnership: 'hr',
      whole,
      services: [],
      register: { profiles: [], guard: [] },
      baselines: [],
      scopes: [],
      events: [],
      metrics: [],
    },
    service: { partnership: 'hr', points: [], metrics: [], events: [] },
    prices: [],
    ...given,
  };
}
