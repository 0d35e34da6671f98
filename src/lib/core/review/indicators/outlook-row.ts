import type { Indicator } from '../../indicators/catalogue/indicator.ts';
import { fiscalQuarterOf, quarterLabel } from '../../vocabulary/fiscal.ts';
import { capitalised, type Unit } from '../../vocabulary/format.ts';
import { addMonths, monthLabel } from '../../vocabulary/month.ts';
import type { SignalAttention } from '../signals/signal.ts';
import { percentWords } from '../forecasts/words.ts';
import { attentionWords } from '../signals/signal-words.ts';
import { biteWords } from './bite.ts';
import type { IndicatorsView } from './data.ts';
import { attentionOfProbability } from './judge.ts';
import type { IndicatorRow, Outlook, RowsInput } from './row.ts';

const share: Unit = { kind: 'share', label: '' };

const bands: Readonly<Record<SignalAttention, string>> = {
  decide: 'likely',
  watch: 'possible',
  holding: 'unlikely',
  unclear: 'not to be had',
};

/** The row of a forecast: how probable it is that something will be missed. It looks ahead, so it has no beginning. */
export function outlookRow(indicator: Indicator, outlook: Outlook, { data, view }: RowsInput): IndicatorRow {
  const { probability, until, measure, metric, service, label, why, ref } = outlook;
  const attention = probability === null ? 'unclear' : attentionOfProbability(probability);
  const isSignal = attention === 'decide' || attention === 'watch';
  const bite = isSignal ? { from: addMonths(view.until, 1), until } : null;
  const what = metric ?? label;
  const subject = service === null ? what : `${what}, ${service}`;
  const aim = outlook.kind === 'breach' ? `target in ${quarterWords(outlook, view)}` : 'plan';
  const finding =
    probability === null ? why : `${bands[attention]} by ${monthLabel(until)}. ${why.replace(/\.$/, '')}`;
  const face = probability === null ? '–' : percentWords(probability);
  return {
    key: `${indicator.id}|${measure}|${metric ?? ''}|${service ?? ''}`,
    partnership: data.partnership,
    indicator,
    subject,
    topic: metric ?? `${indicator.id} ${subject}`,
    headline: isSignal ? `${subject} ${bands[attention]} to miss its ${aim}` : subject,
    attention,
    word: probability === null ? 'No forecast' : attentionWords[attention],
    face,
    exact: face,
    unit: share,
    period: null,
    finding,
    sentence: probability === null ? `${finding}.` : `${capitalised(face)} probable: ${finding}.`,
    since: null,
    bite,
    biteWords: biteWords(bite, view.until),
    isAhead: true,
    evidence: '',
    others: '',
    points: [],
    chart: null,
    ref,
  };
}

function quarterWords({ until }: Outlook, { calendar }: IndicatorsView): string {
  return quarterLabel(fiscalQuarterOf(until, calendar), calendar);
}
