import type { BridgeScheme } from '../../appraisal/bridge.ts';
import {
  fiscalYearLabel,
  fiscalYearStart,
  parseQuarterKey,
  quarterKey,
  quarterLabel,
  quarterStart,
  type FiscalCalendar,
  type FiscalQuarter,
} from '../../vocabulary/fiscal.ts';
import { addMonths, type Month } from '../../vocabulary/month.ts';

/** One side of a bridge: a fiscal year or quarter, as it was or as it was planned. */
export interface BridgeSide {
  readonly scenario: 'actual' | 'plan';
  readonly startYear: number;
  /** Null: the whole year. */
  readonly quarter: FiscalQuarter['quarter'] | null;
}

/** Which two sides are bridged, and how the change is shared out. */
export interface BridgeChoice {
  readonly from: BridgeSide;
  readonly to: BridgeSide;
  readonly scheme: BridgeScheme;
}

/** A side as it stands in a link and in a list: `2024`, `2024-Q3`, `plan-2024`. */
export function sideKey({ scenario, startYear, quarter }: BridgeSide): string {
  const period = quarter === null ? String(startYear) : quarterKey({ startYear, quarter });
  return scenario === 'plan' ? `plan-${period}` : period;
}

/** Read a side from its key; null when it is none. */
export function parseSide(key: string): BridgeSide | null {
  const scenario = key.startsWith('plan-') ? 'plan' : 'actual';
  const period = key.replace(/^plan-/, '');
  const quarter = parseQuarterKey(period);
  if (quarter) return { scenario, ...quarter };
  return /^\d{4}$/.test(period) ? { scenario, startYear: Number(period), quarter: null } : null;
}

/** A choice as it stands in a link: `2024..2025`, with `.lmdi` behind it for that scheme. */
export function choiceText({ from, to, scheme }: BridgeChoice): string {
  return `${sideKey(from)}..${sideKey(to)}${scheme === 'lmdi' ? '.lmdi' : ''}`;
}

/** Read a choice from a link; null when it is none. */
export function parseChoice(text: string | null): BridgeChoice | null {
  const isLmdi = text?.endsWith('.lmdi') === true;
  const [from, to] = (text ?? '')
    .replace(/\.lmdi$/, '')
    .split('..')
    .map(parseSide);
  if (!from || !to) return null;
  return { from, to, scheme: isLmdi ? 'lmdi' : 'price_volume_mix' };
}

/** Whether two sides are as long as each other: a year is not bridged to a quarter. */
export function isAlike({ from, to }: Pick<BridgeChoice, 'from' | 'to'>): boolean {
  return (from.quarter === null) === (to.quarter === null);
}

/**
 * A choice with one side changed. Where the other side is then of another length, it is the nearest of the sides, in
 * their order, that is as long and not the same one.
 */
export function withSide(
  choice: BridgeChoice,
  change: Partial<Pick<BridgeChoice, 'from' | 'to'>>,
  sides: readonly BridgeSide[],
): BridgeChoice {
  const next = { ...choice, ...change };
  if (isAlike(next)) return next;
  const kept = change.from ? next.from : next.to;
  const at = sides.findIndex((side) => sideKey(side) === sideKey(kept));
  const fitting = sides
    .map((side, index) => ({ side, away: Math.abs(index - at) }))
    .filter(({ side, away }) => away > 0 && isAlike({ from: side, to: kept }))
    .toSorted((a, b) => a.away - b.away)[0]?.side;
  const other = fitting ?? kept;
  return change.from ? { ...next, to: other } : { ...next, from: other };
}

/** First and last month of a side. */
export function spanOf(
  { startYear, quarter }: BridgeSide,
  calendar: FiscalCalendar,
): readonly [Month, Month] {
  const first =
    quarter === null ? fiscalYearStart(startYear, calendar) : quarterStart({ startYear, quarter }, calendar);
  return [first, addMonths(first, quarter === null ? 11 : 2)];
}

/** A side for people: `2024-25`, `Q3 2024-25`, `plan for 2024-25`. */
export function sideLabel({ scenario, startYear, quarter }: BridgeSide, calendar: FiscalCalendar): string {
  const period =
    quarter === null ? fiscalYearLabel(startYear, calendar) : quarterLabel({ startYear, quarter }, calendar);
  return scenario === 'plan' ? `plan for ${period}` : period;
}
