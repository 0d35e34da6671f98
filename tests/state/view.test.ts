import { expect, it } from 'vitest';
import { parseView, viewSearch, type View } from '#lib/state/view.ts';

const plain: View = { partnership: null, quarter: null, terms: 'nominal', party: 'system', open: null };

it('reads the defaults from a link without a search part', () => {
  expect(parseView(new URLSearchParams(''))).toEqual(plain);
});

it('reads back every view it writes', () => {
  const view: View = {
    partnership: 'a & b=?',
    quarter: { startYear: 2025, quarter: 3 },
    terms: 'real',
    party: 'provider',
    open: {
      measure: 'unit_cost',
      partnership: 'a & b=?',
      service: 'pay+roll',
      metric: null,
      period: '2025-10-01',
    },
  };
  expect(parseView(new URLSearchParams(viewSearch(view)))).toEqual(view);
});

it('leaves the defaults out of the link', () => {
  expect(viewSearch(plain)).toBe('');
});

it('falls back to the defaults where a link is damaged', () => {
  expect(parseView(new URLSearchParams('quarter=2025-Q9&party=nobody&terms=x&open=cost'))).toEqual(plain);
});
