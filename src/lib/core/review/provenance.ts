import type { Decimal } from '../vocabulary/money.ts';

/** A file behind the figures, with what became of its rows. */
export interface SourceUsed {
  readonly name: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly dataset: string;
  readonly read: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly excluded: number;
  /** `none`: there is no control total to tie to. */
  readonly tie: 'ties' | 'does-not-tie' | 'none';
  /** The largest difference from a control total, where it does not tie. */
  readonly difference: Decimal | null;
}

/** A measure behind the figures. `version` is the first 12 hexadecimal digits of the SHA-256 of its file. */
export interface MeasureUsed {
  readonly id: string;
  readonly title: string;
  readonly meaning: string;
  readonly formula: string;
  readonly unit: string;
  readonly source: string;
  readonly caveat: string;
  readonly version: string;
}

/** Where figures come from: what goes out with every export. */
export interface Provenance {
  readonly sources: readonly SourceUsed[];
  readonly measures: readonly MeasureUsed[];
  /** What people decided that the figures depend on: fiscal calendar, currency, price base, rates, rule set. */
  readonly parameters: readonly { readonly name: string; readonly value: string }[];
}
