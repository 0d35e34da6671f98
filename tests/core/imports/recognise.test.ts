import { describe, expect, it } from 'vitest';
import { checkMapping } from '#lib/core/imports/check-mapping.ts';
import { parseMapping } from '#lib/core/imports/parse-mapping.ts';
import { recognise } from '#lib/core/imports/recognise.ts';
import { sniff } from '#lib/core/imports/sniff.ts';
import { likeliestDataset, suggestMapping } from '#lib/core/imports/suggest.ts';
import { column, constant, mappingFor } from './kit.ts';

const seen = (header: string, ...rows: string[]) => ({
  name: 'folder/file.csv',
  header: header.split(','),
  samples: rows.map((row) => row.split(',')),
});

describe('sniffing', () => {
  it.each([
    ['commas', 'a,b\n1,2\n', ',', 0],
    ['semicolons with commas in the numbers', 'a;b\n1,5;2,5\n3,5;4,5\n', ';', 0],
    ['tabs', 'a\tb\n1\t2\n', '\t', 0],
    ['pipes', 'a|b|c\n1|2|3\n', '|', 0],
    ['one column', 'a\n1\n2\n', ',', 0],
    ['quoted delimiters', '"a;b;c",d\n"1;2;3",4\n', ',', 0],
    ['a title above the header', 'Costs of 2025\nin pounds\n\na,b,c\n1,2,3\n4,5,6\n', ',', 2],
    ['a title row filled up with delimiters', 'Costs,,\n,,\na,b,c\n1,2,3\n4,5,6\n', ',', 2],
  ])('finds %s', async (_, text, delimiter, headerRecord) => {
    const found = await sniff(new Blob([text]));
    expect(found).toEqual({ kind: 'table', dialect: { delimiter, headerRecord }, rivals: [] });
  });
});

it('names a delimiter that would cut a file just as evenly', async () => {
  expect(await sniff(new Blob(['a,b;c\n1,2;3\n']))).toMatchObject({
    dialect: { delimiter: ',' },
    rivals: [';'],
  });
});

describe('recognising', () => {
  it.each([
    ['partnership,period,amount', 'costs'],
    ['partnership,period,volume,unit', 'volumes'],
    ['partnership,period,metric,value', 'service_levels'],
    ['partnership,period,metric,numerator,denominator', 'service_levels'],
    ['partnership,name,customer,provider', 'partnerships'],
    ['partnership,baseline_from,baseline_to', 'baselines'],
    ['Partnership, BASELINE FROM ,baseline-to', 'baselines'],
    ['partnership,date,kind', 'events'],
    ['series,period,index', 'price_index'],
  ])('takes %s for %s', (header, dataset) => {
    expect(recognise(seen(header), []).map((mapping) => mapping.dataset)).toEqual([dataset]);
  });

  it.each([
    ['a required field is missing', 'partnership,amount,party'],
    ['a level has no value', 'partnership,period,metric,numerator'],
    ['only the partnership is known', 'partnership,period,spend'],
    ['a name stands twice', 'partnership,period,amount,amount'],
    ['two datasets fit alike', 'partnership,period,amount,volume'],
  ])('asks when %s', (_, header) => {
    expect(recognise(seen(header), [])).toEqual([]);
  });

  it('reads days and months as the rows show, and asks when they do not', () => {
    const header = 'partnership,period,amount';
    const format = (...dates: string[]) => {
      const [mapping] = recognise(seen(header, ...dates.map((date) => `A,${date},1`)), []);
      const rule = mapping?.fields['period'];
      return rule?.from === 'column' ? rule.format : undefined;
    };
    expect(format('2025-04-30')).toBe('yyyy-mm-dd');
    expect(format('2025-04')).toBe('yyyy-mm-dd');
    expect(format('13/02/2025', '05/02/2025')).toBe('dd/mm/yyyy');
    expect(format('02/13/2025')).toBe('mm/dd/yyyy');
    expect(format('13-Nov-2012')).toBe('dd-mmm-yyyy');
    expect(format('01/02/2025', '05/02/2025')).toBeUndefined();
    expect(format('2024-13')).toBe('yyyy-mm-dd');
  });

  it('goes by a kept mapping of the same header first, one for each dataset, and by the one for the file itself', () => {
    const header = ['partnership', 'period', 'amount'];
    const any = mappingFor('costs', [' partnership', 'period', 'amount '], {}, { name: 'any' });
    const own = mappingFor('costs', header, {}, { name: 'own', file: 'file.csv' });
    const other = mappingFor('costs', header, {}, { name: 'other', file: 'other.csv' });
    const volumes = mappingFor('volumes', header, {}, { name: 'volumes' });
    const names = (...kept: (typeof any)[]) =>
      recognise(seen(header.join(',')), kept).map(({ name }) => name);
    expect(names(any, other)).toEqual(['any']);
    expect(names(own, any, volumes)).toEqual(['own', 'volumes']);
    expect(names(other)).toEqual(['Outturn costs']);
  });
});

describe('suggesting', () => {
  const leeds = seen(
    'Body,ServiceLabel,ExpenditureCategory,DatePaid,TransactionNumber, NetAmount ,SupplierName',
    'X,Adult Social Care,Supplies,13-Nov-2012,1211-1, 765.00 ,A',
    'X,City,Rents,09-Nov-2012,1211-2," 1,154.32 ",B',
  );

  it('fills in what names and first rows make plain', () => {
    const { mapping, missing } = suggestMapping(leeds, 'costs');
    expect(mapping.fields).toMatchObject({
      partnership: { column: { name: 'Body', index: 0 } },
      period: { column: { index: 3 }, format: 'dd-mmm-yyyy' },
      amount: { column: { index: 5 } },
      category: { column: { index: 2 } },
      source_ref: { column: { index: 4 } },
    });
    expect(missing).toEqual([]);
  });

  it('leaves open how dates are written when they can be read in two ways', () => {
    const { missing } = suggestMapping(seen('partnership,date paid,value', 'A,01/02/2025,1'), 'costs');
    expect(missing).toEqual(['period: say how its dates are written']);
  });

  it('says what is missing', () => {
    const { missing } = suggestMapping(seen('x,y', '1,2'), 'service_levels');
    expect(missing).toEqual([
      'partnership (id of the partnership): choose a column or a value',
      'period (month the row belongs to): choose a column or a value',
      'metric (name of the service level): choose a column or a value',
      'choose a column for value, or for numerator and denominator',
    ]);
  });

  it('takes the month from the file name when no column has one', () => {
    const file = { ...seen('Code,Total attendances', 'RC9,100'), name: 'in/nhs_ae_by_trust_May-2025.csv' };
    expect(suggestMapping(file, 'volumes').mapping.fields['period']).toEqual({
      from: 'file_name',
      format: 'mmm-yyyy',
    });
  });

  it('sees a decimal comma, and a total row', () => {
    const file = {
      name: 'f',
      header: ['partner', 'month', 'value'],
      samples: [
        ['A', '2025-04', '1.950,00 €'],
        ['Total', '', '1.950,00 €'],
      ],
    };
    const { mapping } = suggestMapping(file, 'costs');
    expect(mapping.decimalMark).toBe(',');
    expect(mapping.exclusions).toEqual([
      { column: { name: 'partner', index: 0 }, equals: 'Total', as: 'total' },
    ]);
  });

  it('starts from the dataset whose fields the header names most of', () => {
    expect(likeliestDataset(leeds.header)).toBe('costs');
    expect(likeliestDataset(['partner', 'month', 'kpi', 'target', 'value'])).toBe('service_levels');
    expect(likeliestDataset(['series', 'month', 'index'])).toBe('price_index');
  });
});

describe('checking a mapping', () => {
  const header = ['Who', 'When', 'How much'];
  const fields = {
    partnership: column(header, 0),
    period: column(header, 1, 'dd/mm/yyyy'),
    amount: column(header, 2),
  };
  const check = (change: Parameters<typeof mappingFor>[2], file: string | null = null) =>
    checkMapping(mappingFor('costs', header, { ...fields, ...change }, { file }), header);

  it('finds nothing to say of a complete one', () => {
    expect(check({})).toEqual([]);
  });

  it.each<[string, Parameters<typeof mappingFor>[2], string]>([
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
      'a sum of texts',
      { service: { from: 'sum', add: [{ name: 'Who', index: 0 }], subtract: [] } },
      'service: only numbers can be summed',
    ],
  ])('names %s', (_, change, problem) => {
    expect(check(change, 'file.csv')).toEqual([problem]);
  });

  it('binds a month given by hand to one file', () => {
    expect(check({ period: constant('2025-04') })[0]).toContain('bind the mapping to its file');
    expect(check({ period: constant('2025-04') }, 'file.csv')).toEqual([]);
  });
});

describe('parsing a kept mapping', () => {
  const mapping = mappingFor('costs', ['a'], { amount: column(['a'], 0), partnership: constant('A') });

  it('gives it back', () => {
    expect(parseMapping(JSON.parse(JSON.stringify(mapping)))).toEqual(mapping);
  });

  it.each([
    ['no object', 'x', 'mapping: '],
    ['another version', { ...mapping, version: 2 }, 'version: expected mapping version 1'],
    ['an unknown dataset', { ...mapping, dataset: 'cost' }, 'dataset: expected one of costs, volumes'],
    ['an unknown field', { ...mapping, fields: { colour: constant('x') } }, 'colour: not a field of costs'],
    [
      'an unknown rule',
      { ...mapping, fields: { amount: { from: 'sky' } } },
      'expected from: column, constant, file_name or sum',
    ],
    [
      'an unknown date format',
      { ...mapping, fields: { period: { from: 'file_name', format: 'dd' } } },
      'expected one of yyyy-mm-dd',
    ],
  ])('refuses %s and says where', (_, document, words) => {
    expect(() => parseMapping(document)).toThrow(words);
  });
});
