import type { Engine } from '#lib/core/engine/port.ts';
import type { ResultOutlook } from '#lib/core/measures/result.ts';
import { partnershipsWithData } from '#lib/core/measures/summary.ts';
import { indicatorResults } from '#lib/core/review/indicators/indicator-results.ts';
import { indicatorsOf } from '#lib/core/review/indicators/indicators-data.ts';
import { openingQuarter } from '#lib/core/review/quarters.ts';
import { serviceOf } from '#lib/core/review/service/service-data.ts';
import { quarterEnd } from '#lib/core/vocabulary/fiscal.ts';
import type { Measure } from '#lib/core/vocabulary/measure.ts';
import type { Terms } from '#lib/core/vocabulary/point.ts';
import type { WorkspaceSpec } from '#lib/core/workspace/spec.ts';

interface Judged {
  readonly spec: WorkspaceSpec;
  readonly measures: readonly Measure[];
  readonly terms: Terms;
}

/** What is judged and expected of every partnership, for government as a whole, as its screen shows it when it opens. */
export async function outlookOf(engine: Engine, { spec, measures, terms }: Judged): Promise<ResultOutlook> {
  const { calendar, indicators: settings } = spec;
  const all: ResultOutlook[] = [];
  for (const { partnership } of await partnershipsWithData(engine)) {
    const data = await indicatorsOf(engine, { partnership, party: 'system', terms });
    const quarter = openingQuarter(data.points, calendar);
    if (!quarter) continue;
    const view = { party: 'system', terms, calendar, until: quarterEnd(quarter, calendar) } as const;
    const service = await serviceOf(engine, partnership, measures);
    all.push(indicatorResults(data, view, { measures, settings, service }));
  }
  return {
    signals: all.flatMap(({ signals }) => signals),
    alerts: all.flatMap(({ alerts }) => alerts),
    leads: all.flatMap(({ leads }) => leads),
    forecasts: all.flatMap(({ forecasts }) => forecasts),
  };
}
