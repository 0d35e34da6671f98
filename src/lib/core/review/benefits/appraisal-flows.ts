import type { YearFlow } from '../../appraisal/appraise.ts';
import { multiply } from '../../appraisal/multiply.ts';
import { pointsIn } from '../../measures/point-set.ts';
import { fiscalStartYear, fiscalYearLabel, type FiscalCalendar } from '../../vocabulary/fiscal.ts';
import type { FigureRef } from '../../vocabulary/figure-ref.ts';
import { groupBy } from '../../vocabulary/group-by.ts';
import { add, type Decimal } from '../../vocabulary/money.ts';
import { monthLabel, type Month } from '../../vocabulary/month.ts';
import type { Point } from '../../vocabulary/point.ts';
import type { BenefitsData } from './data.ts';
import { wholeSet } from './points-at-hand.ts';

/** What is appraised: the plan, what has been delivered, or that together with what is left of the plan. */
export type Case = 'planned' | 'delivered' | 'outlook';

/** An amount that a cell is made of, and the months of a measure that it opens. */
export interface CellPart {
  readonly label: string;
  readonly amount: Decimal;
  /** What a cost to come is before its uplift for optimism bias, and what it is multiplied by; null: it is taken as it is. */
  readonly uplift: { readonly before: Decimal; readonly factor: number } | null;
  readonly ref: FigureRef;
}

/** A year of a case with what its two cells are made of. */
export interface CaseYear extends YearFlow {
  readonly startYear: number;
  readonly benefitParts: readonly CellPart[];
  readonly costParts: readonly CellPart[];
}

/** What flows are of: which partnership, up to which month, and in what years. */
export interface FlowSource {
  readonly partnership: string;
  readonly until: Month;
  readonly calendar: FiscalCalendar;
  /** What a planned change cost not yet incurred is multiplied by in the outlook. */
  readonly uplift: number;
}

interface Kind {
  readonly measure: string;
  readonly label: string;
  readonly side: 'benefit' | 'cost';
  readonly isPlan: boolean;
}

// The net saving as planned holds its change cost and dis-benefits in months before the baseline ends as well, so the
// saving is what is left when they are added back.
const kinds: readonly Kind[] = [
  { measure: 'gross_saving', label: 'gross saving', side: 'benefit', isPlan: false },
  { measure: 'change_cost', label: 'change cost', side: 'cost', isPlan: false },
  { measure: 'dis_benefit', label: 'dis-benefits', side: 'cost', isPlan: false },
  { measure: 'planned_net_saving', label: 'planned net saving', side: 'benefit', isPlan: true },
  { measure: 'planned_change_cost', label: 'planned change cost added back', side: 'benefit', isPlan: true },
  { measure: 'planned_dis_benefit', label: 'planned dis-benefits added back', side: 'benefit', isPlan: true },
  { measure: 'planned_change_cost', label: 'planned change cost', side: 'cost', isPlan: true },
  { measure: 'planned_dis_benefit', label: 'planned dis-benefits', side: 'cost', isPlan: true },
];

/** The measures that flows are made of. */
export const flowMeasures: readonly string[] = [...new Set(kinds.map(({ measure }) => measure))];

/** The real flows of government as a whole, month by month and measure by measure. */
export interface Flows {
  readonly source: FlowSource;
  readonly points: readonly Point[];
  /** First month with a flow; its fiscal year is year 0. */
  readonly first: Month | null;
  /** Last month up to the one in view whose saving is known; the plan runs on from there. Null: nothing delivered. */
  readonly delivered: Month | null;
}

const real = { party: 'system', terms: 'real', grain: 'month', service: null } as const;

/** Find the flows among the points of a partnership. */
export function flowsOf(data: Pick<BenefitsData, 'whole'>, source: FlowSource): Flows {
  const set = wholeSet(data);
  const points = set.measures
    .filter((measure) => flowMeasures.includes(measure))
    .flatMap((measure) => pointsIn(set, { measure, ...real }))
    .toSorted((a, b) => (a.period < b.period ? -1 : 1));
  const known = points.filter(({ period, value }) => value !== null && period <= source.until);
  const saved = known.findLast(({ measure }) => measure === 'gross_saving');
  const spent = known.findLast(({ measure }) => measure === 'change_cost');
  return {
    source,
    points,
    first: points[0]?.period ?? null,
    delivered: saved?.period ?? spent?.period ?? null,
  };
}

/** Why real flows cannot be had at all; null when they can. */
export function whyNoFlows({ points }: Flows): string | null {
  if (points.length === 0) return 'no saving or change cost in real terms';
  const open = points.find(({ value }) => value === null);
  return points.some(({ value }) => value !== null)
    ? null
    : `needs real terms: ${open?.status ?? 'no price index'}`;
}

/** The years of one case from year 0 to its last; empty when it has none. */
export function yearsOf(flows: Flows, one: Case): readonly CaseYear[] {
  const { calendar } = flows.source;
  const points = flows.points.filter((point) => isIn(flows, one, point));
  const last = points.at(-1)?.period;
  if (flows.first === null || last === undefined) return [];
  const years = [fiscalStartYear(flows.first, calendar), fiscalStartYear(last, calendar)] as const;
  const byYear = groupBy(points, ({ period }) => fiscalStartYear(period, calendar));
  return Array.from({ length: years[1] - years[0] + 1 }, (_, index) => {
    const startYear = years[0] + index;
    return yearOf(flows, one, { startYear, own: byYear.get(startYear) ?? [] });
  });
}

function isIn({ delivered }: Flows, one: Case, { measure, period }: Point): boolean {
  const isPlan = kinds.some((kind) => kind.measure === measure && kind.isPlan);
  if (one === 'planned') return isPlan;
  const isDone = delivered !== null && period <= delivered;
  if (one === 'delivered') return !isPlan && isDone;
  return isPlan ? !isDone : isDone;
}

function yearOf(
  flows: Flows,
  one: Case,
  { startYear, own }: { readonly startYear: number; readonly own: readonly Point[] },
): CaseYear {
  const label = fiscalYearLabel(startYear, flows.source.calendar);
  const open = own.find(({ value }) => value === null);
  const units = new Set(flows.points.filter(({ value }) => value !== null).map(({ unit }) => unit));
  const status = open
    ? `${monthLabel(open.period)}: ${open.status ?? 'no value'}`
    : units.size > 1
      ? 'currencies differ'
      : null;
  const uplift = one === 'outlook' ? flows.source.uplift : 1;
  const parts = (side: Kind['side']) => (status === null ? partsOf(flows, own, { side, uplift }) : []);
  const [benefitParts, costParts] = [parts('benefit'), parts('cost')];
  const sum = (of: readonly CellPart[]) =>
    status === null ? add('0.00', ...of.map(({ amount }) => amount)) : null;
  return {
    startYear,
    label,
    status,
    benefitParts,
    costParts,
    benefit: sum(benefitParts),
    cost: sum(costParts),
  };
}

// Optimism bias is that of estimates of cost; what is lost elsewhere is no cost of the programme.
function isCostToCome({ measure, side }: Kind): boolean {
  return measure === 'planned_change_cost' && side === 'cost';
}

function partsOf(
  { source }: Flows,
  own: readonly Point[],
  { side, uplift }: { readonly side: Kind['side']; readonly uplift: number },
): readonly CellPart[] {
  return kinds
    .filter((kind) => kind.side === side)
    .flatMap((kind): CellPart[] => {
      const months = own.filter(({ measure }) => measure === kind.measure);
      const [from, until] = [months[0]?.period, months.at(-1)?.period];
      if (from === undefined || until === undefined) return [];
      const sum = add(...months.map(({ value }) => value ?? '0'));
      const isUplifted = isCostToCome(kind) && uplift !== 1;
      const amount = isUplifted ? multiply(sum, uplift) : sum;
      return [
        {
          label: isUplifted ? `${kind.label} × ${uplift.toFixed(2)} for optimism bias` : kind.label,
          amount,
          uplift: isUplifted ? { before: sum, factor: uplift } : null,
          ref: {
            measure: kind.measure,
            partnership: source.partnership,
            service: null,
            metric: null,
            party: 'system',
            terms: 'real',
            period: until,
            ...(from < until ? { from } : {}),
          },
        },
      ];
    });
}
