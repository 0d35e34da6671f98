import type { ControlTotal, ImportedFile } from '#lib/core/imports/load/imported-file.ts';
import { formatExactMoney, formatNumber } from '#lib/core/vocabulary/format.ts';
import { compare, isZero, negate, type Decimal } from '#lib/core/vocabulary/money.ts';

/** A sum of a file for people: money where it is a cost, `usual` being the currency of a file that names none. */
export function sumInWords(
  file: Pick<ImportedFile, 'dataset'>,
  amount: Decimal,
  currency: string | null,
  usual: string,
): string {
  return file.dataset === 'costs' ? formatExactMoney(amount, currency ?? usual) : formatNumber(amount, 4);
}

/** A control total and how far the file is from it: `amount: typed in: expected £15.00, found £14.75, £0.25 short`. */
export function controlInWords(
  { source, expected, found, difference }: ControlTotal,
  file: Pick<ImportedFile, 'dataset' | 'amounts'>,
  usual: string,
): string {
  const [currency = usual, ...others] = new Set(file.amounts.map((amount) => amount.currency ?? usual));
  const isMoney = file.dataset === 'costs' && others.length === 0;
  // A total may miss by less than a penny where prices do: nothing is rounded away.
  const written = (amount: Decimal) =>
    isMoney ? formatExactMoney(amount, currency, 12) : formatNumber(amount, 12);
  const start = `${source}: expected ${written(expected)}`;
  if (isZero(difference)) return start;
  const [size, side] =
    compare(difference, '0') < 0 ? [negate(difference), 'short'] : [difference, 'too much'];
  return `${start}, found ${written(found)}, ${written(size)} ${side}`;
}
