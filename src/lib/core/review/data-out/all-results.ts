import type { Engine } from '../../engine/port.ts';
import { pointsWhere } from '../../measures/points.ts';
import type { Measure } from '../../vocabulary/measure.ts';
import { unitOfPoint } from '../../vocabulary/point-unit.ts';
import type { Point } from '../../vocabulary/point.ts';
import { numberCell } from './cells.ts';
import { isHeld } from './xlsx/cell-xml.ts';
import type { Cell } from './xlsx/sheet.ts';

/** The points of one measure. */
export interface MeasurePoints {
  readonly measure: Measure;
  readonly points: readonly Point[];
}

/** Every point there is, measure by measure: all partnerships and services, parties, terms and periods. */
export async function* allResults(
  engine: Engine,
  measures: readonly Measure[],
): AsyncGenerator<MeasurePoints> {
  for (const measure of measures) {
    const points = await pointsWhere(engine, { measures: [measure.id], services: 'all' });
    yield { measure, points };
  }
}

/** The columns of all results. */
export const resultLabels = [
  ...['measure', 'partnership', 'service', 'metric', 'party', 'terms', 'period', 'grain'],
  ...['value', 'unit', 'numerator', 'denominator', 'target', 'rows', 'status', 'value_in_full'],
] as const;

/** A point as a row of all results. `value_in_full` is filled where a spreadsheet would not hold every digit. */
export function resultRow(point: Point, measure: Pick<Measure, 'unit'>): readonly Cell[] {
  const unit = unitOfPoint(measure, point.unit);
  const plain = (number: string | null) => numberCell(number, { kind: 'level' });
  return [
    ...[point.measure, point.partnership, point.service, point.metric, point.party, point.terms],
    { month: point.period },
    point.grain,
    numberCell(point.value, unit),
    point.unit,
    plain(point.numerator),
    plain(point.denominator),
    numberCell(point.target, unit),
    { number: String(point.rows), format: 'whole' },
    point.status,
    point.value === null || isWhole(point.value) ? null : point.value,
  ];
}

// Digits from the first that is not zero.
function isWhole(number: string): boolean {
  return isHeld(number) && number.replace(/[-.]/g, '').replace(/^0+/, '').length <= 15;
}
