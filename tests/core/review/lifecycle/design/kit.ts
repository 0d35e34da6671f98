import { catalogueOf } from '#lib/core/measures/catalogue.ts';
import type { BaselineVersion } from '#lib/core/measures/baselines.ts';
import type { AgreementComponent, LifecycleData, SurveyAnswer } from '#lib/core/review/lifecycle/data.ts';
import { flexibilityBoard } from '#lib/core/review/lifecycle/design/flexibility.ts';
import type { FlexibilityKind } from '#lib/core/review/lifecycle/design/flexibility/finding.ts';
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
  info: null,
};

/** A component of an agreement: what matters is given. */
export function componentOf(given: Partial<AgreementComponent>): AgreementComponent {
  return {
    component: 'Component',
    kind: null,
    metric: null,
    target: null,
    value: null,
    unit: null,
    effectiveFrom: '2024-01-01',
    effectiveTo: null,
    version: '1',
    note: null,
    fileId: 1,
    sourceRow: 1,
    sourceLine: 2,
    ...given,
  };
}

/** An answer of ten of twenty customers. */
export function answerOf(given: Partial<SurveyAnswer>): SurveyAnswer {
  return {
    date: '2025-11-12',
    principle: 'Open books',
    side: 'customer',
    score: 4,
    scale: 5,
    responses: 10,
    invited: 20,
    comment: null,
    fileId: 1,
    sourceRow: 1,
    sourceLine: 2,
    ...given,
  };
}

/** A partnership of which nothing is known but what is given. */
export function dataOf({
  service = [],
  baselines = [],
  ...given
}: Partial<Omit<LifecycleData, 'service' | 'benefits'>> & {
  readonly service?: readonly Point[];
  readonly baselines?: readonly BaselineVersion[];
}): LifecycleData {
  const metrics = [...new Set(service.flatMap(({ metric }) => metric ?? []))];
  return {
    partnership: 'hr',
    objectives: [],
    log: [],
    alternatives: [],
    survey: [],
    milestones: [],
    components: [],
    events: [],
    prices: [],
    benefits: {
      partnership: 'hr',
      whole: [],
      services: [],
      register: { profiles: [], values: [], cohorts: [], lines: [] } as never,
      baselines,
      scopes: [],
      events: [],
    },
    service: {
      partnership: 'hr',
      points: service,
      metrics: metrics.map((metric) => ({ metric, service: null, better: 'higher', unit: 'share' })),
      events: [],
    },
    ...given,
  };
}

/** A point a month from the first month on, one for each value. */
export function monthly(
  first: Month,
  values: readonly (string | null)[],
  given: Partial<Point>,
): readonly Point[] {
  return values.map((value, at) => pointOf({ ...given, period: addMonths(first, at), value }));
}

/** Levels of a metric of the whole partnership. */
export function levels(first: Month, values: readonly string[], metric = 'Calls in time'): readonly Point[] {
  return monthly(first, values, { measure: 'attainment', metric, unit: 'share' });
}

/** The findings of one kind, and how its question was answered. */
export function review(data: LifecycleData, kind: FlexibilityKind) {
  const { findings, checks } = flexibilityBoard(data, view, context);
  return {
    findings: findings.filter((finding) => finding.kind === kind),
    answer: checks.find((check) => check.kind === kind)?.answer,
  };
}

/** So many times the same. */
export function times<T>(count: number, value: T): readonly T[] {
  return Array.from({ length: count }, () => value);
}
