import type { Engine } from '../../engine/port.ts';
import { pointsWhere } from '../../measures/points.ts';
import type { Summary } from '../../measures/summary.ts';
import type { AppraisalSettings } from '../../vocabulary/appraisal-settings.ts';
import type { FiscalCalendar } from '../../vocabulary/fiscal.ts';
import { fiscalYearStart } from '../../vocabulary/fiscal.ts';
import { groupBy } from '../../vocabulary/group-by.ts';
import { addMonths, type Month } from '../../vocabulary/month.ts';
import {
  appraisalBoard,
  type AppraisalBoard,
  type AppraisalCase,
  type AppraisalResult,
} from './appraisal.ts';
import { flowMeasures } from './appraisal-flows.ts';

/** What of a workspace an appraisal depends on; `until` left out: all that has been delivered. */
export interface AppraisalScope {
  readonly appraisal: AppraisalSettings;
  readonly calendar: FiscalCalendar;
  readonly until?: Month;
}

const endOfTime: Month = '9999-12-01';

/** The appraisals of every partnership, by name: the same figures as its Benefits screen, as the command line writes them. */
export async function appraisalsOf(engine: Engine, scope: AppraisalScope): Promise<readonly Summary[]> {
  const { appraisal, calendar, until = endOfTime } = scope;
  const points = await pointsWhere(engine, {
    measures: flowMeasures,
    parties: ['system'],
    terms: ['real'],
    services: 'whole',
  });
  const groups = groupBy(points, ({ partnership }) => partnership);
  return [...groups.entries()]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([partnership, whole]) =>
      appraisalSummary(
        partnership,
        appraisalBoard({ partnership, whole, scopes: [] }, { until, calendar }, appraisal),
        calendar,
      ),
    );
}

/** The results of one partnership's appraisals as rows; `metric` names the case. */
export function appraisalSummary(
  partnership: string,
  board: AppraisalBoard,
  calendar: FiscalCalendar,
): readonly Summary[] {
  if (board.missing !== null) {
    return [{ ...keyOf(partnership, 'npsv', null), from: null, until: null, ...none(board.missing) }];
  }
  return board.cases.flatMap((one) =>
    one.results
      .filter(({ id }) => id !== 'payback')
      .map((result) => ({
        ...keyOf(partnership, result.id, one.id),
        ...spanOf(one, calendar),
        value: result.value,
        unit: unitOf(result, board.unit.currency ?? ''),
        status: result.value === null ? result.note : result.id === 'bcr' ? result.note : null,
      })),
  );
}

function keyOf(partnership: string, measure: string, metric: string | null) {
  return { measure, partnership, metric, party: 'system', terms: 'real', grain: 'month' } as const;
}

function none(status: string) {
  return { value: null, unit: '', status };
}

function spanOf({ appraised }: AppraisalCase, calendar: FiscalCalendar): Pick<Summary, 'from' | 'until'> {
  const [first, last] = [appraised.years[0], appraised.years.at(-1)];
  if (!first || !last) return { from: null, until: null };
  return {
    from: fiscalYearStart(first.startYear, calendar),
    until: addMonths(fiscalYearStart(last.startYear, calendar), 11),
  };
}

function unitOf({ id }: AppraisalResult, currency: string): string {
  switch (id) {
    case 'npsv':
    case 'equivalent_annual_cost':
      return currency;
    case 'bcr':
      return 'ratio';
    case 'irr':
      return 'share a year';
    case 'payback':
    case 'payback_discounted':
      return 'years';
  }
}
