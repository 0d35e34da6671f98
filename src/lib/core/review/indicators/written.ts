import { formatFace, type Unit, type Written } from '../../vocabulary/format.ts';

/** A value at a glance; one of a count is not written in the plural: `1 action`. */
export function written(value: Written, unit: Unit): string {
  const isOne = unit.kind !== 'money' && unit.kind !== 'share' && Number(value) === 1;
  return formatFace(value, isOne ? { ...unit, label: unit.label.replace(/s$/, '') } : unit);
}
