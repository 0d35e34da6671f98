import { multiply } from '../../appraisal/multiply.ts';
import { add, compare, subtract, type Decimal } from '../../vocabulary/money.ts';
import type { Tie } from '../ties.ts';
import type { AppraisalCase } from './appraisal.ts';
import type { CellPart } from './appraisal-flows.ts';

/** One year of a net present value with its arithmetic: `(saving - cost) x factor`, each product rounded to the cent. */
export interface OpenedYear {
  readonly label: string;
  readonly index: number;
  /** To the twelve decimals that count. */
  readonly factor: string;
  readonly sides: readonly OpenedSide[];
  readonly presentValue: Decimal;
}

/** The savings or the costs of a year: what they are made of, their sum, and what that is worth today. */
export interface OpenedSide {
  readonly id: 'benefit' | 'cost';
  readonly parts: readonly CellPart[];
  readonly flow: Decimal;
  readonly presentValue: Decimal;
}

/** A net present value opened to its years, which sum to it to the cent; null where it is not known. */
export interface OpenedNpsv {
  readonly npsv: Decimal;
  readonly years: readonly OpenedYear[];
  readonly tie: Tie;
}

/**
 * Open the net present value of a case: each year's saving and cost times its factor. Example: saving 60.00 and cost 10.00
 * in year 1 at 3.5 % are 60.00 x 0.966183574879 = 57.97 less 9.66, so 48.31.
 */
export function openedNpsv({ appraised }: AppraisalCase): OpenedNpsv | null {
  const { npsv } = appraised;
  if (npsv === null) return null;
  const years = appraised.years.flatMap((year, index): OpenedYear[] => {
    const { label, factor, benefit, cost, benefitParts, costParts } = year;
    if (benefit === null || cost === null) return [];
    const side = (id: OpenedSide['id'], flow: Decimal, parts: readonly CellPart[]): OpenedSide => ({
      id,
      parts,
      flow,
      presentValue: multiply(flow, factor),
    });
    const sides = [side('benefit', benefit, benefitParts), side('cost', cost, costParts)] as const;
    const presentValue = subtract(sides[0].presentValue, sides[1].presentValue);
    return [{ label, index, factor: factor.toFixed(12), sides, presentValue }];
  });
  const sum = add('0.00', ...years.map(({ presentValue }) => presentValue));
  const by = subtract(sum, npsv);
  return { npsv, years, tie: { ties: compare(by, '0') === 0, sum, figure: npsv, by } };
}
