import { describe, expect, it } from 'vitest';
import {
  changeRule,
  changeScale,
  changeValues,
  draftOf,
  emptyExclusion,
  fieldOfColumn,
  giveColumn,
  hasConstantMonth,
  mappingOf,
} from '#lib/core/imports/mapping/mapping-draft.ts';
import { emptyMapping, type Mapping } from '#lib/core/imports/mapping/mapping.ts';

const header = ['Org', 'Seen', 'Over 4h', 'Seen'];
const mapping: Mapping = {
  ...emptyMapping('service_levels', header, 'Service levels from ae.csv'),
  fields: {
    partnership: { from: 'column', column: { name: 'Org', index: 0 } },
    period: { from: 'file_name', format: 'mmm-yyyy' },
    metric: { from: 'constant', value: 'Within 4 hours' },
    numerator: { from: 'sum', add: [{ name: 'Seen', index: 3 }], subtract: [{ name: 'Over 4h', index: 2 }] },
  },
  exclusions: [{ column: { name: 'Org', index: 0 }, test: 'starts with', equals: 'TOTAL', as: 'total' }],
  scale: { numerator: '1000' },
  valueMaps: { partnership: { values: { 'Trust A': 'a' }, others: 'reject' } },
  calendar: { startMonth: 10, naming: 'end' },
  grain: 'month',
  dialect: { encoding: 'windows-1252' },
  totals: 'keep',
  profile: 'nhs-ae',
};
const draft = draftOf(mapping, 'ae.csv');

it('gives back the mapping a draft was started from, with everything told in it', () => {
  expect(mappingOf(draft)).toEqual(mapping);
});

it('gives back a wide mapping with its groups and the texts joined to a period', () => {
  const wide: Mapping = {
    ...emptyMapping('costs', ['Fund', 'Year', 'Period', '2024 budget'], 'Budget'),
    fields: {
      partnership: { from: 'column', column: { name: 'Fund', index: 0 } },
      period: {
        from: 'join',
        columns: [
          { name: 'Year', index: 1 },
          { name: 'Period', index: 2 },
        ],
        format: 'fiscal',
      },
      party: { from: 'wide' },
    },
    wide: { groups: [{ pattern: '{party} budget', field: 'amount', labels: { scenario: 'budget' } }] },
  };
  expect(mappingOf(draftOf(wide, 'budget.csv'))).toEqual(wide);
});

it('tells columns with one name apart by their position', () => {
  const changed = changeRule(draft, 'denominator', { kind: 'column', column: 1 });
  expect(mappingOf(changed).fields['denominator']).toEqual({
    from: 'column',
    column: { name: 'Seen', index: 1 },
  });
});

it('binds a mapping with a constant month to its file', () => {
  const changed = changeRule(draft, 'period', { kind: 'constant', value: '2025-04' });
  expect(hasConstantMonth(changed)).toBe(true);
  expect(mappingOf(changed).file).toBe('ae.csv');
});

describe('what is not filled in yet', () => {
  it('is left out of the fields', () => {
    const changed = changeRule(draft, 'period', { kind: 'column', column: null });
    expect(mappingOf(changed).fields).not.toHaveProperty('period');
  });

  it('is no exclusion, no group of columns and no meaning of a text', () => {
    const changed = {
      ...changeValues(draft, 'partnership', { values: [['Trust B', ' ']], others: 'keep' }),
      exclusions: [emptyExclusion],
      groups: [{ pattern: ' ', field: 'value', labels: [] }],
    };
    expect(mappingOf(changed)).toMatchObject({
      exclusions: [],
      wide: null,
      valueMaps: { partnership: { values: {}, others: 'keep' } },
    });
  });
});

it('moves a column from one field to another, and to none', () => {
  const moved = giveColumn(draft, 0, 'service');
  expect(fieldOfColumn(moved, 0)).toBe('service');
  expect(mappingOf(moved).fields).not.toHaveProperty('partnership');
  expect(fieldOfColumn(giveColumn(moved, 0, null), 0)).toBeNull();
});

it('forgets what was told of fields that another dataset does not have', () => {
  const moved = { ...draft, dataset: 'costs' as const };
  expect(mappingOf(moved).scale).toEqual({});
  expect(mappingOf(changeScale(draft, 'numerator', null)).scale).toEqual({});
});

it('keeps a text called __proto__ as a text', () => {
  const changed = changeValues(draft, 'partnership', { values: [['__proto__', 'x']], others: 'keep' });
  expect(Object.entries(mappingOf(changed).valueMaps['partnership']?.values ?? {})).toEqual([
    ['__proto__', 'x'],
  ]);
});
