/** What a measure's value is made of, which decides how it is totalled and written. */
export type MeasureUnit = 'money' | 'count' | 'money per unit' | 'share' | 'level';

/** Whether a rise is good news; `neutral` when neither direction is. */
export type Better = 'higher' | 'lower' | 'neutral';

/** The families of the catalogue, and `own` for what an analyst added to it. */
export type MeasureKind = 'cost' | 'benefit' | 'service' | 'indicator' | 'own';

/** How months become a quarter or a year: added, divided after adding both parts, or taken from the last month. */
export type Total = 'sum' | 'ratio' | 'last';

/** Which months of its parts enter a month's value: the same one, or every one since the measure's first. */
export type Span = 'month' | 'to date';

/** A measure as its SQL file declares it. The id is the snake_case of the title and never changes its meaning. */
export interface Measure {
  readonly id: string;
  readonly title: string;
  readonly kind: MeasureKind;
  readonly better: Better;
  readonly unit: MeasureUnit;
  readonly total: Total;
  /** True when figures differ by party and by terms, because they are made of money. */
  readonly isMonetary: boolean;
  readonly span: Span;
  /** What to say of a partnership that has no point of this measure, such as `no volume`. */
  readonly absent: string;
  /** Tables and views the query reads. */
  readonly reads: readonly string[];
  /** Measures that stand in the formula, in the order of the formula; empty for one that sums source rows. */
  readonly parts: readonly string[];
  readonly meaning: string;
  readonly formula: string;
  readonly source: string;
  readonly caveat: string;
  /** SQL that gives the points; columns as in `Point`. */
  readonly points: string;
  /** SQL that gives the source rows of one point; null when the rows are those of its parts. */
  readonly lineage: string | null;
}

/** Which direction is better, in words. */
export const betterWords: Readonly<Record<Better, string>> = {
  higher: 'Higher is better',
  lower: 'Lower is better',
  neutral: 'Neither direction is better',
};

/** How quarters and years come from months, in words. */
export const totalWords: Readonly<Record<Total, string>> = {
  sum: 'months are added',
  ratio: 'both parts are added, then divided',
  last: 'the last month stands for the period',
};
