import { shareScale, valueScale } from '../../../charts/scale.ts';
import { axisTitle, type Unit } from '../../../vocabulary/format.ts';
import type { ValueAxis } from './native-chart.ts';

/** The axis of values in a unit: round ends and steps as on the screen, and the format that its numbers are written in. */
export function valueAxis(
  values: readonly number[],
  unit: Unit,
  { zero, title = axisTitle(unit) }: { readonly zero: boolean; readonly title?: string },
): ValueAxis {
  const scale = (unit.kind === 'share' ? shareScale : valueScale)(values.length > 0 ? values : [0], zero, 6);
  const [min, max] = scale.domain;
  const [first = min, second = max] = scale.ticks;
  return { title, format: numberFormat(scale.ticks, unit), min, max, step: second - first || 1 };
}

const signs: Readonly<Record<string, string>> = { GBP: '£', EUR: '€', USD: '$' };
const scales = [
  { from: 1e9, commas: ',,,', suffix: '"bn"' },
  { from: 1e6, commas: ',,', suffix: '"m"' },
  { from: 1e3, commas: ',', suffix: '"k"' },
] as const;

/** A format of spreadsheets that writes ticks as the screen does: `£0.5m`, `−£0.5m`, `12%`, `12,400`. */
function numberFormat(ticks: readonly number[], unit: Unit): string {
  const isMoney = unit.kind === 'money' || unit.kind === 'money per unit';
  const largest = Math.max(0, ...ticks.map(Math.abs));
  if (unit.kind === 'share') return withMinus(`0${decimals(ticks.map((tick) => tick * 100))}%`);
  const scale = scales.find(({ from }) => largest >= from && (isMoney || from > 1e3));
  const number = `#,##0${decimals(ticks.map((tick) => tick / (scale?.from ?? 1)))}${scale?.commas ?? ''}${scale?.suffix ?? ''}`;
  const sign = isMoney && unit.currency ? `"${currencyText(unit.currency)}"` : '';
  return withMinus(`${sign}${number}`, `${sign}0`);
}

function withMinus(positive: string, zero = '0'): string {
  return `${positive};"−"${positive};${zero}${positive.endsWith('%') ? '%' : ''}`;
}

function currencyText(currency: string): string {
  return signs[currency] ?? `${currency.replace(/["\\]/gu, '')} `;
}

function decimals(shown: readonly number[]): string {
  const most = Math.max(
    0,
    ...shown.map((tick) => String(Number(tick.toPrecision(6))).split('.')[1]?.length ?? 0),
  );
  return most === 0 ? '' : `.${'0'.repeat(Math.min(4, most))}`;
}
