import type { FigureRef } from '../../../vocabulary/figure-ref.ts';

/** Whether the data bear out what the log says, what asks for most first. */
export const agreements = [
  'disagree',
  'not in the log',
  'agree in part',
  'agree',
  'cannot be told',
  'on record',
] as const;

/**
 * `not in the log`: something moved that it does not speak of; `on record`: a decision on paper, or an incident that left
 * no trace, which figures neither bear out nor deny.
 */
export type Agreement = (typeof agreements)[number];

/** What one outcome did around an event. */
export interface AuditedOutcome {
  readonly key: string;
  readonly label: string;
  readonly sentence: string;
  readonly before: AuditedMean | null;
  readonly after: AuditedMean | null;
  /** `+0.3 percentage points`, or why there is none. */
  readonly change: string;
  readonly finding: 'better' | 'worse' | 'moved' | 'not moved' | 'cannot be told';
}

/** A mean of months; it can be opened where the measure totals months in the same way. */
export interface AuditedMean {
  readonly face: string;
  readonly period: string;
  readonly ref: FigureRef | null;
}

/** One dated event: what the log says, and what the data say. */
export interface AuditedEvent {
  readonly id: string;
  readonly date: string;
  readonly day: string;
  readonly kind: string;
  readonly title: string;
  readonly reason: string | null;
  readonly decidedBy: string | null;
  /** How it is known which outcomes it is about; empty where it is not. */
  readonly link: string;
  readonly outcomes: readonly AuditedOutcome[];
  readonly agreement: Agreement;
  readonly sentence: string;
}

/** Every dated event up to the month in view, the latest first. */
export interface AuditBoard {
  readonly sentence: string;
  readonly events: readonly AuditedEvent[];
}

/** Decisions on paper: they change what is aimed at or paid, and are not to move the service. */
export const onPaper: ReadonlySet<string> = new Set(['amendment', 'price_change', 'rebase']);
