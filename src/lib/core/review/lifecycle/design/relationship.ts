import type { Table } from '../../../charts/table.ts';
import type { TrendValues } from '../../../charts/values.ts';
import type { FigureRef } from '../../../vocabulary/figure-ref.ts';
import { capitalised, formatDifference, formatShare } from '../../../vocabulary/format.ts';
import { monthLabel, type Month } from '../../../vocabulary/month.ts';
import type { BenefitsView } from '../../benefits/data.ts';
import type { LifecycleData, SurveyAnswer } from '../data.ts';
import type { DesignContext } from './context.ts';
import { lastDayOf, monthOfDay } from './days.ts';
import {
  counted,
  lessOrNull,
  privacyFloor,
  pulseOf,
  responseRate,
  sides,
  text,
  wholePulse,
  type Answer,
  type Names,
  type PrinciplePulse,
  type Pulse,
  type Side,
} from './pulse.ts';
import { tableOf, wavesOf } from './relationship-tables.ts';
import { sentenceOf } from './relationship-words.ts';

/** How one side saw the partnership in the last wave. */
export interface SidePulse {
  readonly label: string;
  readonly pulse: Pulse;
  /** `72.1%`, or why it is not shown. */
  readonly face: string;
  /** Against the wave before: `+3.1 percentage points since May 2025`; empty where there is none. */
  readonly change: string;
  /** `71.4% answered`. */
  readonly rate: string;
  /** Null where the figure is not shown. */
  readonly ref: FigureRef | null;
  readonly rateRef: FigureRef | null;
}

export interface SurveyComment {
  readonly wave: string;
  readonly side: string;
  readonly principle: string;
  readonly text: string;
}

/** The relationship by principle and by side. */
export interface RelationshipBoard {
  /** `no survey`; null where there is one. */
  readonly status: string | null;
  readonly sentence: string;
  readonly wave: string;
  readonly sides: readonly SidePulse[];
  readonly principles: readonly PrinciplePulse[];
  readonly table: Table;
  readonly trend: TrendValues | null;
  /** The pulse of each side and the gap between them, wave by wave. */
  readonly waves: Table;
  /** What was said in words, of the last wave, where the group is large enough. */
  readonly comments: readonly SurveyComment[];
  /** What is withheld and why; empty where nothing is. */
  readonly withheld: string;
}

const share = { kind: 'share', label: '' } as const;

/** How the two sides see each other up to the end of the quarter in view. */
export function relationshipBoard(
  data: Pick<LifecycleData, 'partnership' | 'survey'>,
  { until }: Pick<BenefitsView, 'until'>,
  { info }: Pick<DesignContext, 'info'>,
): RelationshipBoard {
  const survey = data.survey.filter(({ date }) => date <= lastDayOf(until));
  const answers = counted(survey);
  const waves = [...new Set(answers.map(({ wave }) => wave))].sort();
  const last = waves.at(-1);
  if (last === undefined) return without(data.survey.length > 0, until);
  const before = waves.at(-2) ?? null;
  const names = { customer: info?.customer ?? 'the customer', provider: info?.provider ?? 'the provider' };
  const principles = principlesOf(answers, last, before);
  const board = {
    status: null,
    wave: monthLabel(last),
    sides: sidesOf({ answers, last, before, names, partnership: data.partnership }),
    principles,
    table: tableOf(principles),
    trend: trendOf(answers, waves, names),
    waves: wavesOf(answers, waves, names),
    comments: commentsOf(survey, answers, last),
    withheld: withheldWords(answers, waves),
  };
  return { ...board, sentence: sentenceOf(answers, { last, before, names, principles }) };
}

function without(hasLater: boolean, until: Month): RelationshipBoard {
  return {
    status: 'no survey',
    sentence: hasLater
      ? `No answer to a relationship survey up to ${monthLabel(until)} can be counted.`
      : 'No relationship survey is loaded, so how the two sides see each other is not known.',
    wave: '',
    sides: [],
    principles: [],
    table: { columns: [], rows: [] },
    trend: null,
    waves: { columns: [], rows: [] },
    comments: [],
    withheld: '',
  };
}

interface SidesInput {
  readonly answers: readonly Answer[];
  readonly last: Month;
  readonly before: Month | null;
  readonly names: Names;
  readonly partnership: string;
}

function sidesOf({ answers, last, before, names, partnership }: SidesInput): readonly SidePulse[] {
  const inWave = answers.filter(({ wave }) => wave === last);
  const former = answers.filter(({ wave }) => wave === before);
  const rows = [
    ...sides.map((side) => ({ label: capitalised(names[side]), side: side })),
    { label: 'Both together', side: null },
  ];
  return rows.map(({ label, side }) => {
    const own = side === null ? inWave : inWave.filter((answer) => answer.side === side);
    const past = side === null ? former : former.filter((answer) => answer.side === side);
    const pulse = side === null ? wholePulse(own) : pulseOf(own);
    const earlier = side === null ? wholePulse(past) : pulseOf(past);
    const rate = responseRate(own);
    const ref = { measure: 'relationship_pulse', partnership, service: null, metric: side, period: last };
    return {
      label,
      pulse,
      face: pulse.value === null ? (pulse.status ?? 'no answers') : formatShare(text(pulse.value)),
      change:
        pulse.value === null || earlier.value === null || before === null
          ? ''
          : `${formatDifference(pulse.value - earlier.value, share)} since ${monthLabel(before)}`,
      rate: rate === null ? 'how many were asked is not said' : `${formatShare(text(rate))} answered`,
      ref: pulse.value === null ? null : ref,
      rateRef: rate === null || pulse.value === null ? null : { ...ref, measure: 'survey_response_rate' },
    };
  });
}

function principlesOf(
  answers: readonly Answer[],
  last: Month,
  before: Month | null,
): readonly PrinciplePulse[] {
  const names = [...new Set(answers.filter(({ wave }) => wave === last).map(({ principle }) => principle))];
  return names.map((principle) => {
    const of = (side: Side, wave: Month | null) =>
      pulseOf(answers.filter((one) => one.principle === principle && one.side === side && one.wave === wave));
    const bySide = { customer: of('customer', last), provider: of('provider', last) };
    const changeOf = (side: Side) => lessOrNull(bySide[side].value, of(side, before).value);
    return {
      principle,
      bySide,
      changes: { customer: changeOf('customer'), provider: changeOf('provider') },
      gap: lessOrNull(bySide.customer.value, bySide.provider.value),
    };
  });
}

/** A point a wave; a wave under the floor is an empty one. Waves lie where they lie: none is missing between two. */
function trendOf(answers: readonly Answer[], waves: readonly Month[], names: Names): TrendValues {
  const points = (side: Side) =>
    waves.map((wave) => {
      const { value, status } = pulseOf(answers.filter((one) => one.side === side && one.wave === wave));
      return { period: wave, value, status };
    });
  return {
    subject: 'Relationship pulse',
    unit: { kind: 'share', label: 'pulse, share of the scale' },
    series: sides.map((side) => ({
      id: side,
      label: capitalised(names[side]),
      role: side === 'customer' ? 'actual' : 'comparison',
      points: points(side),
    })),
    events: [],
    quarters: waves.map((start) => ({ start, label: monthLabel(start) })),
    grain: 'rolling_year',
    zero: false,
  };
}

/** Words may give away who wrote them: only of groups that are large enough. */
function commentsOf(
  survey: readonly SurveyAnswer[],
  answers: readonly Answer[],
  last: Month,
): readonly SurveyComment[] {
  return survey.flatMap(({ date, side, principle, comment }) => {
    if (comment === null || monthOfDay(date) !== last) return [];
    const group = answers.filter(
      (one) => one.wave === last && one.side === side && one.principle === principle,
    );
    if (pulseOf(group).value === null) return [];
    return [{ wave: monthLabel(last), side: side ?? 'side not said', principle, text: comment }];
  });
}

function withheldWords(answers: readonly Answer[], waves: readonly Month[]): string {
  const hidden = waves.flatMap((wave) =>
    sides
      .filter((side) =>
        pulseOf(answers.filter((one) => one.wave === wave && one.side === side)).status?.startsWith(
          'suppressed',
        ),
      )
      .map((side) => `${side} ${monthLabel(wave)}`),
  );
  if (hidden.length === 0) return '';
  return `Withheld, since fewer than ${privacyFloor} people answered: ${hidden.join(', ')}.`;
}
