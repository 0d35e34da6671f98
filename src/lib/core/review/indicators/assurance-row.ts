import type { Indicator } from '../../indicators/catalogue/indicator.ts';
import { formatExact } from '../../vocabulary/format.ts';
import { groupBy } from '../../vocabulary/group-by.ts';
import { monthLabel, type Month } from '../../vocabulary/month.ts';
import type { Signal } from '../signals/signal.ts';
import { attentionWords, targetWords } from '../signals/signal-words.ts';
import { biteOf, biteWords } from './bite.ts';
import { changeWords, promiseWords } from './chart-words.ts';
import { flaggedSince } from './judge.ts';
import type { IndicatorRow, RowsInput } from './row.ts';
import { written } from './written.ts';

/** One row for each service level with a target: the series that is worst, of the whole and the services. */
export function assuranceRows(indicator: Indicator, input: RowsInput): readonly IndicatorRow[] {
  const levels = input.signals.filter(
    ({ measure, chart, points }) =>
      measure === 'attainment' && (chart.assurance !== null || points.some(({ target }) => target !== null)),
  );
  return [...groupBy(levels, ({ title }) => title)].map(([, own]) => rowOf(indicator, own[0]!, input));
}

/** What a level promises is promised from now on, whenever it began. */
function rowOf(indicator: Indicator, signal: Signal, { data, view }: RowsInput): IndicatorRow {
  const isSignal = signal.attention === 'decide' || signal.attention === 'watch';
  const since = isSignal ? signalSince(signal) : null;
  const bite = isSignal ? biteOf(view.until, indicator.lead) : null;
  const { measure, metric, service, unit, chart, attention } = signal;
  const period = signal.period ?? view.until;
  const subject = service === null ? signal.title : `${signal.title}, ${service}`;
  return {
    key: `${indicator.id}|${signal.key}`,
    partnership: data.partnership,
    indicator,
    subject,
    topic: signal.title,
    headline: isSignal ? `${subject} ${wrongWords(signal)}` : subject,
    attention,
    word: attentionWords[attention],
    face: written(signal.value, unit),
    exact: formatExact(signal.value, unit),
    unit,
    period: signal.period,
    finding: findingOf(signal, since),
    sentence: `${written(signal.value, unit)} in ${monthLabel(period)}, ${findingOf(signal, since)}.`,
    since,
    bite,
    biteWords: biteWords(bite, view.until),
    isAhead: signal.isMet !== false,
    evidence: '',
    others: '',
    points: signal.points,
    chart,
    ref: { measure, partnership: data.partnership, service, metric, period },
  };
}

/** What is wrong with a level, as the end of a sentence. */
function wrongWords({ chart, isMet }: Signal): string {
  if (chart.assurance === 'fail') return 'misses its target';
  if (chart.variation === 'concern') return 'gets worse';
  return isMet === false ? 'missed its target' : 'has changed';
}

function findingOf(signal: Signal, since: Month | null): string {
  const { chart, target } = signal;
  const against = target === null ? '' : `against a target of ${targetWords(signal)}: `;
  // Limits drawn over a process that changed promise nothing.
  const promise = chart.variation === 'concern' && chart.assurance !== 'fail' ? '' : promiseWords(chart);
  const words = [
    promise,
    chart.variation === null ? '' : changeWords(chart),
    chart.state === 'full' ? '' : 'too few months for a judgement',
  ].filter((part) => part !== '');
  const began = since ? `, since ${monthLabel(since)}` : '';
  return `${against}${words.join(', ')}${began}`;
}

/** A flagged chart since its first flagged point in a row; a missed target since it was last met. */
function signalSince({ chart, points, better }: Signal): Month | null {
  if (chart.isAlert) return flaggedSince(chart);
  const judged = points.filter(({ value, target }) => value !== null && target !== null);
  const lastMet = judged.findLastIndex(({ value, target }) =>
    better === 'lower' ? Number(value) <= Number(target) : Number(value) >= Number(target),
  );
  return judged[lastMet + 1]?.period ?? null;
}
