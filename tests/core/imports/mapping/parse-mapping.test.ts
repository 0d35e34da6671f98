import { describe, expect, it } from 'vitest';
import { parseMapping } from '#lib/core/imports/mapping/parse-mapping.ts';
import { column, constant, mappingFor } from '../kit.ts';

const header = ['a', 'b'];
const mapping = mappingFor('costs', header, { amount: column(header, 0), partnership: constant('A') });

const full = mappingFor(
  'costs',
  header,
  {
    partnership: { from: 'join', columns: [{ name: 'a', index: 0 }] },
    period: { from: 'wide', format: 'fiscal' },
    scenario: { from: 'wide' },
  },
  {
    decimalMark: null,
    exclusions: [{ column: { name: 'b', index: 1 }, test: 'is not', equals: 'Expense', as: 'other' }],
    wide: { groups: [{ pattern: '{period} Budget', field: 'amount', labels: { scenario: 'budget' } }] },
    scale: { amount: '1000' },
    valueMaps: { partnership: { values: { Health: 'P1' }, others: 'reject' } },
    grain: 'year',
    calendar: { startMonth: 10, naming: 'end' },
    dialect: { delimiter: '\t', headerRecord: 4, endRecord: null },
    totals: 'keep',
    profile: 'focus',
  },
);

const copy = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('parsing a kept mapping', () => {
  it('gives it back, with all that can be told in it', () => {
    expect(parseMapping(copy(mapping))).toEqual(mapping);
    expect(parseMapping(copy(full))).toEqual(full);
  });

  it('brings one of version 1 up to version 2', () => {
    const old = {
      version: 1,
      name: 'test costs',
      dataset: 'costs',
      file: null,
      header,
      fields: mapping.fields,
      decimalMark: ',',
      exclusions: [{ column: { name: 'b', index: 1 }, equals: 'Total', as: 'total' }],
    };
    expect(parseMapping(old)).toEqual({
      ...mapping,
      decimalMark: ',',
      exclusions: [{ column: { name: 'b', index: 1 }, test: 'is', equals: 'Total', as: 'total' }],
    });
  });

  it('fills in what a hand-written one leaves out', () => {
    const short = { version: 2, name: 'test costs', dataset: 'costs', header, fields: mapping.fields };
    expect(parseMapping(short)).toEqual(mapping);
  });

  it.each([
    ['no object', 'x', 'mapping: '],
    ['a later version', { ...mapping, version: 3 }, 'version: expected mapping version 1 or 2'],
    ['an unknown dataset', { ...mapping, dataset: 'cost' }, 'dataset: expected one of costs, volumes'],
    ['an unknown field', { ...mapping, fields: { colour: constant('x') } }, 'colour: not a field of costs'],
    ['an unknown field of a scale', { ...mapping, scale: { size: '1000' } }, 'size: not a field of costs'],
    [
      'an unknown field in a pattern',
      { ...full, wide: { groups: [{ pattern: '{year}', field: 'amount', labels: {} }] } },
      'year: not a field of costs',
    ],
    [
      'a scale that is none',
      { ...mapping, scale: { amount: '12' } },
      'scale.amount: expected one of 1, 1000',
    ],
    [
      'an unknown rule',
      { ...mapping, fields: { amount: { from: 'sky' } } },
      'expected from: column, constant, file_name, preamble, join, sum or wide',
    ],
    [
      'an unknown date format',
      { ...mapping, fields: { period: { from: 'file_name', format: 'dd' } } },
      'expected one of yyyy-mm-dd',
    ],
    ['a month 13', { ...mapping, calendar: { startMonth: 13, naming: 'end' } }, 'expected a month 1 to 12'],
    ['an unknown part', { ...mapping, colour: 'red' }, 'colour'],
  ])('refuses %s and says where', (_, document, words) => {
    expect(() => parseMapping(document)).toThrow(words);
  });
});
