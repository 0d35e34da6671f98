/**
 * An amount in the prices of another time: `amount x index there / index here`. Source: HM Treasury, GDP deflators:
 * user guide. Example: 100 of 2020 in the prices of 2024 is 100 x 100 / 85.2137 = 117.35.
 */
export function inPricesOf(amount: number, index: { readonly here: number; readonly there: number }): number {
  return (amount * index.there) / index.here;
}

/** Fisher: the real rate behind a nominal one, `(1 + nominal) / (1 + inflation) - 1`. 5 % at 2 % is 2.94 %. */
export function realRate(nominal: number, inflation: number): number {
  return (1 + nominal) / (1 + inflation) - 1;
}

/** The rate a month that compounds to a rate a year: `(1 + r)^(1/12) - 1`. 3.5 % a year is 0.2871 % a month. */
export function monthlyRate(annual: number): number {
  return (1 + annual) ** (1 / 12) - 1;
}
