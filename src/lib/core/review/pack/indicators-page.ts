import type { TableRow } from '../../charts/table.ts';
import { monthLabel } from '../../vocabulary/month.ts';
import type { IndicatorRow, Warning } from '../indicators/row.ts';
import { moneyFeeds, serviceFeeds, type Draft } from './draft.ts';
import { refsOf, textCell } from './figures.ts';
import type { PackBlock } from './pack.ts';
import type { PackSource } from './pack-source.ts';
import { counted } from './titles.ts';

/** What is a signal now, when it could bite, and what to do. */
export function indicatorsPage(source: PackSource): Draft {
  const { indicators } = source;
  const { warnings, rows } = indicators;
  const blocks: readonly PackBlock[] =
    warnings.length > 0
      ? [warningsTable(source)]
      : [
          {
            kind: 'text',
            id: 'indicators/none',
            paragraphs: [indicators.sentence, nothingWords(rows.length)],
          },
        ];
  return {
    id: 'indicators',
    kind: 'indicators',
    titles: indicatorTitles(source),
    lead: warnings.length > 0 ? indicators.sentence : '',
    blocks,
    measures: warnings.flatMap(({ row }) => row.ref?.measure ?? []),
    feeds: [...moneyFeeds, ...serviceFeeds, 'benefits', 'benefit_plan', 'survey', 'programme', 'log'],
    isMoney: false,
    notes: [
      ...warnings.slice(0, 8).map(noteOf),
      ...(indicators.charts > 0 ? [chanceWords(indicators.charts, indicators.falseAlerts)] : []),
    ],
  };
}

function nothingWords(rows: number): string {
  return rows === 0
    ? 'With costs, volumes, levels, a plan or a survey this page would warn of what is about to go wrong.'
    : `${counted(rows, 'indicator')} ${rows === 1 ? 'was' : 'were'} looked at.`;
}

function indicatorTitles({ indicators }: PackSource): readonly string[] {
  const urgent = indicators.warnings.filter(({ row }) => row.attention === 'decide');
  const first = indicators.sentence.split(/(?<=\.) /)[0] ?? '';
  if (urgent.length === 0) {
    const watched = indicators.warnings.length;
    return watched === 0
      ? [first]
      : [`No indicator needs a decision; ${watched} ${watched === 1 ? 'is' : 'are'} to be watched`];
  }
  const things = urgent.length === 1 ? 'One warning needs' : `${urgent.length} warnings need`;
  const { headline, subject } = urgent[0]!.row;
  const about = subject === '' ? [] : [`${things} a decision, first on ${subject}`];
  return [`${things} a decision, first: ${headline}`, ...about, `${things} a decision`];
}

function warningsTable({ indicators }: PackSource): PackBlock {
  const rows = indicators.warnings.map(({ row }) => ({ id: row.key, ref: row.ref, row }));
  return {
    kind: 'table',
    id: 'indicators/table',
    title: 'What is a signal now, what needs a decision first',
    table: {
      columns: [
        { id: 'what', label: 'What', align: 'start' },
        { id: 'now', label: 'Now', align: 'end' },
        { id: 'since', label: 'Since', align: 'start' },
        { id: 'bite', label: 'When it could show', align: 'start' },
        { id: 'action', label: 'What to do', align: 'start' },
      ],
      rows: rows.map(({ id, row }): TableRow => ({ id, cells: warningCells(row) })),
    },
    refs: refsOf(rows),
    note: needWords(indicators.warnings),
  };
}

/** Which of the rows need a decision: those that stand first. */
function needWords(warnings: readonly Warning[]): string {
  const urgent = warnings.filter(({ row }) => row.attention === 'decide').length;
  if (urgent === 0) return 'All are to be watched.';
  if (urgent === warnings.length) return urgent === 1 ? '' : 'All need a decision.';
  return `The first ${urgent === 1 ? 'needs' : `${urgent} need`} a decision; the rest are to be watched.`;
}

function warningCells(row: IndicatorRow): TableRow['cells'] {
  const { headline, face, since, biteWords, indicator } = row;
  return [
    textCell(headline),
    { text: face, sort: face },
    { text: since === null ? '' : monthLabel(since), sort: since },
    textCell(biteWords),
    textCell(indicator.action),
  ];
}

function noteOf({ row, also }: Warning): string {
  const evidence = row.evidence === '' ? '' : ` Its lead is ${row.evidence}.`;
  const others = also.length === 0 ? '' : ` ${counted(also.length, 'more indicator')} of the same.`;
  return `${row.headline}. ${row.sentence} It warns of ${row.indicator.warnsOf}.${evidence}${others}`;
}

/** How many false alerts chance alone gives so many control charts. */
function chanceWords(charts: number, falseAlerts: number): string {
  return `${counted(charts, 'control chart')} ${charts === 1 ? 'was' : 'were'} looked at; chance alone would give about ${falseAlerts.toFixed(1)} false alerts.`;
}
