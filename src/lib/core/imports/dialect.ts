/** How a file is cut into rows and cells. `headerRecord` counts records from 0; what stands above it is preamble. */
export interface Dialect {
  readonly delimiter: ',' | ';' | '\t' | '|';
  readonly headerRecord: number;
}

/** Delimiters that are tried, the commonest first. */
export const delimiters = [',', ';', '\t', '|'] as const;

/** The one quote character that is read; it is doubled inside a quoted cell. */
export const quote = '"';

/** A delimiter by its name, for people. */
export const delimiterNames: Readonly<Record<Dialect['delimiter'], string>> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'pipe',
};
