import { expect, it } from 'vitest';
import { freeName } from '#lib/core/workspace/free-name.ts';

it('keeps a name that no other file has, and counts on from one that is taken', () => {
  expect(freeName('a.csv', ['b.csv'])).toBe('a.csv');
  expect(freeName('a.csv', ['in/a.csv', 'a-2.csv'])).toBe('a-3.csv');
  expect(freeName('a', ['a'])).toBe('a-2');
});
