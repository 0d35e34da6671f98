import type { Unit } from './format.ts';
import type { Measure } from './measure.ts';

/**
 * How a point of a measure is written, by the point's own unit: `GBP`, `GBP / payslips`, `share`, `days`. `label`
 * names the amount on an axis or after a number.
 */
export function unitOfPoint(measure: Pick<Measure, 'unit'>, pointUnit: string): Unit {
  switch (measure.unit) {
    case 'money':
      return { kind: 'money', label: '', currency: pointUnit || null };
    case 'money per unit': {
      const [currency, unit] = pointUnit.split(' / ');
      return { kind: 'money per unit', label: `per ${singular(unit ?? 'unit')}`, currency: currency || null };
    }
    case 'count':
      return { kind: 'count', label: pointUnit };
    case 'share':
    case 'level':
      return pointUnit === 'share' ? { kind: 'share', label: '' } : { kind: 'level', label: pointUnit };
  }
}

/** One of a unit that is given in the plural: cases, batches, queries. Other forms stay as they are. */
function singular(unit: string): string {
  return unit
    .replace(/ies$/, 'y')
    .replace(/(ch|sh|ss|x)es$/, '$1')
    .replace(/([^s])s$/, '$1');
}
