import { datasets } from '../../vocabulary/datasets.ts';
import { parseCalendar } from '../typing/calendar-text.ts';
import { noDates } from './date-questions.ts';
import { isDated } from '../typing/field-kinds.ts';
import { grains, type Grain } from '../../vocabulary/grain.ts';
import { dateFormats, scales, type DateFormat, type FieldRule, type Mapping } from '../mapping/mapping.ts';
import type { Question } from './question.ts';
import { ruleLabel } from '../mapping/rule-label.ts';
import { columnAt } from './seen-cells.ts';
import { partField, totalledField } from './total-column.ts';

/**
 * The mapping with a question answered; `value` is that of one of its choices, or a calendar such as `10:end`. Throws a
 * RangeError that names the choices for any other. Questions about how the file is cut are not of the mapping.
 */
export function answerQuestion(mapping: Mapping, question: Question, value: string): Mapping {
  const answered = answerOf(mapping, question, value.trim());
  if (answered) return answered;
  const expected = question.choices.map((choice) => choice.value).join(', ');
  throw new RangeError(`answer "${value}" to ${question.id}: expected one of ${expected}`);
}

function answerOf(mapping: Mapping, question: Question, value: string): Mapping | null {
  switch (question.kind) {
    case 'date_format':
      return withFormat(mapping, question, value);
    case 'decimal_mark':
      return value === '.' || value === ',' ? { ...mapping, decimalMark: value } : null;
    case 'scale':
      return withScale(mapping, question.id.slice('scale:'.length), value);
    case 'grain':
      return isGrain(value) ? { ...mapping, grain: value } : null;
    case 'same_name':
      return withColumn(mapping, question.id.slice('same_name:'.length), Number(value) - 1);
    case 'total':
      return withTotal(mapping, question, value);
    case 'calendar': {
      const calendar = parseCalendar(value);
      return calendar && { ...mapping, calendar };
    }
    case 'encoding':
    case 'delimiter':
    case 'header':
    case 'table':
      throw new RangeError(
        `${question.id}: expected a question about the mapping, not about how the file is cut`,
      );
  }
}

function withFormat(mapping: Mapping, { column }: Question, value: string): Mapping | null {
  const format = dateFormats.find((each) => each === value);
  if (format === undefined && value !== noDates) return null;
  const asked = datasets[mapping.dataset].fields
    .filter(isDated)
    .filter(({ name }) => ruleLabel(name, mapping.fields[name]) === column)
    .map(({ name }) => name);
  const fields = Object.entries(mapping.fields).flatMap(([name, rule]): [string, FieldRule][] => {
    if (!asked.includes(name)) return [[name, rule]];
    return format ? [[name, written(rule, format)]] : [];
  });
  return { ...mapping, fields: Object.fromEntries(fields) };
}

function written(rule: FieldRule, format: DateFormat): FieldRule {
  return rule.from === 'column' || rule.from === 'join' || rule.from === 'wide' ? { ...rule, format } : rule;
}

function withScale(mapping: Mapping, field: string, value: string): Mapping | null {
  const scale = scales.find((each) => each === value);
  return scale ? { ...mapping, scale: { ...mapping.scale, [field]: scale } } : null;
}

function withColumn(mapping: Mapping, field: string, index: number): Mapping | null {
  if (mapping.header[index] === undefined) return null;
  const rule: FieldRule = { from: 'column', column: columnAt(mapping.header, index) };
  return { ...mapping, fields: { ...mapping.fields, [field]: rule } };
}

function withTotal(mapping: Mapping, { column }: Question, value: string): Mapping | null {
  const field = totalledField[mapping.dataset];
  if (field === undefined) return null;
  if (value === 'total')
    return withColumn(
      mapping,
      field,
      mapping.header.findIndex((name) => name.trim() === column),
    );
  const places =
    /^columns ([\d,]+)$/
      .exec(value)?.[1]
      ?.split(',')
      .map((place) => Number(place) - 1) ?? [];
  const names = places.flatMap((place) => mapping.header[place]?.trim() || []);
  if (names.length !== places.length || names.length === 0) return null;
  const part = partField(mapping);
  const groups = names.map((name) => ({ pattern: name, field, labels: { [part]: name } }));
  return { ...mapping, fields: { ...mapping.fields, [part]: { from: 'wide' } }, wide: { groups } };
}

function isGrain(value: string): value is Grain {
  return grains.some((grain) => grain === value);
}
