/** One known month of an interrupted series. */
export interface Observed {
  /** 1 for the first month of the series; gaps keep their place. */
  readonly t: number;
  readonly value: number;
}

/** When the change happened, and how the year is drawn. */
export interface Design {
  /** Months before the change: month `before + 1` is the first under it. */
  readonly before: number;
  /** Pairs of sine and cosine for the year; 0 for none. */
  readonly harmonics: number;
}

/** What multiplies level at the start, slope, step, and change of slope in month `t`, then the harmonics. */
export function designRow(t: number, { before, harmonics }: Design): readonly number[] {
  return [...trendPart(t), ...effectPart(t - before), ...seasonPart(t, harmonics)];
}

/** The same month as it would have been without the change. */
export function counterfactualRow(t: number, design: Design): readonly number[] {
  return [...trendPart(t), 0, 0, ...seasonPart(t, design.harmonics)];
}

/** The effect alone, `k` months into the change: step + k x change of slope. */
export function effectRow(k: number, { harmonics }: Design): readonly number[] {
  return [0, 0, ...effectPart(k), ...Array.from({ length: 2 * harmonics }, () => 0)];
}

function trendPart(t: number): readonly number[] {
  return [1, t];
}

function effectPart(k: number): readonly number[] {
  return k > 0 ? [1, k] : [0, 0];
}

function seasonPart(t: number, harmonics: number): readonly number[] {
  return Array.from({ length: harmonics }, (_, at) => (2 * Math.PI * (at + 1) * t) / 12).flatMap((angle) => [
    Math.sin(angle),
    Math.cos(angle),
  ]);
}
