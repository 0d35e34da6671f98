import { describe, expect, it } from 'vitest';
import { checkMapping } from '#lib/core/imports/mapping/check-mapping.ts';
import type { Mapping } from '#lib/core/imports/mapping/mapping.ts';
import { column, constant, mappingFor } from '../kit.ts';

const header = ['Who', 'When', 'How much'];
const fields = {
  partnership: column(header, 0),
  period: column(header, 1, 'dd/mm/yyyy'),
  amount: column(header, 2),
};
const check = (change: Mapping['fields'], rest: Partial<Mapping> = {}) =>
  checkMapping(mappingFor('costs', header, { ...fields, ...change }, rest), header);

describe('checking a mapping', () => {
  it('finds nothing to say of a complete one', () => {
    expect(check({})).toEqual([]);
    expect(check({ period: { from: 'preamble', format: 'mmm-yyyy' } })).toEqual([]);
    expect(
      check({ period: { from: 'join', columns: [{ name: 'When', index: 1 }], format: 'fiscal' } }),
    ).toEqual([]);
  });

  it.each<[string, Mapping['fields'], string]>([
    ['a date without its format', { period: column(header, 1) }, 'period: say how its dates are written'],
    [
      'a column that moved',
      { amount: { from: 'column', column: { name: 'How much', index: 1 } } },
      'amount: column 2 is "When", expected "How much"',
    ],
    [
      'a column that is not there',
      { amount: { from: 'column', column: { name: 'Sum', index: 7 } } },
      'amount: column 8 is not in this file, expected "Sum"',
    ],
    ['an unknown word', { party: constant('vendor') }, 'party "vendor": expected one of customer, provider'],
    ['no month', { period: constant('April') }, 'period "April": expected a month as YYYY-MM'],
    [
      'a number from the file name',
      { amount: { from: 'file_name', format: 'yyyymm' } },
      'amount: only a month or a date can be read from the file name',
    ],
    [
      'a number from the title lines',
      { amount: { from: 'preamble', format: 'yyyymm' } },
      'amount: only a month or a date can be read from the lines above the table',
    ],
    [
      'a sum of texts',
      { service: { from: 'sum', add: [{ name: 'Who', index: 0 }], subtract: [] } },
      'service: only numbers can be summed',
    ],
    [
      'joined numbers',
      { amount: { from: 'join', columns: [{ name: 'How much', index: 2 }] } },
      'amount: numbers cannot be joined; add them up',
    ],
    [
      'a header to read that is not unpivoted',
      { service: { from: 'wide' } },
      'service: no pattern of columns names {service}',
    ],
  ])('names %s', (_, change, problem) => {
    expect(check(change, { file: 'file.csv' })).toEqual([problem]);
  });

  it('binds a month given by hand to one file', () => {
    expect(check({ period: constant('2025-04') })[0]).toContain('bind the mapping to its file');
    expect(check({ period: constant('2025-04') }, { file: 'file.csv' })).toEqual([]);
  });

  it('names scales and value maps that mean nothing', () => {
    const rest = {
      scale: { service: '1000' },
      valueMaps: { amount: { values: {}, others: 'keep' } },
    } as const;
    expect(check({}, rest)).toEqual([
      'amount: only words can be translated',
      'service: only numbers have a scale',
    ]);
  });
});

describe('checking a wide mapping', () => {
  const years = ['Agency', '2015', '2016'];
  const wide = { groups: [{ pattern: '{period}', field: 'amount', labels: {} }] };
  const partnership = column(years, 0);
  const checkWide = (change: Mapping['fields'], rest: Partial<Mapping> = {}) =>
    checkMapping(mappingFor('costs', years, { partnership, ...change }, { wide, ...rest }), years);

  it('takes the fields of its columns and of their headers as given', () => {
    expect(checkWide({ period: { from: 'wide', format: 'yyyy' } })).toEqual([]);
  });

  it('asks how the periods of the headers are written', () => {
    expect(checkWide({ period: { from: 'wide' } })).toEqual(['period: say how its dates are written']);
    expect(checkWide({})).toEqual(['period: say how it is written in the names of the columns']);
  });

  it('says when no column fits', () => {
    const none = { groups: [{ pattern: 'Budget {period}', field: 'amount', labels: {} }] };
    expect(checkWide({ period: { from: 'wide', format: 'yyyy' } }, { wide: none })).toEqual([
      'no column of this file fits "Budget {period}"',
    ]);
  });

  it('says when a field comes from a rule and from the columns', () => {
    expect(checkWide({ period: { from: 'wide', format: 'yyyy' }, amount: column(years, 1) })).toEqual([
      'amount: comes from a rule and from the unpivoted columns; choose one',
    ]);
  });
});
