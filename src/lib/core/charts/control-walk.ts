import type { ControlPoint, RuleId, Variation } from '../vocabulary/control.ts';
import { formatExact, formatFace } from '../vocabulary/format.ts';
import { monthLabel } from '../vocabulary/month.ts';
import { pointStyle, type ControlFigure, type ControlTheme } from './control.ts';
import type { LegendItem } from './legend.ts';
import type { LineStyle } from './line-style.ts';
import type { Table, TableCell } from './table.ts';
import { dateOf } from './time.ts';
import type { Walk } from './walk.ts';

/** What signals and rules are called; the words live with the rules. */
export interface ControlWords {
  readonly variation: (variation: Variation) => string;
  readonly rule: (rule: RuleId) => string;
  /** Whether a value met the target of its time; null where that cannot be said. */
  readonly isMet: (point: ControlPoint) => boolean | null;
}

type Line = 'value' | 'target' | 'mean' | 'upper' | 'lower';

const names: Readonly<Record<Line, string>> = {
  value: 'Value',
  target: 'Target',
  mean: 'Mean',
  upper: 'Upper limit',
  lower: 'Lower limit',
};

/** The points of a control chart to walk: its values with what they say, then target, mean and limits. */
export function controlWalks(
  figure: ControlFigure,
  theme: ControlTheme,
  words: ControlWords,
): readonly Walk[] {
  const { chart, unit } = figure;
  const lines: readonly Line[] = ['value', 'target', 'mean', 'upper', 'lower'];
  // The axis names what is counted; other units stay with their number.
  const plain = unit.kind === 'count' ? { ...unit, label: '' } : unit;
  return lines
    .map((line): Walk => ({
      id: line,
      label: names[line],
      style: styleOf(line, theme),
      stops: chart.points.flatMap((point) => {
        const value = point[line];
        if (value === null || (line !== 'value' && point.value === null)) return [];
        return [
          {
            key: point.period,
            place: monthLabel(point.period),
            x: dateOf(point.period),
            y: value,
            face: formatFace(value, { ...unit, label: '' }),
            exact: line === 'value' ? formatExact(value, plain) : formatFace(value, plain),
            note: line === 'value' ? saying(point, figure, words) : '',
          },
        ];
      }),
    }))
    .filter(({ stops }) => stops.length > 0);
}

/** The lines of a control chart, for widths on which they are not named at their ends. */
export function controlLegend({ chart }: ControlFigure, theme: ControlTheme): readonly LegendItem[] {
  const lines: readonly Line[] = ['value', 'mean', 'upper', 'target'];
  const isThere = (line: Line) => chart.points.some((point) => point[line] !== null);
  return lines
    .filter(isThere)
    .map((line) => ({ label: line === 'upper' ? 'Limits' : names[line], style: styleOf(line, theme) }));
}

/** The data of a control chart as a table: a row a period, with limits, target and what the rules say. */
export function controlRows(figure: ControlFigure, words: ControlWords): Table {
  const { chart, unit } = figure;
  const hasTarget = chart.points.some(({ target }) => target !== null);
  const isMeasured: readonly Line[] = ['value', 'lower', 'mean', 'upper'];
  const lines = hasTarget ? [...isMeasured, 'target' as const] : isMeasured;
  const cell = (value: number | null): TableCell => ({
    text: formatExact(value, { ...unit, label: '' }),
    sort: value,
  });
  return {
    columns: [
      { id: 'period', label: 'Month', align: 'start' },
      ...lines.map((line) => ({ id: line, label: names[line], align: 'end' as const })),
      ...(hasTarget ? [{ id: 'met', label: 'Target met', align: 'start' as const }] : []),
      { id: 'signal', label: 'What it says', align: 'start' },
    ],
    rows: chart.points.map((point) => ({
      id: point.period,
      cells: [
        { text: monthLabel(point.period), sort: point.period },
        ...lines.map((line) => cell(point[line])),
        ...(hasTarget ? [metCell(words.isMet(point))] : []),
        { text: saying(point, figure, words), sort: point.mark ?? null },
      ],
    })),
  };
}

/** Judged by the target in force in the period, whatever came later. */
function metCell(isMet: boolean | null): TableCell {
  const text = isMet === null ? '–' : isMet ? 'met' : 'missed';
  return { text, sort: isMet === null ? null : text };
}

/** What a point says: its signal and the rules that flag it, why it is missing or provisional, why limits start. */
function saying(point: ControlPoint, { chart }: ControlFigure, words: ControlWords): string {
  const { variation, rules, status, period } = point;
  const signal =
    variation !== null && rules.length > 0
      ? `${words.variation(variation)}: ${rules.map((rule) => words.rule(rule).toLowerCase()).join(', ')}`
      : '';
  const start = chart.segments.find(({ from, reason }) => from === period && reason !== null);
  return [signal, status, start ? `new limits: ${start.reason}` : ''].filter(Boolean).join('; ');
}

function styleOf(line: Line, theme: ControlTheme): LineStyle {
  const styles: Readonly<Record<Line, LineStyle>> = {
    value: { colour: pointStyle('common_cause', theme).colour, widthPx: 2, dash: null, curve: 'linear' },
    target: { colour: theme.ink, widthPx: 1.5, dash: '1.5 3', curve: 'step-after' },
    mean: { colour: theme.ink, widthPx: 1, dash: null, curve: 'linear' },
    upper: { colour: theme.muted, widthPx: 1, dash: '5 3', curve: 'linear' },
    lower: { colour: theme.muted, widthPx: 1, dash: '5 3', curve: 'linear' },
  };
  return styles[line];
}
