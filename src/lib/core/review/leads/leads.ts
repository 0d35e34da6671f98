import { allowedLags } from '../../indicators/lead/allowed-lags.ts';
import {
  commonMonths,
  leadTest,
  type LeadResult,
  type LeadVerdict,
} from '../../indicators/lead/lead-test.ts';
import type { CorrelogramValues } from '../../charts/correlogram.ts';
import type { IndicatorSettings, LeadCandidate, SeriesName } from '../../vocabulary/indicator-settings.ts';
import type { IndicatorsData, IndicatorsView } from '../indicators/data.ts';
import { expectedLeads, isMadeFrom, pairsOf, type LeadPair, type SaidLead } from './expected-leads.ts';
import { aligned, namedSeries, offeredSeries, seriesKey, seriesLabel, type NamedSeries } from './series.ts';
import { leadGrounds, leadMethod, leadSentence, verdictWord } from './words.ts';

/** Who thought of a lead: practice, the analyst who said how long it is, or a search for one. */
export type LeadOrigin = 'expected' | 'candidate' | 'exploration';

/** A lead that was tested, with what came of it. */
export interface LeadRow {
  readonly id: string;
  readonly origin: LeadOrigin;
  readonly indicator: string;
  readonly outcome: string;
  readonly series: { readonly indicator: SeriesName; readonly outcome: SeriesName };
  readonly verdict: LeadVerdict;
  /** What the verdict is called: `Not confirmed`, where the data could refute but little. */
  readonly word: string;
  readonly sentence: string;
  /** What the verdict rests on. */
  readonly grounds: readonly string[];
  readonly method: string;
  readonly result: LeadResult;
  /** Null where nothing was computed. */
  readonly correlogram: CorrelogramValues | null;
  /** The analyst's candidate that it comes from, so that it can be taken back. */
  readonly candidate: LeadCandidate | null;
}

/** Series that can be named in a candidate. */
export interface SeriesOption {
  readonly key: string;
  readonly label: string;
  readonly name: SeriesName;
}

/** Does this indicator really lead that outcome, here? Expected leads and candidates first, then explorations. */
export interface LeadsBoard {
  readonly sentence: string;
  readonly rows: readonly LeadRow[];
  /** Lags of pairs tested together, by which their thresholds are corrected. */
  readonly tried: number;
  /** Candidates of which one series is not at hand, each with the reason; where both are not, they are of another partnership. */
  readonly missing: readonly { readonly candidate: LeadCandidate; readonly words: string }[];
  readonly options: readonly SeriesOption[];
}

/**
 * Every lead that practice expects or the analyst suspects, tested on the months up to the one in view. Those that were
 * said beforehand share one correction for all lags of all pairs tried; candidates without a lead are searched for, share
 * another, and can be no more than candidates.
 */
export function leadsBoard(
  data: IndicatorsData,
  view: IndicatorsView,
  settings: Pick<IndicatorSettings, 'candidates'>,
  expected: readonly SaidLead[] = expectedLeads(),
): LeadsBoard {
  const series = namedSeries(data, view);
  const asked = [...candidatePairs(settings.candidates, series), ...expectedPairs(expected, series)];
  const unique = [
    ...new Map(asked.toReversed().map((one) => [pairKey(one.pair), one])).values(),
  ].toReversed();
  const said = unique.filter(({ pair }) => pair.lags !== null);
  const searched = unique.filter(({ pair }) => pair.lags === null);
  const tried = triedOf(said);
  const rows = [
    ...said.map((one) => rowOf(one, tried)),
    ...searched.map((one) => rowOf(one, triedOf(searched))),
  ].toSorted(byVerdict);
  return {
    sentence: sentenceOf(rows),
    rows,
    tried,
    missing: missingOf(settings.candidates, series),
    options: offeredSeries(series).map(({ name, label }) => ({ key: seriesKey(name), label, name })),
  };
}

interface AskedPair {
  readonly origin: LeadOrigin;
  readonly pair: LeadPair;
  readonly candidate: LeadCandidate | null;
}

function expectedPairs(expected: readonly SaidLead[], series: readonly NamedSeries[]): readonly AskedPair[] {
  return expected.flatMap((lead) =>
    pairsOf(lead, series)
      .filter((pair) => !isMadeFrom(pair))
      .map((pair) => ({ origin: 'expected' as const, pair, candidate: null })),
  );
}

function candidatePairs(
  candidates: readonly LeadCandidate[],
  series: readonly NamedSeries[],
): readonly AskedPair[] {
  return candidates.flatMap((candidate) => {
    const { indicator, outcome, lag } = candidate;
    const lags = lag === null || !Number.isInteger(lag) || lag < 1 ? null : [lag];
    const origin = lags === null ? ('exploration' as const) : ('candidate' as const);
    return pairsOf({ indicator, outcome, lags }, series).map((pair) => ({ origin, pair, candidate }));
  });
}

/** A pair counts once for what was said of it and once for a search. */
function pairKey({ indicator, outcome, lags }: LeadPair): string {
  return `${seriesKey(indicator.name)} ${seriesKey(outcome.name)} ${lags === null ? 'search' : lags.join(' ')}`;
}

function triedOf(pairs: readonly AskedPair[]): number {
  return pairs.reduce((sum, { pair }) => {
    const { indicator, outcome } = aligned(pair.indicator, pair.outcome);
    return sum + allowedLags(commonMonths(indicator, outcome), pair.lags).tested.length;
  }, 0);
}

function rowOf({ origin, pair, candidate }: AskedPair, tried: number): LeadRow {
  const names = { indicator: pair.indicator.label, outcome: pair.outcome.label };
  const result = leadTest({ ...aligned(pair.indicator, pair.outcome), lags: pair.lags, tried });
  return {
    id: pairKey(pair),
    origin,
    ...names,
    series: { indicator: pair.indicator.name, outcome: pair.outcome.name },
    verdict: result.verdict,
    word: verdictWord(result),
    sentence: leadSentence(result, names, pair.lags),
    grounds: [
      ...(isMadeFrom(pair) ? ['The indicator is computed from the outcome, so it is no news of it.'] : []),
      ...leadGrounds(result, names),
    ],
    method: leadMethod(result),
    result,
    correlogram:
      result.threshold === null
        ? null
        : { ...names, bars: result.correlogram, threshold: result.threshold, lag: result.lag },
    candidate,
  };
}

const verdictOrder: readonly LeadVerdict[] = ['confirmed', 'candidate', 'refuted', 'not_enough_data'];
const originOrder: readonly LeadOrigin[] = ['candidate', 'expected', 'exploration'];

/** What was found first; of equals the analyst's own, then the strongest. */
function byVerdict(a: LeadRow, b: LeadRow): number {
  const strength = ({ result }: LeadRow) => Math.abs(result.correlation ?? 0);
  return (
    Number(a.origin === 'exploration') - Number(b.origin === 'exploration') ||
    verdictOrder.indexOf(a.verdict) - verdictOrder.indexOf(b.verdict) ||
    originOrder.indexOf(a.origin) - originOrder.indexOf(b.origin) ||
    strength(b) - strength(a)
  );
}

function sentenceOf(rows: readonly LeadRow[]): string {
  const said = rows.filter(({ origin }) => origin !== 'exploration');
  if (said.length === 0) return 'No lead is expected between the series that are loaded.';
  const count = (verdict: LeadVerdict) => said.filter((row) => row.verdict === verdict).length;
  const called = (word: string) => said.filter((row) => row.word === word).length;
  const tested = said.length - count('not_enough_data');
  const total = `${said.length} ${said.length === 1 ? 'lead' : 'leads'} expected`;
  if (tested === 0)
    return `None of ${total} can be tested yet: at least 24 months of both series are needed.`;
  const parts = [
    countWords(count('confirmed'), 'is confirmed here', 'are confirmed here'),
    countWords(count('candidate'), 'is a candidate', 'are candidates'),
    countWords(called('Refuted'), 'is refuted', 'are refuted'),
    countWords(called('Not confirmed'), 'is not confirmed', 'are not confirmed'),
    countWords(count('not_enough_data'), 'cannot be tested yet', 'cannot be tested yet'),
  ].filter((part) => part !== '');
  return `Of ${total}, ${parts.join(', ')}.`;
}

function countWords(count: number, one: string, many: string): string {
  return count === 0 ? '' : `${count} ${count === 1 ? one : many}`;
}

function missingOf(candidates: readonly LeadCandidate[], series: readonly NamedSeries[]) {
  return candidates.flatMap((candidate) => {
    const lost = [candidate.indicator, candidate.outcome].filter((name) => !isThere(name, series));
    if (lost.length !== 1) return [];
    const names = lost.map((name) => `“${seriesLabel(name)}”`).join(' and ');
    return [{ candidate, words: `${names}: no values by month in this partnership` }];
  });
}

function isThere({ measure, metric }: SeriesName, series: readonly NamedSeries[]): boolean {
  return series.some(({ name }) => name.measure === measure && (metric === null || name.metric === metric));
}
