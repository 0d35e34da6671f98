import type { AppraisalSettings } from '../vocabulary/appraisal-settings.ts';
import { add, subtract, type Decimal } from '../vocabulary/money.ts';
import { benefitCostRatio, type Ratio } from './benefit-cost-ratio.ts';
import { equivalentAnnual } from './equivalent-annual-cost.ts';
import { irr, type RateResult } from './irr.ts';
import { multiply } from './multiply.ts';
import { payback, type Payback } from './payback.ts';

/** Real flows of one year; null where they are not known, and `status` then says why. */
export interface YearFlow {
  readonly label: string;
  readonly benefit: Decimal | null;
  readonly cost: Decimal | null;
  readonly status: string | null;
}

/** A year with its present values, each rounded to the cent so that the rows add up to the total exactly. */
export interface AppraisedYear extends YearFlow {
  readonly net: Decimal | null;
  readonly factor: number;
  readonly benefitPv: Decimal | null;
  readonly costPv: Decimal | null;
  readonly presentValue: Decimal | null;
}

/** What yearly flows are worth. `npsv` null: a year is not known, and `status` says which. */
export interface Appraised<Year extends YearFlow = YearFlow> {
  readonly years: readonly (Year & AppraisedYear)[];
  readonly npsv: Decimal | null;
  readonly benefitPv: Decimal | null;
  readonly costPv: Decimal | null;
  readonly ratio: Ratio;
  readonly equivalentAnnual: number | null;
  readonly irr: RateResult;
  readonly payback: Payback | null;
  readonly discountedPayback: Payback | null;
  readonly status: string | null;
}

/**
 * Appraise yearly flows, the first in year 0: `NPSV = Σ DF_t x (benefit_t - cost_t)`, real money. Source: HM Treasury
 * Green Book. Example: cost 100 in year 0 and benefit 60 in years 1 and 2 at 3.5 % is -100 + 57.97 + 56.01 = 13.98.
 */
export function appraise<Year extends YearFlow>(
  flows: readonly Year[],
  factors: readonly number[],
  savingCountsAs: AppraisalSettings['savingCountsAs'],
): Appraised<Year> {
  const years = flows.map((flow, year) => ({ ...flow, ...valued(flow, factors[year] ?? 0) }));
  const unknown = years.filter(({ presentValue }) => presentValue === null);
  if (years.length === 0) return notKnown(years, 'no flows');
  if (unknown.length > 0) {
    return notKnown(
      years,
      unknown.map(({ label, status }) => `${label} not known: ${status ?? 'no value'}`).join('; '),
    );
  }
  const sum = (of: (year: AppraisedYear) => Decimal | null) => add(...years.map((year) => of(year) ?? '0'));
  const [benefitPv, costPv] = [sum((year) => year.benefitPv), sum((year) => year.costPv)];
  const npsv = subtract(benefitPv, costPv);
  const values = { savings: Number(benefitPv), benefits: 0, costs: Number(costPv) };
  const nets = years.map(({ net }) => Number(net));
  return {
    years,
    npsv,
    benefitPv,
    costPv,
    ratio: benefitCostRatio(values, savingCountsAs),
    equivalentAnnual: equivalentAnnual(Number(npsv), factors.slice(0, years.length)),
    irr: irr(nets),
    payback: payback(nets),
    discountedPayback: payback(years.map(({ presentValue }) => Number(presentValue))),
    status: null,
  };
}

function valued({ benefit, cost }: YearFlow, factor: number): Omit<AppraisedYear, keyof YearFlow> {
  if (benefit === null || cost === null) {
    return { net: null, factor, benefitPv: null, costPv: null, presentValue: null };
  }
  const [benefitPv, costPv] = [multiply(benefit, factor), multiply(cost, factor)];
  const presentValue = subtract(benefitPv, costPv);
  return { net: subtract(benefit, cost), factor, benefitPv, costPv, presentValue };
}

function notKnown<Year extends YearFlow>(years: Appraised<Year>['years'], status: string): Appraised<Year> {
  const none = { kind: 'none', reason: status } as const;
  return {
    years,
    npsv: null,
    benefitPv: null,
    costPv: null,
    ratio: none,
    equivalentAnnual: null,
    irr: none,
    payback: null,
    discountedPayback: null,
    status,
  };
}
