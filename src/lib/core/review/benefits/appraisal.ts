import { appraise, type Appraised } from '../../appraisal/appraise.ts';
import { conventionWords } from '../../appraisal/benefit-cost-ratio.ts';
import { discountFactors } from '../../appraisal/discount-factors.ts';
import type { Payback } from '../../appraisal/payback.ts';
import { optimismBiasFactor } from '../../appraisal/optimism-bias.ts';
import { rateSetOf, type RateSet } from '../../appraisal/rate-sets.ts';
import type { AppraisalSettings } from '../../vocabulary/appraisal-settings.ts';
import { decimalOf, formatExactMoney, formatMoney, formatShare, type Unit } from '../../vocabulary/format.ts';
import { isZero, type Decimal } from '../../vocabulary/money.ts';
import { monthLabel } from '../../vocabulary/month.ts';
import { flowsOf, whyNoFlows, yearsOf, type Case, type CaseYear, type Flows } from './appraisal-flows.ts';
import { sensitivityOf, type Sensitivity } from './appraisal-sensitivity.ts';
import type { BenefitsData, BenefitsView } from './data.ts';

/** One result of an appraisal as it is read; `face` empty: there is none, and `note` says why. */
export interface AppraisalResult {
  readonly id: 'npsv' | 'bcr' | 'equivalent_annual_cost' | 'irr' | 'payback' | 'payback_discounted';
  readonly label: string;
  readonly value: Decimal | null;
  readonly face: string;
  readonly exact: string;
  readonly note: string;
}

/** One of the three appraisals that stand side by side. */
export interface AppraisalCase {
  readonly id: Case;
  readonly title: string;
  readonly period: string;
  readonly appraised: Appraised<CaseYear>;
  readonly results: readonly AppraisalResult[];
}

/** The appraisal of one partnership, for government as a whole, in real terms. */
export interface AppraisalBoard {
  /** Why nothing is computed; null when it is. */
  readonly missing: string | null;
  readonly sentence: string;
  readonly rateSet: RateSet;
  readonly unit: Unit;
  readonly cases: readonly AppraisalCase[];
  /** Of the outlook, or of what there is; null where nothing is known. */
  readonly sensitivity: Sensitivity | null;
}

const titles: Readonly<Record<Case, string>> = {
  planned: 'As planned',
  delivered: 'Delivered to date',
  outlook: 'Delivered, and the plan that is left',
};

/**
 * Appraise a partnership three times: as planned, as delivered to the month in view, and that with the rest of the plan.
 * Government as a whole, real flows only, by fiscal year; year 0 is the one of the first flow. Source: HM Treasury Green
 * Book, February 2026.
 */
export function appraisalBoard(
  data: Pick<BenefitsData, 'partnership' | 'whole' | 'scopes'>,
  { until, calendar }: Pick<BenefitsView, 'until' | 'calendar'>,
  settings: AppraisalSettings,
): AppraisalBoard {
  const rateSet = rateSetOf(settings);
  const uplift = optimismBiasFactor(settings.optimismBias, settings.mitigation);
  const flows = flowsOf(data, { partnership: data.partnership, until, calendar, uplift });
  const currency = flows.points.find(({ value }) => value !== null)?.unit ?? null;
  const unit: Unit = { kind: 'money', label: 'net present value, real', currency };
  const missing = whyNoFlows(flows) ?? whyNoRates(rateSet);
  if (missing !== null) {
    return { missing, sentence: notAppraised(missing), rateSet, unit, cases: [], sensitivity: null };
  }
  const cases = (['planned', 'delivered', 'outlook'] as const).map((id) =>
    caseOf(flows, id, { settings, currency }),
  );
  const main = ['outlook', 'delivered', 'planned']
    .map((id) => cases.find((one) => one.id === id))
    .find((one) => one && one.appraised.npsv !== null);
  return {
    missing: null,
    sentence: sentenceOf(cases, { rateSet, currency }),
    rateSet,
    unit,
    cases,
    sensitivity: main ? sensitivityOf(data.scopes, main, { flows, settings }) : null,
  };
}

/** Discount factors of a number of years by the settings. */
function factorsOf(settings: AppraisalSettings, years: number): readonly number[] {
  return discountFactors(rateSetOf(settings).bands, years, settings.isMidYear ? 'middle' : 'start');
}

function whyNoRates({ bands, title }: RateSet): string | null {
  if (bands.length === 0) return `no discount rate entered for ${title}`;
  return bands.some(({ from }) => from === 0) ? null : `${title} has no rate from year 0 on`;
}

function notAppraised(missing: string): string {
  return `No appraisal: ${missing}.`;
}

interface Shown {
  readonly settings: AppraisalSettings;
  readonly currency: string | null;
}

function caseOf(flows: Flows, id: Case, { settings, currency }: Shown): AppraisalCase {
  const years = yearsOf(flows, id);
  const appraised = appraise(years, factorsOf(settings, years.length), settings.savingCountsAs);
  const stated = appraised.status === 'no flows' ? { ...appraised, status: whyEmpty(id) } : appraised;
  return {
    id,
    title: titles[id],
    period: periodOf(years, id, flows),
    appraised: stated,
    results: resultsOf(stated, { settings, currency }),
  };
}

function whyEmpty(id: Case): string {
  return id === 'planned' ? 'no plan' : 'nothing delivered up to the month in view';
}

function periodOf(years: readonly CaseYear[], id: Case, { delivered }: Flows): string {
  const [first, last] = [years[0], years.at(-1)];
  if (!first || !last) return '';
  const span = first === last ? first.label : `${first.label} to ${last.label}`;
  if (id === 'planned' || delivered === null) return `${span}, plan`;
  const since = id === 'outlook' ? 'plan after' : 'delivered to';
  return `${span}, ${since} ${monthLabel(delivered)}`;
}

function resultsOf(appraised: Appraised, { settings, currency }: Shown): readonly AppraisalResult[] {
  const { npsv, ratio, equivalentAnnual, irr, status } = appraised;
  const why = status ?? '';
  const money = (value: Decimal | null) => ({
    value,
    face: value === null ? '' : formatMoney(value, currency),
    exact: value === null ? '' : formatExactMoney(value, currency),
  });
  const annual = equivalentAnnual === null ? null : equivalentAnnual.toFixed(2);
  const annualNote =
    annual === null
      ? why || 'there is no year after year 0'
      : `a year, over the years after year 0${annual.startsWith('-') ? '; below zero it is a cost' : ''}`;
  return [
    { id: 'npsv', label: 'Net present social value', ...money(npsv), note: why },
    {
      id: 'bcr',
      label: 'Benefit-cost ratio',
      ...numeric(ratio.kind === 'ratio' ? ratio.ratio : null, (value) => value.toFixed(2)),
      note: ratio.kind === 'none' ? ratio.reason : conventionWords(settings.savingCountsAs),
    },
    {
      id: 'equivalent_annual_cost',
      label: 'Equivalent annual benefit',
      ...money(annual),
      note: annualNote,
    },
    {
      id: 'irr',
      label: 'Internal rate of return',
      ...numeric(irr.kind === 'rate' ? irr.rate : null, (value) => formatShare(decimalOf(value))),
      note: irr.kind === 'none' ? irr.reason : 'real, a year',
    },
    paid('payback', 'Payback', appraised.payback, why),
    paid('payback_discounted', 'Discounted payback', appraised.discountedPayback, why),
  ];
}

function paid(
  id: 'payback' | 'payback_discounted',
  label: string,
  result: Payback | null,
  why: string,
): AppraisalResult {
  const years = result?.kind === 'years' ? result.years : null;
  const note = result === null ? why : years === null ? 'not within horizon' : 'after year 0, and stays so';
  return { id, label, ...numeric(years, (value) => `${value.toFixed(1)} years`), note };
}

function numeric(value: number | null, write: (value: number) => string) {
  if (value === null) return { value: null, face: '', exact: '' };
  return { value: value.toFixed(6), face: write(value), exact: write(value) };
}

function sentenceOf(
  cases: readonly AppraisalCase[],
  { rateSet, currency }: { readonly rateSet: RateSet; readonly currency: string | null },
): string {
  const npsv = (id: Case) => cases.find((one) => one.id === id)?.appraised.npsv ?? null;
  const [planned, delivered, outlook] = [npsv('planned'), npsv('delivered'), npsv('outlook')];
  const face = (value: Decimal) => formatMoney(value, currency);
  const rates = `at the rates of ${rateSet.title}`;
  if (delivered === null && planned === null) {
    return notAppraised(cases.flatMap(({ appraised }) => appraised.status ?? [])[0] ?? 'no flows');
  }
  if (delivered === null)
    return `The plan is worth ${face(planned!)} today ${rates}; nothing delivered is known.`;
  const done = `What has been delivered is worth ${face(delivered)} ${rates}`;
  if (planned === null) return `${done}; there is no known plan to hold it against.`;
  const isOpen = outlook !== null && outlook !== delivered && !isZero(outlook);
  const rest = isOpen ? `; with the rest of the plan it comes to ${face(outlook)}` : '';
  return `${done}${rest}, against ${face(planned)} as planned.`;
}
