import { formatExactMoney, formatNumber } from '../../../vocabulary/format.ts';
import { compare, divide, isZero, subtract, times, type Decimal } from '../../../vocabulary/money.ts';
import type { AgreementComponent } from '../data.ts';
import { dayWords } from './days.ts';

/** Kinds of component in the order in which an agreement is read, with their headings. */
const kindLabels: ReadonlyMap<string, string> = new Map([
  ['service_level', 'Service levels'],
  ['deadline', 'Deadlines'],
  ['price', 'Prices'],
  ['tariff', 'Tariffs'],
  ['volume_band', 'Volume bands'],
  ['credit', 'Credits'],
  ['governance', 'Governance'],
  ['exit', 'Exit'],
  ['principle', 'Principles'],
]);

const kindOrder = [...kindLabels.keys()];

/** What the value of a component is called, by its kind. */
const valueNames: ReadonlyMap<string, string> = new Map([
  ['price', 'price'],
  ['tariff', 'price'],
  ['volume_band', 'band'],
  ['credit', 'credit'],
  ['deadline', 'time allowed'],
]);

/** The heading of a kind; one that nobody foresaw keeps its own word. */
export function kindLabel(kind: string | null): string {
  if (kind === null) return 'Other components';
  const words = kind.replaceAll('_', ' ');
  return kindLabels.get(kind) ?? words.charAt(0).toUpperCase() + words.slice(1);
}

/** Where a kind stands among the others; unforeseen ones before the principles. */
export function kindPlace(kind: string | null): number {
  const place = kindOrder.indexOf(kind ?? '');
  return place < 0 ? kindOrder.length - 1.5 : place;
}

/** A figure of an agreement in its unit: `93%`, `£46,816 a month`, `11,500 payslips a month`. */
export function agreedFigure(value: Decimal, unit: string | null): string {
  const given = unit?.trim() ?? '';
  if (given.toLowerCase() === 'share') return `${formatNumber(times(value, '100'), 2)}%`;
  const money = moneyUnit(given);
  if (money) {
    const amount = formatExactMoney(value, money.currency, 4).replace(/\.00$/, '');
    return `${amount} ${money.rest}`.trim();
  }
  const noun = compare(value, '1') === 0 ? given.replace(/^(\w+[^s\W])s\b/, '$1') : given;
  return `${formatNumber(value, 6)} ${noun}`.trim();
}

/** `GBP a month` as its currency and what follows it; null where the unit is no money. */
export function moneyUnit(unit: string | null): { readonly currency: string; readonly rest: string } | null {
  const parts = /^([A-Z]{3})(?:\s+(.*))?$/.exec(unit?.trim() ?? '');
  return parts ? { currency: parts[1]!, rest: parts[2] ?? '' } : null;
}

/** Whether a volume band names the least of something; any other names the most. */
export function isLeast({ component }: Pick<AgreementComponent, 'component'>): boolean {
  return /\b(least|minimum|min|floor|lower)\b/.test(component.toLowerCase());
}

/** What a version says: `target 93%`, `2% when the level misses 99%`; `in words only` where it has no figure. */
export function termsWords(one: AgreementComponent): string {
  const { target, value, unit, kind } = one;
  if (target !== null && value !== null)
    return `${agreedFigure(value, unit)} when the level misses ${agreedFigure(target, unit)}`;
  if (target !== null) return `target ${agreedFigure(target, unit)}`;
  if (value === null) return 'in words only';
  if (kind !== 'volume_band') return agreedFigure(value, unit);
  return `at ${isLeast(one) ? 'least' : 'most'} ${agreedFigure(value, unit)}`;
}

/** What a version says in the fewest words: its first figure. */
export function shortTerms({ target, value, unit }: AgreementComponent): string {
  const figure = value ?? target;
  if (figure === null) return '';
  const money = moneyUnit(unit);
  return money ? agreedFigure(figure, money.currency) : agreedFigure(figure, shareOnly(unit));
}

/** What differs between two versions of a component, each in words: `target 93% to 90% from 1 Jul 2025`. */
export function differences(before: AgreementComponent, after: AgreementComponent): readonly string[] {
  const from = `from ${dayWords(after.effectiveFrom)}`;
  const figures = [
    figureChange('target', before, after),
    figureChange('value', before, after),
    before.metric === after.metric
      ? ''
      : `measured by ${after.metric ?? 'nothing'} in place of ${before.metric ?? 'nothing'}`,
    before.kind === after.kind
      ? ''
      : `kind ${kindLabel(before.kind).toLowerCase()} to ${kindLabel(after.kind).toLowerCase()}`,
  ].filter(Boolean);
  const notes = before.note === after.note ? [] : [noteChange(before.note, after.note)];
  return [...figures.map((words) => `${words} ${from}`), ...notes];
}

function figureChange(
  field: 'target' | 'value',
  before: AgreementComponent,
  after: AgreementComponent,
): string {
  const [one, other] = [before[field], after[field]];
  const isSame = one === null || other === null ? one === other : compare(one, other) === 0;
  if (isSame && (one === null || before.unit === after.unit)) return '';
  const name = field === 'value' ? valueName(after) : 'target';
  if (one === null) return `${name} ${agreedFigure(other!, after.unit)} new`;
  if (other === null) return `${name} ${agreedFigure(one, before.unit)} dropped`;
  if (before.unit !== after.unit)
    return `${name} ${agreedFigure(one, before.unit)} to ${agreedFigure(other, after.unit)}`;
  return `${name} ${agreedFigure(one, shownUnit(before.unit))} to ${agreedFigure(other, after.unit)}${changeShare(one, other, after)}`;
}

function valueName({ kind }: AgreementComponent): string {
  return valueNames.get(kind ?? '') ?? 'value';
}

/** The words behind a figure are said once, after the second. */
function shownUnit(unit: string | null): string | null {
  return moneyUnit(unit)?.currency ?? shareOnly(unit);
}

function shareOnly(unit: string | null): string | null {
  return unit?.trim().toLowerCase() === 'share' ? unit : null;
}

/** Prices and bands also by how much they moved; a share tells that by itself. */
function changeShare(one: Decimal, other: Decimal, { unit }: AgreementComponent): string {
  if (shareOnly(unit) !== null || isZero(one)) return '';
  const share = divide(times(subtract(other, one), '100'), one, 1);
  if (share === null) return '';
  const sign = isZero(share) ? '' : share.startsWith('-') ? '−' : '+';
  return ` (${sign}${formatNumber(share.replace('-', ''), 1)}%)`;
}

function noteChange(before: string | null, after: string | null): string {
  if (before === null) return `note added: “${after}”`;
  if (after === null) return `note dropped: “${before}”`;
  return `note now “${after}”, before “${before}”`;
}
