import { addMonths, monthIndex, monthLabel, type Month } from '../../../../vocabulary/month.ts';
import { serviceSeries, type ServiceSeries } from '../../../signals/service-series.ts';
import { titleOf } from '../../../signals/signals.ts';
import { inForceOn } from '../versions.ts';
import type { AgreementComponent } from '../../data.ts';
import {
  answerOf,
  countOf,
  foundComponent,
  plainSize,
  type CheckInput,
  type CheckResult,
  type FlexibilityFinding,
} from './finding.ts';

const twiceQuestion = 'Is something measured twice under two names?';
const silentQuestion = 'Is something agreed or reported that nobody measures any more?';

const equalNeeded = 6;
const alikeNeeded = 12;
const silentMonths = 6;
/** Pairs grow as the square of the series. */
const mostSeries = 120;

/** Measures that hold the same numbers, or move as one, under two names. */
export function measuredTwice(input: CheckInput): CheckResult {
  const about = { kind: 'twice', question: twiceQuestion } as const;
  const series = seriesIn(input);
  if (series.length < 2)
    return {
      findings: [],
      check: { ...about, answer: 'cannot be told: fewer than two levels are measured', isTold: false },
    };
  const compared = series.slice(0, mostSeries);
  const findings = compared.flatMap((one, at) =>
    compared.slice(at + 1).flatMap((other) => pairFinding(one, other, input) ?? []),
  );
  const left = series.length - compared.length;
  const among = `${countOf(compared.length, 'level')}${left > 0 ? ` (${left} not compared)` : ''}`;
  return { findings, check: { ...about, answer: answerOf(findings.length, among), isTold: true } };
}

/** Measures without a value for half a year, and targets of the agreement that nothing measures. */
export function silent(input: CheckInput): CheckResult {
  const about = { kind: 'silent', question: silentQuestion } as const;
  const series = seriesIn(input);
  const unmeasured = [...input.versions.values()].flatMap((own) => {
    const one = inForceOn(own, input.day);
    return one && isTarget(one) && !series.some(({ metric }) => metric === one.metric) ? [one] : [];
  });
  if (series.length === 0 && unmeasured.length === 0)
    return {
      findings: [],
      check: { ...about, answer: 'cannot be told: no level is measured or agreed', isTold: false },
    };
  const findings = [
    ...series.flatMap((one) => silentFinding(one, input) ?? []),
    ...unmeasured.map(unmeasuredFinding),
  ];
  const among = countOf(series.length + unmeasured.length, 'level');
  return { findings, check: { ...about, answer: answerOf(findings.length, among), isTold: true } };
}

function isTarget({ kind, metric }: AgreementComponent): boolean {
  return kind === 'service_level' && metric !== null;
}

function seriesIn({ data, context, view }: CheckInput): readonly ServiceSeries[] {
  return serviceSeries(data.service.points, context.measures, view.until).filter(
    ({ points }) => points.length > 0,
  );
}

function pairFinding(one: ServiceSeries, other: ServiceSeries, input: CheckInput): FlexibilityFinding | null {
  if (one.measure.id === other.measure.id && one.metric === other.metric) return null;
  const values = new Map(other.points.map(({ period, value }) => [period, value]));
  const both = one.points.flatMap(({ period, value }) => {
    const second = values.get(period) ?? null;
    return value === null || second === null
      ? []
      : [{ period, pair: [Number(value), Number(second)] as const }];
  });
  const isFlat = new Set(both.map(({ pair }) => pair[0])).size < 3;
  if (both.length < equalNeeded || isFlat) return null;
  const isEqual = both.every(({ pair: [a, b] }) => Math.abs(a - b) < 1e-9);
  const r = isEqual ? 1 : correlation(both.map(({ pair }) => pair));
  const isAlike = both.length >= alikeNeeded && r !== null && Math.abs(r) > 0.9999;
  if (!isEqual && !isAlike) return null;
  const months = countOf(both.length, 'month');
  const [first, last] = [both[0]!.period, both.at(-1)!.period];
  const target = componentOf(one, input) ?? componentOf(other, input);
  return {
    id: `twice/${one.key}/${other.key}`,
    kind: 'twice',
    message: `${nameOf(one)} and ${nameOf(other)} ${isEqual ? 'hold the same numbers' : 'move as one'}.`,
    evidence: [
      {
        text: `${isEqual ? `Equal in all ${months}` : `Correlation ${r!.toFixed(4)} over ${months}`} that both have, ${monthLabel(first)} to ${monthLabel(last)}`,
        ref: refOf(one, last),
      },
      { text: `The other in ${monthLabel(last)}`, ref: refOf(other, last) },
    ],
    size: plainSize('1 measure too many', 'to report and to discuss each month'),
    revising:
      'Nothing would be known less with one of them. Where they come from two sources, one checks the other: then say so in the agreement.',
    component: target ? foundComponent(target) : null,
  };
}

/** Pearson's correlation; null where one of the two does not move. Source: Pearson 1895. */
function correlation(pairs: readonly (readonly [number, number])[]): number | null {
  const meanOf = (at: 0 | 1) => pairs.reduce((sum, pair) => sum + pair[at], 0) / pairs.length;
  const [a, b] = [meanOf(0), meanOf(1)];
  const sum = (of: (pair: readonly [number, number]) => number) =>
    pairs.reduce((total, pair) => total + of(pair), 0);
  const spread = Math.sqrt(sum(([x]) => (x - a) ** 2) * sum(([, y]) => (y - b) ** 2));
  return spread > 0 ? sum(([x, y]) => (x - a) * (y - b)) / spread : null;
}

function silentFinding(series: ServiceSeries, input: CheckInput): FlexibilityFinding | null {
  const last = series.points.findLast(({ value }) => value !== null);
  const { until } = input.view;
  if (!last || last.period > addMonths(until, -silentMonths)) return null;
  const months = monthIndex(until) - monthIndex(last.period);
  const target = componentOf(series, input);
  return {
    id: `silent/${series.key}`,
    kind: 'silent',
    message: `${nameOf(series)} has had no value since ${monthLabel(last.period)}.`,
    evidence: [{ text: `Last value in ${monthLabel(last.period)}`, ref: refOf(series, last.period) }],
    size: plainSize(countOf(months, 'month'), `without a value, up to ${monthLabel(until)}`),
    revising: target
      ? 'Its target binds nobody while nothing is measured: measure it again, or take it out.'
      : 'Nothing rests on it: it can go from the reports, or be measured again.',
    component: target ? foundComponent(target) : null,
  };
}

function unmeasuredFinding(component: AgreementComponent): FlexibilityFinding {
  return {
    id: `silent/${component.component}`,
    kind: 'silent',
    message: `${component.component} sets a target that nothing in the data measures.`,
    evidence: [{ text: `No value of “${component.metric}” is loaded`, ref: null }],
    size: plainSize('not measured', 'so it can be neither met nor missed'),
    revising: 'Bring its values, or take it out: as it stands it decides nothing.',
    component: foundComponent(component),
  };
}

function componentOf(series: ServiceSeries, { versions, day }: CheckInput): AgreementComponent | null {
  if (series.metric === null) return null;
  for (const own of versions.values()) {
    const one = inForceOn(own, day);
    if (one && isTarget(one) && one.metric === series.metric) return one;
  }
  return null;
}

function nameOf(series: ServiceSeries): string {
  const title = titleOf(series);
  return series.service === null ? title : `${title}, ${series.service}`;
}

function refOf({ measure, metric, service, points }: ServiceSeries, period: Month) {
  return { measure: measure.id, partnership: points[0]!.partnership, service, metric, period };
}
