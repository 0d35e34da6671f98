import type { Decimal } from '../../vocabulary/money.ts';
import { readDay, type DayFormat } from './day-text.ts';
import type { DecimalMark, Scale } from '../mapping/mapping.ts';

// The rules are those of `typing.sql`, macro by macro: that is what loads a file, this is for people to look at before.

/** A text without spaces at either end, no-break and thin ones too. */
export function tidy(text: string): string {
  return text.trim();
}

/** True for tidy text that databases and service desks write for nothing at all. */
export function isNothing(text: string): boolean {
  return ['', '?', '\\N', 'NULL', 'null', 'Null', '(null)', '(NULL)', '(Null)', '(empty)'].includes(text);
}

/** True for tidy text that says no number: the lone hyphen of a ledger, beside a currency sign too. */
export function isBlankNumber(text: string): boolean {
  return isNothing(text) || (text.length <= 12 && /^[£$€]?\s*[-−–—]+\s*[£$€]?$/.test(text));
}

/** The number that a dressed text stands for, exactly: `(1,234.50)` is `-1234.50`; null when it is none. */
export function readNumber(text: string, mark: DecimalMark): Decimal | null {
  const grouped = mark === '.' ? groupedBeforePoint : groupedBeforeComma;
  const found = grouped.exec(undressed(text));
  if (!found || found[0] === '') return null;
  const [, whole = '', plain = '', ofHundred = '', percent] = found;
  const digits = whole.replace(/[-,. '’]/g, '');
  const decimals = (plain || ofHundred).slice(1);
  if (digits === '' && decimals === '') return null;
  const size = movePoint(decimals === '' ? digits : `${digits || '0'}.${decimals}`, percent ? -2 : 0);
  return whole.startsWith('-') && /[1-9]/.test(size) ? `-${size}` : size;
}

/** A number of `£000` or `$m` in units, exactly: `1.5` at 1,000 is `1500`. */
export function inUnits(amount: Decimal, scale: Scale): Decimal {
  const [sign, size] = amount.startsWith('-') ? ['-', amount.slice(1)] : ['', amount];
  return sign + movePoint(size, scale.length - 1);
}

/** A day as `2024-04-13`, with its time of day where one is asked for and written; null when the text is none. */
export function dayText(text: string, format: DayFormat, hasTime = false): string | null {
  const found = readDay(text, format);
  if (!found) return null;
  const day = [found.year, twoDigits(found.month), twoDigits(found.day)].join('-');
  const clock = /[T ,]([0-9]{1,2}:[0-9]{2}.*)$/s.exec(text)?.[1];
  return hasTime && clock ? `${day} ${clock.replace(/Z$/, '')}` : day;
}

/** Yes or no as service desks write it; null when the text is neither. */
export function readFlag(text: string): 'yes' | 'no' | null {
  if (/^(true|t|yes|y|1)$/i.test(text)) return 'yes';
  return /^(false|f|no|n|0)$/i.test(text) ? 'no' : null;
}

/** The words of a choice: `Dual running`, `dual-running` and `dual_running` are one. */
export function choiceText(text: string): string {
  return text.toLowerCase().replace(/[\s-]+/g, '_');
}

const currency =
  /[A-Z]{3}|(?:US|AU|CA|NZ|HK|SG|NT|MX|[ACSRJZ])?\$|(?:SFr|[kK]r|R[sS]|Fr|лв)\.?|zł|Kč|Ft|lei|R|Â?£|[€¥₹₽₺₩₪₫₴₦฿₱₵₸₲₡]/;
const credit = /^(?:CR\s*([0-9£$€.,'’ ]+)|((?:GBP|USD|EUR)?[0-9£$€.,'’ ]*[0-9 ])CR)$/;
const debit = /^(?:DR\s*([0-9£$€.,'’ ]+)|((?:GBP|USD|EUR)?[0-9£$€.,'’ ]*[0-9 ])DR)$/;
const negative =
  /^(?:[-−–]\s*(?:¤\s*)?([0-9.,][0-9.,'’ ]*%?\s*)¤?|¤\s*[-−–]\s*([0-9.,][0-9.,'’ ]*%?\s*)|(?:¤\s*)?([0-9.,][0-9.,'’ ]*%?\s*)[-−–]\s*¤?|([0-9.,][0-9.,'’ ]*)¤\s*[-−–]|(?:¤\s*)?\(\s*(?:¤\s*)?([0-9.,][0-9.,'’ ]*%?\s*)(?:¤\s*)?\)(?:\s*¤)?)$/;
const positive = /^(?:¤\s*)?\+?\s*(?:¤\s*)?([0-9.,][0-9.,'’ ]*%?\s*)¤?$/;
const groupedBeforePoint =
  /^(-?(?:[0-9]{1,26}|[1-9][0-9]{0,2}(?:,[0-9]{3}){1,8}|[1-9][0-9]?(?:,[0-9]{2}){1,8},[0-9]{3}|[1-9][0-9]{0,2}(?: [0-9]{3}){1,8}|[1-9][0-9]{0,2}(?:['’][0-9]{3}){1,8})?)(?:(\.[0-9]{1,12})?|(\.[0-9]{1,10})?\s*(%))\s*$/;
const groupedBeforeComma =
  /^(-?(?:[0-9]{1,26}|[1-9][0-9]{0,2}(?:\.[0-9]{3}){1,8}|[1-9][0-9]{0,2}(?: [0-9]{3}){1,8}|[1-9][0-9]{0,2}(?:['’][0-9]{3}){1,8})?)(?:(,[0-9]{1,12})?|(,[0-9]{1,10})?\s*(%))\s*$/;

/** The number with one sign in front, its brackets and its currency gone; what does not fit stays as it stands. */
function undressed(text: string): string {
  return text
    .replace(/[\u00a0\u2007\u2009\u202f]/g, ' ')
    .replace(/^'/, '')
    .replace(credit, '-$1$2')
    .replace(debit, '$1$2')
    .replace(currency, '¤')
    .replace(negative, '-$1$2$3$4$5')
    .replace(positive, '$1');
}

/** Move the decimal point of plain digits, exactly; zeros in front fall away. */
function movePoint(size: string, places: number): string {
  const [whole = '0', decimals = ''] = size.split('.');
  const point = whole.length + places;
  const digits = `${'0'.repeat(Math.max(0, 1 - point))}${whole}${decimals}`.padEnd(point, '0');
  const cut = Math.max(1, point);
  const units = digits.slice(0, cut).replace(/^0+(?=[0-9])/, '');
  return digits.length > cut ? `${units}.${digits.slice(cut)}` : units;
}

function twoDigits(part: number): string {
  return String(part).padStart(2, '0');
}
