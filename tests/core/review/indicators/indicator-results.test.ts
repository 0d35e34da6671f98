import { expect, it } from 'vitest';
import { indicatorResults } from '#lib/core/review/indicators/indicator-results.ts';
import { ukFiscalCalendar } from '#lib/core/vocabulary/fiscal.ts';
import { defaultIndicators } from '#lib/core/vocabulary/indicator-settings.ts';
import { pointOf } from '../points.ts';

it('a series that cannot be forecast stands in the result with the reason', () => {
  const points = [pointOf({ measure: 'cost', grain: 'quarter', period: '2025-04-01', value: '10' })];
  const data = { partnership: 'hr', points, metrics: [], events: [] };
  const { forecasts } = indicatorResults(
    data,
    { party: 'system', terms: 'nominal', until: '2025-06-01', calendar: ukFiscalCalendar },
    { measures: [], settings: defaultIndicators, service: data },
  );
  expect(forecasts).toMatchObject([
    {
      measure: 'cost',
      period: 'quarter',
      until: '2025-09-01',
      mean: null,
      status: 'Cost: no forecast, given by quarters: a forecast needs months.',
    },
  ]);
});
