/** Encodings that are read. `iso-8859-1` is named where no byte tells it from `windows-1252`; both decode alike. */
export const encodings = [
  'utf-8',
  'utf-8-bom',
  'utf-16le',
  'utf-16be',
  'windows-1250',
  'windows-1251',
  'windows-1252',
  'windows-1253',
  'windows-1254',
  'iso-8859-1',
  'iso-8859-2',
] as const;

/** How the characters of a file are written in bytes. */
export type Encoding = (typeof encodings)[number];

/** Delimiters that are tried, the commonest first. */
export const delimiters = [',', ';', '\t', '|'] as const;

/** What parts the cells of a row. */
export type Delimiter = (typeof delimiters)[number];

/** Quote characters that are tried; the empty text stands for no quoting at all. */
export const quotes = ['"', "'", ''] as const;

/** What encloses a cell that holds a delimiter or a line end. */
export type Quote = (typeof quotes)[number];

/** How a file is cut into rows and cells. Records count from 0; lines of no bytes are no records. */
export interface Dialect {
  readonly encoding: Encoding;
  readonly delimiter: Delimiter;
  readonly quote: Quote;
  /** How a quote stands inside a quoted cell; with `backslash`, a backslash also takes a delimiter out of use. */
  readonly escape: 'double' | 'backslash';
  /** First record of the header; what stands above it is preamble. */
  readonly headerRecord: number;
  /** Records that make the header: 1 to 3; 0 when the file has none, and columns are named by their place. */
  readonly headerRecords: number;
  /** First record that no longer belongs to the table, such as the title of a second one; null: all do. */
  readonly endRecord: number | null;
}

/** What a person said of a file's dialect; the rest is found. */
export type DialectChoice = Partial<Dialect>;

/** A delimiter by its name, for people. */
export const delimiterNames: Readonly<Record<Delimiter, string>> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'pipe',
};
