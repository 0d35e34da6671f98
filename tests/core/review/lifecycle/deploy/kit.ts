import type { DeployContext } from '#lib/core/review/lifecycle/deploy/context.ts';
import type { LifecycleData } from '#lib/core/review/lifecycle/data.ts';
import type { PartnershipInfo } from '#lib/core/review/portfolio.ts';
import type { BenefitsView } from '#lib/core/review/benefits/data.ts';
import { catalogueOf } from '#lib/core/measures/catalogue.ts';
import type { Metric } from '#lib/core/measures/points.ts';
import { ukFiscalCalendar } from '#lib/core/vocabulary/fiscal.ts';
import { defaultIndicators } from '#lib/core/vocabulary/indicator-settings.ts';
import { addMonths, type Month } from '#lib/core/vocabulary/month.ts';
import type { Point } from '#lib/core/vocabulary/point.ts';
import { readSqlText } from '#lib/platform/node/sql-text.ts';
import { pointOf } from '../../points.ts';

export const measures = catalogueOf(await readSqlText());

/** A level of service by month from a first month on; null: no value in that month. */
export function levelPoints(
  values: readonly (number | null)[],
  {
    metric = 'Wait',
    service = null,
    unit = 'days',
    from = '2022-01-01',
    ...given
  }: Partial<Point> & { from?: Month } = {},
): readonly Point[] {
  return values.map((value, at) =>
    pointOf({
      measure: 'attainment',
      metric,
      service,
      unit,
      period: addMonths(from, at),
      value: value === null ? null : String(value),
      status: value === null ? 'no value' : null,
      ...given,
    }),
  );
}

/** Data of a partnership with nothing but what is given. */
export function dataOf(
  points: readonly Point[],
  given: Partial<LifecycleData> = {},
  metrics: readonly Metric[] = [{ metric: 'Wait', service: null, better: 'lower', unit: 'days' }],
): LifecycleData {
  const events = given.events ?? [];
  return {
    partnership: 'hr',
    objectives: [],
    log: [],
    alternatives: [],
    survey: [],
    milestones: [],
    components: [],
    recharges: [],
    prices: [],
    benefits: {
      partnership: 'hr',
      whole: [],
      services: [],
      register: { profiles: [], values: [], guards: [] } as unknown as LifecycleData['benefits']['register'],
      baselines: [],
      scopes: [],
      events,
    },
    service: { partnership: 'hr', points, metrics, events },
    ...given,
    events,
  };
}

/** The view at the end of a month. */
export function viewAt(until: Month): BenefitsView {
  return { party: 'system', terms: 'nominal', until, calendar: ukFiscalCalendar };
}

export const info: PartnershipInfo = {
  partnership: 'hr',
  name: null,
  customer: null,
  provider: null,
  stage: null,
  start: null,
  pilot_start: null,
  production_start: null,
  next_review: null,
  hasBaseline: false,
};

export const context: DeployContext = { measures, settings: defaultIndicators, info };

/** A pilot that begins on a day. */
export function pilotOn(date: string, title = 'Pilot', reason: string | null = null) {
  return { date, title, kind: 'pilot_start', reason, decidedBy: 'Board' };
}
