import type { Field } from '../../vocabulary/datasets.ts';

/** True for a field that holds a month, a day or a moment: its rule says how it is written. */
export function isDated({ type }: Pick<Field, 'type'>): boolean {
  return type === 'month' || type === 'date' || type === 'moment';
}

/** True for a field that holds an amount, a count or a share: its cells may be written with a decimal comma. */
export function isCounted({ type }: Pick<Field, 'type'>): boolean {
  return type === 'money' || type === 'number' || type === 'share';
}

/** True for a field whose texts a value map can translate. */
export function isWorded({ type }: Pick<Field, 'type'>): boolean {
  return type === 'text' || type === 'choice' || type === 'flag';
}
