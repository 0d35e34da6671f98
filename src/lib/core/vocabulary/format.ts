import type { MeasureUnit } from './measure.ts';
import { compare, isZero, negate, round, trim, type Decimal } from './money.ts';

/**
 * How a value is written. `label` is, by kind: money, what the amount is ("running cost a month"); count, the noun in
 * the plural ("cases"); share, what it is a share of ("cases within target"); money per unit, "per case"; level, the
 * unit ("days"). `currency` is an ISO code; without one, money is written as a bare number.
 */
export interface Unit {
  readonly kind: MeasureUnit;
  readonly label: string;
  readonly currency?: string | null;
}

/** A value to be written: an exact decimal, a double that is only drawn, or nothing. */
export type Written = Decimal | number | null;

/** What stands where there is no value. */
const noValue = '–';

const minus = '−';
const signs: Readonly<Record<string, string>> = { GBP: '£', EUR: '€', USD: '$' };
const scales = [
  { places: 9, suffix: 'bn' },
  { places: 6, suffix: 'm' },
  { places: 3, suffix: 'k' },
] as const;

/** A value at a glance: money to 3 significant figures (`£1.24m`), shares to 0.1 %, counts whole. */
export function formatFace(value: Written, unit: Unit): string {
  if (value === null) return noValue;
  const amount = decimalOf(value);
  if (unit.kind === 'money') return formatMoney(amount, unit.currency);
  if (unit.kind === 'money per unit') return `${formatRate(amount, unit.currency)} ${unit.label}`.trimEnd();
  if (unit.kind === 'share') return formatShare(amount);
  return withNoun(formatNumber(amount, unit.kind === 'count' ? 0 : 2), unit);
}

/** A value in full: money to the penny with separators, shares to 0.01 %, other numbers with all their decimals. */
export function formatExact(value: Written, unit: Unit): string {
  if (value === null) return noValue;
  const amount = decimalOf(value);
  if (unit.kind === 'money') return formatExactMoney(amount, unit.currency);
  if (unit.kind === 'money per unit')
    return `${formatExactMoney(amount, unit.currency, 4)} ${unit.label}`.trimEnd();
  if (unit.kind === 'share') return formatShare(amount, 2);
  return withNoun(formatNumber(amount, 6), unit);
}

/** Money to 3 significant figures: `£1.24m`, `−£980k`, `£12.40`, `CHF 1.20m`. */
export function formatMoney(amount: Decimal, currency?: string | null): string {
  return signed(amount, (size) => withCurrency(threeFigures(size), currency));
}

/** Money to the penny: `£1,240,332.10`. `mostDecimals` allows more where the amount has them, as in a rate. */
export function formatExactMoney(amount: Decimal, currency?: string | null, mostDecimals = 2): string {
  return signed(amount, (size) => withCurrency(grouped(toPenny(size, mostDecimals)), currency));
}

// Ledgers hold amounts to the penny: most need no arithmetic.
function toPenny(size: Decimal, mostDecimals: number): Decimal {
  const isWritten = mostDecimals >= 2 && /^(?:0|[1-9]\d*)\.\d\d$/.test(size);
  return isWritten ? size : trim(round(size, mostDecimals), 2);
}

/** A share of 1 as a percentage: `0.9423` is `94.2%`. */
export function formatShare(share: Decimal, decimals = 1): string {
  return signed(round(shift(share, 2), decimals), (size) => `${grouped(size)}%`);
}

/** A number with thousands separators and at most `mostDecimals` decimals: `12,400`, `3.25`. */
export function formatNumber(amount: Decimal, mostDecimals = 2): string {
  return signed(trim(round(amount, mostDecimals), 0), grouped);
}

/** A difference in the unit, without its sign: `£60.0k`, `1.2 percentage points`, `14 cases`. */
export function formatSize(difference: Written, unit: Unit): string {
  if (difference === null) return noValue;
  const size = magnitude(decimalOf(difference));
  if (unit.kind !== 'share') return formatFace(size, unit);
  const points = formatNumber(shift(size, 2), 1);
  return `${points} percentage point${points === '1' ? '' : 's'}`;
}

/** A difference with its sign: `+£60.0k`, `−1.2 percentage points`. */
export function formatDifference(difference: Written, unit: Unit): string {
  if (difference === null) return noValue;
  const amount = decimalOf(difference);
  const sign = isZero(amount) ? '' : compare(amount, '0') < 0 ? minus : '+';
  return `${sign}${formatSize(amount, unit)}`;
}

/** Write the ticks of an axis alike: one scale for all, no more decimals than needed (`£0.5m`, `£1.0m`). */
export function tickFormat(ticks: readonly number[], unit: Unit): (tick: number) => string {
  const isMoney = unit.kind === 'money' || unit.kind === 'money per unit';
  const shown = ticks.map((tick) => (unit.kind === 'share' ? tick * 100 : tick));
  const largest = Math.max(0, ...shown.map(Math.abs));
  const scale = scales.find(({ places }) => largest >= 10 ** places && (isMoney || places > 3));
  const divisor = 10 ** (scale?.places ?? 0);
  const decimals = Math.max(0, ...shown.map((tick) => decimalsOf(tick / divisor)));
  return (tick) => {
    const amount = decimalOf(((unit.kind === 'share' ? tick * 100 : tick) / divisor).toFixed(decimals));
    const text = (size: Decimal) => (isZero(amount) ? '0' : `${grouped(size)}${scale?.suffix ?? ''}`);
    if (isMoney) return signed(amount, (size) => withCurrency(text(size), unit.currency));
    return signed(amount, text) + (unit.kind === 'share' ? '%' : '');
  };
}

/** What an axis shows, with its unit: `Running cost a month, £`, `Cases within target, %`, `Days`. */
export function axisTitle(unit: Unit): string {
  const sign = unit.currency ? (signs[unit.currency] ?? unit.currency) : '';
  if (unit.kind === 'money') return capitalised([unit.label, sign].filter(Boolean).join(', '));
  if (unit.kind === 'money per unit') return capitalised(`${sign} ${unit.label}`.trim());
  return capitalised(unit.kind === 'share' ? [unit.label, '%'].filter(Boolean).join(', ') : unit.label);
}

/** A formula as it stands in a measure file, with the signs of print: a minus, a multiplication cross. */
export function formatFormula(formula: string): string {
  return formula.replaceAll(' - ', ` ${minus} `).replaceAll(' x ', ' × ');
}

/** The first letter large: labels are kept in sentence case. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A double as decimal text to a millionth; exact decimals pass through. */
export function decimalOf(value: Decimal | number): Decimal {
  if (typeof value === 'string') return value;
  if (Math.abs(value) >= 1e15) return BigInt(Math.round(value)).toString();
  return value.toFixed(6);
}

/** Three significant figures with a scale word; a figure that rounds up to 1,000 takes the next scale. */
function threeFigures(size: Decimal): string {
  const scale = scales.find(({ places }) => wholeDigits(size) > places);
  if (!scale) return smallMoney(size);
  const inScale = shift(size, -scale.places);
  const figure = significant(inScale, 3);
  const isCarried = wholeDigits(figure) > 3 && scale.places < 9;
  return isCarried ? threeFigures(`1${'0'.repeat(scale.places + 3)}`) : `${grouped(figure)}${scale.suffix}`;
}

/** Amounts under a thousand: pence below a hundred, else whole. */
function smallMoney(size: Decimal): string {
  if (isZero(size)) return '0';
  const pence = round(size, 2);
  if (wholeDigits(pence) < 3) return pence;
  const whole = round(size, 0);
  return wholeDigits(whole) > 3 ? threeFigures(whole) : whole;
}

/** Round to a number of significant figures, whole digits kept: 9.996 is 10.0. */
function significant(size: Decimal, figures: number): Decimal {
  const rounded = round(size, Math.max(0, figures - wholeDigits(size)));
  return round(rounded, Math.max(0, figures - wholeDigits(rounded)));
}

function formatRate(amount: Decimal, currency?: string | null): string {
  return signed(amount, (size) => {
    const decimals = wholeDigits(size) > 3 ? 0 : 2;
    return withCurrency(grouped(round(size, decimals)), currency);
  });
}

function withCurrency(text: string, currency?: string | null): string {
  if (!currency) return text;
  const sign = signs[currency];
  return sign ? `${sign}${text}` : `${currency} ${text}`;
}

function withNoun(text: string, unit: Unit): string {
  return unit.label ? `${text} ${unit.label}` : text;
}

function signed(amount: Decimal, write: (size: Decimal) => string): string {
  const isNegative = amount.startsWith('-') && !isZero(amount);
  return isNegative ? `${minus}${write(negate(amount))}` : write(amount);
}

function magnitude(amount: Decimal): Decimal {
  return amount.startsWith('-') ? negate(amount) : amount;
}

function grouped(amount: Decimal): string {
  const [whole = '0', fraction] = amount.split('.');
  const parted = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction ? `${parted}.${fraction}` : parted;
}

/** Digits before the decimal point; 0 below 1. */
function wholeDigits(size: Decimal): number {
  return (size.split('.')[0] ?? '').replace(/^0+/, '').length;
}

/** Move the decimal point `places` to the right (left when negative), exactly. */
function shift(amount: Decimal, places: number): Decimal {
  const sign = amount.startsWith('-') ? '-' : '';
  const [whole = '0', fraction = ''] = magnitude(amount).split('.');
  const point = whole.length + places;
  const digits = `${'0'.repeat(Math.max(0, 1 - point))}${whole}${fraction}`.padEnd(point, '0');
  const wholeLength = Math.max(1, point);
  return `${sign}${digits.slice(0, wholeLength)}.${digits.slice(wholeLength)}`.replace(/\.$/, '');
}

function decimalsOf(value: number): number {
  const text = String(Number(value.toPrecision(6)));
  return text.includes('e') ? 0 : (text.split('.')[1]?.length ?? 0);
}
