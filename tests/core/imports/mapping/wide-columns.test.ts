import { describe, expect, it } from 'vitest';
import type { WideGroup } from '#lib/core/imports/mapping/mapping.ts';
import { expandWide } from '#lib/core/imports/mapping/wide-columns.ts';
import { column, mappingFor } from '../kit.ts';

const amount = (pattern: string, labels: WideGroup['labels'] = {}): WideGroup => ({
  pattern,
  field: 'amount',
  labels,
});

function expand(
  header: readonly string[],
  groups: readonly WideGroup[],
  format: 'yyyy' | 'fiscal' | 'interval',
) {
  const fields = { partnership: column(header, 0), period: { from: 'wide', format } as const };
  return expandWide(mappingFor('costs', header, fields, { wide: { groups } }), header);
}

describe('unpivoted columns', () => {
  it('are those whose header fits a pattern, with the text it caught', () => {
    expect(expand(['Agency', '2015', '2016'], [amount('{period}')], 'yyyy')).toEqual([
      { column: { name: '2015', index: 1 }, field: 'amount', labels: { period: '2015' }, isLeftOut: false },
      { column: { name: '2016', index: 2 }, field: 'amount', labels: { period: '2016' }, isLeftOut: false },
    ]);
  });

  it('carry the labels of their group', () => {
    const groups = [
      amount('Appropriations {period}', { scenario: 'budget' }),
      amount('Expenditures {period}', { scenario: 'actual' }),
    ];
    const found = expand(['Fund', 'Appropriations 1993', 'expenditures  1993', 'Notes'], groups, 'fiscal');
    expect(found.map(({ labels }) => labels)).toEqual([
      { scenario: 'budget', period: '1993' },
      { scenario: 'actual', period: '1993' },
    ]);
  });

  it('belong to the pattern with the most words', () => {
    const groups = [amount('{period}'), amount('{period}: volume')];
    const found = expand(['A', 'April 2011 to March 2012: volume'], groups, 'interval');
    expect(found).toMatchObject([{ labels: { period: 'April 2011 to March 2012' }, isLeftOut: false }]);
  });

  it('leave out a header among them that names no period, and say so', () => {
    const found = expand(['Agency', 'Code', '1976', 'TQ', '1977', 'Total'], [amount('{period}')], 'fiscal');
    expect(found.map(({ column: { name }, isLeftOut }) => [name, isLeftOut])).toEqual([
      ['1976', false],
      ['TQ', true],
      ['1977', false],
    ]);
  });

  it('leave out a header that fits the words of a pattern but names no period', () => {
    const found = expand(['Agency', 'Budget 2016', 'Budget later'], [amount('Budget {period}')], 'yyyy');
    expect(found.map(({ isLeftOut }) => isLeftOut)).toEqual([false, true]);
  });

  it('take no part when a rule or an exclusion reads them, or when they have no name', () => {
    const header = ['2014', '2015', '', '2016'];
    const mapping = mappingFor(
      'costs',
      header,
      { partnership: column(header, 0), period: { from: 'wide', format: 'yyyy' } },
      {
        wide: { groups: [amount('{period}')] },
        exclusions: [{ column: { name: '2015', index: 1 }, test: 'is', equals: 'x', as: 'other' }],
      },
    );
    expect(expandWide(mapping, header).map(({ column: { name } }) => name)).toEqual(['2016']);
  });

  it('are the categories of a table when the pattern catches a word', () => {
    const header = ['Apr-16', 'Arrest', 'Death (all)'];
    const mapping = mappingFor(
      'volumes',
      header,
      { partnership: column(header, 0), service: { from: 'wide' } },
      { wide: { groups: [{ pattern: '{service}', field: 'volume', labels: {} }] } },
    );
    expect(expandWide(mapping, header).map(({ labels }) => labels)).toEqual([
      { service: 'Arrest' },
      { service: 'Death (all)' },
    ]);
  });

  it('read signs in a pattern as they stand', () => {
    const found = expand(['A', '2013 CPT (£)', '2013 CPT (x)'], [amount('{period} CPT (£)')], 'yyyy');
    expect(found.map(({ column: { name } }) => name)).toEqual(['2013 CPT (£)']);
  });

  it('are none in a mapping that is not wide', () => {
    expect(expandWide(mappingFor('costs', ['2015'], {}), ['2015'])).toEqual([]);
  });
});
