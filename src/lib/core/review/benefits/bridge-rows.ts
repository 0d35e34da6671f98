import type { BridgePart, BridgeService } from '../../appraisal/bridge.ts';
import type { FigureRef } from '../../vocabulary/figure-ref.ts';
import { isZero, type Decimal } from '../../vocabulary/money.ts';
import { spanOf, type BridgeChoice, type BridgeSide } from './bridge-choice.ts';
import type { BenefitsData, BenefitsView } from './data.ts';

/** One service of the bridge with its volumes, and the figures that its costs and volumes open to. */
export interface BridgeRow extends BridgePart {
  readonly from: FigureRef | null;
  readonly to: FigureRef | null;
  readonly unit: string | null;
  readonly volume0: Decimal | null;
  readonly volume1: Decimal | null;
  readonly volumeFrom: FigureRef | null;
  readonly volumeTo: FigureRef | null;
}

/** Rows that no service accounts for. */
export const unnamed = 'Rows that name no service';
/** The whole as one service. */
export const allServices = 'All services';

/** The measure of running cost on a side. */
export function costMeasure(scenario: BridgeSide['scenario']): string {
  return scenario === 'plan' ? 'planned_cost' : 'cost';
}

/** The measure of volume on a side. */
export function volumeMeasure(scenario: BridgeSide['scenario']): string {
  return scenario === 'plan' ? 'planned_volume' : 'volume';
}

interface RowAsked {
  readonly choice: BridgeChoice;
  readonly part: BridgePart;
  readonly read: readonly BridgeService[];
}

/** A service of the bridge as a row whose costs and volumes open. */
export function rowOf(data: BenefitsData, view: BenefitsView, { choice, part, read }: RowAsked): BridgeRow {
  const own = read.find(({ service }) => service === part.service);
  const isWhole = part.service === allServices;
  const service = isWhole ? null : part.service;
  const ref = (side: BridgeSide, measure: typeof costMeasure, amount: Decimal | null) =>
    part.service === unnamed || amount === null || isZero(amount)
      ? null
      : spanRef(data, view, { side, measure, service });
  const [volume0, volume1] = [own?.volume0 ?? null, own?.volume1 ?? null];
  return {
    ...part,
    unit: own?.unit ?? null,
    volume0,
    volume1,
    from: ref(choice.from, costMeasure, part.cost0),
    to: ref(choice.to, costMeasure, part.cost1),
    volumeFrom: ref(choice.from, volumeMeasure, volume0),
    volumeTo: ref(choice.to, volumeMeasure, volume1),
  };
}

interface SpanAsked {
  readonly side: BridgeSide;
  readonly measure: (scenario: BridgeSide['scenario']) => string;
  readonly service: string | null;
}

/** The figure of a measure over the months of one side. */
export function spanRef(
  { partnership }: BenefitsData,
  { calendar }: BenefitsView,
  { side, measure, service }: SpanAsked,
): FigureRef {
  const [from, period] = spanOf(side, calendar);
  return { measure: measure(side.scenario), partnership, service, metric: null, from, period };
}
