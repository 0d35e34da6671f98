import { datasets } from '../../vocabulary/datasets.ts';
import type { FiscalCalendar } from '../../vocabulary/fiscal.ts';
import { calendarQuestion } from './calendar-question.ts';
import { dateQuestions } from './date-questions.ts';
import { grainQuestion } from './grain-question.ts';
import type { Mapping } from '../mapping/mapping.ts';
import { markQuestion, scaleQuestions } from './number-questions.ts';
import { nameQuestions, totalQuestion } from './column-questions.ts';
import type { Seen } from './proposal.ts';
import type { Question } from './question.ts';
import { ruleLabel } from '../mapping/rule-label.ts';
import { withoutTotalRows } from './seen-cells.ts';
import { totalledField } from './total-column.ts';

/**
 * What a mapping leaves for a person to tell before a file loads: which column, how dates and numbers are written, what
 * one unit is, how long periods are. Empty when everything is told.
 */
export function openQuestions(mapping: Mapping, file: Seen, calendar: FiscalCalendar): readonly Question[] {
  const seen = withoutTotalRows(file);
  return [
    ...nameQuestions(mapping, seen),
    ...totalQuestion(mapping, seen),
    ...dateQuestions(mapping, seen, calendar),
    ...calendarQuestion(mapping, seen, calendar),
    ...grainQuestion(mapping, seen, calendar),
    ...markQuestion(mapping, seen, calendar),
    ...scaleQuestions(mapping, seen, calendar),
  ];
}

/** True when a problem of a mapping is what some question asks: its answer mends it. */
export function isAsked(problem: string, mapping: Mapping, questions: readonly Question[]): boolean {
  return questions.some((question) =>
    fieldsAskedBy(question, mapping).some((field) => isAbout(problem, field)),
  );
}

// As `checkMapping` puts it, of a field alone or of a group of fields of which one is to be given.
function isAbout(problem: string, field: string): boolean {
  return (
    problem === `${field}: say how its dates are written` ||
    problem.startsWith(`${field} (`) ||
    (problem.startsWith('choose a column for') && new RegExp(`\\b${field}\\b`).test(problem))
  );
}

function fieldsAskedBy({ kind, id, column }: Question, { dataset, fields }: Mapping): readonly string[] {
  if (kind === 'same_name') return [id.slice('same_name:'.length)];
  if (kind === 'total') return [totalledField[dataset] ?? ''];
  if (kind !== 'date_format') return [];
  return datasets[dataset].fields
    .map(({ name }) => name)
    .filter((name) => ruleLabel(name, fields[name]) === column);
}
