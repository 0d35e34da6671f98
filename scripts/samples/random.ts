/** Gives numbers in [0, 1), the same ones for the same seed and key. */
export type Random = () => number;

/**
 * A stream of numbers of its own for each key, so that a change to one series leaves all others as they were.
 * Only integer and IEEE basic arithmetic is used: every machine and every version of Node gives the same bytes.
 */
export function randomFor(seed: number, key: string): Random {
  let state = (hash(key) ^ Math.imul(seed, 0x9e3779b1)) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** About normal with mean 0 and deviation 1, never beyond 3.5: four uniform draws added. */
export function bell(random: Random): number {
  return (random() + random() + random() + random() - 2) * 1.7320508;
}

function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return value >>> 0;
}
