/**
 * True for a cell of a numeric field whose value the source holds back: `<=5`, `*`, `..`, `ND`, `[c]`. It is no zero, no
 * blank and no fault. The rule is that of `is_suppressed` in `typing.sql`.
 */
export function isSuppressed(text: string): boolean {
  return suppressed.test(text.trim());
}

// Asterisks and dots alone; a bound below which counts are not told; the letters of the statistical offices, some in
// square brackets; and words. A hyphen is a blank.
const suppressed =
  /^(?:\*+|\.{2,}|…|:|[<≤]\s*=?\s*[0-9]+(?:\.[0-9]+)?|n\.?\s?[ad]\.?|n\/[ad]|#n\/a|c|x|\[(?:c|x|z|w|u|low)\]|suppressed|redacted|withheld|confidential|not\s(?:available|applicable|disclosed))$/i;
