import { describe, expect, it } from 'vitest';
import { controlSentence } from '#lib/core/indicators/control/sentence.ts';
import { controlChart } from '#lib/core/indicators/control/control-chart.ts';
import { defaultIndicators } from '#lib/core/vocabulary/indicator-settings.ts';
import { charted, valueAt, wobble } from './charted.ts';

const days = { kind: 'level', label: 'days' } as const;
const share = { kind: 'share', label: 'calls answered in time' } as const;

describe('the sentence of a control chart', () => {
  it('says that nothing happened, with the usual range and what the target can expect', () => {
    // 14 values 101 and 99 by turns: mean 100, ranges 2, limits 100 ± 5.32.
    expect(controlSentence(charted(wobble(14), { target: 90 }), 'waiting time', days)).toBe(
      'Waiting time stood at 99 days in May 2025: no signal, within its usual range of 94.68 days to 105.32 days. The target of 90 days will be met unless something changes.',
    );
  });

  it('says which rule the last value breaks', () => {
    const outside = charted([...wobble(20), 80], { target: 120 });
    expect(controlSentence(outside, 'score', days)).toMatch(
      /^Score stood at 80 days in Dec 2025: a signal of concern, below the lower limit of [\d.]+ days\. The target of 120 days will be missed unless something changes\.$/,
    );
    // 20 values around 0, then 8 at 1.4: the mean is 0.4.
    const shift = charted([...wobble(20, 0), ...Array.from({ length: 8 }, () => 1.4)]);
    expect(controlSentence(shift, 'score', days)).toContain(
      'a signal of improvement, the eighth value in a row above the mean of 0.4 days',
    );
    const trend = charted([...wobble(20, 0), -1.5, -1, -0.5, 0, 0.5, 1, 1.5]);
    expect(controlSentence(trend, 'score', days)).toContain('the seventh value in a row that rises');
    // Sigma is near 1.8: two of the last three lie between two and three of them.
    const near = charted([...wobble(30, 0), 4.6, 0.5, 4.6], { better: 'neutral' });
    expect(near.rules).toEqual(['two_of_three']);
    expect(controlSentence(near, 'score', days)).toMatch(
      /a signal of change, near the upper limit of [\d.]+ days for the second time in three values/,
    );
  });

  it('keeps shares within what can be, and speaks of percentages', () => {
    const values = wobble(20, 98).map((numerator, at) =>
      valueAt(at, { numerator, denominator: 100, target: 0.97 }),
    );
    const chart = controlChart({
      values,
      kind: 'p_prime',
      better: 'higher',
      settings: defaultIndicators,
      rebases: [],
    });
    expect(controlSentence(chart, 'calls answered in time', share)).toBe(
      'Calls answered in time stood at 97.0% in Nov 2025: no signal, within its usual range of 92.7% to 100.0%. The target of 97.0% lies within the limits, so it will be met some months and missed others.',
    );
  });

  it('says what is missing: too few values, no value since, none at all', () => {
    expect(controlSentence(charted([1, 2, 3], { target: 5 }), 'score', days)).toBe(
      'Score stood at 3 days in Jun 2024: no limits yet, so a signal cannot be told from chance. It misses the target of 5 days by 2.',
    );
    expect(controlSentence(charted(wobble(8)), 'score', days)).toContain('trial limits from 8 values');
    expect(controlSentence(charted([...wobble(14), null]), 'score', days)).toContain(
      'in May 2025: no value since.',
    );
    expect(controlSentence(charted([null]), 'score', days)).toBe('Score has no values.');
    expect(controlSentence(charted([]), 'score', days)).toBe('Score has no values.');
    const constant = charted(Array.from({ length: 14 }, () => 3));
    expect(controlSentence(constant, 'score', days)).toBe(
      'Score stood at 3 days in May 2025: the same value every time.',
    );
  });
});
