import type { Unit } from '../vocabulary/format.ts';
import type { Decimal } from '../vocabulary/money.ts';
import type { Grain } from '../vocabulary/grain.ts';
import type { Month } from '../vocabulary/month.ts';

/** What a series stands for; the role alone decides how it is drawn, the same on every chart. */
export type Role = 'actual' | 'plan' | 'baseline' | 'target' | 'forecast' | 'comparison';

/**
 * One period of a series, by its first month. `value` is the double that is drawn, `exact` the decimal it came from, which texts and
 * tables prefer. A `status` beside a value marks it as provisional; beside null it says why there is none.
 */
export interface ChartPoint {
  readonly period: Month;
  readonly value: number | null;
  readonly exact?: Decimal | null;
  readonly status?: string | null;
  /** Range of a forecast. */
  readonly lower?: number;
  readonly upper?: number;
}

export interface ChartSeries {
  readonly id: string;
  readonly label: string;
  readonly role: Role;
  readonly points: readonly ChartPoint[];
}

/** Something dated, marked on the time axis with a few words. `date` is `YYYY-MM-DD`. */
export interface ChartEvent {
  readonly date: string;
  readonly title: string;
}

/** A mark on the time axis: its first month, and a label such as `Q3 2025-26`, or `2025-26` for a year. */
export interface QuarterTick {
  readonly start: Month;
  readonly label: string;
}

/** What a trend shows. `subject` names the measure in sentences; `selected` is the period in view. */
export interface TrendValues {
  readonly subject?: string;
  readonly unit: Unit;
  readonly series: readonly ChartSeries[];
  readonly events: readonly ChartEvent[];
  /** Marks on the time axis: fiscal quarters, or the periods themselves where they are longer. */
  readonly quarters: readonly QuarterTick[];
  /** How long the periods of the series are; months unless said. */
  readonly grain?: Grain;
  readonly selected?: Month | null;
  /** Whether zero must be on the axis: yes for amounts, no for levels and indices. */
  readonly zero: boolean;
}

/** The size of a whole chart, labels and axes included. */
export interface Size {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** CSS colours of a chart by meaning; `var(--ink)` and `#1b1d22` both do. `series` are told apart in order. */
export interface Theme {
  readonly ink: string;
  readonly muted: string;
  readonly paper: string;
  readonly rule: string;
  readonly ruleStrong: string;
  readonly accent: string;
  readonly concern: string;
  readonly series: readonly string[];
}
