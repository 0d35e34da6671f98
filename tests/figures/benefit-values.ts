import type { HeatCell, HeatValues } from '#lib/core/charts/heat.ts';
import type { WaterfallValues } from '#lib/core/charts/waterfall.ts';
import type { TrendValues } from '#lib/core/charts/values.ts';
import {
  fiscalQuarterOf,
  quarterEnd,
  quarterLabel,
  quarterStart,
  ukFiscalCalendar,
} from '#lib/core/vocabulary/fiscal.ts';
import { addMonths, monthsBetween } from '#lib/core/vocabulary/month.ts';

const quarters = Array.from({ length: 12 }, (_, index) =>
  fiscalQuarterOf(addMonths('2023-04-01', index * 3), ukFiscalCalendar),
);
const months = monthsBetween('2023-04-01', '2026-03-01');

/** The published price-volume-mix example with a new service and one that cannot be split: every bar has its part. */
export const bridge: WaterfallValues = {
  unit: { kind: 'money', label: 'running cost', currency: 'GBP' },
  scheme: 'price, volume and mix in turn, price last',
  from: { label: '2023-24', total: '2500.00' },
  to: { label: '2024-25', total: '2860.00' },
  better: 'lower',
  steps: [
    { id: 'volume', label: 'Volume', amount: '250.00', meaning: 'more or less was delivered' },
    { id: 'mix', label: 'Mix', amount: '750.00', meaning: 'dearer services make up more of it' },
    { id: 'price', label: 'Price', amount: '-900.00', meaning: 'a unit costs less' },
    { id: 'scope', label: 'Scope', amount: '300.00', meaning: 'new or ended' },
    { id: 'unsplit', label: 'Not split', amount: '-40.00', meaning: 'no volume to split it by' },
  ],
};

/** Totals that are large beside their steps, so that the axis is cut and says so. */
export const thin: WaterfallValues = {
  ...bridge,
  scheme: 'logarithmic means (LMDI-I)',
  from: { label: '2023-24', total: '11200000.00' },
  to: { label: 'plan for 2024-25', total: '11310000.00' },
  steps: [
    { id: 'volume', label: 'Volume', amount: '140000.00', meaning: '' },
    { id: 'mix', label: 'Mix', amount: '0.00', meaning: '' },
    { id: 'price', label: 'Price', amount: '-30000.00', meaning: '' },
  ],
};

/** A provider that is paid more than it spends: totals below zero hang from the axis. */
export const negative: WaterfallValues = {
  ...bridge,
  from: { label: '2023-24', total: '-120.00' },
  to: { label: '2024-25', total: '40.00' },
  steps: [
    { id: 'volume', label: 'Volume', amount: '-60.00', meaning: '' },
    { id: 'price', label: 'Price', amount: '220.00', meaning: '' },
  ],
};

function cells(rate: (quarter: number) => number | null): readonly HeatCell[] {
  return quarters.map((quarter, index) => {
    const value = rate(index);
    const status = value === null ? 'no plan' : null;
    return { column: quarterEnd(quarter, ukFiscalCalendar), value, status };
  });
}

/** Partnerships behind by little and by all, ahead, beginning late, without a plan, and one with a long name. */
export const realisation: HeatValues = {
  unit: { kind: 'share', label: 'realised of plan to date' },
  columns: quarters.map((quarter) => ({
    id: quarterEnd(quarter, ukFiscalCalendar),
    label: quarterLabel(quarter, ukFiscalCalendar),
  })),
  mark: 1,
  tolerance: 0.01,
  most: 6,
  rows: [
    { id: 'fleet', label: 'Fleet workshops', cells: cells((at) => -2.9 + at * 0.26) },
    {
      id: 'hr',
      label: 'HR and payroll shared desk for both authorities',
      cells: cells((at) => 0.4 + at * 0.04),
    },
    { id: 'lab', label: 'Pathology', cells: cells((at) => (at < 6 ? null : 0.3 + at * 0.05)) },
    { id: 'legal', label: 'Legal services', cells: cells((at) => 0.985 + at * 0.002) },
    { id: 'print', label: 'Print', cells: cells((at) => 1.05 + at * 0.03) },
    { id: 'records', label: 'Records', cells: cells(() => null) },
    { id: 'roads', label: 'Roads', cells: cells(() => 1) },
    { id: 'waste', label: 'Waste', cells: cells(() => 1) },
  ],
};

const planned = (index: number) => (index < 9 ? -70_000 * (index + 1) : -630_000 + (index - 8) * 105_000);
const delivered = (index: number) => (index < 12 ? -60_000 * (index + 1) : -720_000 + (index - 11) * 90_000);
const last = 23;
const rate = 0.6;

/** A realisation curve two thirds through its plan: what was realised, what may come, and how far it may fall short. */
export const curve: TrendValues = {
  subject: 'Net saving since the plan began',
  unit: { kind: 'money', label: 'net saving since the plan began, cumulative', currency: 'GBP' },
  zero: true,
  events: [{ date: '2023-10-01', title: 'Production' }],
  quarters: quarters.map((quarter) => ({
    start: quarterStart(quarter, ukFiscalCalendar),
    label: quarterLabel(quarter, ukFiscalCalendar),
  })),
  selected: months[last],
  series: [
    {
      id: 'net_position_since_plan',
      label: 'Realised',
      role: 'actual',
      points: months.slice(0, last + 1).map((period, index) => ({ period, value: delivered(index) })),
    },
    {
      id: 'planned_net_position',
      label: 'Plan',
      role: 'plan',
      points: months.map((period, index) => ({ period, value: planned(index) })),
    },
    {
      id: 'outlook',
      label: 'If the rest goes to plan',
      role: 'forecast',
      points: months.slice(last).map((period, index) => {
        const coming = planned(last + index) - planned(last);
        const upper = delivered(last) + coming;
        return { period, value: upper, upper, lower: delivered(last) + coming * rate };
      }),
    },
  ],
};
