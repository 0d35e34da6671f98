import { describe, expect, it } from 'vitest';
import { expectedFalseAlerts } from '#lib/core/indicators/control/expected-alerts.ts';
import { charted, wobble } from './charted.ts';

describe('the expected number of false alerts', () => {
  it('is one for 60 charts of 36 months by the NHS rules', () => {
    const charts = Array.from({ length: 60 }, () => charted(wobble(36)));
    expect(expectedFalseAlerts(charts)).toBeCloseTo(60 * 0.017, 9);
  });

  it('lies between the lengths that were simulated, and stays at the last beyond them', () => {
    // 30 months: halfway from 1.6 at 24 to 1.7 at 36.
    expect(expectedFalseAlerts([charted(wobble(30))])).toBeCloseTo(0.0165, 9);
    expect(expectedFalseAlerts([charted(wobble(13))])).toBeCloseTo(0.015, 9);
    expect(expectedFalseAlerts([charted(wobble(200))])).toBeCloseTo(0.022, 9);
  });

  it('counts no chart that cannot alert', () => {
    const short = charted(wobble(12));
    const open = charted([...wobble(20), null]);
    const constant = charted(Array.from({ length: 20 }, () => 1));
    expect(expectedFalseAlerts([short, open, constant, charted([])])).toBe(0);
  });
});
