import type { FigureRef } from '../../vocabulary/figure-ref.ts';
import { fiscalStartYear, fiscalYearLabel, fiscalYearStart } from '../../vocabulary/fiscal.ts';
import { formatExactMoney, formatMoney } from '../../vocabulary/format.ts';
import { add, isZero, negate, type Decimal } from '../../vocabulary/money.ts';
import { monthLabel, type Month } from '../../vocabulary/month.ts';
import type { Point } from '../../vocabulary/point.ts';
import type { ServiceView } from './data.ts';

/** Credits of one span of months. */
export interface CreditFigure {
  readonly label: string;
  readonly value: Decimal;
  readonly face: string;
  readonly exact: string;
  readonly status: string | null;
  readonly ref: FigureRef;
}

/** Service credits as they are told: a recovery for service that fell short, in no saving. */
export interface CreditsBoard {
  readonly sentence: string;
  readonly figures: readonly CreditFigure[];
}

/** What the customer got back; null where no ledger holds a service credit. */
export function creditsBoard(
  points: readonly Point[],
  { until, calendar }: Pick<ServiceView, 'until' | 'calendar'>,
): CreditsBoard | null {
  const credits = points.filter(({ measure, grain }) => measure === 'service_credit' && grain === 'month');
  const received = credits.filter(({ party, value }) => party === 'customer' && value !== null);
  const given = credits.filter(({ party, value }) => party === 'provider' && value !== null);
  // Either ledger tells the same; the customer's first.
  const isOfCustomer = received.some(({ value }) => !isZero(value!));
  const own = isOfCustomer || given.length === 0 ? received : given;
  if (own.length === 0) return null;
  const startYear = fiscalStartYear(until, calendar);
  const spans = [
    { label: `${fiscalYearLabel(startYear, calendar)} so far`, from: fiscalYearStart(startYear, calendar) },
    { label: 'since the first month', from: own[0]!.period },
  ];
  const figures = spans.map((span) => figureOf(own, span, until)).filter((figure) => figure !== null);
  return { sentence: sentenceOf(own, figures, until), figures };
}

interface LabelledSpan {
  readonly label: string;
  readonly from: Month;
}

function figureOf(own: readonly Point[], { label, from }: LabelledSpan, until: Month): CreditFigure | null {
  const months = own.filter(({ period }) => period >= from && period <= until);
  const [first, last] = [months[0], months.at(-1)];
  if (!first || !last) return null;
  const sum = add(...months.map(({ value }) => value!));
  const value = last.party === 'provider' ? negate(sum) : sum;
  const { partnership, party, unit } = last;
  return {
    label,
    value,
    face: formatMoney(value, unit),
    exact: formatExactMoney(value, unit),
    status: months.find(({ status }) => status !== null)?.status ?? null,
    ref: {
      measure: 'service_credit',
      partnership,
      service: null,
      metric: null,
      from: first.period,
      period: last.period,
      party,
      terms: 'nominal',
    },
  };
}

function sentenceOf(own: readonly Point[], figures: readonly CreditFigure[], until: Month): string {
  const total = figures.find(({ label }) => label === 'since the first month') ?? figures[0];
  if (!total) return `No service credit up to ${monthLabel(until)}.`;
  const ledger = own[0]!.party === 'provider' ? ', by the ledger of the provider' : '';
  if (isZero(total.value)) return `No service credit was paid up to ${monthLabel(until)}${ledger}.`;
  return `${total.face} came back to the customer as service credits up to ${monthLabel(until)}${ledger}. A credit makes up for service that fell short: it is a recovery, in no saving.`;
}
