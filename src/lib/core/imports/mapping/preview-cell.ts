import type { Field } from '../../vocabulary/datasets.ts';
import type { FiscalCalendar } from '../../vocabulary/fiscal.ts';
import { monthsIn, type Grain } from '../../vocabulary/grain.ts';
import { addMonths, monthLabel, type Month } from '../../vocabulary/month.ts';
import { isCounted, isDated } from '../typing/field-kinds.ts';
import { dayFormats, type DateFormat, type DecimalMark, type Scale, type ValueMap } from './mapping.ts';
import { parsePeriod } from '../typing/period-label.ts';
import { isSuppressed } from '../typing/suppressed.ts';
import {
  choiceText,
  inUnits,
  isBlankNumber,
  isNothing,
  dayText,
  readFlag,
  readNumber,
  tidy,
} from '../typing/typed-text.ts';

/**
 * What becomes of a text: `open` while it is not told how it is written, `left_out` by a value map, `unreadable` where
 * its row would be set aside.
 */
export type CellState = 'read' | 'blank' | 'default' | 'suppressed' | 'open' | 'left_out' | 'unreadable';

/** A cell as it will be stored: `text` for people, `raw` as it stands in the file. */
export interface PreviewCell {
  readonly text: string;
  readonly raw: string;
  readonly state: CellState;
}

/** How the texts of one field are read. */
export interface Reading {
  readonly field: Field;
  readonly format: DateFormat | null;
  readonly mark: DecimalMark | null;
  readonly scale: Scale;
  readonly grain: Grain | null;
  readonly calendar: FiscalCalendar;
  readonly values: ValueMap | null;
}

/** Type one text as its field is typed on loading. */
export function previewCell(raw: string, reading: Reading): PreviewCell {
  const found = translate(tidy(raw), reading.values);
  if (found === null)
    return { raw, text: '', state: reading.values?.others === 'reject' ? 'unreadable' : 'left_out' };
  const { field } = reading;
  if (isBlank(field, found)) return blankCell(raw, field);
  if (isUntold(reading)) return { raw, text: '', state: 'open' };
  const text = readText(found, reading);
  if (text !== null) return { raw, text, state: 'read' };
  return isCounted(field) && isSuppressed(found)
    ? { raw, text: found, state: 'suppressed' }
    : { raw, text: '', state: 'unreadable' };
}

/** What a field holds when nothing is given: its default, or nothing. */
export function blankCell(raw: string, field: Field): PreviewCell {
  return field.default === undefined
    ? { raw, text: '', state: field.isRequired ? 'unreadable' : 'blank' }
    : { raw, text: field.default, state: 'default' };
}

/** A period in words that leave no doubt: `Apr 2024`, or `Apr 2024 to Mar 2025` for what is longer. */
export function periodText(first: Month, grain: Grain): string {
  const months = monthsIn[grain];
  return months === 1
    ? monthLabel(first)
    : `${monthLabel(first)} to ${monthLabel(addMonths(first, months - 1))}`;
}

/** The meaning of a text under a value map; null when the map keeps no others and the text is not in it. */
function translate(text: string, values: ValueMap | null): string | null {
  if (values === null || text === '') return text;
  const wanted = text.toLowerCase();
  const told = Object.entries(values.values).find(([from]) => from.trim().toLowerCase() === wanted);
  return told?.[1] ?? (values.others === 'keep' ? text : null);
}

function isUntold({ field, format, mark }: Reading): boolean {
  return (isDated(field) && format === null) || (isCounted(field) && mark === null);
}

function isBlank(field: Field, text: string): boolean {
  if (isCounted(field)) return isBlankNumber(text);
  return field.type === 'text' ? text === '' : isNothing(text);
}

function readText(text: string, reading: Reading): string | null {
  const { field } = reading;
  if (isCounted(field)) return readCount(text, reading);
  if (isDated(field)) return readDate(text, reading);
  if (field.type === 'flag') return readFlag(text);
  if (field.type === 'choice') return field.choices?.includes(choiceText(text)) ? choiceText(text) : null;
  return text;
}

function readCount(text: string, { field, mark, scale }: Reading): string | null {
  if (mark === null || (field.type === 'money' && text.includes('%'))) return null;
  const amount = readNumber(text, mark);
  return amount === null ? null : inUnits(amount, scale);
}

function readDate(text: string, { field, format, grain, calendar }: Reading): string | null {
  if (format === null) return null;
  if (field.type !== 'month') {
    const dayFormat = dayFormats.find((one) => one === format);
    return dayFormat ? dayText(text, dayFormat, field.type === 'moment') : null;
  }
  const period = parsePeriod(text, format, calendar);
  return period === null ? null : periodText(period.first, grain ?? period.grain);
}
