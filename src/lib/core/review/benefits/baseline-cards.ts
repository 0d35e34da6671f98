import type { BaselineVersion } from '../../measures/baselines.ts';
import { formatExact, formatFace, type Unit } from '../../vocabulary/format.ts';
import { groupBy } from '../../vocabulary/group-by.ts';
import type { MeasureUnit } from '../../vocabulary/measure.ts';
import { divide, type Decimal } from '../../vocabulary/money.ts';
import { monthLabel } from '../../vocabulary/month.ts';
import { unitOfPoint } from '../../vocabulary/point-unit.ts';
import type { BenefitFigure } from './benefit-figure.ts';
import type { BenefitsData, BenefitsView } from './data.ts';

/** A baseline as an object: what it covers, the version in use with its figures, and the versions before it. */
export interface BaselineCard {
  readonly scope: string;
  readonly current: BaselineVersion;
  readonly superseded: readonly BaselineVersion[];
  /** Of government as a whole, nominal, a month: cost, volume and the cost of one unit. */
  readonly figures: readonly BenefitFigure[];
}

/** One card a scope: the whole first, then the services by name. */
export function baselineCards(data: BenefitsData, view: BenefitsView): readonly BaselineCard[] {
  return [...groupBy(data.baselines, ({ service }) => service)].map(([service, versions]) => {
    const current = versions.find(({ isCurrent }) => isCurrent) ?? versions[0]!;
    const isAlone = data.baselines.every((one) => one.service === null);
    return {
      scope: service ?? (isAlone ? 'The whole partnership' : 'All services without a baseline of their own'),
      current,
      superseded: versions.filter((one) => one !== current),
      figures: figuresOf(current, data, view),
    };
  });
}

/** The months a baseline covers, in words. */
export function spanLabel({ from, to, months }: Pick<BaselineVersion, 'from' | 'to' | 'months'>): string {
  return `${monthLabel(from)} to ${monthLabel(to)}, ${months} ${months === 1 ? 'month' : 'months'}`;
}

function figuresOf(current: BaselineVersion, data: BenefitsData, view: BenefitsView) {
  const { cost = null, volume = null, currency, volumeUnit, volumeStatus } = current;
  const unitCost = cost === null || volume === null ? null : divide(cost, volume, 4);
  const noVolume = volumeStatus ?? 'no volume in the baseline';
  const written = (label: string, value: Decimal | null, of: Omit<Written, 'label' | 'value'>) =>
    figureOf({ label, value, ...of }, { current, data, view });
  return [
    written('Cost a month', cost, {
      kind: 'money',
      unit: currency ?? '',
      measure: 'baseline_cost',
      why: 'no costs in its months, or not of both bodies in one currency',
    }),
    written('Volume a month', volume, {
      kind: 'count',
      unit: volumeUnit ?? '',
      measure: 'baseline_volume',
      why: noVolume,
    }),
    written('Unit cost', unitCost, {
      kind: 'money per unit',
      unit: `${currency ?? ''} / ${volumeUnit ?? 'unit'}`,
      measure: null,
      why: cost === null ? 'no cost' : noVolume,
    }),
  ];
}

interface Written {
  readonly label: string;
  readonly value: Decimal | null;
  readonly kind: MeasureUnit;
  readonly unit: string;
  /** The measure that it opens; null where there is none. */
  readonly measure: string | null;
  readonly why: string;
}

interface Of {
  readonly current: BaselineVersion;
  readonly data: BenefitsData;
  readonly view: BenefitsView;
}

function figureOf({ label, value, kind, unit: name, measure, why }: Written, of: Of): BenefitFigure {
  const unit: Unit = unitOfPoint({ unit: kind }, name);
  const period = spanLabel(of.current);
  if (value === null)
    return {
      label,
      value,
      face: '',
      exact: '',
      period,
      status: { kind: 'unavailable', detail: why },
      ref: null,
    };
  const opened = lastMonth(of);
  const ref =
    measure === null || opened === null
      ? null
      : {
          measure,
          partnership: of.current.partnership,
          service: of.current.service,
          metric: null,
          period: opened,
          ...(of.view.party === 'system' ? {} : { party: 'system' as const }),
          ...(of.view.terms === 'nominal' ? {} : { terms: 'nominal' as const }),
        };
  return {
    label,
    value,
    face: formatFace(value, unit),
    exact: formatExact(value, unit),
    period,
    status: null,
    ref,
  };
}

/** The last month to the one in view in which this baseline counts; the services left over have no figure of their own. */
function lastMonth({ current: { service }, data, view }: Of): string | null {
  if (service === null && data.baselines.some((one) => one.service !== null)) return null;
  const counted = data.scopes.filter(
    (one) => one.service === service && one.scenario === 'actual' && one.period <= view.until,
  );
  return counted.reduce<string | null>(
    (last, { period }) => (last === null || period > last ? period : last),
    null,
  );
}
