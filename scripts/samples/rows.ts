import type { Month } from '#lib/core/vocabulary/month.ts';

export type Side = 'customer' | 'provider';
export type CostKind = 'run' | 'recharge' | 'transition' | 'dual_running' | 'stranded' | 'one_off';
export type Scenario = 'actual' | 'plan';

/** A row of costs.csv; money in whole pence. */
export interface CostRow {
  readonly partnership: string;
  readonly period: Month;
  readonly pence: number;
  readonly party: Side;
  readonly service: string;
  readonly category: string;
  readonly kind: CostKind;
  readonly scenario: Scenario;
  readonly reference: string;
}

/** A row of volumes.csv; volumes are whole numbers. */
export interface VolumeRow {
  readonly partnership: string;
  readonly period: Month;
  readonly volume: number;
  readonly service: string;
  readonly unit: string;
  readonly scenario: Scenario;
}

/** A row of service_levels.csv: either `value`, or `numerator` and `denominator`; decimals as text. */
export interface LevelRow {
  readonly partnership: string;
  readonly period: Month;
  readonly metric: string;
  readonly value: string | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly service: string;
  readonly target: string;
  readonly better: 'higher' | 'lower';
  readonly unit: string;
}

/** A row of baselines.csv. `service` is empty when it covers all services that have no baseline of their own. */
export interface BaselineRow {
  readonly service: string;
  readonly from: Month;
  readonly to: Month;
  /** In hundredths: 60 is 0.60. */
  readonly fixedPercent: number;
  readonly version: number;
  readonly approvedBy: string;
  readonly approvedOn: string;
  readonly reason: string;
  readonly evidence: string;
}

/** A row of events.csv. */
export interface EventRow {
  readonly date: string;
  readonly kind: string;
  readonly title: string;
  readonly reason: string;
  readonly decidedBy: string;
}

/** A row of price_index.csv; the level in whole tenths. */
export interface IndexRow {
  readonly series: string;
  readonly period: Month;
  readonly tenths: number;
}

/** Everything a partnership puts into the files. */
export interface PartnershipRows {
  readonly costs: readonly CostRow[];
  readonly volumes: readonly VolumeRow[];
  readonly levels: readonly LevelRow[];
}
