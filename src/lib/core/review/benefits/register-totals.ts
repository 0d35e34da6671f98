import { multiply } from '../../appraisal/multiply.ts';
import type { BenefitClass } from '../../measures/register.ts';
import { formatExactMoney, formatMoney } from '../../vocabulary/format.ts';
import { add, negate, type Decimal } from '../../vocabulary/money.ts';
import { monthLabel } from '../../vocabulary/month.ts';
import { monthsOf, sumToDate, type BenefitFigure } from './benefit-figure.ts';
import type { RegisterRow, RegisterSource } from './register-row.ts';

/** What the benefits of one class come to: claims, by how sure they are and by how they come. Classes are never added. */
export interface ClassTotal {
  readonly class: BenefitClass;
  readonly label: string;
  readonly why: string;
  readonly count: number;
  readonly planned: BenefitFigure;
  readonly realised: BenefitFigure;
  readonly verified: BenefitFigure;
  readonly unverified: BenefitFigure;
  readonly recurring: BenefitFigure;
  readonly oneOff: BenefitFigure;
  /** Each realised benefit times its confidence. */
  readonly weighted: BenefitFigure;
}

/** All benefits in money together, only to say how sure they are and how far the plan is met. */
export interface Weighted {
  readonly currency: string | null;
  readonly planned: BenefitFigure;
  readonly realised: BenefitFigure;
  readonly weighted: BenefitFigure;
}

const moneyClasses: readonly {
  readonly class: BenefitClass;
  readonly label: string;
  readonly why: string;
}[] = [
  { class: 'cash_releasing', label: 'Cash-releasing', why: 'A budget can be cut by it.' },
  {
    class: 'non_cash_releasing',
    label: 'Non-cash-releasing',
    why: 'Time or capacity is freed; no budget falls.',
  },
  { class: 'avoidance', label: 'Avoidance', why: 'Cost that would have come: never in a budget.' },
  { class: 'revenue', label: 'Revenue', why: 'Further income: no lower cost.' },
  { class: 'dis_benefit', label: 'Dis-benefits', why: 'What got worse: taken off the net saving.' },
];

/** Each class that has a benefit which counts. */
export function totalsOf(source: RegisterSource, rows: readonly RegisterRow[]): readonly ClassTotal[] {
  return moneyClasses.flatMap((kind) => {
    const own = rows.filter(
      ({ profile, state }) => profile.class === kind.class && state.kind !== 'rejected',
    );
    if (own.length === 0) return [];
    const added = own.filter((row) => !isEnablingOf(source, row, kind.class));
    const sum = (label: string, some: readonly RegisterRow[], of: 'planned' | 'realised') =>
      sumOf(
        source,
        label,
        some.map((row) => row[of]),
      );
    const verified = added.filter(({ state }) => state.kind === 'verified');
    const unverified = added.filter(({ state }) => state.kind === 'unverified');
    const of = (recurrence: string) => added.filter(({ profile }) => profile.recurrence === recurrence);
    return [
      {
        ...kind,
        count: own.length,
        planned: sum('Planned to date', added, 'planned'),
        realised: sum('Realised to date', added, 'realised'),
        verified: measured(source, kind.class, 'verified') ?? sum('Verified', verified, 'realised'),
        unverified: measured(source, kind.class, 'unverified') ?? sum('Unverified', unverified, 'realised'),
        recurring: sum('Recurring', of('recurring'), 'realised'),
        oneOff: sum('One-off', of('one_off'), 'realised'),
        weighted: sumOf(source, 'Weighted by confidence', added.map(weighed(source))),
      },
    ];
  });
}

/** Over all classes: planned and realised without what makes others possible, less dis-benefits, and weighted. */
export function weightedOf(source: RegisterSource, rows: readonly RegisterRow[]): Weighted | null {
  const counted = rows.filter(
    (row) => row.isMoney && row.state.kind !== 'rejected' && !isEnablingOf(source, row, null),
  );
  if (counted.length === 0) return null;
  const signed = (of: 'planned' | 'realised') =>
    counted.map(({ profile, [of]: figure }) =>
      profile.class === 'dis_benefit' && figure.value !== null
        ? { ...figure, value: negate(figure.value) }
        : figure,
    );
  const { data, view, asOf, currency } = source;
  const wanted = { label: 'Weighted by confidence', measure: 'confidence_weighted_benefit' };
  const hasWeighted = monthsOf(data, view, wanted).length > 0;
  return {
    currency,
    planned: sumOf(source, 'Planned to date', signed('planned')),
    realised: sumOf(source, 'Realised to date', signed('realised')),
    weighted: hasWeighted
      ? sumToDate(data, { ...view, until: asOf }, wanted)
      : sumOf(source, wanted.label, []),
  };
}

/** True for what makes another benefit possible: one of the class, or (null) any in money. */
function isEnablingOf({ data }: RegisterSource, { profile }: RegisterRow, of: BenefitClass | null): boolean {
  const enabled = data.register.profiles.find(({ benefit }) => benefit === profile.enables);
  if (!enabled || enabled.benefit === profile.benefit || enabled.status.toLowerCase() === 'rejected')
    return false;
  return of === null ? enabled.class !== null && enabled.class !== 'quality' : enabled.class === of;
}

/** Classes that have measures of their own, which open to their rows. */
function measured(
  { data, view, asOf }: RegisterSource,
  of: BenefitClass,
  metric: 'verified' | 'unverified',
): BenefitFigure | null {
  const wanted = {
    label: metric === 'verified' ? 'Verified' : 'Unverified',
    measure: `${of}_benefit`,
    metric,
  };
  const seen = { ...view, until: asOf };
  return of !== 'dis_benefit' && monthsOf(data, seen, wanted).length > 0
    ? sumToDate(data, seen, wanted)
    : null;
}

function weighed({ currency }: RegisterSource) {
  return ({ realised, profile }: RegisterRow): BenefitFigure => {
    if (realised.value === null || profile.confidence === null) return realised;
    const value = multiply(realised.value, Number(profile.confidence));
    return { ...realised, value, face: formatMoney(value, currency) };
  };
}

/**
 * The sum of the figures there are. One that has nothing recorded or planned adds nothing; one that cannot be known
 * leaves the sum unknown.
 */
function sumOf(
  { view, asOf, currency }: RegisterSource,
  label: string,
  figures: readonly BenefitFigure[],
): BenefitFigure {
  const period = `to ${monthLabel(asOf)}, ${view.terms}`;
  const none = { label, value: null, face: '', exact: '', period, ref: null };
  const unknown = figures.find((figure) => figure.value === null && figure.ref !== null);
  const gap = unknown ?? figures.find((figure) => isGap(figure));
  if (gap) return { ...none, status: { kind: 'unavailable', detail: gap.status?.detail ?? 'no value' } };
  const values: readonly Decimal[] = figures.flatMap(({ value }) => (value === null ? [] : [value]));
  if (values.length === 0) return { ...none, status: { kind: 'unavailable', detail: 'none' } };
  const value = add(...values);
  const provisional = figures.find(({ status }) => status?.kind === 'provisional')?.status ?? null;
  const exact = formatExactMoney(value, currency);
  return { label, value, face: formatMoney(value, currency), exact, period, status: provisional, ref: null };
}

const absences = ['nothing planned yet', 'nothing recorded', 'no plan', 'no forecast'];

function isGap({ value, status }: BenefitFigure): boolean {
  return value === null && !absences.includes(status?.detail ?? '');
}
