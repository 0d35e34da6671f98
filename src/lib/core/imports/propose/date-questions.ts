import { datasets } from '../../vocabulary/datasets.ts';
import type { FiscalCalendar } from '../../vocabulary/fiscal.ts';
import { calendarsReading } from '../typing/fiscal-label.ts';
import { areDaysWithoutYear, isDoubtful } from '../typing/date-formats.ts';
import { isDated } from '../typing/field-kinds.ts';
import type { DateFormat, Mapping } from '../mapping/mapping.ts';
import { parsePeriod } from '../typing/period-label.ts';
import type { Period } from '../typing/period.ts';
import { periodText } from '../mapping/preview-cell.ts';
import type { Seen } from './proposal.ts';
import type { Choice, Question } from './question.ts';
import { ruleLabel, ruleTexts } from '../mapping/rule-label.ts';
import { likelyFormats } from './settled-format.ts';

/** The answer that a column holds no dates that can be loaded: then its rule is taken away. */
export const noDates = 'none';

/** For each date that can be read in several ways, or in one that may be chance: which way is meant. */
export function dateQuestions(mapping: Mapping, seen: Seen, calendar: FiscalCalendar): readonly Question[] {
  const asked = datasets[mapping.dataset].fields.filter(isDated).flatMap(({ name }): readonly Question[] => {
    const rule = mapping.fields[name];
    const label = ruleLabel(name, rule);
    if (label === null || (rule && 'format' in rule && rule.format)) return [];
    return dateQuestion(label, ruleTexts(name, mapping, seen, calendar), mapping.calendar ?? calendar);
  });
  // Two fields may read one column: it is asked about once.
  return [...new Map(asked.map((question) => [question.id, question])).values()];
}

function dateQuestion(
  label: string,
  texts: readonly string[],
  calendar: FiscalCalendar,
): readonly Question[] {
  const formats = likelyFormats(texts, label, calendar);
  const [only] = formats;
  if (only === undefined) return [];
  const isChance = formats.length === 1 && isDoubtful(only, label);
  // Where one way reads them for sure, the mapping need only say so.
  if (formats.length === 1 && !isChance) return [];
  const text = tellingText(texts, formats, calendar);
  const choices = formats.map((format) => choiceOf(format, text, calendar));
  return [
    {
      id: `date_format:${label}`,
      kind: 'date_format',
      column: label,
      text: isChance
        ? `${named(label)} holds texts such as "${text}". Are they ${formatNames[only]}?`
        : `${named(label)} holds dates such as "${text}", which can be read in ${formats.length} ways. How are they written?`,
      choices: isChance ? [...choices, withoutDates(texts)] : choices,
    },
  ];
}

function named(label: string): string {
  return label.startsWith('{') ? 'The header' : `Column "${label}"`;
}

/** The first text that tells the formats apart, so that the examples differ. */
function tellingText(
  texts: readonly string[],
  formats: readonly DateFormat[],
  calendar: FiscalCalendar,
): string {
  const differs = (text: string) =>
    new Set(formats.map((format) => exampleOf(format, text, calendar))).size === formats.length;
  return texts.find(differs) ?? texts[0] ?? '';
}

function choiceOf(format: DateFormat, text: string, calendar: FiscalCalendar): Choice {
  return { value: format, label: formatNames[format], example: exampleOf(format, text, calendar) };
}

function withoutDates(texts: readonly string[]): Choice {
  const label = areDaysWithoutYear(texts) ? 'days and months without a year' : 'no dates at all';
  return { value: noDates, label, example: 'cannot be loaded as a date: choose another column' };
}

function exampleOf(format: DateFormat, text: string, calendar: FiscalCalendar): string | null {
  const period = readLabel(text, format, calendar);
  return period && `"${text}" is ${periodText(period.first, period.grain)}`;
}

// A fiscal label that the given calendar does not read is shown under the first that does; the calendar is asked next.
function readLabel(text: string, format: DateFormat, calendar: FiscalCalendar): Period | null {
  const [readable = calendar] = format === 'fiscal' ? calendarsReading([text], calendar) : [];
  return parsePeriod(text, format, readable);
}

/** Each way to write a date, in words that end the sentence "they are". */
const formatNames: Readonly<Record<DateFormat, string>> = {
  'yyyy-mm-dd': 'year, month, day',
  'yyyy-mm': 'calendar year and month',
  'dd/mm/yyyy': 'day first, then month',
  'mm/dd/yyyy': 'month first, then day',
  'dd-mmm-yyyy': 'day, name of month, year',
  'mmm-yyyy': 'name of month and year',
  yyyymm: 'year and month without a separator',
  yyyymmdd: 'year, month, day without separators',
  excel_serial: 'days as Excel counts them',
  yyyy: 'calendar years',
  'yyyy-qq': 'calendar quarters',
  fiscal: 'fiscal years, or parts of them',
  interval: 'first and last month or day',
  'yy-mmm': 'year and name of month',
  'month-name': 'name of month and year',
};
