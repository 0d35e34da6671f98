import { datasets } from '../../vocabulary/datasets.ts';
import type { FiscalCalendar } from '../../vocabulary/fiscal.ts';
import { calendarText } from '../typing/calendar-text.ts';
import { isDated } from '../typing/field-kinds.ts';
import { calendarsReading, isFiscalLabel, readFiscal } from '../typing/fiscal-label.ts';
import type { Mapping } from '../mapping/mapping.ts';
import { periodText } from '../mapping/preview-cell.ts';
import { profilePart } from './profiles.ts';
import type { Seen } from './proposal.ts';
import type { Choice, Question } from './question.ts';
import { ruleTexts } from '../mapping/rule-label.ts';

const commonStarts = [1, 4, 7, 10] as const;

/**
 * Which calendar fiscal labels are of, where they are not of the workspace's: it does not read them (`FY24` where years
 * are named by both), or the profile says that each publisher has its own.
 */
export function calendarQuestion(
  mapping: Mapping,
  seen: Seen,
  calendar: FiscalCalendar,
): readonly Question[] {
  if (mapping.calendar !== null) return [];
  const labels = fiscalTexts(mapping, seen, calendar);
  const [first] = labels;
  if (first === undefined) return [];
  const isUnknown = profilePart(mapping)?.calendar === 'ask';
  const isRead = labels.every((label) => readFiscal(label, calendar) !== null);
  if (isRead && !isUnknown) return [];
  return [
    {
      id: 'calendar',
      kind: 'calendar',
      column: null,
      text: isRead
        ? `Fiscal labels such as "${first}": publishers differ in when the year starts. Which calendar is this file's?`
        : `Fiscal labels such as "${first}" are not written as the fiscal years of this workspace are. Which calendar is meant?`,
      choices: choicesFor(labels, calendar),
    },
  ];
}

function fiscalTexts(mapping: Mapping, seen: Seen, calendar: FiscalCalendar): readonly string[] {
  return datasets[mapping.dataset].fields.filter(isDated).flatMap(({ name }) => {
    const rule = mapping.fields[name];
    const isFiscal = rule && 'format' in rule && rule.format === 'fiscal';
    // Another text is a slip of the pen: its row is set aside.
    return isFiscal ? ruleTexts(name, mapping, seen, calendar).filter(isFiscalLabel) : [];
  });
}

/** The workspace's own start of the year first, then the common ones, under each naming that reads every label. */
function choicesFor(labels: readonly string[], calendar: FiscalCalendar): readonly Choice[] {
  const starts = [calendar.startMonth, ...commonStarts.filter((start) => start !== calendar.startMonth)];
  const label = labels[0] ?? '';
  return starts.flatMap((startMonth) =>
    calendarsReading(labels, { ...calendar, startMonth })
      // In a calendar year both ways of naming mean the same year.
      .filter((each, at) => startMonth !== 1 || at === 0 || each.naming === 'both')
      .map((each) => choiceOf(each, label)),
  );
}

function choiceOf(calendar: FiscalCalendar, label: string): Choice {
  const period = readFiscal(label, calendar);
  return {
    value: `${calendar.startMonth}:${calendar.naming}`,
    label: calendarText(calendar),
    example: period && `"${label}" is ${periodText(period.first, period.grain)}`,
  };
}
