import type { TableCell, TableRow } from '../../charts/table.ts';
import { assuranceWords, variationWords } from '../../indicators/control/words.ts';
import { ruleSetOf } from '../../indicators/control/rule-sets.ts';
import type { FigureRef } from '../../vocabulary/figure-ref.ts';
import { capitalised, formatExact, formatFace, formatSize } from '../../vocabulary/format.ts';
import { isZero, subtract } from '../../vocabulary/money.ts';
import { monthLabel } from '../../vocabulary/month.ts';
import { quarterTicks } from '../quarter-ticks.ts';
import type { PlanGap } from '../benefits/headline.ts';
import type { LongLevel } from '../service/long-levels.ts';
import { targetHistory } from '../service/target-steps.ts';
import type { Decision } from '../signals/decisions.ts';
import type { Signal } from '../signals/signal.ts';
import { missedWords, targetWords } from '../signals/signal-words.ts';
import { serviceFeeds, type Draft } from './draft.ts';
import { refsOf, shownRows, textCell } from './figures.ts';
import type { PackFigure, TableBlock } from './pack.ts';
import type { PackSource } from './pack-source.ts';
import { counted, opening } from './titles.ts';

const plain = {
  feeds: serviceFeeds,
  isMoney: false,
} as const satisfies Partial<Draft>;

/** Every level of service, what needs a decision first. */
export function servicePage(source: PackSource): Draft {
  const { levels } = source;
  if (!levels || (levels.signals.length === 0 && !levels.long)) return withoutService(source);
  const told = toldSignals(levels.signals, levels.decisions);
  return {
    ...plain,
    id: 'service',
    kind: 'service',
    titles: serviceTitles(source),
    lead: levels.decisions.length > 0 ? decisionWords(levels.decisions) : levels.sentence,
    blocks: [serviceTable(told, levels.long?.levels ?? [])],
    measures: [...new Set(['attainment', ...told.map(({ measure }) => measure), 'targets_met'])],
    notes: [
      ...(levels.falseAlerts === '' ? [] : [levels.falseAlerts]),
      ...iconNotes(told),
      ...told.map(({ sentence }) => sentence),
    ],
  };
}

function withoutService({ levels }: PackSource): Draft {
  return {
    ...plain,
    id: 'service',
    kind: 'service',
    titles: levels
      ? ['No service level has a value up to the end of this quarter']
      : ['No service levels are loaded, so nobody can say whether the service holds'],
    lead: '',
    blocks: [
      {
        kind: 'text',
        id: 'service/missing',
        paragraphs: [
          ...(levels ? [levels.sentence] : []),
          'With levels and their targets, month by month, this page would show which of them hold, which get worse and which will miss their target as the service is run now.',
        ],
      },
    ],
    measures: [],
  };
}

function serviceTitles({ levels }: PackSource): readonly string[] {
  const { signals = [], decisions = [], long = null } = levels ?? {};
  const count = new Set(signals.map(({ title }) => title)).size;
  if (decisions.length > 0) {
    const needs = `${decisions.length} of ${counted(count, 'service level')} ${decisions.length === 1 ? 'needs' : 'need'} a decision`;
    const names = decisions.map(({ signal }) => signal.title);
    return [`${needs}: ${names.join(', ')}`, `${needs}, first ${names[0]}`, needs];
  }
  const sentence = levels?.sentence ?? '';
  const first = sentence.split(/(?<=[.;]) /)[0] ?? '';
  return [sentence, first.replace(/[.;]$/, ''), long?.sentence ?? '', 'No service level needs a decision'];
}

function decisionWords(decisions: readonly Decision[]): string {
  return decisions
    .slice(0, 3)
    .map(({ headline, where }) => `${headline}${where === '' ? '' : ` (${uncapitalised(where)})`}.`)
    .join(' ');
}

function uncapitalised(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** One row a level: the series that tells a decision, else the whole partnership, else the service worst off. */
function toldSignals(signals: readonly Signal[], decisions: readonly Decision[]): readonly Signal[] {
  const titles = [...new Set(signals.map(({ title }) => title))];
  return titles.flatMap((title) => {
    const own = signals.filter((signal) => signal.title === title);
    const decided = decisions.find(({ signal }) => signal.title === title)?.signal;
    return decided ?? own.find(({ service }) => service === null) ?? own[0] ?? [];
  });
}

const unclearWords = 'A level needs 13 months before a change can be told from chance.';

function serviceTable(signals: readonly Signal[], long: readonly LongLevel[]): TableBlock {
  const all = [
    ...signals.map((signal) => ({ id: signal.key, ref: refOf(signal), cells: signalCells(signal) })),
    ...long.map((level) => ({ id: level.key, ref: level.ref, cells: longCells(level) })),
  ];
  const { rows, rest } = shownRows(all, 'on Service levels and in the workbook of all results');
  return {
    kind: 'table',
    id: 'service/table',
    title: 'Every level of service, what needs a decision first',
    table: {
      columns: [
        { id: 'level', label: 'Level', align: 'start' },
        { id: 'value', label: 'Value', align: 'end' },
        { id: 'period', label: 'In', align: 'start' },
        { id: 'target', label: 'Target', align: 'end' },
        { id: 'variation', label: 'Change', align: 'start' },
        { id: 'assurance', label: 'Against target', align: 'start' },
        { id: 'run', label: 'Run', align: 'start' },
      ],
      rows: rows.map(({ id, cells }): TableRow => ({ id, cells })),
    },
    refs: refsOf(rows),
    note: [rest, signals.some(({ attention }) => attention === 'unclear') ? unclearWords : '']
      .filter((part) => part !== '')
      .join(' '),
  };
}

function refOf({ measure, partnership, service, metric, period }: Signal): FigureRef | null {
  return period === null ? null : { measure, partnership, service, metric, period };
}

function signalCells(signal: Signal): readonly TableCell[] {
  const { chart, title, service, value, period, target, isMet } = signal;
  const { variation, assurance, side } = chart;
  return [
    textCell(service === null ? title : `${title}, ${service}`),
    { text: levelFace(signal), sort: value === null ? null : Number(value), exact: value },
    { text: period === null ? '' : monthLabel(period), sort: period },
    { text: targetWords(signal), sort: target === null ? null : Number(target), exact: target },
    variation === null
      ? { text: 'too short to judge', sort: null }
      : {
          text: variationWords[variation].short,
          sort: variationWords[variation].short,
          icon: { kind: 'variation', variation, side },
        },
    assurance === null
      ? { text: target === null ? 'no target' : metWords(signal), sort: null }
      : {
          text: assuranceWords[assurance].short,
          sort: assuranceWords[assurance].short,
          icon: { kind: 'assurance', assurance },
        },
    textCell(missedWords(signal) || (isMet === true ? 'met in the last month' : '')),
  ];
}

function metWords({ isMet }: Signal): string {
  if (isMet === null) return 'not judged';
  return isMet ? 'met in the last month' : 'missed in the last month';
}

/** A target missed by a hair is not to look met. */
function levelFace({ value, target, unit, isMet }: Signal): string {
  const face = formatFace(value, unit);
  return isMet === false && face === formatFace(target, unit) ? formatExact(value, unit) : face;
}

function longCells(level: LongLevel): readonly TableCell[] {
  const { title, service, face, exact, period, last, target, isMet } = level;
  return [
    textCell(service === null ? title : `${title}, ${service}`),
    { text: face, sort: exact },
    { text: period, sort: last },
    textCell(target),
    textCell('given by longer periods than months'),
    textCell(isMet === null ? 'not judged' : isMet ? 'met at the latest' : 'missed at the latest'),
    textCell(''),
  ];
}

function iconNotes(signals: readonly Signal[]): readonly string[] {
  const variations = new Set(signals.flatMap(({ chart }) => chart.variation ?? []));
  const assurances = new Set(signals.flatMap(({ chart }) => chart.assurance ?? []));
  return [
    ...[...variations].map((one) => `${variationWords[one].short}: ${variationWords[one].meaning}`),
    ...[...assurances].map((one) => `${assuranceWords[one].short}: ${assuranceWords[one].meaning}`),
  ];
}

/** Levels that have a page of their own. */
const mostLevels = 3;

/** A page for each of the levels that need a decision most. */
export function levelPages(source: PackSource): readonly Draft[] {
  return (source.levels?.decisions ?? []).slice(0, mostLevels).map((decision) => levelPage(source, decision));
}

function levelPage(source: PackSource, { signal, headline, where }: Decision): Draft {
  const id = `level:${signal.title}`;
  const { chart, unit, points } = signal;
  const { events } = source.service;
  const subject = signal.service === null ? signal.title : `${signal.title}, ${signal.service},`;
  const history = targetHistory(signal);
  const ref = refOf(signal);
  return {
    ...plain,
    id,
    kind: 'level',
    titles: [headline, signal.title],
    lead: [where === '' ? '' : `${where}.`, opening(signal.sentence, 240)].filter(Boolean).join(' '),
    blocks: [
      { kind: 'figures', id: `${id}/figures`, figures: levelFigures(source, signal, id) },
      {
        kind: 'chart',
        id: `${id}/chart`,
        title: `${chart.kind === 'p_prime' ? 'p′' : 'XmR'} chart by month, rules of ${ruleSetOf(chart.ruleSet).name}`,
        unit: `${capitalised(subject.replace(/,$/, ''))}${signal.service === null ? ', whole partnership' : ''}`,
        summary: signal.sentence,
        chart: {
          kind: 'control',
          figure: {
            chart,
            unit,
            events,
            quarters: quarterTicks(
              points.map(({ period }) => period),
              source.view.calendar,
            ),
            selected: source.until,
          },
          subject,
        },
        source: '',
        refs: ref ? { value: ref } : {},
      },
    ],
    measures: [signal.measure],
    notes: [...(history === '' ? [] : [history]), ...chart.notes, ...iconNotes([signal])],
  };
}

function levelFigures(
  { until, noSaving: _, ...source }: PackSource,
  signal: Signal,
  id: string,
): readonly PackFigure[] {
  const { value, unit, period, target, missedRun, isMet } = signal;
  const status =
    period !== null && period < until
      ? ({ kind: 'provisional', detail: `no value after ${monthLabel(period)}` } as const)
      : null;
  const now: PackFigure = {
    id: `${id}/value`,
    label: signal.service === null ? 'Last month' : `Last month, ${signal.service}`,
    value,
    unit,
    face: value === null ? '' : levelFace(signal),
    exact: value === null ? '' : formatExact(value, unit),
    period: period === null ? '' : monthLabel(period),
    delta: targetGap(signal),
    status: value === null ? { kind: 'unavailable', detail: 'no value' } : status,
    ref: refOf(signal),
  };
  if (isMet === null || target === null) return [now];
  const counting = missedRun.toLocaleString('en-GB');
  return [
    now,
    {
      id: `${id}/missed`,
      label: 'Months running that missed the target',
      value: String(missedRun),
      unit: { kind: 'count', label: '' },
      face: counting,
      exact: counting,
      period: `to ${monthLabel(period ?? source.view.until)}`,
      delta: null,
      status: null,
      ref: null,
    },
  ];
}

function targetGap({ value, target, unit, isMet }: Signal): PlanGap | null {
  if (value === null || target === null || isMet === null) return null;
  const gap = subtract(value, target);
  if (isZero(gap)) return { text: 'on target', direction: 'level', tone: 'good' };
  const isBelow = gap.startsWith('-');
  return {
    text: `${formatSize(gap, unit)} ${isBelow ? 'below' : 'above'} the target`,
    direction: isBelow ? 'down' : 'up',
    tone: isMet ? 'good' : 'concern',
  };
}
