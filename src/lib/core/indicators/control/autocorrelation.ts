import { autocorrelation } from '../statistics/autocorrelation.ts';
import { isConstant } from '../statistics/dust.ts';

/** Fewer neighbours than these say nothing of how alike neighbours are. */
const fewest = 6;

/**
 * How much neighbouring values resemble each other: `r₁` of `autocorrelation`, from −1 to 1, without unit. Null under 6
 * values or where nothing varies. Example: 1, 2, 3, 4, 5, 6 give 0.5.
 */
export function lagOneAutocorrelation(values: readonly number[]): number | null {
  if (values.length < fewest || isConstant(values)) return null;
  return autocorrelation(values, 1)[1] ?? null;
}
