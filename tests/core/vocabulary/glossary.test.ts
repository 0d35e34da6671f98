import { expect, it } from 'vitest';
import { costKinds } from '#lib/core/vocabulary/datasets.ts';
import { glossary, termOf } from '#lib/core/vocabulary/glossary.ts';
import { measures } from '../measures/kit.ts';

it('has each word once, in alphabetical order', () => {
  const terms = glossary.map(({ term }) => term);
  expect(terms).toEqual([...new Set(terms)].sort());
});

it('knows every kind of cost', () => {
  for (const kind of costKinds) expect(termOf(kind), kind).not.toBeNull();
});

it('knows every measure that is not a planned twin of another', () => {
  const own = measures.filter(({ id }) => !id.startsWith('planned_') && id !== 'net_position_since_plan');
  for (const { title } of own) expect(termOf(title), title).not.toBeNull();
});
