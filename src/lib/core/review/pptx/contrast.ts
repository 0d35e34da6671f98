import type { DeckTheme } from '../../vocabulary/deck-theme.ts';

/** How far two colours stand apart, 1 to 21. Source: WCAG 2.2, contrast ratio of relative luminances. */
export function contrastRatio(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const wanted = 4.5;

/** What to know of the colours that slides write in; empty where all can be read. */
export function contrastNotes({ colours }: DeckTheme): readonly string[] {
  const inks = [
    ['dark1', 'Text'],
    ['accent1', 'Large figures'],
  ] as const;
  return inks.flatMap(([slot, what]) => {
    const ratio = contrastRatio(colours[slot], colours.light1);
    if (ratio >= wanted) return [];
    return [
      `${what} (${slot}) on the background (light1) has a contrast of ${ratio.toFixed(1)} to 1, less than ${wanted} to 1: hard to read.`,
    ];
  });
}
