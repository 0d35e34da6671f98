import type { ChartSeries, Role, Theme } from './values.ts';

/** How a series is drawn. */
export interface LineStyle {
  readonly colour: string;
  readonly widthPx: number;
  readonly dash: string | null;
  readonly curve: 'linear' | 'step-after';
}

/** How the role of a series, and its place among series of the same role, decide its line. */
export function lineStyle(series: ChartSeries, all: readonly ChartSeries[], theme: Theme): LineStyle {
  const rank = all.filter(({ role }) => role === series.role).indexOf(series);
  const own = theme.series[rank % theme.series.length] ?? theme.accent;
  const styles: Readonly<Record<Role, LineStyle>> = {
    actual: { colour: rank === 0 ? theme.accent : own, widthPx: 2.5, dash: null, curve: 'linear' },
    plan: { colour: theme.muted, widthPx: 1.75, dash: '5 4', curve: 'linear' },
    baseline: { colour: theme.ink, widthPx: 1, dash: null, curve: 'linear' },
    target: { colour: theme.ink, widthPx: 1.25, dash: '1.5 3', curve: 'step-after' },
    forecast: { colour: theme.accent, widthPx: 1.75, dash: '2 4', curve: 'linear' },
    comparison: { colour: comparisonColour(rank, theme), widthPx: 1.75, dash: null, curve: 'linear' },
  };
  return styles[series.role];
}

/** The second colour of the set onwards: the first is too near to the accent of the actual. */
function comparisonColour(rank: number, theme: Theme): string {
  const others = theme.series.slice(1);
  return others[rank % others.length] ?? theme.muted;
}
