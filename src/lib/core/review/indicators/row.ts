import type { Indicator } from '../../indicators/catalogue/indicator.ts';
import type { ControlChart } from '../../vocabulary/control.ts';
import type { DatasetId } from '../../vocabulary/datasets.ts';
import type { FigureRef } from '../../vocabulary/figure-ref.ts';
import type { Unit } from '../../vocabulary/format.ts';
import type { IndicatorSettings } from '../../vocabulary/indicator-settings.ts';
import type { Measure } from '../../vocabulary/measure.ts';
import type { Month } from '../../vocabulary/month.ts';
import type { Point } from '../../vocabulary/point.ts';
import type { Signal, SignalAttention } from '../signals/signal.ts';
import type { LeadsBoard } from '../leads/leads.ts';
import type { IndicatorsData, IndicatorsView } from './data.ts';

/** What a forecast says of something that can be missed: a plan at year end, or a target next quarter. */
export interface Outlook {
  readonly kind: 'shortfall' | 'breach';
  readonly measure: string;
  readonly metric: string | null;
  readonly service: string | null;
  /** What is forecast, for people. */
  readonly label: string;
  /** 0 to 1; null: not to be had, and `why` says so. */
  readonly probability: number | null;
  /** Last month of what is forecast. */
  readonly until: Month;
  /** How far the range can be trusted: backtested coverage, or why there is none. */
  readonly why: string;
  /** The last known figure of the series behind it. */
  readonly ref: FigureRef | null;
}

/** What the indicators need beside the points. */
export interface IndicatorsContext {
  readonly measures: readonly Measure[];
  readonly settings: IndicatorSettings;
  readonly outlooks: readonly Outlook[];
  /** What the lead analysis found; null where it was not made. */
  readonly leads: LeadsBoard | null;
}

/** When what an indicator warns of could show, by its expected lead from the month of the signal. */
export interface Bite {
  readonly from: Month;
  readonly until: Month;
}

/** One indicator as it stands: a series of it that is a signal, or the one that speaks for those that are none. */
export interface IndicatorRow {
  readonly key: string;
  readonly partnership: string;
  readonly indicator: Indicator;
  /** Of what: a service, a service level, one side of a survey; empty for the whole partnership. */
  readonly subject: string;
  /** What it tells of: rows of one service level tell of one thing. */
  readonly topic: string;
  /** What is wrong, as a message: `Average turnaround gets worse`; else what is watched. */
  readonly headline: string;
  readonly attention: SignalAttention;
  /** What the attention is called: `Needs a decision`; or `Over`, where what it counts has come to its end. */
  readonly word: string;
  readonly face: string;
  readonly exact: string;
  readonly unit: Unit;
  readonly period: Month | null;
  /** What the rule makes of the value, without the value: `under 80%, since Apr 2025`. */
  readonly finding: string;
  /** Value, month and finding, in a sentence. */
  readonly sentence: string;
  /** First month of the signal; null where there is none, or it looks ahead. */
  readonly since: Month | null;
  readonly bite: Bite | null;
  readonly biteWords: string;
  /** True while what it warns of can still be kept from happening: its time is not over, and no target is missed yet. */
  readonly isAhead: boolean;
  /** What the data say of the expected lead: `confirmed here`; empty where it was not tested. */
  readonly evidence: string;
  /** What else there is of this indicator, in words; empty where there is nothing. */
  readonly others: string;
  readonly points: readonly Point[];
  readonly chart: ControlChart | null;
  readonly ref: FigureRef | null;
}

/** One thing that is a signal: its first row, and what else says the same. */
export interface Warning {
  readonly row: IndicatorRow;
  readonly also: readonly IndicatorRow[];
}

/** Indicators that cannot be computed for want of the same datasets. */
export interface IndicatorNeed {
  readonly datasets: readonly DatasetId[];
  readonly indicators: readonly {
    readonly title: string;
    readonly warnsOf: string;
    readonly needs: string;
  }[];
}

/** The indicators of a partnership at the end of a quarter, what needs a decision first. */
export interface IndicatorsBoard {
  readonly partnership: string;
  readonly until: Month;
  readonly sentence: string;
  /** What is a signal, thing by thing, the most urgent first. */
  readonly warnings: readonly Warning[];
  readonly rows: readonly IndicatorRow[];
  readonly needs: readonly IndicatorNeed[];
  /** Control charts on the board, and the false alerts chance alone gives them. */
  readonly charts: number;
  readonly falseAlerts: number;
}

/** What rows are made of: the data, the view of them, and the signals of the service levels. */
export interface RowsInput {
  readonly data: IndicatorsData;
  readonly view: IndicatorsView;
  readonly context: IndicatorsContext;
  readonly signals: readonly Signal[];
}
