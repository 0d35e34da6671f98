/** The rank of each value from 1, equal values sharing the mean of theirs: 5, 7, 7 gives 1, 2.5, 2.5. */
export function averageRanks(values: readonly number[]): readonly number[] {
  return values.map((value) => {
    const below = values.filter((other) => other < value).length;
    const equal = values.filter((other) => other === value).length;
    return below + (equal + 1) / 2;
  });
}
