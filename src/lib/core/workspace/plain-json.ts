/** Names that would reach behind an object instead of into it. */
const unsafeKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** Deeper than any document that is written; nesting without end is made to exhaust whoever reads it. */
const mostNested = 64;

interface Held {
  readonly value: unknown;
  readonly depth: number;
}

/**
 * Why a value from outside is not plain data, in words; null when it is. Kept apart from the schema since a schema
 * would drop such keys without a word.
 */
export function faultOfJson(document: unknown): string | null {
  const open: Held[] = [{ value: document, depth: 0 }];
  for (let held = open.pop(); held; held = open.pop()) {
    const { value, depth } = held;
    if (typeof value !== 'object' || value === null) continue;
    if (depth > mostNested) return `expected at most ${mostNested} levels, found more`;
    const key = Object.keys(value).find((name) => unsafeKeys.has(name));
    if (key !== undefined) return `the name "${key}" is not allowed anywhere in it`;
    for (const inner of Object.values(value)) open.push({ value: inner, depth: depth + 1 });
  }
  return null;
}
