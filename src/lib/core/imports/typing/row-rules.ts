import type { DatasetId } from '../../vocabulary/datasets.ts';

/** A rule that looks at several fields of a row; `isBroken` is SQL over the typed columns, named as the fields. */
export interface RowRule {
  readonly field: string;
  readonly isBroken: string;
  readonly expected: string;
}

/** The rules that rows of a dataset must keep beside those of each field. */
export function rowRulesOf(dataset: DatasetId): readonly RowRule[] {
  return rowRules[dataset] ?? [];
}

const rowRules: Readonly<Partial<Record<DatasetId, readonly RowRule[]>>> = {
  service_levels: [
    {
      field: 'value',
      isBroken: 'suppressed is null and value is null and (numerator is null or denominator is null)',
      expected: 'a value, or numerator and denominator',
    },
    { field: 'denominator', isBroken: 'denominator < 0 or numerator < 0', expected: 'counts of 0 or more' },
  ],
  baselines: [
    {
      field: 'baseline_to',
      isBroken: 'baseline_to < baseline_from',
      expected: 'a month not before baseline_from',
    },
    { field: 'fixed_share', isBroken: 'fixed_share not between 0 and 1', expected: 'a share from 0 to 1' },
    { field: 'scope_factor', isBroken: 'scope_factor <= 0', expected: 'a factor above 0' },
  ],
  partnerships: [
    {
      field: 'fiscal_year_start',
      isBroken: 'fiscal_year_start not between 1 and 12 or fiscal_year_start % 1 <> 0',
      expected: 'a month number from 1 to 12',
    },
  ],
  tickets: [{ field: 'resolved', isBroken: 'resolved < opened', expected: 'a time not before opened' }],
  price_index: [{ field: 'index', isBroken: '"index" <= 0', expected: 'a level above 0' }],
};
