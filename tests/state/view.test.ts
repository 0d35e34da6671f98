import { expect, it } from 'vitest';
import { parseView, viewSearch, type View } from '#lib/state/view.ts';

const plain: View = {
  partnership: null,
  quarter: null,
  terms: 'nominal',
  party: 'system',
  open: null,
  bridge: null,
  signal: null,
  against: null,
  page: null,
  part: 1,
};

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
      from: '2025-04-01',
    },
    bridge: 'plan:2025-Q3 & lmdi',
    signal: 'attainment|Answered \\| closed|A & B',
    against: 'taken & 1',
    page: 'level:Average turnaround & more',
    part: 3,
  };
  expect(parseView(new URLSearchParams(viewSearch(view)))).toEqual(view);
});

it('opens the year of a figure apart from the month it starts in', () => {
  const open = { measure: 'cost', partnership: 'a', service: null, metric: null, period: '2024-01-01' };
  const year: View = { ...plain, open: { ...open, grain: 'year' } };
  expect(parseView(new URLSearchParams(viewSearch(year)))).toEqual(year);
  expect(viewSearch({ ...plain, open: { ...open, grain: 'month' } })).not.toContain('grain');
  expect(parseView(new URLSearchParams('open=cost&of=a&at=2024-01-01&grain=week')).open).toEqual(open);
});

it('leaves the defaults out of the link', () => {
  expect(viewSearch(plain)).toBe('');
});

it('falls back to the defaults where a link is damaged', () => {
  expect(parseView(new URLSearchParams('quarter=2025-Q9&party=nobody&terms=x&open=cost'))).toEqual(plain);
});
