import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { colours, pageTheme, paperColour, printColours } from '#lib/core/charts/colours.ts';

const tokens = readFileSync('src/lib/ui/styles/tokens.css', 'utf8');
const [screen, print] = [
  tokens.slice(0, tokens.indexOf('@media print')),
  tokens.slice(tokens.indexOf('@media print')),
];

it('has the colours of the stylesheet, on the screen and on paper', () => {
  const pairs = screen.matchAll(/--([\w-]+): light-dark\((#[\da-f]{6}), (#[\da-f]{6})\)/g);
  expect(Object.fromEntries([...pairs].map(([, name, light, dark]) => [name, [light, dark]]))).toEqual(
    colours,
  );
  const printed = print.matchAll(/--([\w-]+): (#[\da-f]{6});/g);
  expect(Object.fromEntries([...printed].map(([, name, hex]) => [name, hex]))).toEqual(printColours);
});

it('has a colour of white paper for each of the page', () => {
  for (const colour of [pageTheme.ink, pageTheme.paper, pageTheme.good, ...pageTheme.series])
    expect(paperColour(colour)).toMatch(/^#[\da-f]{6}$/);
  expect(paperColour('none')).toBe('none');
});
