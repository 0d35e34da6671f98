import type { Decimal } from '../../vocabulary/money.ts';
import type { DatasetId } from '../../vocabulary/datasets.ts';
import type { Finding } from '../../vocabulary/finding.ts';
import type { Mapping } from '../mapping/mapping.ts';

/** Bytes with a name: a dropped File, a file of a folder, a fetched sample. `name` may carry a folder path. */
export interface SourceFile {
  readonly name: string;
  readonly content: Blob;
}

/** A count or an amount split by what became of its rows; `read` equals the sum of the other three. */
export interface Tally<T> {
  readonly read: T;
  readonly accepted: T;
  readonly rejected: T;
  readonly excluded: T;
}

/** The reconciled sum of one column, in one currency where the file says which; in units, whatever the file's scale. */
export interface AmountTally extends Tally<Decimal> {
  readonly column: string;
  readonly currency: string | null;
}

/** What became of the unpivoted cells of a wide table: read = accepted + rejected + excluded + blank. */
export interface CellTally extends Tally<number> {
  readonly blank: number;
}

/** A control total against what was read; `difference` is `found - expected`. */
export interface ControlTotal {
  readonly source: string;
  readonly expected: Decimal;
  readonly found: Decimal;
  readonly difference: Decimal;
}

/** One file as one dataset, after loading. `id` is the `file_id` of its rows. */
export interface ImportedFile {
  readonly id: number;
  readonly name: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly encoding: string;
  readonly delimiter: string;
  readonly headerLine: number;
  readonly dataset: DatasetId;
  readonly profile: string;
  readonly mapping: Mapping;
  /** Rows of the file. A row of a wide table is accepted or rejected with all its cells. */
  readonly rows: Tally<number>;
  /** The unpivoted cells of a wide table; null for any other. */
  readonly cells: CellTally | null;
  /** Accepted values that the source suppressed (`<=5`, `*`): kept as such, in no sum. */
  readonly suppressed: number;
  /** Rejected rows of this file that were mended and came back in another; counted there. */
  readonly mended: number;
  /** Id of the file whose rejected rows this one brings back mended; null for any other. */
  readonly mends: number | null;
  readonly amounts: readonly AmountTally[];
  readonly control: readonly ControlTotal[];
  readonly findings: readonly Finding[];
}
