/** Ids of the discount-rate sets that ship with Outturn, and of the one that a person enters. */
export const rateSetIds = [
  'uk_green_book_2026',
  'uk_green_book_2026_health',
  'uk_green_book_2026_lower',
  'us_omb_a94_public',
  'us_omb_a94_appendix_c',
  'own',
] as const;

export type RateSetId = (typeof rateSetIds)[number];

/** A step of a discount-rate schedule: `rate` (a share: 0.035) holds for years `from` and later, until the next step. */
export interface RateBand {
  readonly from: number;
  readonly rate: number;
}

/** How cash flows are appraised: what a person decides. Rates and shares are shares of 1. */
export interface AppraisalSettings {
  readonly rateSet: RateSetId;
  /** Rates entered by a person for `own` and for Appendix C, with where they come from. Empty for any other set. */
  readonly ownBands: readonly RateBand[];
  readonly ownSource: string;
  /** Flows fall in the middle of a year rather than at its start. */
  readonly isMidYear: boolean;
  /** Whether a saving counts as a benefit or as a cost avoided: the benefit-cost ratio depends on it, NPSV does not. */
  readonly savingCountsAs: 'benefit' | 'negative_cost';
  /** Uplift on costs not yet incurred, and how much of it is mitigated. */
  readonly optimismBias: number;
  readonly mitigation: number;
  /** How far the baseline and the fixed share are moved in the sensitivity test: 0.1 is 10 % and 0.1 of share. */
  readonly baselineSwing: number;
  readonly fixedShareSwing: number;
}

/** The Green Book's standard rates, flows at the start of a year, no optimism bias. */
export const defaultAppraisal: AppraisalSettings = {
  rateSet: 'uk_green_book_2026',
  ownBands: [],
  ownSource: '',
  isMidYear: false,
  savingCountsAs: 'benefit',
  optimismBias: 0,
  mitigation: 0,
  baselineSwing: 0.1,
  fixedShareSwing: 0.1,
};
