import { controlChart } from '../../../../indicators/control/control-chart.ts';
import type { FigureRef } from '../../../../vocabulary/figure-ref.ts';
import { formatFace, formatNumber, formatSize } from '../../../../vocabulary/format.ts';
import { compare, round, type Decimal } from '../../../../vocabulary/money.ts';
import { monthLabel } from '../../../../vocabulary/month.ts';
import type { Point } from '../../../../vocabulary/point.ts';
import { metTarget } from '../../../signals/against-target.ts';
import { controlKind, controlValues } from '../../../signals/control-values.ts';
import type { Signal } from '../../../signals/signal.ts';
import { signalsOf } from '../../../signals/signals.ts';
import type { AgreementComponent } from '../../data.ts';
import { lastDayOf } from '../days.ts';
import { inForceOn } from '../versions.ts';
import {
  answerOf,
  countOf,
  foundComponent,
  plainSize,
  type CheckInput,
  type CheckResult,
  type Fact,
  type FlexibilityFinding,
} from './finding.ts';

const question = 'Is there a target that is never at risk, or never met?';
const about = { kind: 'target', question } as const;

const mostForSafe = 24;
const monthsForMissed = 6;

/** Targets met every month by far, and targets that no month met. */
export function targets(input: CheckInput): CheckResult {
  const agreed = [...input.versions.values()].flatMap((own) => {
    const one = inForceOn(own, input.day);
    return one?.kind === 'service_level' && one.metric !== null && one.target !== null ? [one] : [];
  });
  if (agreed.length === 0)
    return { findings: [], check: { ...about, answer: 'no target is in force', isTold: true } };
  const signals = signalsOf({
    ...input.data.service,
    measures: input.context.measures,
    settings: input.context.settings,
    until: input.view.until,
  });
  const judged = agreed.flatMap((one) => {
    const own = signals.filter(({ metric }) => metric === one.metric);
    const whole = own.filter(({ service }) => service === null);
    return (whole.length > 0 ? whole : own).map((signal) => judgedTarget(one, signal));
  });
  const known = judged.filter(({ met }) => met.length > 0);
  if (known.length === 0)
    return {
      findings: [],
      check: {
        ...about,
        answer: 'cannot be told: no level with a direction is measured against a target',
        isTold: false,
      },
    };
  const findings = known.flatMap((one) => safeFinding(one, input) ?? missedFinding(one, input) ?? []);
  const among = countOf(known.length, 'level');
  return { findings, check: { ...about, answer: answerOf(findings.length, among), isTold: true } };
}

/** A target in force beside the months that were judged by it. */
interface JudgedTarget {
  readonly component: AgreementComponent;
  readonly target: Decimal;
  readonly signal: Signal;
  readonly points: readonly Point[];
  readonly met: readonly boolean[];
}

/** Months count from the day the version holds; those before were judged by another target. */
function judgedTarget(component: AgreementComponent, signal: Signal): JudgedTarget {
  const target = component.target!;
  const points = signal.points.filter(
    ({ period, value }) => value !== null && lastDayOf(period) >= component.effectiveFrom,
  );
  const met = points.flatMap(({ value }) => metTarget({ value, target }, signal.better) ?? []);
  return { component, target, signal, points, met };
}

/** Judged by the last two years it has been in force: what was near long ago says little of now. */
function safeFinding(judged: JudgedTarget, input: CheckInput): FlexibilityFinding | null {
  const { component, target, signal, points, met } = judged;
  const recent = points.slice(-mostForSafe);
  const limits = safeLimits({ ...judged, points: recent }, input);
  if (!limits || !met.every(Boolean)) return null;
  const { mean, limit } = limits;
  const tighter = tighterOf(limit, signal);
  const held = recent.filter((point) => metTarget({ value: point.value, target: tighter }, signal.better));
  const face = (value: Decimal | number) => formatFace(value, signal.unit);
  const nearest = nearestOf({ points: recent, signal });
  const months = countOf(recent.length, 'month');
  const span = recent.length === points.length ? `the ${months} it has been in force` : `the last ${months}`;
  return {
    id: `target/${component.component}/${signal.service ?? ''}`,
    kind: 'target',
    message: `${nameOf(signal)}: the target of ${face(target)} was never at risk in ${span}.`,
    evidence: [
      {
        text: `Nearest month: ${face(nearest.value!)} in ${monthLabel(nearest.period)}`,
        ref: levelRef(input, signal, nearest),
      },
      {
        text: `It runs at ${face(mean)} on average, and chance alone keeps it ${signal.better === 'higher' ? 'above' : 'under'} ${face(limit)}`,
        ref: null,
      },
    ],
    size: plainSize(
      `${formatSize(Math.abs(mean - Number(target)), signal.unit)} to spare`,
      'on average against the target',
    ),
    revising: `At ${face(tighter)} it would have been met in ${held.length} of ${months}, and a month that is worse than chance would be told.`,
    component: foundComponent(component),
  };
}

/**
 * Mean and natural limit of months whose target is out of their reach: their own control chart promises it, nothing gets
 * worse, the target lies beyond the limit by as much again as the limit lies from the mean, and no month came nearer
 * to it than that.
 */
function safeLimits(
  { target, signal, points }: Pick<JudgedTarget, 'target' | 'signal' | 'points'>,
  { context }: CheckInput,
): { readonly mean: number; readonly limit: number } | null {
  const aimed = points.map((point) => ({ ...point, target }));
  const chart = controlChart({
    values: controlValues(aimed),
    kind: controlKind(aimed, signal.unit.kind === 'share', context.settings),
    better: signal.better,
    settings: context.settings,
    rebases: [],
  });
  const segment = chart.segments.at(-1);
  const limit = (signal.better === 'higher' ? segment?.lower : segment?.upper) ?? null;
  const mean = segment?.mean ?? null;
  const isHeld = chart.state === 'full' && chart.assurance === 'pass';
  if (!isHeld || mean === null || limit === null || signal.chart.variation === 'concern') return null;
  const half = Math.abs(mean - limit);
  const nearest = Number(nearestOf({ points, signal }).value);
  const isWide =
    Math.abs(mean - Number(target)) >= 2 * half && Math.abs(nearest - Number(target)) >= half && half > 0;
  return isWide ? { mean, limit } : null;
}

/** The natural limit in figures that one would agree on. */
function tighterOf(limit: number, { unit }: Signal): Decimal {
  if (unit.kind === 'share') return round(Math.min(1, Math.max(0, limit)).toFixed(6), 3);
  return round(limit.toFixed(6), 1);
}

function missedFinding(judged: JudgedTarget, input: CheckInput): FlexibilityFinding | null {
  const { component, target, signal, points, met } = judged;
  if (met.length < monthsForMissed || met.some(Boolean)) return null;
  const face = (value: Decimal | number) => formatFace(value, signal.unit);
  const best = points.reduce((a, b) => (isBetter(b, a, signal) ? b : a));
  const { size, missing } = shortfallOf(judged);
  return {
    id: `target/${component.component}/${signal.service ?? ''}`,
    kind: 'target',
    message: `${nameOf(signal)}: the target of ${face(target)} was never met in the ${countOf(met.length, 'month')} it has been in force.`,
    evidence: [
      {
        text: `Best month: ${face(best.value!)} in ${monthLabel(best.period)}`,
        ref: levelRef(input, signal, best),
      },
      ...(missing ? [missing] : []),
    ],
    size,
    revising: `A target of ${face(best.value!)} would have been met in one month. A target that no month meets tells neither side anything: the process has to change, or the target.`,
    component: foundComponent(component),
  };
}

/** In cases where cases are counted, else on average in the unit. */
function shortfallOf({ signal, points, target }: JudgedTarget): {
  readonly size: FlexibilityFinding['size'];
  readonly missing: Fact | null;
} {
  const mean = points.reduce((sum, { value }) => sum + Number(value), 0) / points.length;
  const words = `${formatSize(Math.abs(mean - Number(target)), signal.unit)} short on average`;
  const isCounted = points.every(({ numerator, denominator }) => numerator !== null && denominator !== null);
  if (!isCounted || signal.unit.kind !== 'share' || signal.better !== 'higher')
    return { size: plainSize(words, 'against the target'), missing: null };
  const cases = points.reduce(
    (sum, { numerator, denominator }) =>
      sum + Math.max(0, Math.ceil(Number(target) * Number(denominator) - 1e-9) - Number(numerator)),
    0,
  );
  return {
    size: plainSize(`${formatNumber(String(cases), 0)} cases short`, 'of meeting the target in each month'),
    missing: { text: words, ref: null },
  };
}

function nearestOf({ points, signal }: Pick<JudgedTarget, 'points' | 'signal'>): Point {
  return points.reduce((a, b) => (isBetter(a, b, signal) ? b : a));
}

function isBetter(one: Point, other: Point, { better }: Signal): boolean {
  const order = compare(one.value!, other.value!);
  return better === 'higher' ? order > 0 : order < 0;
}

function nameOf({ title, service }: Signal): string {
  return service === null ? title : `${title}, ${service}`;
}

function levelRef({ data }: CheckInput, signal: Signal, { period }: Point): FigureRef {
  const { measure, metric, service } = signal;
  return { measure, partnership: data.partnership, service, metric, period };
}
