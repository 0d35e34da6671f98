import type { Decimal } from '../vocabulary/money.ts';
import type { DatasetId } from '../vocabulary/datasets.ts';
import type { Finding } from '../vocabulary/finding.ts';
import type { Mapping } from './mapping.ts';

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

/** The reconciled sum of one column, in one currency where the file says which. */
export interface AmountTally extends Tally<Decimal> {
  readonly column: string;
  readonly currency: string | null;
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
  readonly rows: Tally<number>;
  readonly amounts: readonly AmountTally[];
  readonly control: readonly ControlTotal[];
  readonly findings: readonly Finding[];
}
