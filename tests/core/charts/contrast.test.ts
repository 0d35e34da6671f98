import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const tokens = readFileSync('src/lib/ui/styles/tokens.css', 'utf8');
const screen = tokens.slice(0, tokens.indexOf('@media print'));
const print = tokens.slice(tokens.indexOf('@media print'));

type Look = 'light' | 'dark' | 'print';

/** Every colour of a look by name, as its hex. */
function colours(look: Look): ReadonlyMap<string, string> {
  const pairs = [...screen.matchAll(/--([\w-]+): light-dark\((#[\da-f]{6}), (#[\da-f]{6})\)/g)];
  const onScreen = pairs.map(
    ([, name = '', light = '', dark = '']) => [name, look === 'dark' ? dark : light] as const,
  );
  const printed = [...print.matchAll(/--([\w-]+): (#[\da-f]{6});/g)].map(
    ([, name = '', hex = '']) => [name, hex] as const,
  );
  return new Map([...onScreen, ...(look === 'print' ? printed : [])]);
}

/** Relative luminance by WCAG 2.2. */
function luminance(hex: string): number {
  const channel = (at: number) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

function contrast(a: string, b: string): number {
  const [lighter, darker] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

const papers = ['paper', 'raised', 'sunken'];
const series = [1, 2, 3, 4, 5, 6].map((number) => `series-${number}`);
const texts = ['ink', 'ink-muted', 'accent', 'good', 'concern', 'neutral', ...series];
const marks = ['rule-strong'];
const tinted = [
  ['accent', 'accent-soft'],
  ['ink', 'accent-soft'],
  ['good', 'good-soft'],
  ['concern', 'concern-soft'],
  ['on-accent', 'accent'],
] as const;

describe.each(['light', 'dark', 'print'] as const)('the %s look', (look) => {
  const colour = colours(look);
  const ratio = (a: string, b: string) => contrast(colour.get(a) ?? '', colour.get(b) ?? '');

  it.each(texts.flatMap((text) => papers.map((paper) => [text, paper] as const)))(
    'has %s readable on %s at 4.5:1',
    (text, paper) => expect(ratio(text, paper)).toBeGreaterThanOrEqual(4.5),
  );

  it.each(tinted)('has %s readable on %s at 4.5:1', (text, paper) =>
    expect(ratio(text, paper)).toBeGreaterThanOrEqual(4.5),
  );

  it.each(marks.flatMap((mark) => papers.map((paper) => [mark, paper] as const)))(
    'has %s visible on %s at 3:1',
    (mark, paper) => expect(ratio(mark, paper)).toBeGreaterThanOrEqual(3),
  );
});

it('measures black on white as 21:1', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
});
