/** How long a period is, from the shortest. A rolling year is twelve months that overlap those of the next row. */
export const grains = ['month', 'quarter', 'half_year', 'year', 'rolling_year'] as const;

/** How long a period is. Measures of savings need months; nothing coarser is ever spread over months. */
export type Grain = (typeof grains)[number];

/** A grain in words, for people. */
export const grainNames: Readonly<Record<Grain, string>> = {
  month: 'month',
  quarter: 'quarter',
  half_year: 'half year',
  year: 'year',
  rolling_year: 'rolling year',
};

/** A grain in words, in the plural. */
export const grainPlurals: Readonly<Record<Grain, string>> = {
  month: 'months',
  quarter: 'quarters',
  half_year: 'half years',
  year: 'years',
  rolling_year: 'rolling years',
};

/** Months in a period of a grain. */
export const monthsIn: Readonly<Record<Grain, number>> = {
  month: 1,
  quarter: 3,
  half_year: 6,
  year: 12,
  rolling_year: 12,
};
