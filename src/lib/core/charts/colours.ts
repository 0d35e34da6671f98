import type { ControlTheme } from './control.ts';

/**
 * The colours of the page by the names of the stylesheet, light first and dark second: what leaves the page has no
 * stylesheet of ours. They are held to ui/styles/tokens.css by tests/core/charts/colours.test.ts.
 */
export const colours = {
  paper: ['#fcfbf9', '#14171b'],
  raised: ['#ffffff', '#1c2026'],
  sunken: ['#f4f2ed', '#1a1e23'],
  ink: ['#1b1d21', '#e9e7e2'],
  'ink-muted': ['#565c66', '#a5abb4'],
  rule: ['#e5e2db', '#2b3037'],
  'rule-strong': ['#8a867d', '#757c87'],
  accent: ['#12436d', '#8fbdec'],
  'accent-soft': ['#e7eef5', '#1e2d3d'],
  'on-accent': ['#ffffff', '#0e1a26'],
  good: ['#155fbf', '#78b4ff'],
  'good-soft': ['#e6effb', '#182b45'],
  concern: ['#b0430a', '#ff9f66'],
  'concern-soft': ['#fcece2', '#3a2418'],
  neutral: ['#646a73', '#9aa1ab'],
  'series-1': ['#12436d', '#8fbdec'],
  'series-2': ['#16766e', '#45c4b8'],
  'series-3': ['#801650', '#e786b3'],
  'series-4': ['#bd4a0b', '#ff9f66'],
  'series-5': ['#3d3d3d', '#c9cbd0'],
  'series-6': ['#7653b3', '#bba3e8'],
} as const satisfies Readonly<Record<string, readonly [string, string]>>;

/** What differs on paper: black, greys and the one accent. */
export const printColours = {
  paper: '#ffffff',
  sunken: '#ffffff',
  ink: '#000000',
  'ink-muted': '#444444',
  rule: '#cccccc',
  'rule-strong': '#777777',
  good: '#000000',
  concern: '#000000',
  neutral: '#555555',
  'series-2': '#6b6b6b',
  'series-3': '#4a4a4a',
  'series-4': '#757575',
  'series-5': '#2b2b2b',
  'series-6': '#5c5c5c',
} as const satisfies Partial<Readonly<Record<keyof typeof colours, string>>>;

/**
 * The colours of charts on a page, as references to its stylesheet: a chart follows a change of theme, and the greys of
 * print, without being drawn again.
 */
export const pageTheme: ControlTheme = {
  ink: 'var(--ink)',
  muted: 'var(--ink-muted)',
  paper: 'var(--surface)',
  rule: 'var(--rule)',
  ruleStrong: 'var(--rule-strong)',
  accent: 'var(--accent)',
  concern: 'var(--concern)',
  good: 'var(--good)',
  neutral: 'var(--series-6)',
  series: [1, 2, 3, 4, 5, 6].map((number) => `var(--series-${number})`),
};

/** A colour of `pageTheme` as it is on white paper, for a file that has no stylesheet; any other as it is. */
export function paperColour(colour: string): string {
  const name = /^var\(--([\w-]+)\)$/.exec(colour)?.[1];
  if (name === undefined) return colour === 'currentColor' ? colours.ink[0] : colour;
  if (name === 'surface') return '#ffffff';
  return name in colours ? colours[name as keyof typeof colours][0] : colours.ink[0];
}
