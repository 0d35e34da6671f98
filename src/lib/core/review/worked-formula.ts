import type { ExplainedPart } from '../measures/explain-parts.ts';
import type { Explanation } from '../measures/explain.ts';
import { formulaPieces } from '../measures/formula.ts';
import {
  formatExact,
  formatExactMoney,
  formatFormula,
  formatNumber,
  formatShare,
} from '../vocabulary/format.ts';
import { unitOfPoint } from '../vocabulary/point-unit.ts';
import type { ExplainedScope } from '../measures/scopes.ts';

/** What a part is in the formula, in words; none where a month whose figure is known has no point of it, which is zero. */
export function partValue({ point }: Pick<Explanation, 'point'>, part: ExplainedPart): string {
  if (isAbsent(part) && point.value !== null) return formatExactMoney('0.00', point.unit);
  if (part.value === null) return 'not known';
  return formatExact(part.value, unitOfPoint(part.measure, part.unit ?? ''));
}

// A part without a point in a month whose figure is known took no part in it: no change cost is a cost of zero.
function isAbsent({ points, measure }: ExplainedPart): boolean {
  return points.length === 0 && measure.unit === 'money';
}

/**
 * The formula with the figures of this case in place of the titles of its parts; null where a part has none of its own,
 * as a baseline over several months. The scope factor and the fixed share are filled in where one baseline counts.
 */
export function workedFormula(explanation: Explanation): string | null {
  const { formula, parts, scopes } = explanation;
  const factors = factorsOf(scopes);
  const pieces = formulaPieces(formula, [...parts.map(({ measure }) => measure), ...factors]);
  const values = pieces.map(({ text, part }) => {
    if (part === null) return formatFormula(text);
    const factor = factors.find(({ id }) => id === part);
    return factor ? factor.value : filledPart(explanation, part);
  });
  const isFilled = pieces.some(({ part }) => part !== null) && values.every((value) => value !== null);
  return isFilled ? values.join('') : null;
}

function filledPart(explanation: Explanation, id: string): string | null {
  const [part, ...others] = explanation.parts.filter(({ measure }) => measure.id === id);
  if (!part || others.length > 0 || part.service !== null) return null;
  const isKnown = part.value !== null || part.points.length === 1 || isAbsent(part);
  return isKnown ? partValue(explanation, part) : null;
}

function factorsOf(scopes: readonly ExplainedScope[]) {
  const [only, ...more] = scopes;
  if (!only || more.length > 0) return [];
  return [
    { id: '=scope factor', title: 'scope factor', value: formatNumber(only.scopeFactor, 4) },
    { id: '=fixed share', title: 'fixed share', value: formatShare(only.fixedShare) },
  ];
}

/** How the flexed baseline of one scope comes about in one month: `£1,000.00 × price 1.02 × scope 1 × (60.0% + ...)`. */
export function flexingOf(scope: ExplainedScope, currency: string, isReal: boolean): string {
  const share = formatShare(scope.fixedShare);
  const volume =
    scope.volume !== null && scope.baselineVolume !== null
      ? `${formatNumber(scope.volume, 6)} / ${formatNumber(scope.baselineVolume, 6)}`
      : 'volume / baseline volume';
  const price = scope.price === null ? 'not known' : formatNumber(scope.price, 9);
  const factors = [
    formatExactMoney(scope.baselineCost, currency, 4),
    `price ${price}`,
    `scope ${formatNumber(scope.scopeFactor, 4)}`,
    `(${share} + (1 − ${share}) × ${volume})`,
  ].join(' × ');
  return isReal ? `${factors} / deflator ${scope.deflator ?? 'not known'}` : factors;
}
