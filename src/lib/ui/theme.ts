import type { ControlTheme } from '#lib/core/charts/control.ts';
import type { Theme } from '#lib/core/charts/values.ts';

/**
 * The colours of charts on a page, as references to the tokens of the stylesheet: a chart follows a change of theme,
 * and the greys of print, without being drawn again.
 */
export const theme: Theme = {
  ink: 'var(--ink)',
  muted: 'var(--ink-muted)',
  paper: 'var(--surface)',
  rule: 'var(--rule)',
  ruleStrong: 'var(--rule-strong)',
  accent: 'var(--accent)',
  concern: 'var(--concern)',
  series: [1, 2, 3, 4, 5, 6].map((number) => `var(--series-${number})`),
};

/** The same with the colours of signals: improvement, and a change that is neither better nor worse. */
export const controlTheme: ControlTheme = { ...theme, good: 'var(--good)', neutral: 'var(--series-6)' };
