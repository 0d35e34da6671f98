import type { BaselineVersion } from '#lib/core/measures/baselines.ts';
import type { BenefitsData, BenefitsView } from '#lib/core/review/benefits/data.ts';
import { ukFiscalCalendar } from '#lib/core/vocabulary/fiscal.ts';
import type { Point } from '#lib/core/vocabulary/point.ts';
import { pointOf } from '../points.ts';

/** A baseline of April 2024 to March 2025, approved and evidenced. */
export function baseline(given: Partial<BaselineVersion> = {}): BaselineVersion {
  return {
    partnership: 'hr',
    service: null,
    version: '1',
    isCurrent: true,
    from: '2024-04-01',
    to: '2025-03-01',
    months: 12,
    fixedShare: '0.5',
    scopeFactor: '1',
    priceSeries: null,
    approvedBy: 'Treasurer',
    approvedOn: '2025-04-02',
    reason: 'Last year before',
    evidence: 'Ledger',
    doubt: null,
    fileId: 1,
    sourceRow: 1,
    sourceLine: 2,
    ...given,
  };
}

/** What a Benefits screen is drawn from: what matters is given, the rest is empty. */
export function benefits(whole: readonly Point[], given: Partial<BenefitsData> = {}): BenefitsData {
  return {
    partnership: 'hr',
    whole,
    services: [],
    register: { profiles: [] },
    baselines: [baseline()],
    scopes: [],
    events: [],
    metrics: [],
    ...given,
  };
}

/** Government as a whole, nominal, to June 2025. */
export const view: BenefitsView = {
  party: 'system',
  terms: 'nominal',
  until: '2025-06-01',
  calendar: ukFiscalCalendar,
};

/** Points of one measure in the months from April 2025 on. */
export function months(
  measure: string,
  values: readonly (string | null)[],
  given: Partial<Point> = {},
): readonly Point[] {
  return values.map((value, index) =>
    pointOf({ measure, value, period: `2025-${String(4 + index).padStart(2, '0')}-01`, ...given }),
  );
}
