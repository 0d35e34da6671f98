import { describe, expect, it } from 'vitest';
import type { IndicatorsData, IndicatorsView } from '#lib/core/review/indicators/data.ts';
import { ukFiscalCalendar } from '#lib/core/vocabulary/fiscal.ts';
import { defaultIndicators as settings } from '#lib/core/vocabulary/indicator-settings.ts';
import { OutlookState } from '#lib/state/outlook.svelte.ts';

const view: IndicatorsView = {
  party: 'system',
  terms: 'nominal',
  calendar: ukFiscalCalendar,
  until: '2026-03-01',
};
const dataOf = (partnership: string): IndicatorsData => ({
  partnership,
  points: [],
  metrics: [],
  events: [],
});

describe('the outlook', () => {
  it('is made with pauses between its pieces, and whole when it is there', async () => {
    let pauses = 0;
    const outlook = new OutlookState(() => Promise.resolve(void pauses++));
    const shown = outlook.show({ data: dataOf('hr'), view, settings });
    expect([outlook.isWorking, outlook.current]).toEqual([true, null]);
    await shown;
    expect(outlook.isWorking).toBe(false);
    expect(outlook.current?.forecasts.sentence).toBe('Nothing can be forecast yet.');
    expect(pauses).toBeGreaterThan(0);
  });

  it('drops what is no longer asked for', async () => {
    const outlook = new OutlookState(() => Promise.resolve());
    const first = outlook.show({ data: dataOf('hr'), view, settings });
    await Promise.all([first, outlook.show({ data: dataOf('fleet'), view, settings })]);
    expect(outlook.current?.data.partnership).toBe('fleet');
  });
});
