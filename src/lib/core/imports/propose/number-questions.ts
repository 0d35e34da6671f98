import { datasets } from '../../vocabulary/datasets.ts';
import type { FiscalCalendar } from '../../vocabulary/fiscal.ts';
import { decimalMarkOf } from '../typing/amount-evidence.ts';
import { scales, type ColumnRef, type DecimalMark, type Mapping, type Scale } from '../mapping/mapping.ts';
import { profilePart } from './profiles.ts';
import type { Seen } from './proposal.ts';
import type { Choice, Question } from './question.ts';
import { scaleIn, scaleInPreamble } from '../typing/scale-words.ts';
import { cellsAt, numberColumns, type NumberColumn } from './seen-cells.ts';
import { inUnits, readNumber } from '../typing/typed-text.ts';

/** Which mark stands before the decimals, where numbers such as `1,234` leave it open. */
export function markQuestion(mapping: Mapping, seen: Seen, calendar: FiscalCalendar): readonly Question[] {
  if (mapping.decimalMark !== null) return [];
  const columns = numberColumns(mapping, seen.header, calendar);
  const cells = columns.flatMap(({ column }) => cellsAt(seen, column.index));
  const text = cells.find((cell) => /\d[.,]\d{3}(?!\d)/.test(cell)) ?? cells[0] ?? '';
  const { why } = decimalMarkOf(cells, seen.delimiter);
  return [
    {
      id: 'decimal_mark',
      kind: 'decimal_mark',
      column: columns.length === 1 ? (columns[0]?.column.name.trim() ?? null) : null,
      text: `Numbers such as "${text}" can be read in two ways: ${why}. Which mark stands before the decimals?`,
      choices: [markChoice('.', 'a point; a comma parts thousands', text), markChoice(',', 'a comma', text)],
    },
  ];
}

function markChoice(mark: DecimalMark, label: string, text: string): Choice {
  const number = readNumber(text, mark);
  return { value: mark, label, example: number === null ? null : `"${text}" is ${number}` };
}

/** What one unit is, for each number whose header, title lines or profile speak of thousands or more. */
export function scaleQuestions(mapping: Mapping, seen: Seen, calendar: FiscalCalendar): readonly Question[] {
  const columns = numberColumns(mapping, seen.header, calendar);
  return [...new Set(columns.map(({ field }) => field))].flatMap((field) => {
    if (mapping.scale[field] !== undefined) return [];
    const ofField = columns.filter((each) => each.field === field);
    const found = namedScale(ofField, mapping, seen) ?? profileScale(field, mapping);
    return found ? [scaleQuestion(field, ofField, found, seen)] : [];
  });
}

interface FoundScale {
  readonly scale: Scale;
  readonly why: string;
  readonly column: ColumnRef | null;
}

function namedScale(columns: readonly NumberColumn[], { dataset }: Mapping, seen: Seen): FoundScale | null {
  for (const { column } of columns) {
    const scale = scaleIn(column.name);
    if (scale)
      return { scale, column, why: `The header "${column.name.trim()}" speaks of ${scaleNames[scale]}` };
  }
  const isMoney = datasets[dataset].fields.some(
    ({ name, type }) => type === 'money' && name === columns[0]?.field,
  );
  const scale = isMoney ? scaleInPreamble(seen.preamble) : null;
  const line = seen.preamble.find((each) => scaleIn(each) === scale);
  if (scale === null) return null;
  return {
    scale,
    column: null,
    why: `"${line?.trim() ?? ''}" above the table speaks of ${scaleNames[scale]}`,
  };
}

function profileScale(field: string, mapping: Mapping): FoundScale | null {
  const asked = profilePart(mapping)?.scale?.[field];
  return asked ? { scale: asked.likely, why: asked.why, column: null } : null;
}

function scaleQuestion(
  field: string,
  columns: readonly NumberColumn[],
  { scale, why, column }: FoundScale,
  seen: Seen,
): Question {
  const cells = columns.flatMap((each) => cellsAt(seen, each.column.index));
  const text = cells.find((cell) => /[1-9]/.test(cell)) ?? '';
  const offered = [scale, ...scales.filter((each) => each !== scale && Number(each) <= 1_000_000)];
  return {
    id: `scale:${field}`,
    kind: 'scale',
    column: column?.name.trim() ?? columns[0]?.column.name.trim() ?? null,
    text: `${why}. What does one unit of ${field} stand for?`,
    choices: offered.map((value) => ({
      value,
      label: scaleNames[value],
      example: exampleOf(text, value),
    })),
  };
}

function exampleOf(text: string, scale: Scale): string | null {
  const number = readNumber(text, '.');
  return number === null ? null : `"${text}" is ${inUnits(number, scale)}`;
}

const scaleNames: Readonly<Record<Scale, string>> = {
  '1': 'single units',
  '1000': 'thousands',
  '1000000': 'millions',
  '1000000000': 'thousand millions',
};
