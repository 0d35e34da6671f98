import { expect, it } from 'vitest';
import { changeRule, draftOf, hasConstantMonth, mappingOf } from '#lib/core/imports/mapping-draft.ts';
import type { Mapping } from '#lib/core/imports/mapping.ts';

const mapping: Mapping = {
  version: 1,
  name: 'Service levels from ae.csv',
  dataset: 'service_levels',
  file: null,
  header: ['Org', 'Seen', 'Over 4h', 'Seen'],
  fields: {
    partnership: { from: 'column', column: { name: 'Org', index: 0 } },
    period: { from: 'file_name', format: 'mmm-yyyy' },
    metric: { from: 'constant', value: 'Within 4 hours' },
    numerator: { from: 'sum', add: [{ name: 'Seen', index: 3 }], subtract: [{ name: 'Over 4h', index: 2 }] },
  },
  decimalMark: '.',
  exclusions: [{ column: { name: 'Org', index: 0 }, equals: 'TOTAL', as: 'total' }],
};

it('gives back the mapping a draft was started from', () => {
  expect(mappingOf(draftOf(mapping, 'ae.csv'))).toEqual(mapping);
});

it('tells columns with one name apart by their position', () => {
  const draft = changeRule(draftOf(mapping, 'ae.csv'), 'denominator', { kind: 'column', column: 1 });
  expect(mappingOf(draft).fields['denominator']).toEqual({
    from: 'column',
    column: { name: 'Seen', index: 1 },
  });
});

it('binds a mapping with a constant month to its file', () => {
  const draft = changeRule(draftOf(mapping, 'ae.csv'), 'period', { kind: 'constant', value: '2025-04' });
  expect(hasConstantMonth(draft)).toBe(true);
  expect(mappingOf(draft).file).toBe('ae.csv');
});

it('leaves out what is not filled in yet', () => {
  const draft = changeRule(draftOf(mapping, 'ae.csv'), 'period', { kind: 'column', column: null });
  expect(mappingOf(draft).fields).not.toHaveProperty('period');
});
