import { lineStyle, type LineStyle } from './line-style.ts';
import type { Theme, TrendValues } from './values.ts';

/** One entry of a legend: the name of a series and how its line is drawn. */
export interface LegendItem {
  readonly label: string;
  readonly style: LineStyle;
}

/** The legend of a trend, for widths and pages on which lines are not named at their ends. */
export function trendLegend({ series }: TrendValues, theme: Theme): readonly LegendItem[] {
  return series.map((one) => ({ label: one.label, style: lineStyle(one, series, theme) }));
}
