import type { LeadResult, LeadVerdict } from '../../indicators/lead/lead-test.ts';
import { formatShare } from '../../vocabulary/format.ts';

const verdictWords: Readonly<Record<LeadVerdict, string>> = {
  confirmed: 'Confirmed',
  candidate: 'Candidate',
  refuted: 'Refuted',
  not_enough_data: 'Not enough data',
};

/** A lead whose true correlation is this would explain a quarter of what the outcome does: it is worth having. */
const worthHaving = 0.5;

/** What a verdict is called: a lead is refuted only where one worth having would most likely have been seen. */
export function verdictWord(result: LeadResult): string {
  return result.verdict === 'refuted' && isWeak(result) ? 'Not confirmed' : verdictWords[result.verdict];
}

function isWeak({ visible }: LeadResult): boolean {
  return visible === null || visible > worthHaving;
}

/** Two series by the names they go by in a sentence. */
interface Names {
  readonly indicator: string;
  readonly outcome: string;
}

/** What came of a test in plain words; `said` are the leads that were expected. */
export function leadSentence(result: LeadResult, names: Names, said: readonly number[] | null): string {
  const { indicator } = names;
  const outcome = inSentence(names.outcome);
  switch (result.verdict) {
    case 'confirmed':
      return `${indicator} led ${outcome} by ${months(result.lag)} here: confirmed, on ${result.points} months of both.`;
    case 'candidate':
      return `${indicator} may lead ${outcome} by ${months(result.lag)}: a candidate, on ${result.points} months of both.`;
    case 'refuted':
      if (isWeak(result))
        return `No lead of ${inSentence(indicator)} over ${outcome} by ${leadWords(result, said)} was seen here, on ${result.points} months of both.`;
      return `${indicator} did not lead ${outcome} by ${leadWords(result, said)} here: refuted, on ${result.points} months of both.`;
    case 'not_enough_data':
      return `Not enough data to say whether ${inSentence(indicator)} leads ${outcome}: ${result.reason ?? 'too few months'}.`;
  }
}

/** What the verdict rests on, a sentence each. */
export function leadGrounds(result: LeadResult, names: Names): readonly string[] {
  const { correlation, threshold, tried, lag } = result;
  if (correlation === null || threshold === null) return [];
  const rises = correlation > 0 ? 'rose' : 'fell';
  const held = `${signed(correlation)}, where ${threshold.toFixed(2)} is needed${tried > 1 ? ` with ${tried} comparisons made` : ''}`;
  if (result.verdict === 'refuted') return [`The strongest correlation is ${held}.`, visibleWords(result)];
  return [
    `When ${inSentence(names.indicator)} rose beyond what its own past led to expect, ${inSentence(names.outcome)} ${rises} ${months(lag)} later: correlation ${held}.`,
    gainWords(result),
    ...(result.isExploration
      ? [
          'Found by looking at many lags, which proves nothing: say this lead beforehand and hold it against months still to come.',
        ]
      : []),
  ];
}

/** How both series were made comparable. */
export function leadMethod({ order, isSeasonal }: LeadResult): string {
  const season = isSeasonal ? ', less the mean of each month of the year' : '';
  const filter = order > 0 ? `, filtered by an autoregression of order ${order}` : '';
  return `Changes from month to month${season}${filter}.`;
}

function gainWords({ gain, origins }: LeadResult): string {
  if (gain === null) return 'There are too few months to see whether knowing it makes forecasts better.';
  const share = formatShare(Math.abs(gain).toFixed(6), 0);
  if (gain < 0) return `Knowing it made forecasts ${share} worse over ${origins} months.`;
  return `Knowing it cut the error of forecasts by ${share} over ${origins} months${gain < 0.05 ? ', less than the 5% asked for' : ''}.`;
}

function visibleWords({ visible }: LeadResult): string {
  return visible === null || visible >= 0.995
    ? 'Only a very strong lead could have been seen.'
    : `The smallest true correlation that would be seen in eight of ten such series is ${visible.toFixed(2)}; a weaker lead may be there.`;
}

/** `2 months`, or the range that was tested. */
function leadWords({ correlogram, lag }: LeadResult, said: readonly number[] | null): string {
  const tested = correlogram.filter(({ isTested }) => isTested).map((bar) => bar.lag);
  const lags = tested.length > 0 ? tested : (said ?? []);
  const [first, last] = [lags[0], lags.at(-1)];
  return first === undefined || first === last ? months(first ?? lag) : `${first} to ${months(last ?? lag)}`;
}

function months(count: number | null): string {
  return count === 1 ? '1 month' : `${count ?? 'some'} months`;
}

/** With a true minus. */
function signed(value: number): string {
  return `${value < 0 ? '−' : ''}${Math.abs(value).toFixed(2)}`;
}

/** A title within a sentence: small, unless it is an abbreviation such as `SLA`. */
function inSentence(title: string): string {
  return /^[A-Z][a-z]/.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title;
}
