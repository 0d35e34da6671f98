import { describe, expect, it } from 'vitest';
import { likeliestDataset, suggestMapping } from '#lib/core/imports/propose/suggest.ts';
import { suggestValues } from '#lib/core/imports/propose/value-map-suggest.ts';
import { proposal, seen } from '../seen.ts';

describe('suggesting', () => {
  const ledger = seen(
    'Body|ServiceLabel|ExpenditureCategory|DatePaid|TransactionNumber| NetAmount |SupplierName',
    [
      'X|Adult Social Care|Supplies|13-Nov-2012|1211-1| 765.00 |A',
      'X|City|Rents|09-Nov-2012|1211-2|1,154.32|B',
    ],
  );

  it('fills in what names and first rows make plain, and says why', () => {
    const { mapping, missing, reasons } = suggestMapping(ledger, 'costs');
    expect(mapping.fields).toMatchObject({
      partnership: { column: { name: 'Body', index: 0 } },
      period: { column: { index: 3 }, format: 'dd-mmm-yyyy' },
      amount: { column: { index: 5 } },
      category: { column: { index: 2 } },
      source_ref: { column: { index: 4 } },
    });
    expect(missing).toEqual([]);
    expect(reasons).toMatchObject({ amount: 'its column is named "NetAmount"' });
  });

  it('takes the only column of dates and the only column of money where no name tells', () => {
    const file = seen('Wer|Wann|Wieviel|Nummer', ['A|13.02.2025|1.950,00 €|17', 'B|01.02.2025|20,50 €|18']);
    const { mapping, reasons } = suggestMapping(file, 'costs');
    expect(mapping.fields).toMatchObject({
      period: { column: { name: 'Wann' }, format: 'dd/mm/yyyy' },
      amount: { column: { name: 'Wieviel' } },
    });
    expect(reasons).toMatchObject({ period: 'the only column of dates', amount: 'the only column of money' });
    expect(mapping.decimalMark).toBe(',');
  });

  it('takes no running total for the amount', () => {
    const rows = ['10.00|10.00', '2.50|12.50', '3.00|15.50', '1.00|16.50'].map(
      (cells) => `A|13.02.2025|${cells}`,
    );
    const { mapping } = suggestMapping(seen('Wer|Wann|Soll|Saldo', rows), 'costs');
    expect(mapping.fields['amount']).toMatchObject({ column: { name: 'Soll' } });
  });

  it('leaves open which of two columns of money it is', () => {
    const file = seen('Wer|Wann|Soll|Haben', ['A|13.02.2025|1,00|2,00', 'B|01.02.2025|3,00|4,50']);
    expect(suggestMapping(file, 'costs').mapping.fields['amount']).toBeUndefined();
  });

  it('says what is missing', () => {
    const { missing } = suggestMapping(seen('x|y', ['1|2']), 'service_levels');
    expect(missing).toEqual([
      'partnership (id of the partnership): choose a column or a value',
      'period (month the row belongs to): choose a column or a value',
      'metric (name of the service level): choose a column or a value',
      'choose a column for value, or for numerator and denominator',
    ]);
  });

  it('takes the month from the file name or from the lines above when no column has one', () => {
    const named = seen('Code|Total attendances', ['RC9|100'], { name: 'in/nhs_ae_by_trust_May-2025.csv' });
    expect(suggestMapping(named, 'volumes').mapping.fields['period']).toEqual({
      from: 'file_name',
      format: 'mmm-yyyy',
    });
    const titled = seen('Code|Visits', ['RC9|100'], { preamble: ['Visits', 'April 2016'] });
    expect(suggestMapping(titled, 'volumes').mapping.fields['period']).toEqual({
      from: 'preamble',
      format: 'mmm-yyyy',
    });
  });

  it('sees a total row, and does not ask it for the date', () => {
    const file = seen('partner|month|value', ['A|2025-04|1.00', 'B|2025-05|3.00', 'Total|Total|4.00']);
    const { mapping } = suggestMapping(file, 'costs');
    expect(mapping.exclusions).toEqual([
      { column: { name: 'partner', index: 0 }, test: 'is', equals: 'Total', as: 'total' },
    ]);
    expect(mapping.fields['period']).toMatchObject({ format: 'yyyy-mm' });
  });

  it('reads a column of dates with a slip among many', () => {
    const rows = ['13/01/2025', '14/01/2025', '15/01/2025', '16/01/2025', 'tbc'].map(
      (date) => `A|${date}|1.00`,
    );
    const { mapping } = suggestMapping(seen('partner|date|value', rows), 'costs');
    expect(mapping.fields['period']).toMatchObject({ format: 'dd/mm/yyyy' });
  });

  it('starts from the dataset whose fields the header names most of', () => {
    expect(likeliestDataset(ledger.header)).toBe('costs');
    expect(likeliestDataset(['partner', 'month', 'kpi', 'target', 'value'])).toBe('service_levels');
    expect(likeliestDataset(['series', 'month', 'index'])).toBe('price_index');
    expect(likeliestDataset(['number', 'opened', 'resolved', 'priority', 'state'])).toBe('tickets');
  });

  it('is only ever looked at, never loaded as it is', () => {
    expect(proposal(ledger).source).not.toBe('kept');
  });
});

describe('suggesting what names mean', () => {
  const known = [
    { id: 'P1', name: 'Ministry of Public Works' },
    { id: 'P2', name: 'Office of Health' },
    { id: 'P3', name: 'Treasury' },
  ];

  it('finds the partnership with the same words, spelt or dressed a little differently', () => {
    expect(suggestValues(['PUBLIC WORKS, MINISTRY OF', 'The Tresury', 'Dept. of Health'], known)).toEqual({
      'PUBLIC WORKS, MINISTRY OF': 'P1',
      'The Tresury': 'P3',
      'Dept. of Health': 'P2',
    });
  });

  it('leaves a name alone that is like none, or like two', () => {
    const twins = [...known, { id: 'P4', name: 'Health Agency' }];
    expect(suggestValues(['Education', 'Health', ''], twins)).toEqual({});
  });

  it('takes an id for what it is', () => {
    expect(suggestValues(['p2'], [{ id: 'P2', name: null }])).toEqual({ p2: 'P2' });
  });
});
