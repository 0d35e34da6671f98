import { pointsIn } from '../../measures/point-set.ts';
import { formatMoney, formatNumber } from '../../vocabulary/format.ts';
import { subtract } from '../../vocabulary/money.ts';
import { monthLabel } from '../../vocabulary/month.ts';
import type { Terms } from '../../vocabulary/point.ts';
import {
  monthsOf,
  noFigure,
  sizeOf,
  standing,
  sumToDate,
  whyNoSaving,
  type BenefitFigure,
  type Wanted,
} from './benefit-figure.ts';
import type { BenefitsData, BenefitsView } from './data.ts';
import { wholeSet } from './points-at-hand.ts';
import { efficiencyBoard, fallenWords } from './efficiency.ts';

/** How a figure stands against plan. */
export interface PlanGap {
  readonly text: string;
  readonly direction: 'up' | 'down' | 'level';
  readonly tone: 'good' | 'concern' | 'neutral';
}

/** What stands beside the headline and is never added to it. */
export interface Band {
  readonly id: string;
  readonly label: string;
  /** Why it is not in the headline. */
  readonly why: string;
  readonly figures: readonly BandFigure[];
}

/** A figure of a band; `isVerified` null where the question does not arise. */
export interface BandFigure {
  readonly figure: BenefitFigure;
  readonly isVerified: boolean | null;
}

/** The headline of the Benefits screen, and the bands beside it. */
export interface HeadlineBoard {
  readonly headline: BenefitFigure;
  readonly gap: PlanGap | null;
  /** The same in the other terms: real beside nominal. */
  readonly otherTerms: BenefitFigure;
  readonly realisation: BenefitFigure;
  readonly lifetime: BenefitFigure;
  readonly payback: BenefitFigure;
  /** Why the baseline, and with it all that is measured against it, is not verified; null when it is. */
  readonly doubt: string | null;
  /** What must be said right at the headline: what fell while money was saved. */
  readonly warnings: readonly string[];
  readonly bands: readonly Band[];
  /** Benefits of quality, which have no money, by status. */
  readonly quality: QualityCount;
}

/** How many benefits of quality the register holds, and how they stand. */
export interface QualityCount {
  readonly total: number;
  readonly words: string;
}

/**
 * The headline: the verified net saving measured in the ledgers, against plan. Non-cash, avoided, revenue and unverified
 * amounts stand beside it, each by itself. Sources: Cabinet Office benefits guidance; Government Efficiency Framework,
 * November 2025; NAO 2012, 2022.
 */
export function headlineBoard(data: BenefitsData, view: BenefitsView): HeadlineBoard {
  const other: Terms = view.terms === 'nominal' ? 'real' : 'nominal';
  const headline = standing(data, view, { ...position, label: 'Verified net saving to date' });
  return {
    headline,
    gap: gapOf(data, view, headline),
    otherTerms: standing(data, view, { ...position, label: `The same, ${other}`, terms: other }),
    realisation: rateOf(data, view, headline),
    lifetime: lifetimeOf(data, view),
    payback: paybackOf(data, view),
    doubt: doubtOf(data),
    warnings: warningsOf(data, view),
    bands: bandsOf(data, view),
    quality: qualityOf(data),
  };
}

const position = { measure: 'verified_net_position', absent: 'no month after the baseline' };

/** The whole plan ends where it ends, whatever month is in view; a rate of later months is none yet. */
function lifetimeOf(data: BenefitsData, view: BenefitsView): BenefitFigure {
  const wanted: Wanted = {
    label: 'Of the whole plan',
    measure: 'lifetime_realisation_rate',
    kind: 'share',
    absent: 'no plan',
  };
  return standing(data, view, wanted);
}

function gapOf(data: BenefitsData, view: BenefitsView, { value, ref }: BenefitFigure): PlanGap | null {
  const plan = monthsOf(data, view, { label: '', measure: 'planned_net_position' }).find(
    (point) => point.period === ref?.period,
  );
  if (value === null || !plan || plan.value === null) return null;
  const gap = subtract(value, plan.value);
  const isBelow = gap.startsWith('-');
  return {
    text: `${formatMoney(sizeOf(gap), plan.unit)} ${isBelow ? 'below' : 'above'} plan`,
    direction: isBelow ? 'down' : 'up',
    tone: isBelow ? 'concern' : 'good',
  };
}

/** Realised of plan to date, in the month of the headline. */
function rateOf(data: BenefitsData, view: BenefitsView, { ref }: BenefitFigure): BenefitFigure {
  const wanted: Wanted = {
    label: 'Realised of plan to date',
    measure: 'realisation_rate',
    kind: 'share',
    absent: 'no plan',
  };
  return standing(data, ref ? { ...view, until: ref.period } : view, wanted);
}

/** A payback that is reached after the month in view is not one yet. */
function paybackOf(data: BenefitsData, view: BenefitsView): BenefitFigure {
  const wanted: Wanted = { label: 'Payback', measure: 'payback', kind: 'level', absent: 'no net position' };
  const reached = pointsIn(wholeSet(data), { measure: 'payback' }).some(
    (point) => point.service === null && point.period > view.until,
  );
  const figure = standing(data, view, wanted);
  if (figure.value !== null) return inMonths(figure);
  if (!reached || whyNoSaving(data) !== null) return figure;
  return noFigure(view, wanted, `not by ${monthLabel(view.until)}`);
}

/** The number stands large, its unit with the month beneath. */
function inMonths(figure: BenefitFigure): BenefitFigure {
  const month = figure.ref ? monthLabel(figure.ref.period) : '';
  return { ...figure, face: formatNumber(figure.value ?? '0', 1), period: `months, in ${month}` };
}

/** Why savings against the baselines in use are not verified. */
function doubtOf({ baselines }: BenefitsData): string | null {
  const doubts = baselines.filter((one) => one.isCurrent).flatMap(({ doubt }) => doubt ?? []);
  return doubts.length === 0 ? null : [...new Set(doubts)].join('; ');
}

function warningsOf(data: BenefitsData, view: BenefitsView): readonly string[] {
  if (whyNoSaving(data) !== null) return [];
  const fallen = fallenWords(efficiencyBoard(data, view).items);
  return [...(fallen === '' ? [] : [`Not all an efficiency: ${fallen}.`])];
}

const registerBands = [
  {
    measure: 'non_cash_releasing_benefit',
    label: 'Non-cash-releasing',
    why: 'Time and capacity freed: no budget falls by it.',
  },
  { measure: 'avoidance_benefit', label: 'Avoided cost', why: 'Money that was never in a budget.' },
  { measure: 'revenue_benefit', label: 'Revenue', why: 'Income is not a lower cost.' },
] as const;

function bandsOf(data: BenefitsData, view: BenefitsView): readonly Band[] {
  const register = registerBands.flatMap(({ measure, label, why }) => {
    const figures = (['verified', 'unverified'] as const).flatMap((metric) => {
      const wanted = { label: `${label}, ${metric}`, measure, metric };
      if (monthsOf(data, view, wanted).length === 0) return [];
      const figure = sumToDate(data, view, wanted);
      return [{ figure, isVerified: metric === 'verified' }];
    });
    return figures.length === 0 ? [] : [{ id: measure, label, why, figures }];
  });
  return [...measuredBand(data, view), ...register, ...ledgerBands(data, view)];
}

function measuredBand(data: BenefitsData, view: BenefitsView): readonly Band[] {
  const wanted = { label: 'Measured, baseline not verified', measure: 'unverified_net_saving' };
  const isThere = monthsOf(data, view, wanted).some(({ value }) => value !== null && Number(value) !== 0);
  if (!isThere) return [];
  const why = `No baseline, no benefit: ${doubtOf(data) ?? 'the baseline is not verified'}.`;
  const figure = sumToDate(data, view, wanted);
  return [{ id: wanted.measure, label: 'Unverified saving', why, figures: [{ figure, isVerified: false }] }];
}

const ledger = [
  {
    measure: 'service_credit',
    label: 'Service credits',
    why: 'Money back for service not given: a recovery, never a benefit.',
  },
  { measure: 'dis_benefit', label: 'Dis-benefits', why: 'What got worse: already taken off the headline.' },
] as const;

function ledgerBands(data: BenefitsData, view: BenefitsView): readonly Band[] {
  return ledger.flatMap(({ measure, label, why }) => {
    const wanted = { label, measure };
    if (monthsOf(data, view, wanted).length === 0) return [];
    return [
      { id: measure, label, why, figures: [{ figure: sumToDate(data, view, wanted), isVerified: null }] },
    ];
  });
}

function qualityOf({ register }: BenefitsData): QualityCount {
  const own = register.profiles.filter((profile) => profile.class === 'quality');
  const counts = new Map<string, number>();
  for (const { status } of own) counts.set(status, (counts.get(status) ?? 0) + 1);
  const words = [...counts]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([status, count]) => `${count} ${status}`)
    .join(', ');
  return { total: own.length, words };
}
