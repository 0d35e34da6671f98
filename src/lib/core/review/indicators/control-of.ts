import { controlChart } from '../../indicators/control/control-chart.ts';
import type { ControlChart, ControlValue } from '../../vocabulary/control.ts';
import type { IndicatorSettings } from '../../vocabulary/indicator-settings.ts';
import type { Better } from '../../vocabulary/measure.ts';
import { monthsBetween } from '../../vocabulary/month.ts';
import type { Point } from '../../vocabulary/point.ts';
import { rebasesFor } from '../signals/rebases.ts';
import type { DatedEvent } from './data.ts';

interface Charting {
  readonly name: string;
  readonly better: Better;
  readonly settings: IndicatorSettings;
  readonly events: readonly DatedEvent[];
}

/** The control chart of a monthly series; a month that is missing between two others stands there as a gap. */
export function controlOf(points: readonly Point[], charting: Charting): ControlChart {
  const { name, better, settings, events } = charting;
  const known = points.filter(({ value }) => value !== null);
  const hasParts = known.every(({ numerator, denominator }) => numerator !== null && Number(denominator) > 0);
  const isShare = points[0]?.unit === 'share' && known.every(({ value }) => isBetween(Number(value), 0, 1));
  return controlChart({
    values: valuesOf(points),
    kind: isShare && hasParts && settings.shareChart === 'p_prime' ? 'p_prime' : 'individuals',
    better,
    settings,
    rebases: rebasesFor(name, events, [name]),
  });
}

function valuesOf(points: readonly Point[]): readonly ControlValue[] {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return [];
  const pointByMonth = new Map(points.map((point) => [point.period, point]));
  return monthsBetween(first.period, last.period).map((period) => {
    const point = pointByMonth.get(period);
    return {
      period,
      value: numberOf(point?.value),
      numerator: numberOf(point?.numerator),
      denominator: numberOf(point?.denominator),
      target: numberOf(point?.target),
      status: point ? point.status : 'no value',
    };
  });
}

function numberOf(text: string | null | undefined): number | null {
  return text == null ? null : Number(text);
}

function isBetween(value: number, low: number, high: number): boolean {
  return value >= low && value <= high;
}
