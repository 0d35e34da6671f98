import type { AppraisalSettings } from '../vocabulary/appraisal-settings.ts';

/** A ratio under its convention, or why there is none. */
export type Ratio =
  { readonly kind: 'ratio'; readonly ratio: number } | { readonly kind: 'none'; readonly reason: string };

/** Present values; `savings` are running costs that fall away, `benefits` everything else that is gained. */
export interface PresentValues {
  readonly savings: number;
  readonly benefits: number;
  readonly costs: number;
}

/**
 * Benefit-cost ratio. A saving counts as a benefit: `(benefits + savings) / costs`; or as a negative cost:
 * `benefits / (costs - savings)`. The ratio depends on the convention, NPSV does not. No unit. Source: HM Treasury Green
 * Book, February 2026. Example: savings 300, other benefits 20, costs 100 is 3.2 under the first, none under the second.
 */
export function benefitCostRatio(
  { savings, benefits, costs }: PresentValues,
  savingCountsAs: AppraisalSettings['savingCountsAs'],
): Ratio {
  if (savingCountsAs === 'benefit') {
    return costs > 0 ? { kind: 'ratio', ratio: (benefits + savings) / costs } : none('no cost to divide by');
  }
  if (costs - savings <= 0) return none('savings exceed costs, so there is no net cost to divide by');
  if (benefits === 0) return none('there is no benefit other than savings, which count as costs avoided');
  return { kind: 'ratio', ratio: benefits / (costs - savings) };
}

/** The convention in words. */
export function conventionWords(savingCountsAs: AppraisalSettings['savingCountsAs']): string {
  return savingCountsAs === 'benefit' ? 'a saving counts as a benefit' : 'a saving counts as a cost avoided';
}

function none(reason: string): Ratio {
  return { kind: 'none', reason };
}
