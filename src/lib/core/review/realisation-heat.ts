import type { HeatCell, HeatColumn, HeatRow, HeatValues } from '../charts/heat.ts';
import { describeHeat } from '../charts/heat.ts';
import {
  fiscalQuarterOf,
  quarterEnd,
  quarterLabel,
  quarterStart,
  type FiscalCalendar,
} from '../vocabulary/fiscal.ts';
import { groupBy } from '../vocabulary/group-by.ts';
import { addMonths, monthLabel, type Month } from '../vocabulary/month.ts';
import type { Point } from '../vocabulary/point.ts';
import { pointsOfMeasure } from './points-of-measure.ts';

/** How much of its plan each partnership had realised at the end of each quarter. */
export interface RealisationHeat {
  readonly sentence: string;
  /** Null when no partnership has a plan: there is nothing to draw. */
  readonly values: HeatValues | null;
}

/** Which partnerships, in the order in which they are to stand. */
export interface HeatPartnership {
  readonly partnership: string;
  readonly name: string | null;
}

/** The last quarters that are drawn: three years. */
const mostQuarters = 12;

// A shortfall of under one per cent of plan is noise of phasing, as in the list of partnerships.
const tolerance = 0.01;

/**
 * The realisation rate of each partnership as it stood at the end of each quarter up to `until`: realised to date of
 * planned to date, not clipped. Points are those of one view (party and terms). A quarter without a rate says why.
 */
export function realisationHeat(
  partnerships: readonly HeatPartnership[],
  points: readonly Point[],
  { calendar, until }: { readonly calendar: FiscalCalendar; readonly until: Month },
): RealisationHeat {
  const rates = pointsOfMeasure(points, 'realisation_rate').filter(
    (point) => point.service === null && point.grain === 'month' && point.period <= until,
  );
  const first = rates.reduce<Month | null>(
    (least, { period }) => (least !== null && least <= period ? least : period),
    null,
  );
  if (first === null)
    return { sentence: 'No partnership has a plan to hold its savings against.', values: null };
  const columns = columnsOf(first, { calendar, until });
  const byPartnership = groupBy(rates, (point) => point.partnership);
  const values: HeatValues = {
    unit: { kind: 'share', label: 'realised of plan to date' },
    columns,
    rows: partnerships.map((one) => rowOf(one, byPartnership.get(one.partnership) ?? [], columns)),
    mark: 1,
    tolerance,
    most: 30,
  };
  return { sentence: describeHeat(values), values };
}

/** Quarters that are over by `until`, by the month they end in. */
function columnsOf(
  first: Month,
  { calendar, until }: { readonly calendar: FiscalCalendar; readonly until: Month },
): readonly HeatColumn[] {
  const columns: HeatColumn[] = [];
  let start = quarterStart(fiscalQuarterOf(until, calendar), calendar);
  for (; addMonths(start, 2) >= first && columns.length < mostQuarters; start = addMonths(start, -3)) {
    const quarter = fiscalQuarterOf(start, calendar);
    columns.unshift({ id: quarterEnd(quarter, calendar), label: quarterLabel(quarter, calendar) });
  }
  return columns;
}

function rowOf(
  { partnership, name }: HeatPartnership,
  rates: readonly Point[],
  columns: readonly HeatColumn[],
): HeatRow {
  const byMonth = new Map(rates.map((point) => [point.period, point]));
  return {
    id: partnership,
    label: name ?? partnership,
    cells: columns.map(({ id }): HeatCell => {
      const point = byMonth.get(id);
      if (!point) return { column: id, value: null, status: whyNone(rates, id) };
      const value = point.value === null ? null : Number(point.value);
      return { column: id, value, exact: point.value, status: point.status };
    }),
  };
}

/** Why a quarter has no rate at all: there is no plan, it had not begun, or data or plan had ended. */
function whyNone(rates: readonly Point[], month: Month): string {
  const periods = rates.map(({ period }) => period).sort();
  const [first, last] = [periods[0], periods.at(-1)];
  if (first === undefined || last === undefined) return 'no plan';
  if (month < first) return `plan starts in ${monthLabel(first)}`;
  return `data or plan end in ${monthLabel(last)}`;
}
