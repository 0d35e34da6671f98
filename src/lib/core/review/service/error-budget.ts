import type { FigureRef } from '../../vocabulary/figure-ref.ts';
import { formatExact, formatNumber, formatShare } from '../../vocabulary/format.ts';
import { groupBy } from '../../vocabulary/group-by.ts';
import { addMonths, monthLabel, type Month } from '../../vocabulary/month.ts';
import type { Point } from '../../vocabulary/point.ts';

/** What a level may still miss in its agreement year. Cases; shares of 1. */
export interface ErrorBudget {
  readonly title: string;
  readonly service: string | null;
  /** Missed of allowed; null where the target allows none. */
  readonly spent: number | null;
  readonly exact: string;
  readonly state: 'overspent' | 'ahead of time' | 'within';
  readonly sentence: string;
  readonly status: string | null;
  readonly ref: FigureRef;
}

/** The error budgets of a partnership, the most spent first, beside the share of the agreement year that is gone. */
export interface ErrorBudgetBoard {
  readonly sentence: string;
  /** First and last month of the agreement year. */
  readonly from: Month;
  readonly until: Month;
  readonly gone: number;
  readonly budgets: readonly ErrorBudget[];
}

/** What was missed of what the year allows; null where no level has cases and a target. */
export function errorBudgetBoard(points: readonly Point[], until: Month): ErrorBudgetBoard | null {
  const gone = points.findLast(({ measure, period }) => measure === 'year_gone' && period <= until);
  if (!gone?.numerator) return null;
  const from = addMonths(gone.period, 1 - Number(gone.numerator));
  const spent = points.filter(
    ({ measure, period }) => measure === 'error_budget_spent' && period >= from && period <= until,
  );
  const share = Number(gone.value);
  const latest = [...groupBy(spent, ({ metric, service }) => JSON.stringify([metric, service])).values()].map(
    (own) => own.reduce((last, point) => (point.period > last.period ? point : last)),
  );
  const wholes = new Set(latest.filter(({ service }) => service === null).map(({ metric }) => metric));
  const budgets = latest
    .filter(({ service, metric }) => service === null || !wholes.has(metric))
    .map((point) => budgetOf(point, share))
    .toSorted((a, b) => (b.spent ?? Infinity) - (a.spent ?? Infinity));
  if (budgets.length === 0) return null;
  return { sentence: sentenceOf(budgets), from, until: addMonths(from, 11), gone: share, budgets };
}

function budgetOf(point: Point, gone: number): ErrorBudget {
  const { measure, partnership, metric, service, period, value, status } = point;
  const spent = value === null ? null : Number(value);
  return {
    title: metric ?? 'Cases resolved by their due date',
    service,
    spent,
    exact: formatExact(value, { kind: 'share', label: '' }),
    state: stateOf(spent, Number(point.numerator), gone),
    sentence: wordsOf(point, gone),
    status,
    ref: { measure, partnership, metric, service, period },
  };
}

// What is spent to the case is not overspent by a rounding.
const dust = 1e-9;

function stateOf(spent: number | null, missed: number, gone: number): ErrorBudget['state'] {
  if (spent === null) return missed > 0 ? 'overspent' : 'within';
  if (spent > 1 + dust) return 'overspent';
  return spent > gone + dust ? 'ahead of time' : 'within';
}

function wordsOf({ numerator, denominator, value, status, period }: Point, gone: number): string {
  if (value === null || numerator === null || denominator === null) return `${status ?? 'not known'}.`;
  const allowed = formatNumber(denominator, 0);
  return `${formatNumber(numerator, 0)} missed of about ${allowed} that the year allows: ${percent(Number(value))} spent with ${percent(gone)} of the year gone, to ${monthLabel(period)}.`;
}

function sentenceOf(budgets: readonly ErrorBudget[]): string {
  const over = budgets.filter(({ state }) => state === 'overspent').length;
  const ahead = budgets.filter(({ state }) => state === 'ahead of time').length;
  const of = `of ${budgets.length} ${budgets.length === 1 ? 'level' : 'levels'}`;
  if (over + ahead === 0)
    return budgets.length === 1
      ? 'The one level is within its error budget.'
      : `All ${budgets.length} levels are within their error budgets.`;
  const parts = [
    over > 0 ? `${over} ${of} already missed more than the whole year allows` : '',
    ahead > 0 ? `${ahead} ${of} spent the budget faster than the year goes by` : '',
  ];
  return `${parts.filter(Boolean).join('; ')}.`;
}

function percent(share: number): string {
  return formatShare(share.toFixed(6), 0);
}
