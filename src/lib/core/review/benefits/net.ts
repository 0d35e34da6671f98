import { formatExactMoney, formatMoney } from '../../vocabulary/format.ts';
import { add, isZero, negate, subtract, type Decimal } from '../../vocabulary/money.ts';
import { monthLabel } from '../../vocabulary/month.ts';
import type { Terms } from '../../vocabulary/point.ts';
import { currencyOf, isNone, noneOf, sumToDate, type BenefitFigure } from './benefit-figure.ts';
import type { BenefitsData, BenefitsView } from './data.ts';

/** A line of the way from gross to net; what is taken off stands with its sign. */
export interface NetLine {
  readonly id: string;
  readonly label: string;
  readonly isSum: boolean;
  /** What the line says of itself: that it comes back every month, or falls once. */
  readonly note: string;
  readonly nominal: BenefitFigure;
  readonly real: BenefitFigure;
}

/** The way from gross to net, in nominal and real terms. */
export interface NetBoard {
  readonly sentence: string;
  readonly lines: readonly NetLine[];
  /** In each terms: whether the lines sum to the net saving to the cent; null when one of them is not known. */
  readonly ties: Readonly<Record<Terms, boolean | null>>;
  /** Said where they do not: what is left over. */
  readonly difference: Readonly<Record<Terms, Decimal | null>>;
}

const recurring = 'comes back every month';
const ending = 'until it ends';
const once = 'falls once';

const parts = [
  { id: 'gross_saving', label: 'Gross saving', note: recurring, sign: 1 },
  { id: 'dual_running_cost', label: 'Dual running', note: ending, sign: -1 },
  { id: 'stranded_cost', label: 'Stranded cost', note: ending, sign: -1 },
  { id: 'dis_benefit', label: 'Dis-benefits', note: ending, sign: -1 },
  { id: 'transition_cost', label: 'Transition', note: once, sign: -1 },
  { id: 'one_off_cost', label: 'One-off cost', note: once, sign: -1 },
] as const;

/**
 * Gross saving less all that it cost to get it, to the net saving of the ledgers; recurring lines first, then what falls
 * once. A cost without rows in the view is none, where gross saving is known.
 */
export function netBoard(data: BenefitsData, view: BenefitsView): NetBoard {
  const lines = parts.map((part) => ({
    ...part,
    isSum: false,
    nominal: marked(view, lineFigure(data, { ...view, terms: 'nominal' }, part), 'nominal'),
    real: marked(view, lineFigure(data, { ...view, terms: 'real' }, part), 'real'),
  }));
  const net = (terms: Terms) =>
    marked(view, sumToDate(data, { ...view, terms }, { label: 'Net saving', measure: 'net_saving' }), terms);
  const sum: NetLine = {
    id: 'net_saving',
    label: 'Net saving',
    isSum: true,
    note: '',
    nominal: net('nominal'),
    real: net('real'),
  };
  const left = { nominal: leftOver(lines, sum, 'nominal'), real: leftOver(lines, sum, 'real') };
  return {
    sentence: sentenceOf(data, [...lines, sum], view.terms),
    lines: [...lines.map(({ sign: _, ...line }) => line), sum],
    ties: {
      nominal: left.nominal === null ? null : isZero(left.nominal),
      real: left.real === null ? null : isZero(left.real),
    },
    difference: left,
  };
}

function lineFigure(
  data: BenefitsData,
  view: BenefitsView,
  { id, label, sign }: (typeof parts)[number],
): BenefitFigure {
  const figure = sumToDate(data, view, { label, measure: id });
  if (sign < 0 && isNone(data, view, { label, measure: id })) return noneOf(data, figure);
  return sign > 0 || figure.value === null ? figure : turned(figure, data);
}

function turned(figure: BenefitFigure, data: BenefitsData): BenefitFigure {
  const value = negate(figure.value ?? '0');
  const currency = currencyOf(data);
  return { ...figure, value, face: formatMoney(value, currency), exact: formatExactMoney(value, currency) };
}

function marked(view: BenefitsView, figure: BenefitFigure, terms: Terms): BenefitFigure {
  return figure.ref && terms !== view.terms ? { ...figure, ref: { ...figure.ref, terms } } : figure;
}

function leftOver(lines: readonly NetLine[], sum: NetLine, terms: Terms): Decimal | null {
  const values = lines.map((line) => line[terms].value);
  const net = sum[terms].value;
  if (net === null || values.some((value) => value === null)) return null;
  return subtract(net, add(...values.map((value) => value ?? '0')));
}

function sentenceOf(data: BenefitsData, lines: readonly NetLine[], terms: Terms): string {
  const [gross, net] = [lines[0]?.[terms], lines.at(-1)?.[terms]];
  if (!gross || !net || net.value === null || gross.value === null)
    return `The net saving is not available: ${net?.status?.detail ?? 'no data'}.`;
  const currency = currencyOf(data);
  const taken = subtract(gross.value, net.value);
  const month = monthLabel(net.ref?.period ?? '');
  if (isZero(taken))
    return `To ${month} nothing is known to have been spent on the change, so net equals gross.`;
  const spent = `${formatMoney(gross.value, currency)} gross to ${month}, ${formatMoney(taken, currency)} went on making the change`;
  return net.value.startsWith('-')
    ? `Of ${spent}: ${formatMoney(negate(net.value), currency)} more was spent than saved.`
    : `Of ${spent}: ${formatMoney(net.value, currency)} is left.`;
}
