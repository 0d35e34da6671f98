/** Zero for what is a trillionth of the largest value it was made from: rounding, which must not be taken for variation. */
export function withoutDust(
  values: readonly (number | null)[],
  madeFrom: readonly (number | null)[],
): readonly (number | null)[] {
  const largest = madeFrom.reduce<number>((most, value) => Math.max(most, Math.abs(value ?? 0)), 0);
  return values.map((value) => (value !== null && Math.abs(value) <= largest * 1e-12 ? 0 : value));
}
