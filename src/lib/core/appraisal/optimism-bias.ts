import type { Decimal } from '../vocabulary/money.ts';
import { multiply } from './multiply.ts';

/** A kind of project, with the upper bound that costs of its kind were found to be underestimated by, as a share. */
export interface OptimismBiasCategory {
  readonly id: string;
  readonly title: string;
  readonly upperBound: number;
}

/** Upper bounds on capital cost. Source: Mott MacDonald 2002, in HM Treasury's supplementary guidance on optimism bias. */
export const optimismBiasCategories: readonly OptimismBiasCategory[] = [
  { id: 'standard_buildings', title: 'Standard buildings', upperBound: 0.24 },
  { id: 'non_standard_buildings', title: 'Non-standard buildings', upperBound: 0.51 },
  { id: 'standard_civil_engineering', title: 'Standard civil engineering', upperBound: 0.44 },
  { id: 'non_standard_civil_engineering', title: 'Non-standard civil engineering', upperBound: 0.66 },
  { id: 'equipment_development', title: 'Equipment and development', upperBound: 2 },
  { id: 'outsourcing', title: 'Outsourcing', upperBound: 0.41 },
];

/**
 * What a cost not yet incurred is multiplied by: `1 + OB x (1 - mitigation)`. Source: HM Treasury, supplementary Green
 * Book guidance on optimism bias. Example: 50 % of which half is mitigated is 1.25.
 */
export function optimismBiasFactor(optimismBias: number, mitigation: number): number {
  return 1 + optimismBias * (1 - mitigation);
}

/** A cost not yet incurred, uplifted and rounded to the cent: 100 at 51 % is 151.00. */
export function withOptimismBias(
  cost: Decimal,
  { optimismBias, mitigation }: { readonly optimismBias: number; readonly mitigation: number },
): Decimal {
  return multiply(cost, optimismBiasFactor(optimismBias, mitigation));
}
