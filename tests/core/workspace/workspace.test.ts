import { describe, expect, it } from 'vitest';
import type { Mapping } from '#lib/core/imports/mapping.ts';
import { defaultSpec } from '#lib/core/workspace/default-spec.ts';
import { sortDropped } from '#lib/core/workspace/dropped.ts';
import { parseSpec } from '#lib/core/workspace/parse-spec.ts';
import { rememberMapping } from '#lib/core/workspace/remember-mapping.ts';

const mapping = (name: string, file: string | null): Mapping => ({
  version: 1,
  name,
  dataset: 'costs',
  file,
  header: ['Entity', 'Date', 'Amount'],
  fields: {},
  decimalMark: '.',
  exclusions: [],
});

describe('a workspace document', () => {
  it('reads back what was saved', () => {
    const spec = {
      ...defaultSpec,
      title: 'Mine',
      priceBase: { series: 'CPI', from: '2024-04-01', to: '2025-03-01' },
    };
    expect(parseSpec(JSON.parse(JSON.stringify(spec)))).toEqual(spec);
  });

  it('takes the defaults for what it leaves out', () => {
    expect(parseSpec({ version: 1 })).toEqual({ ...defaultSpec, title: 'Workspace' });
  });

  it.each([
    [{ version: 2 }, /version: expected workspace version 1/],
    [{ version: 1, calendar: { startMonth: 13, naming: 'both' } }, /calendar\.startMonth/],
    [{ version: 1, currency: 'pounds' }, /currency: expected an ISO currency code/],
    [{ version: 1, priceBase: { series: 'CPI', from: '2024-13-01', to: '2025-03-01' } }, /priceBase\.from/],
    ['[]', /workspace: /],
  ])('is refused with the place that is wrong: %j', (document, message) => {
    expect(() => parseSpec(document)).toThrow(message);
  });
});

it('sorts dropped files by what they are for', () => {
  const file = (name: string) => ({ name, content: new Blob([]) });
  const dropped = sortDropped(['q3/workspace.json', 'a.CSV', 'b.txt', 'c.png', 'notes.json'].map(file));
  expect(dropped.specs.map(({ name }) => name)).toEqual(['q3/workspace.json']);
  expect(dropped.tables.map(({ name }) => name)).toEqual(['a.CSV', 'b.txt']);
  expect(dropped.others.map(({ name }) => name)).toEqual(['c.png', 'notes.json']);
});

it('replaces the mapping of the same header and file, and keeps one that is bound to another file', () => {
  const kept = [mapping('old', null), mapping('bound', 'april.csv')];
  expect(rememberMapping(kept, mapping('new', null)).map(({ name }) => name)).toEqual(['bound', 'new']);
});
