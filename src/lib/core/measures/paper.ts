/**
 * What the screens of one partnership read beside its points: which columns of which table, by their name in a row, and
 * in what order. A statement takes a millisecond or two before it reads anything, so all of it is kept in one table.
 */
export interface Paper {
  readonly from: string;
  readonly order: string;
  readonly columns: Readonly<Record<string, Column>>;
  /** Where there is a paper for each view of the figures: in SQL, what is added to the name. */
  readonly view?: string;
}

/** The column in SQL, and what its cells are. */
export type Column = readonly [expression: string, kind: 'text' | 'number' | 'flag'];

export const text = (expression: string): Column => [expression, 'text'];

export const number = (expression: string): Column => [expression, 'number'];

/** An exact number, as text. */
export const exact = (column: string): Column => text(`plain_text(${column})`);
