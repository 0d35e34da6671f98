// Doubles carry 15 digits; what differs only beyond the twelfth is one value.
export const dust = 1e-12;

/** Whether values differ by no more than rounding. */
export function isConstant(values: readonly number[]): boolean {
  return Math.max(...values) - Math.min(...values) <= Math.max(...values.map(Math.abs)) * dust;
}

/** Zero for what is a trillionth of the largest value it was made from: rounding, which must not be taken for variation. */
export function withoutDust(
  values: readonly (number | null)[],
  madeFrom: readonly (number | null)[],
): readonly (number | null)[] {
  const largest = madeFrom.reduce<number>((most, value) => Math.max(most, Math.abs(value ?? 0)), 0);
  return values.map((value) => (value !== null && Math.abs(value) <= largest * dust ? 0 : value));
}
