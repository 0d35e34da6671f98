import type { ControlChart } from '../../vocabulary/control.ts';
import type { Unit } from '../../vocabulary/format.ts';
import type { Better } from '../../vocabulary/measure.ts';
import type { Decimal } from '../../vocabulary/money.ts';
import type { Month } from '../../vocabulary/month.ts';
import type { Point } from '../../vocabulary/point.ts';

/**
 * What a series asks of its readers, worst first. `decide`: it gets worse, or will miss its target as it is run now.
 * `watch`: it missed its target, or changed, and chance may be all there is to it. `unclear`: too short to be judged.
 */
export const attentions = ['decide', 'watch', 'holding', 'unclear'] as const;

export type SignalAttention = (typeof attentions)[number];

/** One monthly series of service as its control chart tells it. */
export interface Signal {
  /** Names the series within its partnership; what a link says of it. */
  readonly key: string;
  readonly partnership: string;
  readonly measure: string;
  readonly metric: string | null;
  /** Null: the whole partnership. */
  readonly service: string | null;
  /** What is measured, without the service. */
  readonly title: string;
  readonly unit: Unit;
  readonly better: Better;
  /** As computed, but for an assurance that the last months contradict: see `against-target.ts`. */
  readonly chart: ControlChart;
  /** Of the last month that has a value. */
  readonly value: Decimal | null;
  readonly target: Decimal | null;
  readonly period: Month | null;
  /** Whether that value met that target; null without either, or without a better direction. */
  readonly isMet: boolean | null;
  /** Months in a row, up to the last one with a value, that missed the target of their time. */
  readonly missedRun: number;
  readonly attention: SignalAttention;
  /** The finding in words. */
  readonly sentence: string;
  /** The points behind the chart, in order of time. */
  readonly points: readonly Point[];
}
