import { formatExactMoney, formatMoney, formatShare } from '../../../../vocabulary/format.ts';
import {
  add,
  compare,
  divide,
  negate,
  round,
  subtract,
  times,
  type Decimal,
} from '../../../../vocabulary/money.ts';
import { addMonths, monthLabel, monthsBetween, type Month } from '../../../../vocabulary/month.ts';
import type { AgreementComponent } from '../../data.ts';
import { moneyUnit, termsWords } from '../component-words.ts';
import { lastDayOf, monthOfDay } from '../days.ts';
import { inForceOn } from '../versions.ts';
import {
  answerOf,
  countOf,
  foundComponent,
  moneySize,
  type CheckInput,
  type CheckResult,
  type FlexibilityFinding,
} from './finding.ts';
import { isMonthlyCharge } from './unit-charge.ts';

const question = 'Did a price move away from its price index?';
const about = { kind: 'price', question } as const;

/** A charge that stands so far from its index is told. */
const leastDrift = 0.01;

/** How a charge went beside the price index since its first version. */
interface ChargeDrift {
  readonly component: string;
  readonly series: string;
  readonly currency: string;
  /** First month after those that the index is set to 1 on. */
  readonly from: Month;
  readonly until: Month;
  /** Charge of the last month over the charge at the index, less 1. */
  readonly share: number;
  /** Charges less charges at the index, over all months since `from`; exact to the penny. */
  readonly amount: Decimal;
  readonly charge: Decimal;
  readonly atIndex: Decimal;
  readonly version: AgreementComponent;
  readonly first: AgreementComponent;
  readonly baseMonths: readonly Month[];
}

/** Monthly charges that stand 1 % or more from their index. */
export function priceDrifts(input: CheckInput): CheckResult {
  const charges = [...input.versions.values()].filter((own) => own.some(isMonthlyCharge));
  if (charges.length === 0)
    return { findings: [], check: { ...about, answer: 'no charge by the month is agreed', isTold: true } };
  const series = seriesOf(input);
  if (series === null)
    return {
      findings: [],
      check: {
        ...about,
        answer:
          input.data.prices.length === 0
            ? 'cannot be told: no price index is loaded'
            : 'cannot be told: several price indices are loaded, and no baseline names one',
        isTold: false,
      },
    };
  const drifts = charges.flatMap((own) => driftOf(own, series, input) ?? []);
  if (drifts.length === 0)
    return {
      findings: [],
      check: {
        ...about,
        answer: `cannot be told: no charge can be followed beside ${series} past its first year or version`,
        isTold: false,
      },
    };
  const found = drifts.filter(({ share }) => Math.abs(share) >= leastDrift).map(findingOf);
  const among = `${countOf(drifts.length, 'charge')} beside ${series}`;
  const widest = drifts.reduce((a, b) => (Math.abs(b.share) > Math.abs(a.share) ? b : a));
  const within =
    found.length === 0 ? `; the widest, ${widest.component}, stands ${sharesWords(widest.share)}` : '';
  return {
    findings: found,
    check: { ...about, answer: `${answerOf(found.length, among)}${within}`, isTold: true },
  };
}

/** The index of the baseline in use; without one, the only one there is. */
function seriesOf({ data }: CheckInput): string | null {
  const known = new Set(data.prices.map(({ series }) => series));
  const named = data.benefits.baselines.find(
    ({ isCurrent, priceSeries }) => isCurrent && priceSeries !== null && known.has(priceSeries),
  );
  if (named) return named.priceSeries;
  return known.size === 1 ? [...known][0]! : null;
}

/**
 * The charge against its first figure moved with the index. The index is 1 on average over the months of the first
 * version, a year of them at most: a charge that is set once a year stands for the prices of its year.
 */
function driftOf(
  own: readonly AgreementComponent[],
  series: string,
  { data, view }: Pick<CheckInput, 'data' | 'view'>,
): ChargeDrift | null {
  const [first] = own;
  if (!first || !isMonthlyCharge(first)) return null;
  const { currency } = moneyUnit(first.unit)!;
  const index = new Map(
    data.prices.filter((one) => one.series === series).map((one) => [one.period, one.index]),
  );
  const months = monthsBetween(monthOfDay(first.effectiveFrom), view.until).filter((month) =>
    index.has(month),
  );
  const yearEnd = addMonths(monthOfDay(first.effectiveFrom), 11);
  const baseMonths = months.filter((month) => month <= yearEnd && inForceOn(own, lastDayOf(month)) === first);
  const last = baseMonths.at(-1);
  const base =
    last && divide(add(...baseMonths.map((month) => index.get(month)!)), String(baseMonths.length), 9);
  if (!last || !base || compare(base, '0') <= 0) return null;
  const after = months.flatMap((month) => {
    const version = inForceOn(own, lastDayOf(month));
    const isAlike =
      version !== null && isMonthlyCharge(version) && moneyUnit(version.unit)!.currency === currency;
    if (month <= last || !isAlike) return [];
    const atIndex = divide(times(first.value!, index.get(month)!), base, 2)!;
    return [{ month, version, charge: version.value!, atIndex: round(atIndex, 2) }];
  });
  const latest = after.at(-1);
  if (!latest) return null;
  const ofLatest = after.filter(({ version }) => version === latest.version);
  const [charged, indexed] = [ofLatest.map(({ charge }) => charge), ofLatest.map(({ atIndex }) => atIndex)];
  return {
    component: first.component,
    series,
    currency,
    from: after[0]!.month,
    until: latest.month,
    share: Number(add(...charged)) / Number(add(...indexed)) - 1,
    amount: round(
      subtract(add(...after.map(({ charge }) => charge)), add(...after.map((one) => one.atIndex))),
      2,
    ),
    charge: latest.charge,
    atIndex: latest.atIndex,
    version: latest.version,
    first,
    baseMonths,
  };
}

function findingOf(drift: ChargeDrift): FlexibilityFinding {
  const { component, series, currency, from, until, amount, version, first, baseMonths } = drift;
  const isAbove = compare(amount, '0') > 0;
  const size = isAbove ? amount : negate(amount);
  const way = isAbove ? 'lower' : 'higher';
  return {
    id: `price/${component}`,
    kind: 'price',
    message: `${component} stands ${sharesWords(drift.share)}.`,
    evidence: [
      { text: `First version: ${termsWords(first)}; now: ${termsWords(version)}`, ref: null },
      {
        text: `${series} is set to 1 over ${spanWords(baseMonths)}, the ${first === version ? 'first months' : 'months of the first version'}; at the index the charge of ${monthLabel(until)} would be ${formatExactMoney(drift.atIndex, currency)}`,
        ref: null,
      },
      ...(first.note === null ? [] : [{ text: `The agreement notes: “${first.note}”`, ref: null }]),
    ],
    size: moneySize(
      size,
      currency,
      `${isAbove ? 'above' : 'below'} the index, ${spanWords([from, until])}, as charged by the month in the agreement`,
    ),
    revising: `At the index the charge would have been ${formatMoney(size, currency)} ${way} since ${monthLabel(from)}. It is a transfer: one side gains what the other gives.`,
    component: foundComponent(version),
  };
}

function sharesWords(share: number): string {
  const size = formatShare(Math.abs(share).toFixed(6));
  if (size === '0.0%') return 'at its index';
  return `${size} ${share > 0 ? 'above' : 'below'} its price index`;
}

function spanWords(months: readonly Month[]): string {
  const [first, last] = [months[0]!, months.at(-1)!];
  return first === last ? monthLabel(first) : `${monthLabel(first)} to ${monthLabel(last)}`;
}
