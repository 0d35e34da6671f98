import type { AppraisalSettings, RateBand, RateSetId } from '../vocabulary/appraisal-settings.ts';

/** A dated schedule of discount rates, with where it comes from. */
export interface RateSet {
  readonly id: RateSetId;
  readonly title: string;
  readonly jurisdiction: string;
  /** First day on which it is in force; empty where a person has entered the rates. */
  readonly effectiveFrom: string;
  readonly source: string;
  readonly bands: readonly RateBand[];
  /** The set that a sensitivity test takes beside it; null: one percentage point less and more. */
  readonly lower: RateSetId | null;
}

const greenBook = {
  jurisdiction: 'United Kingdom',
  effectiveFrom: '2026-02-05',
} as const;

const firstYears = [0, 31, 76, 126, 201, 301] as const;

/** The sets that ship with Outturn, and the two whose rates a person enters (without bands until then). */
export const rateSets: Readonly<Record<RateSetId, RateSet>> = {
  uk_green_book_2026: {
    ...greenBook,
    id: 'uk_green_book_2026',
    title: 'UK Green Book 2026, standard',
    source: 'HM Treasury, The Green Book, 5 February 2026, chapter 6: social time preference rate',
    bands: bands([0.035, 0.03, 0.025, 0.02, 0.015, 0.01]),
    lower: 'uk_green_book_2026_lower',
  },
  uk_green_book_2026_health: {
    ...greenBook,
    id: 'uk_green_book_2026_health',
    title: 'UK Green Book 2026, health',
    source: 'HM Treasury, The Green Book, 5 February 2026: rate for risk to life and health',
    bands: bands([0.015, 0.0129, 0.0107, 0.0086, 0.0064, 0.0043]),
    lower: null,
  },
  uk_green_book_2026_lower: {
    ...greenBook,
    id: 'uk_green_book_2026_lower',
    title: 'UK Green Book 2026, lower rate (pure time preference removed)',
    source: 'HM Treasury, The Green Book, 5 February 2026: lower-rate sensitivity test',
    bands: bands([0.03, 0.0257, 0.0214, 0.0171, 0.0129, 0.0086]),
    lower: null,
  },
  us_omb_a94_public: {
    id: 'us_omb_a94_public',
    title: 'US OMB Circular A-94, public investment',
    jurisdiction: 'United States',
    effectiveFrom: '1992-10-29',
    source:
      'OMB Circular A-94, revised 29 October 1992 and reinstated in 2025 by memorandum M-25-23, section 8.b: real rate of 7 percent',
    bands: [{ from: 0, rate: 0.07 }],
    lower: null,
  },
  us_omb_a94_appendix_c: {
    id: 'us_omb_a94_appendix_c',
    title: 'US OMB Circular A-94, Appendix C (rates entered)',
    jurisdiction: 'United States',
    effectiveFrom: '',
    source: 'OMB Circular A-94, Appendix C: real Treasury rates of the year',
    bands: [],
    lower: null,
  },
  own: {
    id: 'own',
    title: 'Own rates',
    jurisdiction: '',
    effectiveFrom: '',
    source: '',
    bands: [],
    lower: null,
  },
};

/** The set that settings choose, with the rates and the source that a person entered where it has none of its own. */
export function rateSetOf(settings: Pick<AppraisalSettings, 'rateSet' | 'ownBands' | 'ownSource'>): RateSet {
  const set = rateSets[settings.rateSet];
  if (!isEntered(set.id)) return set;
  return { ...set, bands: settings.ownBands, source: settings.ownSource || set.source };
}

/** Whether the rates of a set are entered by a person. */
export function isEntered(id: RateSetId): boolean {
  return id === 'own' || id === 'us_omb_a94_appendix_c';
}

/** A schedule moved up or down by `points` (0.01 is one percentage point); a rate does not fall below zero. */
export function shiftedBands(schedule: readonly RateBand[], points: number): readonly RateBand[] {
  return schedule.map(({ from, rate }) => ({ from, rate: Math.max(0, rate + points) }));
}

function bands(rates: readonly number[]): readonly RateBand[] {
  return rates.map((rate, index) => ({ from: firstYears[index]!, rate }));
}
