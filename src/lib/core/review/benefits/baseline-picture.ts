import type { ChartEvent, TrendValues } from '../../charts/values.ts';
import { monthLabel, type Month } from '../../vocabulary/month.ts';
import { quarterTicks } from '../quarter-ticks.ts';
import type { BaselineProposal } from './baseline-proposal.ts';
import { monthlyCosts, monthlyVolumes, type ScopeAmount } from './baseline-scope.ts';
import type { BenefitsData, BenefitsView } from './data.ts';

/** A proposed baseline among all months there are. `volume` is null without volumes in one unit. */
export interface BaselinePicture {
  readonly cost: TrendValues;
  readonly volume: TrendValues | null;
}

/** Cost and volume of every month, with the mean of the chosen months over those months alone. */
export function baselinePicture(
  data: BenefitsData,
  { calendar }: Pick<BenefitsView, 'calendar'>,
  chosen: {
    readonly service: string | null;
    readonly proposal: BaselineProposal;
    readonly start: Month | null;
  },
): BaselinePicture {
  const { service, proposal, start } = chosen;
  const costs = monthlyCosts(data, service);
  const volumes = monthlyVolumes(data, service);
  const unit = volumes.find(({ value }) => value !== null)?.unit;
  const isOneUnit = unit !== undefined && volumes.every((one) => one.value === null || one.unit === unit);
  const events = eventsOf(proposal, start);
  const values = (own: readonly ScopeAmount[], mean: string | null, of: Pick<TrendValues, 'unit'>) => ({
    ...of,
    series: [
      { id: 'actual', label: 'Actual', role: 'actual' as const, points: own.map(pointOf) },
      {
        id: 'mean',
        label: 'Chosen mean',
        role: 'baseline' as const,
        points: proposal.months.map(({ period }) => pointOf({ period, value: mean, status: null })),
      },
    ],
    events,
    quarters: quarterTicks(
      [...own.map(({ period }) => period), ...proposal.months.map(({ period }) => period)],
      calendar,
    ),
    zero: true,
  });
  return {
    cost: {
      subject: 'Cost',
      ...values(costs, proposal.mean, {
        unit: { kind: 'money', label: 'a month', currency: costs[0]?.unit ?? null },
      }),
    },
    volume: isOneUnit
      ? {
          subject: 'Volume',
          ...values(volumes, proposal.meanVolume, { unit: { kind: 'count', label: unit } }),
        }
      : null,
  };
}

function eventsOf({ months }: BaselineProposal, start: Month | null): readonly ChartEvent[] {
  return [
    ...(start === null ? [] : [{ date: start, title: 'Start' }]),
    ...months
      .filter(({ isOutlier }) => isOutlier)
      .map(({ period }) => ({ date: period, title: `${monthLabel(period)} unusual` })),
  ];
}

function pointOf({ period, value, status }: Pick<ScopeAmount, 'period' | 'value' | 'status'>) {
  return { period, value: value === null ? null : Number(value), exact: value, status };
}
