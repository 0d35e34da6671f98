import {
  fiscalQuarterOf,
  quarterLabel,
  quarterStart,
  ukFiscalCalendar,
} from '#lib/core/vocabulary/fiscal.ts';
import { monthsBetween, type Month } from '#lib/core/vocabulary/month.ts';
import type { BarValues } from '#lib/core/charts/bars.ts';
import type { ChartPoint, QuarterTick, TrendValues } from '#lib/core/charts/values.ts';

const months = monthsBetween('2023-04-01', '2026-03-01');

/** A wave of fixed values in place of chance: the same figure every time, and not a straight line. */
function wave(index: number, size: number): number {
  return Math.round(Math.sin(index * 1.7) * size + Math.cos(index * 0.9) * size * 0.5);
}

function points(
  value: (index: number) => number | null,
  status?: (index: number) => string | null,
): readonly ChartPoint[] {
  return months.map((period, index) => ({ period, value: value(index), status: status?.(index) ?? null }));
}

function quartersOf(some: readonly Month[]): readonly QuarterTick[] {
  const starts = some.map((month) =>
    quarterStart(fiscalQuarterOf(month, ukFiscalCalendar), ukFiscalCalendar),
  );
  return [...new Set(starts)].map((start) => ({
    start,
    label: quarterLabel(fiscalQuarterOf(start, ukFiscalCalendar), ukFiscalCalendar),
  }));
}

const quarters = quartersOf(months);

/** Cost with plan, baseline, crowded events, a gap and two provisional months. */
export const cost: TrendValues = {
  subject: 'Running cost',
  unit: { kind: 'money', label: 'running cost a month', currency: 'GBP' },
  zero: true,
  quarters,
  selected: '2025-12-01',
  events: [
    { date: '2023-10-01', title: 'Production' },
    { date: '2024-01-15', title: 'Payroll moved' },
    { date: '2024-02-10', title: 'Helpdesk merged' },
    { date: '2024-03-20', title: 'Incident: two pay runs late' },
    { date: '2025-12-01', title: 'Price change' },
  ],
  series: [
    {
      id: 'actual',
      label: 'Actual',
      role: 'actual',
      points: points(
        (index) => (index === 15 || index === 16 ? null : 1_400_000 - index * 11_000 + wave(index, 25_000)),
        (index) => (index > 33 ? 'provisional: price index of Jan 2026' : null),
      ),
    },
    { id: 'plan', label: 'Plan', role: 'plan', points: points((index) => 1_390_000 - index * 13_000) },
    {
      id: 'baseline',
      label: 'Flexed baseline',
      role: 'baseline',
      points: points((index) => 1_410_000 + index * 4_000 + wave(index, 9_000)),
    },
  ],
};

const running = (step: (index: number) => number) => (last: number) =>
  months.slice(0, last + 1).reduce((sum, _, index) => sum + step(index), 0);

/** A cumulative position that goes below zero and comes back. */
export const position: TrendValues = {
  subject: 'Net position',
  unit: { kind: 'money', label: 'cumulative net position', currency: 'GBP' },
  zero: true,
  quarters,
  selected: '2026-03-01',
  events: [{ date: '2023-10-01', title: 'Production' }],
  series: [
    {
      id: 'actual',
      label: 'Actual',
      role: 'actual',
      points: points(running((index) => (index < 12 ? -80_000 : 90_000 + wave(index, 20_000)))),
    },
    {
      id: 'plan',
      label: 'Plan',
      role: 'plan',
      points: points(running((index) => (index < 9 ? -70_000 : 105_000))),
    },
  ],
};

/** A service level with a step, and a target that was raised. */
export const level: TrendValues = {
  subject: 'Payslips right first time',
  unit: { kind: 'share', label: 'payslips right first time' },
  zero: false,
  quarters,
  events: [{ date: '2024-10-01', title: 'New payroll engine' }],
  series: [
    {
      id: 'actual',
      label: 'Actual',
      role: 'actual',
      points: points((index) => (index < 18 ? 0.925 : 0.965) + wave(index, 10) / 1000),
    },
    { id: 'target', label: 'Target', role: 'target', points: points((index) => (index < 12 ? 0.93 : 0.95)) },
  ],
};

/** Unit costs of four services, one of which ended early. */
export const services: TrendValues = {
  subject: 'Unit cost',
  unit: { kind: 'money per unit', label: 'per payslip', currency: 'GBP' },
  zero: true,
  quarters,
  events: [],
  series: [
    ['payroll', 'Payroll', 4.2],
    ['pensions', 'Pensions', 4.0],
    ['travel', 'Expenses and travel', 5.5],
    ['hiring', 'Recruitment', 4.1],
  ].map(([id, label, first], rank) => ({
    id: String(id),
    label: String(label),
    role: rank === 0 ? ('actual' as const) : ('comparison' as const),
    points: points((index) =>
      rank === 2 && index > 24 ? null : Number(first) - index * 0.02 + wave(index + rank, 8) / 100,
    ),
  })),
};

/** One month alone: a dot, not a line. */
export const single: TrendValues = {
  unit: { kind: 'count', label: 'attendances' },
  zero: true,
  quarters: quartersOf(['2025-04-01']),
  events: [],
  series: [
    { id: 'actual', label: 'Actual', role: 'actual', points: [{ period: '2025-04-01', value: 1_840_213 }] },
  ],
};

/** Many trusts in one month, with a target, one without a value, and more than are drawn. */
export const trusts: BarValues = {
  unit: { kind: 'share', label: 'seen within four hours' },
  better: 'higher',
  most: 12,
  selected: 'trust-4',
  rows: Array.from({ length: 60 }, (_, index) => ({
    id: `trust-${index}`,
    label:
      index % 7 === 0 ? `Barking, Havering and Redbridge University Hospitals ${index}` : `Trust ${index}`,
    value: index === 6 ? null : 0.72 + index * 0.004,
    target: 0.76,
    status: index === 6 ? 'no cases' : null,
  })),
};
