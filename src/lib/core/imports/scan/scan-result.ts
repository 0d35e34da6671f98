import type { Dialect, Encoding } from './dialect.ts';
import type { ByteRange, Checkpoint, LineSegment } from './line-map.ts';
import type { Question } from '../propose/question.ts';

/** A row that is set aside since its cells cannot be told apart. */
export interface OddRow {
  readonly row: number;
  readonly line: number;
  readonly fields: number;
  readonly kind: 'ragged' | 'broken';
}

/** A row below the header that is no row of the table: a note or a source line under the data, or the header again. */
export interface AsideRow {
  readonly row: number;
  readonly line: number;
  readonly kind: 'note' | 'repeated_header';
  readonly text: string;
}

/**
 * A kept row that may be a total. `named`: a cell starts or ends with a word for total or is only asterisks; `sparse`: at most
 * half as many cells are filled as in the rows around it; `first`, `last`: the first and the last row of the table.
 * `cells` is its text.
 */
export interface SuspectRow {
  readonly row: number;
  readonly line: number;
  readonly kinds: readonly ('named' | 'sparse' | 'first' | 'last')[];
  readonly cells: readonly string[];
}

/** One of several tables that stand in a file one below the other. */
export interface StackedTable {
  /** The title line above it, else the first names of its header. */
  readonly name: string;
  readonly headerRecord: number;
  readonly endRecord: number | null;
  readonly line: number;
}

/** Why a file cannot be read as a table at all. `line` is where it shows. */
export interface ScanFault {
  readonly rule:
    | 'empty_file'
    | 'header_only'
    | 'not_text'
    | 'not_encoded'
    | 'broken_quote'
    | 'mostly_ragged'
    | 'too_many_columns';
  readonly line: number | null;
  readonly message: string;
}

/** What a file is made of, found by reading every byte once. Plain data, so that a worker can hand it over. */
export interface Scan {
  /** Of the bytes of the file as they were given. */
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly encoding: Encoding;
  readonly dialect: Dialect;
  /** Other delimiters that cut the file just as evenly. */
  readonly rivals: readonly Dialect['delimiter'][];
  /** Names of the columns, trimmed; those of a header of several lines joined, merged cells filled. May repeat or be blank. */
  readonly header: readonly string[];
  readonly headerLine: number;
  /** Texts above the header, one for each line that has any. */
  readonly preamble: readonly string[];
  /** Rows below the header, blank ones included; lines of no bytes are no rows. */
  readonly rows: number;
  readonly keptRows: number;
  readonly blankRows: number;
  /** Rejected: rows = keptRows + blankRows + oddRows + asideRows. */
  readonly oddRows: readonly OddRow[];
  /** Excluded by name. */
  readonly asideRows: readonly AsideRow[];
  /** Kept rows that may be totals, in order; at most a few thousand. */
  readonly suspects: readonly SuspectRow[];
  readonly tables: readonly StackedTable[];
  /** The text in UTF-8 when the file is in another encoding; null when the bytes of the file are the text. */
  readonly text: Blob | null;
  /** Kept rows written anew (UTF-8, comma, doubled quotes, LF) where the database cannot cut them as they stand. */
  readonly body: Blob | null;
  /** The kept rows as they stand, where they are in too many places of the text to slice it quickly. */
  readonly gathered?: Blob | null;
  /** Where the kept rows stand in the text. */
  readonly kept: readonly ByteRange[];
  readonly segments: readonly LineSegment[];
  readonly checkpoints: readonly Checkpoint[];
  /** Columns, from 0, in which some cell may start or end in blank space; the others can be read as they stand. */
  readonly untidyColumns: readonly number[];
  /** The first rows, then rows spread over the rest: to look at, and to tell how dates and numbers are written. */
  readonly samples: readonly (readonly string[])[];
  /** Kept rows in which a quote stands inside a cell that is not quoted, where it is text: how many, and the first line. */
  readonly looseQuotes?: { readonly rows: number; readonly line: number } | null;
  /** What only a person can tell about how the file is cut; empty where a choice was given. */
  readonly questions: readonly Question[];
  readonly fault: ScanFault | null;
}

/** Options of a scan; `onProgress` gets bytes read so far. Aborting the signal rejects with its reason. */
export interface ScanOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (bytes: number) => void;
}
