import type { DatasetId } from '../../vocabulary/datasets.ts';
import type { SeriesName } from '../../vocabulary/indicator-settings.ts';
import type { Better } from '../../vocabulary/measure.ts';

/** Where the values of an indicator come from. */
export type IndicatorSource =
  /** A measure of the catalogue. */
  | { readonly kind: 'measure'; readonly measure: string }
  /** The control chart of each service level against its target. */
  | { readonly kind: 'assurance' }
  /** The forecast: probability of a shortfall by the end of the fiscal year, or of a missed target next quarter. */
  | { readonly kind: 'shortfall' }
  | { readonly kind: 'breach' }
  /** A service level that the analyst marks as a candidate; its name holds one of the words, or none is asked for. */
  | { readonly kind: 'candidate'; readonly words: readonly string[] };

/** When the last value is a signal. `watch` and `decide` are the values from which it is to be watched or decided on. */
export type SignalRule =
  /** The last point of the control chart is flagged on the side that is worse, or on either where none is. */
  | { readonly kind: 'control_chart' }
  | {
      readonly kind: 'threshold';
      readonly side: 'above' | 'below';
      readonly watch: number;
      readonly decide: number;
    }
  /** Actual to date over plan to date. */
  | {
      readonly kind: 'against_plan';
      readonly side: 'above' | 'below';
      readonly watch: number;
      readonly decide: number;
    }
  /** Share of an allowance that is spent, against the share of the year that is gone. */
  | { readonly kind: 'against_time' }
  /** Bands of a probability: unlikely under 20 %, possible, likely over 60 %. */
  | { readonly kind: 'probability' }
  /** The assurance icon: fails, hit or miss, passes. */
  | { readonly kind: 'assurance' };

/** Months from the signal until what it warns of shows. */
export interface ExpectedLead {
  readonly from: number;
  readonly until: number;
}

/** A leading indicator as practice knows it: what it warns of, how early, when it is a signal and what to do then. */
export interface Indicator {
  readonly id: string;
  readonly title: string;
  /** `It warns of …`. */
  readonly warnsOf: string;
  /** Series in which what it warns of would show; metric null: each there is. */
  readonly outcomes: readonly SeriesName[];
  readonly lead: ExpectedLead;
  readonly series: IndicatorSource;
  readonly better: Better;
  readonly rule: SignalRule;
  readonly ruleWords: string;
  /** Values that are needed before the rule is applied. */
  readonly minimumPoints: number;
  /** Months after which the last value no longer speaks of today. */
  readonly staleAfter: number;
  readonly action: string;
  /** Datasets without which there is no value. */
  readonly needs: readonly DatasetId[];
  /** What the datasets must hold. */
  readonly needsWords: string;
  readonly source: string;
}
