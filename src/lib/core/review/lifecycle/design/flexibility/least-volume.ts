import type { FigureRef } from '../../../../vocabulary/figure-ref.ts';
import { formatExactMoney, formatMoney, formatNumber, formatShare } from '../../../../vocabulary/format.ts';
import { add, compare, divide, round, subtract, times, type Decimal } from '../../../../vocabulary/money.ts';
import { addMonths, monthLabel, type Month } from '../../../../vocabulary/month.ts';
import type { Point } from '../../../../vocabulary/point.ts';
import { isLeast } from '../component-words.ts';
import type { AgreementComponent } from '../../data.ts';
import { lastDayOf } from '../days.ts';
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
import { bandMonths, type BandMonth } from './band-months.ts';
import { unitChargeOn, type UnitCharge } from './unit-charge.ts';

const question = 'Is there a least volume that is never reached, or never near?';

/** Fewer months say little: half a year of misses, a year of passes. */
const missesNeeded = 6;
const passesNeeded = 12;
/** A least volume that is passed by so much in each of the last two years protects nothing. */
const wideMargin = 0.1;

/** Least volumes that the data never reach, with what they cost; and those that are passed by far each month. */
export function leastVolumes(input: CheckInput): CheckResult {
  const bands = [...input.versions].filter(([, own]) =>
    own.some((one) => one.kind === 'volume_band' && isLeast(one) && one.value !== null),
  );
  const about = { kind: 'least_volume', question } as const;
  if (bands.length === 0)
    return { findings: [], check: { ...about, answer: 'no least volume is agreed', isTold: true } };
  const read = bands.map(([, own]) => ({ own, months: bandMonths(own, input) }));
  const known = read.filter(({ months }) => months.length > 0);
  if (known.length === 0)
    return {
      findings: [],
      check: { ...about, answer: 'cannot be told: no volume in the unit of a band', isTold: false },
    };
  const findings = known.flatMap(({ own, months }) => findingOf(own, months, input));
  const unread = bands.length - known.length;
  const among = countOf(known.length, 'least volume') + (unread > 0 ? ` (${unread} without volumes)` : '');
  return { findings, check: { ...about, answer: answerOf(findings.length, among), isTold: true } };
}

function findingOf(
  own: readonly AgreementComponent[],
  months: readonly BandMonth[],
  input: CheckInput,
): readonly FlexibilityFinding[] {
  const short = months.filter(({ volume, least }) => compare(volume, least) < 0);
  const priced = pricedMonths(short, input);
  const paid = priced.filter(({ cost }) => cost !== null && compare(cost, '0') > 0);
  const reached = months.length - short.length;
  if ((reached === 0 && months.length >= missesNeeded) || paid.length > 0)
    return [missedFinding(own, { months, short, priced, paid }, input)];
  return passedFinding(own, months, input);
}

/** A month under the least with what its clause comes to by the agreement, and what was paid because of it. */
interface PricedMonth extends BandMonth {
  readonly charge: UnitCharge | null;
  /** (least - volume) x charge of a unit. */
  readonly due: Decimal | null;
  readonly recharge: Decimal | null;
  /** What was paid above volume x charge of a unit, no less than 0 and no more than `due`. */
  readonly cost: Decimal | null;
}

function pricedMonths(short: readonly BandMonth[], input: CheckInput): readonly PricedMonth[] {
  return short.map((month) => {
    const { period, volume, least, about } = month;
    const charge = unitChargeOn(input, about, lastDayOf(period));
    const recharge = rechargesOf(input, about.service).get(period)?.value ?? null;
    if (!charge) return { ...month, charge, due: null, recharge, cost: null };
    const due = round(times(subtract(least, volume), charge.rate), 2);
    const above = recharge === null ? null : round(subtract(recharge, times(volume, charge.rate)), 2);
    return { ...month, charge, due, recharge, cost: above === null ? null : between(above, '0.00', due) };
  });
}

function between(amount: Decimal, least: Decimal, most: Decimal): Decimal {
  if (compare(amount, least) < 0) return least;
  return compare(amount, most) > 0 ? most : amount;
}

function rechargesOf({ data, view }: CheckInput, service: string | null): ReadonlyMap<Month, Point> {
  const own = (data.recharges ?? []).filter(
    ({ party, terms }) => party === 'customer' && terms === 'nominal',
  );
  return new Map(
    monthsOf(own, { measure: 'recharge', service }, view.until).map((point) => [point.period, point]),
  );
}

interface Missed {
  readonly months: readonly BandMonth[];
  readonly short: readonly BandMonth[];
  readonly priced: readonly PricedMonth[];
  readonly paid: readonly PricedMonth[];
}

function missedFinding(
  own: readonly AgreementComponent[],
  missed: Missed,
  input: CheckInput,
): FlexibilityFinding {
  const { months, short } = missed;
  const last = months.at(-1)!;
  const reached = months.length - short.length;
  const told = sizeOf(missed, input);
  return {
    id: `least_volume/${own[0]!.component}`,
    kind: 'least_volume',
    message: `The least volume${ofService(last)}, ${formatNumber(last.least, 2)} ${last.about.noun} a month, was ${reached === 0 ? 'never reached' : `reached in only ${reached} of ${countOf(months.length, 'month')}`}${told.paidWords}.`,
    evidence: [
      {
        text: `Reached in ${reached} of ${countOf(months.length, 'month')}, ${monthLabel(months[0]!.period)} to ${monthLabel(last.period)}`,
        ref: volumeRef(input, last, months[0]!.period),
      },
      highest(months, input),
      ...told.evidence,
    ],
    size: told.size,
    revising: told.revising,
    component: foundComponent(last.version),
  };
}

function ofService({ about }: BandMonth): string {
  return about.service === null ? '' : ` of ${about.service}`;
}

function highest(months: readonly BandMonth[], input: CheckInput): Fact {
  const most = months.reduce((a, b) => (compare(b.volume, a.volume) > 0 ? b : a));
  const under = divide(subtract(most.least, most.volume), most.least, 6) ?? '0';
  const stands = compare(under, '0') > 0 ? `${formatShare(under)} under it` : 'at or above it';
  return {
    text: `Highest month: ${formatNumber(most.volume, 0)} ${most.about.noun} in ${monthLabel(most.period)}, ${stands}`,
    ref: volumeRef(input, most),
  };
}

interface Told {
  readonly size: FlexibilityFinding['size'];
  readonly evidence: readonly Fact[];
  readonly revising: string;
  readonly paidWords: string;
}

function sizeOf(missed: Missed, input: CheckInput): Told {
  const { priced, paid } = missed;
  const charged = priced.filter(({ charge }) => charge !== null);
  const last = charged.at(-1);
  if (!last)
    return {
      size: plainSize('not sized', 'the agreement has no charge for a unit, or for a month, of this volume'),
      evidence: [],
      revising:
        'What it costs cannot be told without a charge; the volume it asks for was not there to protect.',
      paidWords: '',
    };
  const price: Fact = {
    text: `Priced month by month at the charge in force, last ${last.charge!.words}`,
    ref: null,
  };
  return paid.length > 0 ? paidSize(missed, price, input) : unpaidSize(charged, price, input);
}

function paidSize({ priced, paid }: Missed, price: Fact, input: CheckInput): Told {
  const { currency } = paid[0]!.charge!;
  const total = (months: readonly PricedMonth[]) => add(...months.map(({ cost }) => cost!));
  const [first, last] = [paid[0]!, paid.at(-1)!];
  const recent = paid.filter(({ period }) => period > addMonths(input.view.until, -12));
  const span = `${monthLabel(first.period)} to ${monthLabel(last.period)}`;
  const amount = total(paid);
  const billed = add(...paid.map(({ recharge }) => recharge!));
  const byVolume = round(add(...paid.map(({ volume, charge }) => times(volume, charge!.rate))), 2);
  return {
    size: moneySize(amount, currency, `paid above what the volume gives, ${span}`),
    evidence: [
      price,
      {
        text: `Recharge ${span}: ${formatExactMoney(billed, currency)} in ${countOf(paid.length, 'month')} under the least; their volume at that price gives ${formatExactMoney(byVolume, currency)}`,
        ref: rechargeRef(input, first.about.service, { from: first.period, period: last.period }),
      },
      ...(paid.length < priced.length
        ? [
            {
              text: `In ${countOf(priced.length - paid.length, 'month')} under the least the recharge was no more than the volume gives, or is not known: nothing is counted`,
              ref: null,
            },
          ]
        : []),
    ],
    revising: `Without the least the recharge would have been ${formatMoney(amount, currency)} lower since ${monthLabel(first.period)}${recent.length > 0 && recent.length < paid.length ? `, ${formatMoney(total(recent), currency)} of it in the last 12 months` : ''}. It is a transfer: what the customer saves, the provider no longer receives.`,
    paidWords: `, and ${formatMoney(amount, currency)} was paid for volume that never came`,
  };
}

function unpaidSize(charged: readonly PricedMonth[], price: Fact, input: CheckInput): Told {
  const { currency } = charged[0]!.charge!;
  const due = add(...charged.map((month) => month.due!));
  const isKnown = charged.some(({ cost }) => cost !== null);
  const service = charged[0]!.about.service;
  return {
    size: moneySize(
      due,
      currency,
      isKnown ? 'due by its words, nothing of it paid' : 'due by its words; whether it was paid is not known',
    ),
    evidence: [
      price,
      isKnown
        ? {
            text: 'The recharge was never above what the volume gives at that price',
            ref: rechargeRef(input, service, {
              from: charged[0]!.period,
              period: charged.at(-1)!.period,
            }),
          }
        : { text: 'No recharge of this volume is in the data', ref: null },
    ],
    revising: isKnown
      ? `Nothing would have been paid less: striking it ends a liability of ${formatMoney(due, currency)} to date.`
      : `If it was applied, the recharge would have been ${formatMoney(due, currency)} lower since ${monthLabel(charged[0]!.period)}.`,
    paidWords: '',
  };
}

function passedFinding(
  own: readonly AgreementComponent[],
  months: readonly BandMonth[],
  input: CheckInput,
): readonly FlexibilityFinding[] {
  const recent = months.slice(-24);
  if (recent.length < passesNeeded) return [];
  const marginOf = ({ volume, least }: BandMonth) => Number(volume) / Number(least) - 1;
  const nearest = recent.reduce((a, b) => (marginOf(b) < marginOf(a) ? b : a));
  if (marginOf(nearest) < wideMargin) return [];
  const margin = formatShare(marginOf(nearest).toFixed(6), 0);
  const last = months.at(-1)!;
  return [
    {
      id: `least_volume/${own[0]!.component}`,
      kind: 'least_volume',
      message: `Volume stayed far above the least${ofService(last)}, ${formatNumber(last.least, 2)} ${last.about.noun} a month, for ${countOf(recent.length, 'month')}.`,
      evidence: [
        {
          text: `Nearest month: ${formatNumber(nearest.volume, 0)} ${last.about.noun} in ${monthLabel(nearest.period)}, ${margin} above it`,
          ref: volumeRef(input, nearest),
        },
      ],
      size: plainSize(`${margin} to spare`, 'in the nearest month; no money moved by it'),
      revising: `Nothing would have been paid otherwise: it guarded against nothing that came. A least of ${formatNumber(nearest.volume, 0)} would have been reached as well in each of them.`,
      component: foundComponent(last.version),
    },
  ];
}

function volumeRef({ data }: CheckInput, { period, about }: BandMonth, from?: Month): FigureRef {
  const ref = {
    measure: 'volume',
    partnership: data.partnership,
    service: about.service,
    metric: null,
    period,
  };
  return from === undefined || from === period ? ref : { ...ref, from };
}

function rechargeRef(
  { data }: CheckInput,
  service: string | null,
  span: { readonly from: Month; readonly period: Month },
): FigureRef {
  return {
    measure: 'recharge',
    partnership: data.partnership,
    service,
    metric: null,
    party: 'customer',
    terms: 'nominal',
    ...span,
  };
}
