/** Leads of 1 to 7 months are searched, and drawn. */
export const mostLag = 7;

/** The lags that a number of months lets be tested, and how many months would let some be. */
export interface AllowedLags {
  readonly tested: readonly number[];
  readonly needed: number;
}

const forOneLag = 24;
const forSeveral = 36;
/** A lead is tested on four times its own length at least. */
const lengthsOfLag = 4;

/**
 * What the length of a series allows: nothing under 24 months; from 24 the one lag in the middle of those said beforehand;
 * from 36 all that were said, or a search of 1 to 7 where none was (null). Example: 30 months and leads of 1 to 3 said
 * test 2 alone.
 */
export function allowedLags(points: number, said: readonly number[] | null): AllowedLags {
  const lags = said ?? Array.from({ length: mostLag }, (_, at) => at + 1);
  if (lags.length === 0 || lags.some((lag) => !Number.isInteger(lag) || lag < 1))
    throw new RangeError(`leads of ${lags.join(', ')} months: expected whole numbers from 1`);
  if (said === null) return { tested: points < forSeveral ? [] : lags, needed: forSeveral };
  const one = lags[Math.floor(lags.length / 2)]!;
  if (points < forSeveral) {
    const needed = Math.max(forOneLag, lengthsOfLag * one);
    return { tested: points < needed ? [] : [one], needed };
  }
  const fitting = lags.filter((lag) => lengthsOfLag * lag <= points);
  return { tested: fitting, needed: Math.max(forOneLag, lengthsOfLag * Math.min(...lags)) };
}
