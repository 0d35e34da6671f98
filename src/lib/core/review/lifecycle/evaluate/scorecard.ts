import { boundOf } from '../../../charts/control.ts';
import { pointsIn } from '../../../measures/point-set.ts';
import { totalOf } from '../../../measures/total.ts';
import type { FigureRef } from '../../../vocabulary/figure-ref.ts';
import { formatExact, formatFace, formatShare } from '../../../vocabulary/format.ts';
import { groupBy } from '../../../vocabulary/group-by.ts';
import { addMonths, monthLabel, type Month } from '../../../vocabulary/month.ts';
import { unitOfPoint } from '../../../vocabulary/point-unit.ts';
import { baselineCards, spanLabel, type BaselineCard } from '../../benefits/baseline-cards.ts';
import type { BenefitsView } from '../../benefits/data.ts';
import { wholeSet } from '../../benefits/points-at-hand.ts';
import type { Signal } from '../../signals/signal.ts';
import { signalsOf } from '../../signals/signals.ts';
import type { LifecycleData } from '../data.ts';
import { dayWords } from '../design/days.ts';
import type { EvaluateContext } from './context.ts';

/** One figure of the scorecard; `face` empty: there is none, and `why` says so. */
export interface ScoreFigure {
  readonly label: string;
  readonly face: string;
  readonly exact: string;
  readonly period: string;
  readonly why: string;
  readonly ref: FigureRef | null;
}

/** What one scope cost and delivered, and who froze it. */
export interface ScoreCard {
  readonly id: string;
  readonly title: string;
  readonly figures: readonly ScoreFigure[];
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  /** Why it is not verified; null where it is, or where nothing is frozen. */
  readonly doubt: string | null;
}

/** A service level as it was, with the limits it varied within by itself. */
export interface ScoreLevel {
  readonly key: string;
  readonly title: string;
  readonly mean: string;
  /** `93.0% to 96.8%`, or why there are no limits. */
  readonly variation: string;
  readonly target: string;
  readonly months: number;
  readonly signal: Signal;
  /** Opens the months that it is of. */
  readonly ref: FigureRef;
}

/** The service as it is before anything is changed. */
export interface ScorecardBoard {
  readonly sentence: string;
  readonly isFrozen: boolean;
  readonly cards: readonly ScoreCard[];
  /** Service levels by the months they are of. */
  readonly levels: readonly { readonly period: string; readonly rows: readonly ScoreLevel[] }[];
  /** What a frozen scorecard still wants. */
  readonly missing: readonly string[];
}

interface Span {
  readonly from: Month;
  readonly to: Month;
}

/** The scorecard of the frozen baseline, or of the last twelve months where none is frozen, with what is missing. */
export function scorecardBoard(
  data: LifecycleData,
  view: BenefitsView,
  context: Pick<EvaluateContext, 'measures' | 'settings'>,
): ScorecardBoard {
  const cards = baselineCards(data.benefits, view);
  if (cards.length === 0) return unfrozen(data, view, context);
  const spans = [...groupBy(cards, ({ current: { from, to } }) => `${from} ${to}`).values()].map(
    ([first]) => first!.current,
  );
  const levels = levelsIn(data, spans, context);
  return {
    sentence: frozenSentence(cards, levels),
    isFrozen: true,
    cards: cards.map(cardOf),
    levels,
    missing: missingIn(cards, levels),
  };
}

function cardOf({ scope, current, figures, superseded }: BaselineCard): ScoreCard {
  const fixed = current.fixedShare === null ? 'not given' : formatShare(current.fixedShare, 0);
  const former = superseded.map(({ version }) => version).join(', ');
  return {
    id: scope,
    title: scope,
    figures: figures.map(({ label, face, exact, status, ref }) => ({
      label,
      face,
      exact,
      period: spanLabel(current),
      why: status?.detail ?? '',
      ref,
    })),
    facts: [
      { label: 'Months', value: spanLabel(current) },
      { label: 'Version', value: `${current.version}${former === '' ? '' : `, after ${former}`}` },
      { label: 'Approved by', value: current.approvedBy ?? 'not given' },
      { label: 'Frozen on', value: current.approvedOn === null ? 'not given' : dayWords(current.approvedOn) },
      { label: 'Evidence', value: current.evidence ?? 'not given' },
      { label: 'Fixed share', value: fixed },
    ],
    doubt: current.doubt,
  };
}

function levelsIn(
  data: LifecycleData,
  spans: readonly Span[],
  { measures, settings }: Pick<EvaluateContext, 'measures' | 'settings'>,
): ScorecardBoard['levels'] {
  const { points, metrics } = data.service;
  return spans.flatMap(({ from, to }) => {
    const within = points.filter(({ period }) => period >= from && period <= to);
    const signals = signalsOf({ points: within, measures, metrics, events: [], settings, until: to });
    const rows = signals.map(levelOf).toSorted((a, b) => (a.title < b.title ? -1 : 1));
    return rows.length === 0 ? [] : [{ period: `${monthLabel(from)} to ${monthLabel(to)}`, rows }];
  });
}

function levelOf(signal: Signal): ScoreLevel {
  const { key, title, service, unit, target, chart, points, measure, partnership, metric } = signal;
  const segment = chart.segments.at(-1);
  const bound = boundOf(chart, unit);
  const face = (value: number | null | undefined) => formatFace(value ?? null, unit);
  const known = points.filter(({ value }) => value !== null);
  const { lower, upper, mean = null } = segment ?? { lower: null, upper: null };
  const only = known.length === 1 ? Number(known[0]!.value) : null;
  const [first, last] = [known[0]!, known.at(-1)!];
  return {
    key,
    title: service === null ? title : `${title}, ${service}`,
    mean: face(mean ?? only),
    variation:
      lower === null || upper === null
        ? `no limits from ${known.length} months`
        : `${face(bound(lower))} to ${face(bound(upper))}`,
    target: target === null ? '' : formatFace(target, unit),
    months: known.length,
    signal,
    ref: {
      measure,
      partnership,
      service,
      metric,
      period: last.period,
      ...(first === last ? {} : { from: first.period }),
    },
  };
}

function missingIn(cards: readonly BaselineCard[], levels: ScorecardBoard['levels']): readonly string[] {
  const doubts = cards.flatMap(({ scope, current: { doubt } }) =>
    doubt === null ? [] : [`${scope}: ${doubt}`],
  );
  const unknown = cards.flatMap(({ scope, figures }) =>
    figures.flatMap(({ label, status }) =>
      status === null ? [] : [`${scope}, ${label.toLowerCase()}: ${status.detail}`],
    ),
  );
  return [
    ...doubts,
    ...unknown,
    ...(levels.length === 0 ? ['Service levels in the months of the baseline'] : []),
  ];
}

function frozenSentence(cards: readonly BaselineCard[], levels: ScorecardBoard['levels']): string {
  const doubtful = cards.filter(({ current }) => current.doubt !== null).length;
  const rows = levels.flatMap((group) => group.rows);
  const frozen =
    cards.length === 1
      ? `The service as it was is frozen (${spanLabel(cards[0]!.current)})`
      : `The service as it was is frozen in ${cards.length} baselines`;
  const verified =
    doubtful === 0
      ? 'approved and evidenced'
      : cards.length === 1
        ? `but not verified: ${cards[0]!.current.doubt ?? ''}`
        : `of which ${doubtful} ${doubtful === 1 ? 'is' : 'are'} not verified`;
  const told =
    rows.length === 0
      ? 'No service level was measured in those months.'
      : `${rows.length} service ${rows.length === 1 ? 'level stands' : 'levels stand'} beside it, each with the limits it varied within by itself.`;
  return `${frozen}, ${verified}. ${told}`;
}

/** Nobody froze anything: what is known of the last twelve months, and what is missing to freeze it. */
function unfrozen(
  data: LifecycleData,
  view: BenefitsView,
  context: Pick<EvaluateContext, 'measures' | 'settings'>,
): ScorecardBoard {
  const span = { from: addMonths(view.until, -11), to: view.until };
  const figures = [
    figureOf(data, span, { id: 'cost', label: 'Cost of twelve months', ...context }),
    figureOf(data, span, { id: 'volume', label: 'Volume of twelve months', ...context }),
    figureOf(data, span, { id: 'unit_cost', label: 'Unit cost', ...context }),
  ];
  const levels = levelsIn(data, [span], context);
  const known = [...figures.filter(({ face }) => face !== '').map(({ label }) => label.toLowerCase())];
  const missing = [
    ...figures.flatMap(({ label, why }) => (why === '' ? [] : [`${label}: ${why}`])),
    ...(levels.length === 0 ? ['Service levels: none by month in these months'] : []),
    'The twelve months that both bodies agree on, with the share of cost that is fixed',
    'Who approves it, on which day, on what evidence',
  ];
  const isKnown = known.length > 0 || levels.length > 0;
  const now = isKnown
    ? `What is known of ${monthLabel(span.from)} to ${monthLabel(span.to)} is shown in its place, and is not agreed.`
    : 'Nothing is known of the last twelve months either.';
  return {
    sentence: `Nobody has frozen the service as it is, so no saving can be stated later. ${now}`,
    isFrozen: false,
    cards: [{ id: 'now', title: 'As of now, not frozen', figures, facts: [], doubt: null }],
    levels,
    missing,
  };
}

interface Wanted extends Pick<EvaluateContext, 'measures'> {
  readonly id: string;
  readonly label: string;
}

function figureOf(data: LifecycleData, { from, to }: Span, { id, label, measures }: Wanted): ScoreFigure {
  const period = `${monthLabel(from)} to ${monthLabel(to)}`;
  const none = (why: string): ScoreFigure => ({ label, face: '', exact: '', period, why, ref: null });
  const measure = measures.find((one) => one.id === id);
  if (!measure) return none('no such measure');
  const view = measure.isMonetary ? ({ party: 'system', terms: 'nominal' } as const) : {};
  const points = pointsIn(wholeSet(data.benefits), { measure: id, grain: 'month', ...view }).filter(
    (point) => point.period >= from && point.period <= to,
  );
  if (points.length === 0) return none(measure.absent);
  const ordered = points.toSorted((a, b) => (a.period < b.period ? -1 : 1));
  if (ordered.length < 12) return none(`${ordered.length} of 12 months are loaded`);
  const { value, unit: name, status } = totalOf(measure, ordered);
  if (value === null) return none(status ?? 'no value');
  const unit = unitOfPoint(measure, name);
  const { partnership } = data;
  const ref = { measure: id, partnership, service: null, metric: null, period: to, from, ...view };
  return { label, face: formatFace(value, unit), exact: formatExact(value, unit), period, why: '', ref };
}
