import { controlChart } from '../../indicators/control/control-chart.ts';
import type { ControlChart } from '../../vocabulary/control.ts';
import type { IndicatorSettings } from '../../vocabulary/indicator-settings.ts';
import type { Better } from '../../vocabulary/measure.ts';
import type { Point } from '../../vocabulary/point.ts';
import { controlKind, controlValues } from '../signals/control-values.ts';
import { rebasesFor } from '../signals/rebases.ts';
import type { DatedEvent } from './data.ts';

interface Charting {
  readonly name: string;
  readonly better: Better;
  readonly settings: IndicatorSettings;
  readonly events: readonly DatedEvent[];
  /** Every series that a decision may name: one that names another is not for this one. */
  readonly names: readonly string[];
}

/** The control chart of a monthly series that is no service level. */
export function controlOf(points: readonly Point[], charting: Charting): ControlChart {
  const { name, better, settings, events, names } = charting;
  const known = points.filter(({ value }) => value !== null);
  const isShare = points[0]?.unit === 'share' && known.every(({ value }) => isBetween(Number(value), 0, 1));
  return controlChart({
    values: controlValues(points),
    kind: controlKind(points, isShare, settings),
    better,
    settings,
    rebases: rebasesFor(name, events, names),
  });
}

function isBetween(value: number, low: number, high: number): boolean {
  return value >= low && value <= high;
}
