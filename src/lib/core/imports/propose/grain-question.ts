import { datasets } from '../../vocabulary/datasets.ts';
import type { FiscalCalendar } from '../../vocabulary/fiscal.ts';
import type { Grain } from '../../vocabulary/grain.ts';
import { monthIndex, type Month } from '../../vocabulary/month.ts';
import { dayFormats, type DateFormat, type Mapping } from '../mapping/mapping.ts';
import { parsePeriod } from '../typing/period-label.ts';
import { periodText } from '../mapping/preview-cell.ts';
import type { Seen } from './proposal.ts';
import type { Choice, Question } from './question.ts';
import { ruleLabel, ruleTexts } from '../mapping/rule-label.ts';

const choices: readonly (readonly [Grain, string])[] = [
  ['month', 'one month each, with months between that have no rows'],
  ['quarter', 'the quarter that starts there'],
  ['half_year', 'the half year that starts there'],
  ['year', 'the year that starts there'],
];

/** How long the periods are, where they are written as days or months that stand three, six or twelve months apart. */
export function grainQuestion(mapping: Mapping, seen: Seen, calendar: FiscalCalendar): readonly Question[] {
  const format = dayFormatOf(mapping);
  if (mapping.grain !== null || format === null) return [];
  const texts = ruleTexts('period', mapping, seen, mapping.calendar ?? calendar);
  const months = monthsOf(texts, format, mapping.calendar ?? calendar);
  const step = stepOf(months);
  const [first = ''] = months;
  if (step === null || !areSameDay(texts, format)) return [];
  return [
    {
      id: 'grain',
      kind: 'grain',
      column: ruleLabel('period', mapping.fields['period']),
      text: `The periods stand ${step} months apart, first ${periodText(first, 'month')}. How long is each?`,
      choices: choices
        .filter(([grain]) => grain === 'month' || lengths[grain] <= step)
        .map(([grain, label]): Choice => ({ value: grain, label, example: periodText(first, grain) })),
    },
  ];
}

const lengths: Readonly<Record<Grain, number>> = {
  month: 1,
  quarter: 3,
  half_year: 6,
  year: 12,
  rolling_year: 12,
};

/** How the days of the periods are written; null where a period says by itself how long it is. */
function dayFormatOf({ dataset, fields }: Mapping): DateFormat | null {
  const field = datasets[dataset].fields.find(({ name }) => name === 'period');
  const rule = fields['period'];
  if (field?.type !== 'month' || !rule || !('format' in rule) || !rule.format) return null;
  return dayFormats.some((format) => format === rule.format) ? rule.format : null;
}

function monthsOf(texts: readonly string[], format: DateFormat, calendar: FiscalCalendar): readonly Month[] {
  const months = [...new Set(texts)].flatMap((text) => parsePeriod(text, format, calendar)?.first ?? []);
  return [...new Set(months)].sort();
}

/** The largest of 3, 6 and 12 months that parts all months, of which there must be three. */
function stepOf(months: readonly Month[]): number | null {
  const [first] = months;
  if (first === undefined || months.length < 3) return null;
  const steps = months.map((month) => monthIndex(month) - monthIndex(first));
  return [12, 6, 3].find((step) => steps.every((each) => each % step === 0)) ?? null;
}

// Days all over the month are the dates of events, however they happen to fall.
function areSameDay(texts: readonly string[], format: DateFormat): boolean {
  if (format === 'mmm-yyyy' || format === 'yyyy-mm' || format === 'yyyymm') return true;
  const days = new Set(texts.map((text) => dayOf(text, format)));
  return days.size === 1 || [...days].every((day) => day !== null && day >= 28);
}

function dayOf(text: string, format: DateFormat): number | null {
  const spaced = format === 'yyyymmdd' ? text.replace(/^(\d{4})(\d\d)/, '$1-$2-') : text;
  const numbers: readonly string[] = spaced.match(/\d+/g) ?? [];
  const isDayFirst = format === 'dd/mm/yyyy' || format === 'dd-mmm-yyyy';
  const day = numbers[isDayFirst ? 0 : format === 'mm/dd/yyyy' ? 1 : 2];
  return day === undefined ? null : Number(day);
}
