import { editDistance } from './header-names.ts';

/** Something that texts of a file may mean: its id and the name people use for it. */
export interface KnownName {
  readonly id: string;
  readonly name: string | null;
}

/**
 * What texts of a file may mean among known names, by text: the id of the one that is nearest, where one is plainly
 * nearer than any other. Only ever proposed: a person takes a suggestion or leaves it.
 */
export function suggestValues(
  texts: readonly string[],
  known: readonly KnownName[],
): Readonly<Record<string, string>> {
  const candidates = known.map(({ id, name }) => ({
    id,
    words: [...new Set([id, name ?? id])].map(wordsOf).filter((words) => words.length > 0),
  }));
  const found = texts.flatMap((text): [string, string][] => {
    const own = known.find((one) => one.id.toLowerCase() === text.trim().toLowerCase());
    const id = own?.id ?? nearest(wordsOf(text), candidates);
    return id === null || id === text ? [] : [[text, id]];
  });
  return Object.fromEntries(found);
}

interface Candidate {
  readonly id: string;
  readonly words: readonly (readonly string[])[];
}

/** Below this, two names have too little in common to be proposed as one. */
const leastLikeness = 0.6;

function nearest(words: readonly string[], candidates: readonly Candidate[]): string | null {
  if (words.length === 0) return null;
  const ranked = candidates
    .map(({ id, words: names }) => ({
      id,
      likeness: Math.max(0, ...names.map((name) => likenessOf(words, name))),
    }))
    .sort((a, b) => b.likeness - a.likeness);
  const [best, next] = ranked;
  if (!best || best.likeness < leastLikeness) return null;
  return next && next.likeness === best.likeness ? null : best.id;
}

/** The words that say which body is meant: without articles, legal forms and the words that all bodies share. */
function wordsOf(name: string): readonly string[] {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !commonWords.has(word));
}

const commonWords = new Set(
  'the of and for a de la le der die das und department dept ministry office agency council city county borough trust nhs foundation ltd limited plc inc llc gmbh'.split(
    ' ',
  ),
);

/** Twice the words two names share, over all their words: Dice's coefficient; a word spelt nearly alike is shared. */
function likenessOf(a: readonly string[], b: readonly string[]): number {
  const left = [...b];
  let shared = 0;
  for (const word of a) {
    const at = left.findIndex((other) => isSameWord(word, other));
    if (at < 0) continue;
    left.splice(at, 1);
    shared++;
  }
  return (2 * shared) / (a.length + b.length);
}

function isSameWord(a: string, b: string): boolean {
  if (a === b) return true;
  const longest = Math.max(a.length, b.length);
  return longest >= 5 && editDistance(a, b) <= (longest >= 9 ? 2 : 1);
}
