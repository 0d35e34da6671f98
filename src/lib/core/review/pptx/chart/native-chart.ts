/** A slot of the theme as shapes name it: what is drawn in it follows a change of theme. */
export type SlotColour =
  'tx1' | 'tx2' | 'bg1' | 'bg2' | 'accent1' | 'accent2' | 'accent3' | 'accent4' | 'accent5' | 'accent6';

/** How a series is drawn; `widthPt` 0 draws no line, `none` as fill no bar. */
export interface SeriesLook {
  readonly colour: SlotColour;
  readonly dash: 'solid' | 'dash' | 'sysDash' | 'sysDot';
  readonly widthPt: number;
  readonly marker: 'none' | 'circle' | 'diamond' | 'square' | 'triangle';
  readonly fill: 'solid' | 'none';
}

/** One series of a chart of Office: a value for each category, null where there is none. */
export interface NativeSeries {
  readonly name: string;
  readonly values: readonly (number | null)[];
  readonly look: SeriesLook;
  /** Categories to which no line leads from the one before: a level changes there. */
  readonly breaks?: readonly number[];
}

/** A chart as Office draws it from data that can be edited. */
export interface NativeChart {
  readonly kind: 'line' | 'clustered' | 'stacked';
  readonly categories: readonly string[];
  /** The days that categories are, as spreadsheets count them, where they are months; null elsewhere. */
  readonly days: readonly number[] | null;
  readonly categoryTitle: string;
  /** Every how many categories one is named on the axis. */
  readonly labelEvery: number;
  /** False where the names beside the bars say it all. */
  readonly hasLegend: boolean;
  readonly series: readonly NativeSeries[];
  readonly axis: ValueAxis;
  /** What no series can carry: events, missing periods, what is not drawn. A line each. */
  readonly remarks: readonly string[];
}

export interface ValueAxis {
  readonly title: string;
  /** As spreadsheets write formats: `"£"#,##0.0,,"m"`. */
  readonly format: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

// Names longer than this would push the plot out of its own legend; the notes have them whole.
export const mostOfName = 60;
/** How long the name of a bar may be. */
export const mostOfLabel = 40;

/** Names as a legend and a header of a worksheet can hold them: one line, not too long, no two alike. */
export function distinctNames(names: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const line = shortened(name.replace(/\s+/gu, ' ').trim() || 'Series', mostOfName);
    const count = (seen.get(line) ?? 0) + 1;
    seen.set(line, count);
    return count === 1 ? line : `${line} (${count})`;
  });
}

/** The start of a text, with an ellipsis where something was left out; no character is cut in half. */
export function shortened(text: string, most: number): string {
  const letters = [...text];
  if (letters.length <= most) return text;
  return `${letters
    .slice(0, most - 1)
    .join('')
    .trimEnd()}…`;
}
