/** Series to try methods on, made from seeded random numbers. */
export interface Noise {
  readonly name: string;
  readonly make: (length: number, random: () => number) => readonly number[];
}

/** A standard normal number (Box and Muller 1958). */
export function gaussian(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** A series that follows itself: x(t) = phi x(t - 1) + noise of variance 1, started in its stationary state. */
export function autoregressive(phi: number): Noise['make'] {
  return (length, random) => {
    let value = gaussian(random) / Math.sqrt(1 - phi ** 2);
    return Array.from({ length }, (_, at) => (value = at === 0 ? value : phi * value + gaussian(random)));
  };
}

/** The sums of a series to each month. */
export function summed(make: Noise['make']): Noise['make'] {
  return (length, random) => {
    let sum = 0;
    return make(length, random).map((value) => (sum += value));
  };
}

/** A series with a straight line of a slope added. */
export function trended(make: Noise['make'], slope: number): Noise['make'] {
  return (length, random) => make(length, random).map((value, at) => value + slope * at);
}

/** A series with a year of twelve random levels of a deviation added, the same each year. */
export function seasonal(make: Noise['make'], deviation: number): Noise['make'] {
  return (length, random) => {
    const year = Array.from({ length: 12 }, () => deviation * gaussian(random));
    return make(length, random).map((value, at) => value + year[at % 12]!);
  };
}

/** A series of noise with now and then a value far out: Student's t with 3 degrees of freedom. */
export function heavyTailed(length: number, random: () => number): readonly number[] {
  return Array.from({ length }, () => {
    const spread = Array.from({ length: 3 }, () => gaussian(random) ** 2).reduce((sum, one) => sum + one, 0);
    return gaussian(random) / Math.sqrt(spread / 3);
  });
}
