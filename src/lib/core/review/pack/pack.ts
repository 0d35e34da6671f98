import type { BarValues } from '../../charts/bars.ts';
import type { ControlFigure } from '../../charts/control.ts';
import type { FanValues } from '../../charts/fan.ts';
import type { Table } from '../../charts/table.ts';
import type { TrendValues } from '../../charts/values.ts';
import type { WaterfallValues } from '../../charts/waterfall.ts';
import type { FigureRef } from '../../vocabulary/figure-ref.ts';
import type { Unit } from '../../vocabulary/format.ts';
import type { Decimal } from '../../vocabulary/money.ts';
import type { Month } from '../../vocabulary/month.ts';
import type { Party, Terms } from '../../vocabulary/point.ts';
import type { AskedDecision, ReviewComment } from '../../vocabulary/review-settings.ts';
import type { FigureStatus } from '../benefits/benefit-figure.ts';
import type { PlanGap } from '../benefits/headline.ts';
import type { Provenance } from '../provenance.ts';

/**
 * A review as plain data: what the screen shows, what is presented and printed, and what every export is made from. It
 * can be copied to a worker and written as JSON; nothing in it is a function.
 */
export interface Pack {
  readonly partnership: string;
  readonly name: string;
  readonly customer: string;
  readonly provider: string;
  /** As in a link, `2025-Q4`, and for people, `Q4 2025-26`. */
  readonly quarter: string;
  readonly quarterLabel: string;
  readonly until: Month;
  readonly party: Party;
  readonly terms: Terms;
  /** Whose view, in what prices: `Whole of government, nominal, GBP`. */
  readonly scope: string;
  /** Date and time in UTC. */
  readonly madeAt: string;
  /** How fresh it is, in words: `Data to May 2026, figures as at the end of Q4 2025-26, made on 24 Nov 2026`. */
  readonly vintage: string;
  readonly marks: readonly PackMark[];
  /** In the order of the review, hidden ones included. */
  readonly pages: readonly PackPage[];
  readonly provenance: Provenance;
}

/** A stamp that stands on every page it is true of, also in print. */
export interface PackMark {
  readonly kind: 'sample' | 'does-not-tie' | 'unverified' | 'provisional';
  readonly words: string;
}

/** What a page is for. */
export type PackPageKind =
  | 'cover'
  | 'headline'
  | 'benefits'
  | 'bridge'
  | 'service'
  | 'level'
  | 'indicators'
  | 'forecast'
  | 'changes'
  | 'evidence'
  | 'advantages'
  | 'decisions'
  | 'own';

/** One thought. */
export interface PackPage {
  /** `headline`, `level:Average turnaround`, or the id of an own page. */
  readonly id: string;
  readonly kind: PackPageKind;
  /** The message: as the numbers propose it, or as a person wrote it. */
  readonly title: string;
  readonly proposed: string;
  readonly isHidden: boolean;
  /** One or two sentences under the title; may be empty. */
  readonly lead: string;
  readonly blocks: readonly PackBlock[];
  /** For the presenter: definitions, sources, what to say when asked. A line each. */
  readonly notes: readonly string[];
  /** Where its figures come from, for the foot of the page. */
  readonly source: string;
  readonly marks: readonly PackMark[];
  /** Beside the page and everything on it, the oldest first. */
  readonly comments: readonly ReviewComment[];
}

/** What stands on a page, in reading order. Ids are unique within a pack: `headline/figures`. */
export type PackBlock = FiguresBlock | ChartBlock | TableBlock | TextBlock | DecisionsBlock;

/** Up to four large numbers. */
export interface FiguresBlock {
  readonly kind: 'figures';
  readonly id: string;
  readonly figures: readonly PackFigure[];
}

export interface PackFigure {
  /** Unique within a pack, and the same in the next review: `headline/net`. */
  readonly id: string;
  readonly label: string;
  readonly value: Decimal | null;
  readonly unit: Unit;
  readonly face: string;
  readonly exact: string;
  /** Months and terms in words. */
  readonly period: string;
  readonly delta: PlanGap | null;
  readonly status: FigureStatus | null;
  readonly ref: FigureRef | null;
}

export interface ChartBlock {
  readonly kind: 'chart';
  readonly id: string;
  readonly title: string;
  /** What it shows, in what unit and for whom. */
  readonly unit: string;
  /** The finding in words. */
  readonly summary: string;
  readonly chart: PackChart;
  readonly source: string;
  /**
   * What a point opens: of a chart over months by the id of its series, the period being that of the point; of bars and
   * waterfalls by the id of the bar. What is not named opens nothing.
   */
  readonly refs: Readonly<Record<string, FigureRef>>;
}

/** Everything a chart is drawn from. */
export type PackChart =
  | { readonly kind: 'trend' | 'position'; readonly values: TrendValues }
  | { readonly kind: 'fan'; readonly values: FanValues }
  | { readonly kind: 'control'; readonly figure: ControlFigure; readonly subject: string }
  | { readonly kind: 'waterfall'; readonly values: WaterfallValues }
  | { readonly kind: 'bars'; readonly values: BarValues };

/**
 * What matters most stands first. A review shows no more rows than three pages hold, and its note says how many more there
 * are and where; a page of fixed size continues the rows it has no room for.
 */
export interface TableBlock {
  readonly kind: 'table';
  readonly id: string;
  readonly title: string;
  readonly table: Table;
  /** What a row opens, by its id. */
  readonly refs: Readonly<Record<string, FigureRef>>;
  /** What must be said under it; may be empty. */
  readonly note: string;
}

export interface TextBlock {
  readonly kind: 'text';
  readonly id: string;
  readonly paragraphs: readonly string[];
}

/** What the meeting is asked to decide, and why. */
export interface DecisionsBlock {
  readonly kind: 'decisions';
  readonly id: string;
  readonly decisions: readonly (AskedDecision & { readonly why: string })[];
}
