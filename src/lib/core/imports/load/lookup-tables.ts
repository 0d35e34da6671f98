import type { Period } from '../typing/period.ts';
import type { WideColumn } from '../mapping/wide-columns.ts';

/** What is read text by text instead of row by row: handed to the database as small files to join. */
export interface LookupTables {
  /** Fields whose one period stands in the file's name or above its header. */
  readonly fixed: ReadonlyMap<string, Period>;
  /** The texts those periods were looked for in, by field: for messages where none was found. */
  readonly fixedTexts: ReadonlyMap<string, string>;
  /** Fields whose texts are looked up among labels of periods. */
  readonly periodFields: readonly string[];
  /** Fields whose texts are looked up in a value map. */
  readonly valueFields: readonly string[];
  readonly wide: WideTable;
  /** CTEs that read the lookup files, each with a comma before it. */
  readonly with: string;
  /** Joins of them to the rows. */
  readonly joins: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** Labels that stand for adjustments after the end of a year (P13 to P16), counted in its last month. */
  readonly adjustments: readonly string[];
  readonly close: () => Promise<void>;
}

/** The unpivoted columns of a file; empty for a table that is not wide. */
export interface WideTable {
  /** Fields that cells fill. */
  readonly fields: readonly string[];
  readonly columns: readonly WideColumn[];
  /** Columns whose header fits but names no period: not loaded, and said to be so. */
  readonly leftOut: readonly WideColumn[];
  /** Rows of the dataset that one row of the file makes. */
  readonly rowsPerRow: number;
  /** CTE `spread` over `body` with a comma before it, empty for a table that is not wide. */
  readonly spread: string;
  readonly with: string;
  readonly join: string;
  readonly parameters: Readonly<Record<string, string>>;
}
