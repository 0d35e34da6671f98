import { formatExactMoney, formatFace, formatMoney, type Unit } from '../../../../vocabulary/format.ts';
import type { Better } from '../../../../vocabulary/measure.ts';
import { add, compare, isZero, round, subtract, times, type Decimal } from '../../../../vocabulary/money.ts';
import { monthLabel, type Month } from '../../../../vocabulary/month.ts';
import type { Point } from '../../../../vocabulary/point.ts';
import { metTarget } from '../../../signals/against-target.ts';
import type { AgreementComponent } from '../../data.ts';
import { moneyUnit } from '../component-words.ts';
import { lastDayOf } from '../days.ts';
import { inForceOn } from '../versions.ts';
import {
  answerOf,
  countOf,
  foundComponent,
  moneySize,
  monthsOf,
  plainSize,
  type CheckInput,
  type CheckResult,
  type Fact,
  type FlexibilityFinding,
} from './finding.ts';
import { monthlyCharge } from './unit-charge.ts';

const question = 'Is there a credit that is never due, or due and not paid?';
const about = { kind: 'credit', question } as const;

const monthsNeeded = 12;

/** Credits that were due by their own threshold and not paid, and credits that no month came near. */
export function credits(input: CheckInput): CheckResult {
  const agreed = [...input.versions].filter(([, own]) => own.some(isCredit));
  if (agreed.length === 0)
    return { findings: [], check: { ...about, answer: 'no credit is agreed', isTold: true } };
  const read = agreed.map(([, own]) => ({ own, months: creditMonths(own, input) }));
  const known = read.filter(({ months }) => months.length > 0);
  if (known.length === 0)
    return {
      findings: [],
      check: {
        ...about,
        answer: 'cannot be told: no level with a direction is measured for a credit',
        isTold: false,
      },
    };
  // What a ledger holds as credits is not by clause: with two of them due it cannot be shared out.
  const dueCount = known.filter(({ months }) => months.some(({ isDue }) => isDue)).length;
  const findings = known.flatMap(({ own, months }) =>
    months.some(({ isDue }) => isDue)
      ? dueFinding(own, months, { input, isOnlyOne: dueCount === 1 })
      : neverDue(own, months, input),
  );
  const among = countOf(known.length, 'credit');
  return { findings, check: { ...about, answer: answerOf(findings.length, among), isTold: true } };
}

function isCredit({ kind, metric, target, value }: AgreementComponent): boolean {
  return kind === 'credit' && metric !== null && target !== null && value !== null;
}

/** A month in which a credit was agreed and its level is known. */
interface CreditMonth {
  readonly period: Month;
  readonly level: Point;
  readonly better: Better;
  readonly version: AgreementComponent;
  readonly isDue: boolean;
  /** What the clause gives; null where no charge is known. */
  readonly amount: Decimal | null;
  readonly currency: string | null;
}

/** The level of the whole; where no single figure is given for it, none is judged. */
function creditMonths(own: readonly AgreementComponent[], input: CheckInput): readonly CreditMonth[] {
  const metric = own.findLast(isCredit)!.metric!;
  const { points, metrics } = input.data.service;
  const better = metrics.find((one) => one.metric === metric)?.better ?? 'neutral';
  const until = input.view.until;
  const whole = monthsOf(points, { measure: 'attainment', metric, service: null }, until);
  const services = new Set(
    points
      .filter((one) => one.measure === 'attainment' && one.metric === metric)
      .map(({ service }) => service),
  );
  const [only] = [...services].filter((service) => service !== null);
  const levels =
    whole.length > 0 || services.size !== 1 || only === undefined
      ? whole
      : monthsOf(points, { measure: 'attainment', metric, service: only }, until);
  return levels.flatMap((level): readonly CreditMonth[] => {
    const version = inForceOn(own, lastDayOf(level.period));
    if (!version || !isCredit(version)) return [];
    const isMet = metTarget({ value: level.value, target: version.target }, better);
    if (isMet === null) return [];
    const { amount, currency } = amountOf(version, level.period, input);
    return [{ period: level.period, level, better, version, isDue: !isMet, amount, currency }];
  });
}

/** A share of the charge of the month, as paid or else as agreed; or an amount of its own. */
function amountOf(
  version: AgreementComponent,
  period: Month,
  input: CheckInput,
): { readonly amount: Decimal | null; readonly currency: string | null } {
  const money = moneyUnit(version.unit);
  if (money) return { amount: version.value, currency: money.currency };
  if (version.unit?.trim().toLowerCase() !== 'share') return { amount: null, currency: null };
  const recharge = (input.data.recharges ?? []).find(
    (point) =>
      point.measure === 'recharge' &&
      point.service === null &&
      point.party === 'customer' &&
      point.terms === 'nominal' &&
      point.grain === 'month' &&
      point.period === period &&
      point.value !== null,
  );
  const base = recharge
    ? { amount: recharge.value!, currency: recharge.unit }
    : monthlyCharge(input.versions, lastDayOf(period));
  if (!base) return { amount: null, currency: null };
  return { amount: round(times(base.amount, version.value!), 2), currency: base.currency };
}

function dueFinding(
  own: readonly AgreementComponent[],
  months: readonly CreditMonth[],
  { input, isOnlyOne }: { readonly input: CheckInput; readonly isOnlyOne: boolean },
): readonly FlexibilityFinding[] {
  const due = months.filter(({ isDue }) => isDue);
  const [first, last] = [due[0]!, due.at(-1)!];
  const paid = paidSince(first.period, input);
  const priced = due.every(({ amount }) => amount !== null);
  const amount = priced ? add(...due.map((month) => month.amount!)) : null;
  const isUnpaid = isZero(paid.amount);
  const isShort = amount !== null && isOnlyOne && compare(paid.amount, amount) < 0;
  if (!isUnpaid && !isShort) return [];
  const unit = levelUnit(first.level);
  const worst = due.reduce((a, b) => (isWorse(b, a) ? b : a));
  const { currency } = last;
  const missing = amount === null ? null : subtract(amount, isUnpaid ? '0' : paid.amount);
  return [
    {
      id: `credit/${own[0]!.component}`,
      kind: 'credit',
      message: `${own[0]!.component} was due in ${due.length} of ${countOf(months.length, 'month')} and ${isUnpaid ? 'never paid' : 'paid in part'}.`,
      evidence: [
        {
          text: `Worst month: ${formatFace(worst.level.value, unit)} in ${monthLabel(worst.period)}, against a threshold of ${formatFace(worst.version.target, unit)}`,
          ref: levelRef(worst.level),
        },
        {
          text: `Due from ${monthLabel(first.period)} to ${monthLabel(last.period)}`,
          ref: null,
        },
        paid.fact,
        ...noteOf(worst.version),
      ],
      size:
        missing === null
          ? plainSize('not sized', 'no charge of the month is known to take the share of')
          : moneySize(missing, currency, 'due by the clause and not paid'),
      revising:
        missing === null
          ? 'What applying it would have brought cannot be told without the charge of the month.'
          : `Applied as written it would have brought the customer ${formatMoney(missing, currency)}. A credit that is always waived guards nothing: apply it, or take it out.`,
      component: foundComponent(worst.version),
    },
  ];
}

/** What a ledger holds as service credits since a month, by the customer's or else the provider's. */
function paidSince(
  from: Month,
  { data, view }: CheckInput,
): { readonly amount: Decimal; readonly fact: Fact } {
  const all = monthsOf(data.service.points, { measure: 'service_credit', service: null }, view.until);
  const own = all.filter(({ party, period }) => party === 'customer' && period >= from);
  const last = own.at(-1);
  if (!last)
    return { amount: '0', fact: { text: 'No ledger of the customer holds a service credit', ref: null } };
  const amount = add(...own.map(({ value }) => value!));
  return {
    amount,
    fact: {
      text: `Service credits received since ${monthLabel(from)}: ${formatExactMoney(amount, last.unit)}`,
      ref: {
        measure: 'service_credit',
        partnership: data.partnership,
        service: null,
        metric: null,
        party: 'customer',
        terms: 'nominal',
        from: own[0]!.period,
        period: last.period,
      },
    },
  };
}

function neverDue(
  own: readonly AgreementComponent[],
  months: readonly CreditMonth[],
  input: CheckInput,
): readonly FlexibilityFinding[] {
  if (months.length < monthsNeeded) return [];
  const last = months.at(-1)!;
  const nearest = months.reduce((a, b) => (isWorse(b, a) ? b : a));
  const unit = levelUnit(last.level);
  return [
    {
      id: `credit/${own[0]!.component}`,
      kind: 'credit',
      message: `${own[0]!.component} was never due in ${countOf(months.length, 'month')}.`,
      evidence: [
        {
          text: `Nearest month: ${formatFace(nearest.level.value, unit)} in ${monthLabel(nearest.period)}, against a threshold of ${formatFace(nearest.version.target, unit)}`,
          ref: levelRef(nearest.level),
        },
        ...noteOf(last.version),
      ],
      size: plainSize('no money moved', 'by this clause so far'),
      revising: atTarget(months, input),
      component: foundComponent(last.version),
    },
  ];
}

/** What a credit from the target itself would have come to: targets of their time. */
function atTarget(months: readonly CreditMonth[], { versions }: CheckInput): string {
  const { metric } = months[0]!.version;
  const agreed = [...versions.values()].find((own) =>
    own.some((one) => one.kind === 'service_level' && one.metric === metric),
  );
  const judged = months.flatMap((month) => {
    const target = agreed ? (inForceOn(agreed, lastDayOf(month.period))?.target ?? null) : null;
    const isMet = metTarget({ value: month.level.value, target }, month.better);
    return isMet === null ? [] : [{ ...month, isMet }];
  });
  if (judged.length === 0)
    return 'No target is agreed beside it, so what another threshold would have given is not said.';
  const missed = judged.filter(({ isMet }) => !isMet);
  if (missed.length === 0)
    return `Even from the target itself it would not have been due: all ${countOf(judged.length, 'month')} met it.`;
  const isPriced = missed.every(({ amount }) => amount !== null);
  const worth = isPriced
    ? `, ${formatMoney(add(...missed.map(({ amount }) => amount!)), missed[0]!.currency)} in all`
    : '';
  return `From the target itself it would have been due in ${missed.length} of ${countOf(judged.length, 'month')}${worth}.`;
}

/** How near a level came to its threshold or how far beyond, thresholds of different versions alike. */
function isWorse(one: CreditMonth, other: CreditMonth): boolean {
  const roomOf = ({ level, version, better }: CreditMonth) =>
    (Number(level.value) - Number(version.target)) * (better === 'higher' ? 1 : -1);
  return roomOf(one) < roomOf(other);
}

function noteOf({ note }: AgreementComponent): readonly Fact[] {
  return note === null ? [] : [{ text: `The agreement notes: “${note}”`, ref: null }];
}

function levelUnit({ unit }: Point): Unit {
  return unit === 'share' ? { kind: 'share', label: '' } : { kind: 'level', label: unit };
}

function levelRef({ measure, partnership, metric, service, period }: Point): Fact['ref'] {
  return { measure, partnership, service, metric, period };
}
