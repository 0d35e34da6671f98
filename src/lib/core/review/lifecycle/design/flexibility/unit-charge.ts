import type { Decimal } from '../../../../vocabulary/money.ts';
import { add, compare, divide } from '../../../../vocabulary/money.ts';
import { agreedFigure, moneyUnit } from '../component-words.ts';
import type { AgreementComponent } from '../../data.ts';
import { inForceOn, versionName } from '../versions.ts';
import type { CheckInput } from './finding.ts';

/** What one unit of volume is charged at on a day, and where that comes from. */
export interface UnitCharge {
  readonly rate: Decimal;
  readonly currency: string;
  readonly words: string;
}

/** Which volume a band is about. */
export interface BandVolume {
  readonly service: string | null;
  /** Unit of the volume, in the plural: `payslips`. */
  readonly noun: string;
}

const everyMonth = /^(?:a|per|each|every|\/)\s*month$/i;

/**
 * The charge of one unit on a day: a tariff in that unit, or else the monthly charges of the service over the volume
 * that its baseline has in a month. Null where the agreement has neither.
 */
export function unitChargeOn(
  { data, versions }: Pick<CheckInput, 'data' | 'versions'>,
  { service, noun }: BandVolume,
  day: string,
): UnitCharge | null {
  const applied = [...versions.values()].flatMap((own) => inForceOn(own, day) ?? []);
  const tariff = applied.find((one) => one.value !== null && isPerUnit(one.unit, noun));
  if (tariff)
    return {
      rate: tariff.value!,
      currency: moneyUnit(tariff.unit)!.currency,
      words: `${agreedFigure(tariff.value!, tariff.unit)} (${tariff.component}, ${versionName(tariff)})`,
    };
  const charges = applied.filter((one) => isMonthlyCharge(one) && isOfService(one, service));
  const baseline = data.benefits.baselines.find((one) => one.isCurrent && one.service === service);
  const volume = baseline?.volume ?? null;
  const currency = moneyUnit(charges[0]?.unit ?? null)?.currency;
  if (!currency || volume === null || compare(volume, '0') <= 0) return null;
  if (charges.some(({ unit }) => moneyUnit(unit)!.currency !== currency)) return null;
  const monthly = add(...charges.map(({ value }) => value!));
  const rate = divide(monthly, volume, 6);
  if (rate === null) return null;
  return {
    rate,
    currency,
    words: `${agreedFigure(rate, `${currency} for one of ${noun}`)}: the charge of ${agreedFigure(monthly, `${currency} a month`)} over the ${agreedFigure(divide(volume, '1', 0) ?? volume, noun)} a month of the baseline`,
  };
}

/** Whether a component is a price by the month, such as `GBP a month`. */
export function isMonthlyCharge({ kind, value, unit }: AgreementComponent): boolean {
  const money = moneyUnit(unit);
  return kind === 'price' && value !== null && money !== null && everyMonth.test(money.rest);
}

/** What is charged in a month on a day by all monthly prices; null without any, or in several currencies. */
export function monthlyCharge(
  versions: CheckInput['versions'],
  day: string,
): { readonly amount: Decimal; readonly currency: string } | null {
  const charges = [...versions.values()].flatMap((own) => inForceOn(own, day) ?? []).filter(isMonthlyCharge);
  const currencies = new Set(charges.map(({ unit }) => moneyUnit(unit)!.currency));
  const [currency] = currencies;
  if (currency === undefined || currencies.size > 1) return null;
  return { amount: add(...charges.map(({ value }) => value!)), currency };
}

/** Charges name their service; those of the whole partnership are all of them. */
function isOfService({ component }: AgreementComponent, service: string | null): boolean {
  return service === null || component.toLowerCase().includes(service.toLowerCase());
}

function isPerUnit(unit: string | null, noun: string): boolean {
  const rest = /^(?:a|per|each|for each|\/)\s*(.+)$/i.exec(moneyUnit(unit)?.rest ?? '')?.[1];
  return rest !== undefined && singular(rest) === singular(noun);
}

function singular(noun: string): string {
  return noun
    .trim()
    .toLowerCase()
    .replace(/([^s])s$/, '$1');
}
