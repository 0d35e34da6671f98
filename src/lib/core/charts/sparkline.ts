/** What a sparkline shows: one value a month in order, null where a month is missing. */
export interface SparklineValues {
  readonly values: readonly (number | null)[];
  /** A plan or target in the same months. */
  readonly reference?: readonly (number | null)[];
  readonly zero: boolean;
}

/** A sparkline as SVG path data in pixels; it needs no page, so that tables of hundreds stay quick. */
export interface Sparkline {
  readonly line: string;
  readonly reference: string;
  readonly zeroY: number | null;
  readonly last: { readonly x: number; readonly y: number } | null;
}

/** Room for the stroke and the last dot. */
const padPx = 3;

/** Lay out a sparkline: the line with gaps, the reference, the zero rule where it is in range, the last point. */
export function sparkline(values: SparklineValues, widthPx: number, heightPx: number): Sparkline {
  const reference = values.reference ?? [];
  const present = [...values.values, ...reference].filter((value) => value !== null);
  const all = values.zero ? [0, ...present] : present;
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const count = Math.max(values.values.length, reference.length, 2);
  const x = (index: number) => tenth(padPx + (index / (count - 1)) * (widthPx - 2 * padPx));
  const y = (value: number) =>
    tenth(high === low ? heightPx / 2 : padPx + ((high - value) / (high - low)) * (heightPx - 2 * padPx));
  const lastIndex = values.values.findLastIndex((value) => value !== null);
  const last = values.values[lastIndex];
  return {
    line: path(values.values, x, y),
    reference: path(reference, x, y),
    zeroY: low <= 0 && high >= 0 && present.length > 0 ? y(0) : null,
    last: typeof last === 'number' ? { x: x(lastIndex), y: y(last) } : null,
  };
}

type Scale = (value: number) => number;

/** `M` starts a stretch, `L` goes on; a missing month starts a new stretch. */
function path(values: readonly (number | null)[], x: Scale, y: Scale): string {
  return values
    .map((value, index) => {
      if (value === null) return '';
      const isStart = (values[index - 1] ?? null) === null;
      return `${isStart ? 'M' : 'L'}${x(index)},${y(value)}`;
    })
    .join('');
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
