import type { TableCell } from '../../charts/table.ts';
import { guardMessage, guardSeverity } from '../../measures/guard.ts';
import { firstUnit } from '../../measures/point-set.ts';
import type { BenefitProfile, BenefitValue } from '../../measures/register.ts';
import type { Severity } from '../../vocabulary/finding.ts';
import { capitalised, formatExactMoney, formatShare } from '../../vocabulary/format.ts';
import { groupBy } from '../../vocabulary/group-by.ts';
import { add, divide, type Decimal } from '../../vocabulary/money.ts';
import { addMonths, monthLabel, type Month } from '../../vocabulary/month.ts';
import type { Party } from '../../vocabulary/point.ts';
import { monthsOf, noFigure, sumToDate, type BenefitFigure } from './benefit-figure.ts';
import type { BenefitsData, BenefitsView } from './data.ts';
import { wholeSet } from './points-at-hand.ts';
import { behindPlan, pastTarget, type Late } from './register-late.ts';
import { qualityOf, type Quality } from './register-quality.ts';

/** Whether a benefit counts as verified, and why not. */
export interface BenefitState {
  readonly kind: 'verified' | 'unverified' | 'rejected';
  /** The status as the register writes it. */
  readonly word: string;
  readonly why: string;
}

/** A ratio as it is written; `face` is empty where it is not defined, and `why` says so. */
export interface Ratio {
  readonly face: string;
  readonly why: string;
}

/** What the register holds of a benefit for one period, as it was recorded: before attribution. */
export interface RecordedPeriod {
  readonly id: string;
  readonly label: string;
  readonly plan: TableCell;
  readonly actual: TableCell;
  readonly forecast: TableCell;
  readonly rows: readonly BenefitValue[];
}

/** One benefit of the register. */
export interface RegisterRow {
  readonly id: string;
  readonly title: string;
  readonly profile: BenefitProfile;
  readonly state: BenefitState;
  readonly isMoney: boolean;
  readonly planned: BenefitFigure;
  readonly realised: BenefitFigure;
  readonly rate: Ratio;
  readonly lifetime: BenefitFigure;
  readonly lifetimeRate: Ratio;
  /** What is forecast after the last recorded month. */
  readonly forecast: BenefitFigure;
  readonly late: Late | null;
  readonly quality: Quality | null;
  readonly confidence: string;
  readonly attribution: string;
  readonly recurrence: string;
  /** What a reader must know to read the figures. */
  readonly notes: readonly string[];
  readonly marks: readonly { readonly severity: Severity; readonly message: string }[];
  readonly periods: readonly RecordedPeriod[];
}

/** From what, and as at which month, a row is made. */
export interface RegisterSource {
  readonly data: BenefitsData;
  readonly view: BenefitsView;
  readonly asOf: Month;
  readonly currency: string | null;
}

/** Which of the two bodies gains; null for anyone else. */
export function partyOf({ party, beneficiary }: BenefitProfile): Exclude<Party, 'system'> | null {
  if (party !== undefined) return party;
  const word = beneficiary?.toLowerCase();
  return word === 'customer' || word === 'provider' ? word : null;
}

/** True for a benefit in money; quality, and what names no class, is not. */
function isMoney(profile: BenefitProfile): boolean {
  return profile.class !== null && profile.class !== 'quality';
}

/** Verified means: accepted as realised, with a baseline and its evidence. */
export function stateOf(profile: BenefitProfile): BenefitState {
  const word = capitalised(profile.status);
  const status = profile.status.toLowerCase();
  if (status === 'rejected') return { kind: 'rejected', word, why: profile.evidence ?? 'counts nowhere' };
  if (status !== 'verified') return { kind: 'unverified', word, why: whyUnverified(profile) };
  const hasBaseline = profile.baselineValue !== null || profile.baselinePeriod !== null;
  if (!hasBaseline) return { kind: 'unverified', word, why: 'no baseline, no benefit' };
  if (profile.baselineEvidence === null)
    return { kind: 'unverified', word, why: 'no evidence of the baseline' };
  return { kind: 'verified', word, why: profile.evidence ?? '' };
}

function whyUnverified({ baselineValue, baselinePeriod, evidence }: BenefitProfile): string {
  if (baselineValue === null && baselinePeriod === null) return 'no baseline, no benefit';
  return evidence === null ? 'not verified, no evidence' : 'not verified yet';
}

export function rowOf(source: RegisterSource, profile: BenefitProfile): RegisterRow {
  const { data, view } = source;
  const figures = figuresOf(source, profile);
  const quality = profile.class === 'quality' ? qualityOf(data, view.until, profile) : null;
  return {
    id: profile.benefit,
    title: profile.title ?? profile.benefit,
    profile,
    state: stateOf(profile),
    isMoney: isMoney(profile),
    ...figures,
    rate: ratioOf(figures.realised, figures.planned, 'plan to date'),
    lifetimeRate: ratioOf(figures.realised, figures.lifetime, 'plan'),
    late: lateOf(source, profile, quality),
    quality,
    confidence:
      profile.confidence === null ? 'not stated: counts in full' : formatShare(profile.confidence, 0),
    attribution: formatShare(profile.attributionShare, 0),
    recurrence: recurrenceWords(profile),
    notes: notesOf(data, profile),
    marks: (data.register.guard ?? [])
      .filter(({ benefit }) => benefit === profile.benefit)
      .map((row) => ({ severity: guardSeverity(row.rule), message: withoutName(guardMessage(row)) })),
    periods: periodsOf(profile, source.currency),
  };
}

function withoutName(message: string): string {
  return capitalised(message.slice(message.indexOf(': ') + 2));
}

/** The currency in which the register of a partnership is kept; null when it has no money. */
export function registerCurrency(data: BenefitsData): string | null {
  return firstUnit(wholeSet(data), Object.values(measureOf));
}

type Figures = Pick<RegisterRow, 'planned' | 'realised' | 'lifetime' | 'forecast'>;

function figuresOf(source: RegisterSource, profile: BenefitProfile): Figures {
  const { asOf } = source;
  const whole = lastMonth(profile, asOf);
  const of = (scenario: BenefitValue['scenario'], label: string, absent: string) =>
    figureOf(source, { profile, scenario, label, absent, until: asOf });
  return {
    planned: of('plan', 'Planned to date', 'nothing planned yet'),
    realised: of('actual', 'Realised to date', 'nothing recorded'),
    lifetime: figureOf(source, {
      profile,
      scenario: 'plan',
      label: 'Planned in all',
      absent: 'no plan',
      until: whole,
    }),
    forecast: figureOf(source, {
      profile,
      scenario: 'forecast',
      label: 'Forecast',
      absent: 'no forecast',
      from: addMonths(asOf, 1),
      until: whole,
    }),
  };
}

interface Asked {
  readonly profile: BenefitProfile;
  readonly scenario: BenefitValue['scenario'];
  readonly label: string;
  /** Said where there is no value to date. */
  readonly absent: string;
  readonly from?: Month;
  readonly until: Month;
}

const measureOf = {
  plan: 'planned_benefit',
  actual: 'realised_benefit',
  forecast: 'forecast_benefit',
} as const;

function figureOf({ data, view }: RegisterSource, asked: Asked): BenefitFigure {
  const { profile, scenario, label, absent, from, until } = asked;
  const seen = { ...view, until };
  const wanted = { label, measure: measureOf[scenario], metric: profile.benefit, ...(from ? { from } : {}) };
  if (monthsOf(data, seen, wanted).length > 0) return sumToDate(data, seen, wanted);
  const hasNominal =
    view.terms === 'real' &&
    profile.values.some(
      ({ scenario: own, period, grain = 'month' }) =>
        own === scenario && grain === 'month' && period <= until,
    );
  const why = hasNominal ? 'no price index, so nothing in real terms' : absent;
  return noFigure(seen, wanted, whyNone(profile) ?? why);
}

function whyNone(profile: BenefitProfile): string | null {
  if (profile.status.toLowerCase() === 'rejected') return 'rejected: counts nowhere';
  if (profile.class === 'quality') return 'not in money';
  return profile.class === null ? 'no class, so not counted' : null;
}

function lastMonth({ values }: BenefitProfile, asOf: Month): Month {
  return values.reduce((last, { period }) => (period > last ? period : last), asOf);
}

function ratioOf(realised: BenefitFigure, planned: BenefitFigure, of: string): Ratio {
  if (planned.value === null) return { face: '', why: planned.status?.detail ?? `no ${of}` };
  if (realised.value === null) return { face: '', why: realised.status?.detail ?? 'nothing recorded' };
  if (Number(planned.value) <= 0) return { face: '', why: `${of} is not above zero` };
  return { face: formatShare(divide(realised.value, planned.value, 6) ?? '0'), why: '' };
}

function lateOf(
  { data, view, asOf }: RegisterSource,
  profile: BenefitProfile,
  quality: Quality | null,
): Late | null {
  if (profile.status.toLowerCase() === 'rejected' || profile.class === 'dis_benefit') return null;
  if (quality) return quality.isMet === false ? pastTarget(profile, view.until, 'target not met') : null;
  const points = (measure: string) =>
    monthsOf(data, { ...view, until: asOf }, { label: '', measure, metric: profile.benefit });
  const [planned, realised] = [points('planned_benefit'), points('realised_benefit')];
  // What comes once and has come may be short of plan, but it is not late.
  if (profile.recurrence === 'one_off' && realised.length > 0) return null;
  if (planned.length > 0) return behindPlan(planned, realised, asOf);
  return realised.length === 0 ? pastTarget(profile, view.until, 'nothing recorded') : null;
}

function recurrenceWords({ recurrence }: BenefitProfile): string {
  if (recurrence === 'one_off') return 'one-off';
  return recurrence === 'recurring' ? 'recurring' : 'not known';
}

function notesOf({ register }: BenefitsData, profile: BenefitProfile): readonly string[] {
  const longer = profile.values.filter(({ grain = 'month' }) => grain !== 'month').length;
  const enabled = register.profiles.find(({ benefit }) => benefit === profile.enables);
  const isLeftOut = enabled && isMoney(enabled) && isMoney(profile) && enabled.benefit !== profile.benefit;
  return [
    ...(longer > 0
      ? [
          longer === 1
            ? 'one value is for a period longer than a month and in no monthly sum'
            : `${longer} values are for periods longer than a month and in no monthly sum`,
        ]
      : []),
    ...(isLeftOut ? [`makes ${enabled.benefit} possible, so it is not added to it`] : []),
    ...(profile.class === null ? ['names no class, so it is in no sum'] : []),
  ];
}

// The same whatever is in view, and much to write: once for each profile and currency.
const written = new WeakMap<BenefitProfile, ReadonlyMap<string | null, readonly RecordedPeriod[]>>();

function periodsOf(profile: BenefitProfile, currency: string | null): readonly RecordedPeriod[] {
  const found = written.get(profile)?.get(currency);
  if (found) return found;
  const periods = writtenPeriods(profile, currency);
  written.set(profile, new Map([[currency, periods]]));
  return periods;
}

function writtenPeriods({ values }: BenefitProfile, currency: string | null): readonly RecordedPeriod[] {
  const byPeriod = groupBy(values, ({ period, grain = 'month' }) => `${period} ${grain}`);
  return [...byPeriod.keys()].sort().map((id) => {
    const rows = byPeriod.get(id) ?? [];
    const [period = '', grain = 'month'] = id.split(' ');
    const sum = (scenario: BenefitValue['scenario']): TableCell => {
      const own: readonly Decimal[] = rows.flatMap((row) => (row.scenario === scenario ? [row.value] : []));
      if (own.length === 0) return { text: '', sort: null };
      const value = add(...own);
      return { text: formatExactMoney(value, currency), sort: Number(value) };
    };
    const label = `${monthLabel(period)}${grain === 'month' ? '' : ` (${grain.replace('_', ' ')})`}`;
    return { id, label, plan: sum('plan'), actual: sum('actual'), forecast: sum('forecast'), rows };
  });
}
