import type { Indicator } from '../../indicators/catalogue/indicator.ts';
import { formatExact, type Unit } from '../../vocabulary/format.ts';
import { monthLabel } from '../../vocabulary/month.ts';
import { unitOfPoint } from '../../vocabulary/point-unit.ts';
import { attentionWords } from '../signals/signal-words.ts';
import { biteOf, biteWords } from './bite.ts';
import type { FoundSeries } from './found-series.ts';
import { judge, type Judgement } from './judge.ts';
import { leadEvidence } from './lead-evidence.ts';
import type { IndicatorRow, RowsInput } from './row.ts';
import { written } from './written.ts';

/** The row of a series that is a measure: its last value, judged by the indicator's rule. */
export function measureRow(indicator: Indicator, series: FoundSeries, input: RowsInput): IndicatorRow {
  const { data, view, context } = input;
  const { metric, service } = series;
  const evidence = leadEvidence(indicator, metric, context.leads);
  const judgement = believed(judge(indicator, series, input), indicator, evidence);
  const last = series.points.findLast(({ value }) => value !== null)!;
  const measure = context.measures.find(({ id }) => id === last.measure);
  const unit: Unit = measure ? unitOfPoint(measure, last.unit) : { kind: 'level', label: last.unit };
  const subject = [metric, service].filter((name) => name !== null).join(', ');
  const face = written(last.value, unit);
  const bite = biteOf(judgement.since, indicator.lead);
  return {
    key: `${indicator.id}|${metric ?? ''}|${service ?? ''}`,
    partnership: data.partnership,
    indicator,
    subject,
    topic: indicator.id === 'error_budget_spent' ? (metric ?? indicator.id) : `${indicator.id} ${subject}`,
    headline: headlineOf(indicator, subject, judgement),
    attention: judgement.attention,
    word: judgement.word,
    face,
    exact: formatExact(last.value, unit),
    unit,
    period: last.period,
    finding: judgement.finding,
    sentence: `${face} in ${monthLabel(last.period)}, ${judgement.finding}.`,
    since: judgement.since,
    bite,
    biteWords: biteWords(bite, view.until),
    isAhead: bite !== null && bite.until > view.until,
    evidence,
    others: '',
    points: series.points,
    chart: judgement.chart,
    ref: { measure: last.measure, partnership: data.partnership, service, metric, period: last.period },
  };
}

function headlineOf({ title, rule, series }: Indicator, subject: string, { attention }: Judgement): string {
  if (series.kind === 'candidate' && series.words.length === 0) return subject;
  if (rule.kind === 'against_time' && attention === 'decide')
    return `${subject} has used up its error budget`;
  return subject === '' ? title : `${title}, ${subject}`;
}

/** What the analyst suspected, and the data do not bear out, warns of nothing. */
function believed(
  judgement: Judgement,
  { series }: Indicator,
  evidence: string,
): Judgement & { readonly word: string } {
  if (series.kind === 'candidate' && evidence === 'refuted here')
    return { ...judgement, attention: 'holding', since: null, word: 'Refuted here' };
  return { ...judgement, word: judgement.isOver ? 'Over' : attentionWords[judgement.attention] };
}
