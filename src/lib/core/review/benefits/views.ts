import { formatExactMoney, formatMoney } from '../../vocabulary/format.ts';
import { add, compare, isZero, subtract, type Decimal } from '../../vocabulary/money.ts';
import { monthLabel } from '../../vocabulary/month.ts';
import type { Party } from '../../vocabulary/point.ts';
import {
  currencyOf,
  isNone,
  monthsOf,
  noneOf,
  sizeOf,
  sumToDate,
  whyNoSaving,
  type BenefitFigure,
} from './benefit-figure.ts';
import type { BenefitsData, BenefitsView } from './data.ts';

/** What the two bodies are called on the screen. */
export interface PartyNames {
  readonly customer: string;
  readonly provider: string;
}

/** Used where the data do not name them. */
export const plainNames: PartyNames = { customer: 'the customer', provider: 'the provider' };

/** One line of the three views, in one figure for each party. */
export interface ViewsLine {
  readonly id: string;
  readonly label: string;
  readonly figures: Readonly<Record<Party, BenefitFigure>>;
  readonly isSum: boolean;
}

/** Customer, provider and government as a whole, side by side. */
export interface ViewsBoard {
  readonly sentence: string;
  readonly lines: readonly ViewsLine[];
  /** What the customer has paid beyond what the provider has received: 0 when the two ledgers agree. */
  readonly residual: BenefitFigure;
  /** `customer + provider = government` in figures. */
  readonly check: ViewsCheck;
  /** True where one body saves and the other pays about as much more. */
  readonly isMoved: boolean;
}

/** Whether the two parties' savings and the transfer residual come to that of government, to the cent. */
export interface ViewsCheck {
  readonly kind: 'ties' | 'does-not-tie' | 'unavailable';
  readonly words: string;
}

const parties: readonly Party[] = ['customer', 'provider', 'system'];

const lines = [
  { measure: 'flexed_baseline', label: 'Would have cost', isSum: false },
  { measure: 'cost_in_scope', label: 'Cost', isSum: false },
  { measure: 'gross_saving', label: 'Gross saving', isSum: true },
  { measure: 'change_cost', label: 'Cost of the change', isSum: false },
  { measure: 'dis_benefit', label: 'Dis-benefits', isSum: false },
  { measure: 'net_saving', label: 'Net saving', isSum: true },
] as const;

/** The saving of each party and of government as a whole; `names` are what the two bodies are called. */
export function viewsBoard(
  data: BenefitsData,
  view: BenefitsView,
  names: PartyNames = plainNames,
): ViewsBoard {
  const all = lines.map(({ measure, label, isSum }) => ({
    id: measure,
    label,
    isSum,
    figures: Object.fromEntries(
      parties.map((party) => [party, figureOf(data, view, { measure, label, party })]),
    ) as Record<Party, BenefitFigure>,
  }));
  const net = all.find(({ id }) => id === 'net_saving')!;
  const residual = sumToDate(data, view, {
    label: 'Transfer residual',
    measure: 'transfer_residual',
    party: 'system',
    absent: 'no recharges',
  });
  const isMoved = hasMoved(net);
  return {
    sentence: sentenceOf({ data, view, names }, { net, isMoved }),
    lines: all,
    residual,
    check: checkOf(data, net, residual),
    isMoved,
  };
}

interface Cell {
  readonly measure: string;
  readonly label: string;
  readonly party: Party;
}

/** Would-be cost and cost stand for the months that have a saving, so that the lines can be taken off each other. */
function figureOf(data: BenefitsData, view: BenefitsView, { measure, label, party }: Cell): BenefitFigure {
  const gross = monthsOf(data, view, { label, measure: 'gross_saving', party });
  const isInScope = measure === 'flexed_baseline' || measure === 'cost_in_scope';
  const first = gross[0]?.period;
  const last = gross.findLast((point) => point.value !== null)?.period;
  const span = isInScope && first && last ? { from: first } : {};
  const until = isInScope && last ? last : view.until;
  const wanted = { label, measure, party, ...span };
  const figure = sumToDate(data, { ...view, until }, wanted);
  const isLoss = measure === 'change_cost' || measure === 'dis_benefit';
  return isLoss && isNone(data, view, wanted) ? noneOf(data, figure) : figure;
}

/** A tenth of the larger of two opposite savings is left at most: the cost has moved from one body to the other. */
const leftAtMost = 0.1;

function hasMoved({ figures }: ViewsLine): boolean {
  const [customer, provider, system] = parties.map((party) => figures[party].value);
  if (customer == null || provider == null || system == null) return false;
  if (isZero(customer) || isZero(provider)) return false;
  const isOpposite = compare(customer, '0') !== compare(provider, '0');
  const larger = Math.max(Math.abs(Number(customer)), Math.abs(Number(provider)));
  return isOpposite && Math.abs(Number(system)) <= larger * leftAtMost;
}

function checkOf(data: BenefitsData, { figures }: ViewsLine, residual: BenefitFigure): ViewsCheck {
  const { customer, provider, system } = figures;
  if (customer.value === null || provider.value === null || system.value === null)
    return { kind: 'unavailable', words: 'All three views are needed, and one is not known.' };
  if (new Set([customer.period, provider.period, system.period]).size > 1 && spans(figures) > 1)
    return { kind: 'unavailable', words: 'The views run to different months, so they are not compared.' };
  const currency = currencyOf(data);
  const exact = (amount: Decimal) => formatExactMoney(amount, currency);
  const left = residual.value ?? '0';
  const over = subtract(system.value, add(customer.value, provider.value, left));
  const sum = `Customer ${exact(customer.value)} + provider ${exact(provider.value)} + transfer residual ${exact(left)}`;
  if (isZero(over)) return { kind: 'ties', words: `${sum} = government ${exact(system.value)}` };
  return {
    kind: 'does-not-tie',
    words: `${sum}, but government is ${exact(system.value)}: ${exact(over)} is left over`,
  };
}

/** How many different last months the views have. */
function spans(figures: ViewsLine['figures']): number {
  return new Set(parties.map((party) => figures[party].ref?.period)).size;
}

interface Told {
  readonly data: BenefitsData;
  readonly view: BenefitsView;
  readonly names: PartyNames;
}

function sentenceOf(
  { data, view, names }: Told,
  { net, isMoved }: { readonly net: ViewsLine; readonly isMoved: boolean },
): string {
  const { customer, provider, system } = net.figures;
  const why = whyNoSaving(data);
  if (why !== null) return `Nobody’s saving can be stated: ${why}.`;
  const missing = [
    { name: names.customer, figure: customer },
    { name: names.provider, figure: provider },
  ].filter(({ figure }) => figure.value === null);
  if (missing.length > 0)
    return `${missing.map(({ name, figure }) => `The saving of ${name} is unavailable: ${figure.status?.detail ?? 'no data'}`).join('. ')}. Without both sides nothing can be said of government as a whole.`;
  const currency = currencyOf(data);
  const said = [
    sideWords(names.customer, customer.value, currency),
    sideWords(names.provider, provider.value, currency),
  ];
  const month = monthLabel(system.ref?.period ?? view.until);
  const start = `To ${month} ${said.join(', ')}`;
  if (system.value === null)
    return `${start}; government as a whole is unavailable: ${system.status?.detail ?? 'no data'}.`;
  if (isMoved) return `${start}: the cost has moved, not gone.`;
  const isLoss = system.value.startsWith('-');
  const whole = formatMoney(sizeOf(system.value), currency);
  return `${start}; government as a whole ${isLoss ? `pays ${whole} more` : `saves ${whole}`}.`;
}

function sideWords(name: string, value: Decimal | null, currency: string | null): string {
  if (value === null) return '';
  const amount = formatMoney(sizeOf(value), currency);
  if (isZero(value)) return `${name} neither saves nor pays more`;
  return value.startsWith('-') ? `${name} pays ${amount} more` : `${name} saves ${amount}`;
}
