import type { RuleSetId } from './control.ts';

/** When the clock of a case runs, for durations that the export does not give. */
export interface WorkingTime {
  /** Days of the week on which it runs, 1 Monday to 7 Sunday. */
  readonly days: readonly number[];
  /** `HH:MM` on each of them. */
  readonly from: string;
  readonly until: string;
  /** Days off, `YYYY-MM-DD`. */
  readonly holidays: readonly string[];
}

/** A pair that an analyst suspects: the indicator may lead the outcome by so many months. */
export interface LeadCandidate {
  readonly indicator: SeriesName;
  readonly outcome: SeriesName;
  /** Months; null: not said, so the search is an exploration. */
  readonly lag: number | null;
}

/** A series by measure and, where the measure has several, metric. */
export interface SeriesName {
  readonly measure: string;
  readonly metric: string | null;
}

/** Who decided something, on what day (`YYYY-MM-DD`), and why. */
export interface Decided {
  readonly by: string;
  readonly on: string;
  readonly reason: string;
}

/** How service levels and indicators are judged: what a person decides for a whole workspace. */
export interface IndicatorSettings {
  /** In force for every control chart of the workspace. */
  readonly ruleSet: RuleSetId;
  /** Who locked the rule set, when and why; null while it is open to change. A locked one is unlocked by a dated reason. */
  readonly lock: Decided | null;
  /** Who opened it to change last; absent while nobody has. */
  readonly unlocked?: Decided;
  /** Leave outlying moving ranges out of the limits, once. */
  readonly isScreened: boolean;
  /** `2.66` as published by the NHS, or `3/1.128` to more digits. */
  readonly limitConstant: '2.66' | '3/1.128';
  /** Control chart of shares. */
  readonly shareChart: 'p_prime' | 'individuals';
  /** Null: durations run around the clock. */
  readonly workingTime: WorkingTime | null;
  /** Days after which an open case is aged. */
  readonly agedDays: number;
  readonly candidates: readonly LeadCandidate[];
}

/** The NHS's rules, screened, around the clock, cases aged after 30 days. */
export const defaultIndicators: IndicatorSettings = {
  ruleSet: 'nhs_making_data_count',
  lock: null,
  isScreened: true,
  limitConstant: '2.66',
  shareChart: 'p_prime',
  workingTime: null,
  agedDays: 30,
  candidates: [],
};
