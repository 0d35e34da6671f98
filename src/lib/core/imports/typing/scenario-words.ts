const scenarioWords: readonly (readonly [RegExp, string])[] = [
  [/original/i, 'original'],
  [/revised|amended/i, 'revised'],
  [/estimate|projected|forecast/i, 'estimate'],
  [/budget|appropriat|adopted|approved|voted/i, 'budget'],
  [/plan/i, 'plan'],
  [/actual|expend|outturn|spent|spend/i, 'actual'],
];

/** The scenario that words of a header name: `Revised budget` is `revised`; null when they name none. */
export function scenarioIn(words: string): string | null {
  return scenarioWords.find(([pattern]) => pattern.test(words))?.[1] ?? null;
}
