/** What can only be told by a person. The part before the colon of a question's id. */
export const questionKinds = [
  /** `encoding`: which code page the bytes are in. */
  'encoding',
  /** `delimiter`: what parts the cells. */
  'delimiter',
  /** `header`: whether the first line is a header or data. */
  'header',
  /** `table`: which of several tables in the file is meant. */
  'table',
  /** `date_format:COLUMN`: day or month first, `24-Apr`, fiscal year or month. */
  'date_format',
  /** `decimal_mark`: whether `1,234` is one thousand or one. */
  'decimal_mark',
  /** `scale:FIELD`: whether a column is in units, thousands or millions. */
  'scale',
  /** `grain`: how long the periods are where dates stand for more than a month. */
  'grain',
  /** `same_name:FIELD`: which of several columns of one name is meant. */
  'same_name',
  /** `total:COLUMN`: whether a column called total is the amount or a sum of the others. */
  'total',
  /** `calendar`: in which month the fiscal year of the labels starts. */
  'calendar',
] as const;

/** What kind of answer a question wants. */
export type QuestionKind = (typeof questionKinds)[number];

/** One answer that can be given. `value` is what `--answer` and `answerQuestion` take. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  /** What a cell of the file becomes under this answer; null where there is none to show. */
  readonly example: string | null;
}

/**
 * Something the file cannot tell. Nothing of the file is loaded while one is open. `id` is stable: its kind, and after a
 * colon the column or field it is about.
 */
export interface Question {
  readonly id: string;
  readonly kind: QuestionKind;
  /** Header of the column it is about; null when it is about the whole file. */
  readonly column: string | null;
  /** What was found, and what must be told, in a sentence or two. */
  readonly text: string;
  readonly choices: readonly Choice[];
}
