import { describe, expect, it } from 'vitest';
import { isReady } from '#lib/core/imports/propose/propose.ts';
import { column, constant, mappingFor } from '../kit.ts';
import { proposal, proposed, seen } from '../seen.ts';

describe("Outturn's own names", () => {
  it.each([
    ['partnership|period|amount', 'costs'],
    ['partnership|period|volume|unit', 'volumes'],
    ['partnership|period|metric|value', 'service_levels'],
    ['partnership|period|metric|numerator|denominator', 'service_levels'],
    ['partnership|opened|resolved|made_sla', 'tickets'],
    ['partnership|name|customer|provider', 'partnerships'],
    ['partnership|baseline_from|baseline_to', 'baselines'],
    ['Partnership| BASELINE FROM |baseline-to', 'baselines'],
    ['partnership|date|kind', 'events'],
    ['series|period|index', 'price_index'],
  ])('%s are %s', (header, dataset) => {
    expect(proposal(seen(header))).toMatchObject({ source: 'canonical', mapping: { dataset } });
  });

  it.each([
    ['a required field is missing', 'partnership|amount|party'],
    ['a level has no value', 'partnership|period|metric|numerator'],
    ['only the partnership is known', 'partnership|period|spend'],
    ['a name stands twice', 'partnership|period|amount|amount'],
    ['two datasets fit alike', 'partnership|period|amount|volume'],
  ])('are not enough when %s', (_, header) => {
    expect(proposed(seen(header, ['A|2025-04|1|2', 'B|2025-05|3|4'])).some(isReady)).toBe(false);
  });

  it('come with days and months as the rows show them, and a question when they do not', () => {
    const format = (...dates: string[]) => {
      const rows = dates.map((date) => `A|${date}|1`);
      const { mapping, questions } = proposal(seen('partnership|period|amount', rows));
      const rule = mapping.fields['period'];
      return rule?.from === 'column' && rule.format ? rule.format : questions.map(({ id }) => id).join();
    };
    expect(format('2025-04-30')).toBe('yyyy-mm-dd');
    expect(format('2025-04')).toBe('yyyy-mm-dd');
    expect(format('13/02/2025', '05/02/2025')).toBe('dd/mm/yyyy');
    expect(format('02/13/2025')).toBe('mm/dd/yyyy');
    expect(format('13-Nov-2012')).toBe('dd-mmm-yyyy');
    expect(format('2024-25 Q1')).toBe('fiscal');
    expect(format('01/02/2025', '05/02/2025')).toBe('date_format:period');
    expect(format('2010-11')).toBe('date_format:period');
    expect(format('24-Apr')).toBe('date_format:period');
  });
});

describe('kept mappings', () => {
  const header = ['partnership', 'period', 'amount'];
  const fields = {
    partnership: column(header, 0),
    period: column(header, 1, 'yyyy-mm-dd'),
    amount: column(header, 2),
  };
  const any = mappingFor('costs', [' partnership', 'period', 'amount '], fields, { name: 'any' });
  const own = mappingFor('costs', header, fields, { name: 'own', file: 'file.csv' });
  const other = mappingFor('costs', header, fields, { name: 'other', file: 'other.csv' });
  const volumes = mappingFor('volumes', header, fields, { name: 'volumes' });
  const file = seen(header.join('|'));
  const names = (...kept: (typeof any)[]) => proposed(file, kept).map(({ mapping }) => mapping.name);

  it('go first, one for each dataset, the one for the file itself before the one for any', () => {
    expect(names(any, other)).toEqual(['any']);
    expect(names(own, any, volumes)).toEqual(['own', 'volumes']);
    expect(names(other)).toEqual(['Outturn costs']);
  });

  it('know their columns in another case and with other signs between words', () => {
    const found = proposal(seen('PARTNERSHIP|Period:|amount_'), [any]);
    expect(found).toMatchObject({ source: 'kept', problems: [] });
    expect(found.mapping.fields['period']).toMatchObject({ column: { name: 'Period:', index: 1 } });
  });

  it('load without a word', () => {
    expect(proposed(file, [any]).every(isReady)).toBe(true);
  });
});

describe('kept mappings of a wide table', () => {
  const header = ['Agency', 'Bureau', '2015', '2016'];
  const kept = mappingFor(
    'costs',
    header,
    { partnership: column(header, 0), period: { from: 'wide', format: 'yyyy' } },
    { name: 'by year', wide: { groups: [{ pattern: '{period}', field: 'amount', labels: {} }] } },
  );

  it('fit the table with a year more', () => {
    const found = proposal(seen('Agency|Bureau|2015|2016|2017', ['A|B|1|2|3']), [kept]);
    expect(found).toMatchObject({ source: 'kept', questions: [], problems: [] });
    expect(found.mapping.header).toContain('2017');
  });

  it('fit the table whose years now stand first', () => {
    const found = proposal(seen('2016|2017|Agency|Bureau', ['1|2|A|B']), [kept]);
    expect(found.mapping.fields['partnership']).toEqual(column(['', '', 'Agency'], 2));
    expect(found.source).toBe('kept');
  });

  it('do not fit a table with other columns beside the years', () => {
    expect(proposal(seen('Agency|Office|2015|2016', ['A|B|1|2']), [kept]).source).toBe('changed');
  });
});

describe('a header that changed', () => {
  const before = ['Code', 'Body', 'Paid on', 'Sum', 'Sum', 'Note'];
  const kept = mappingFor(
    'costs',
    before,
    {
      partnership: column(before, 1),
      period: column(before, 2, 'dd/mm/yyyy'),
      amount: column(before, 4),
      service: column(before, 5),
      kind: constant('run'),
    },
    { name: 'our ledger', decimalMark: ',' },
  );
  const file = seen('Body|Code|Paid on|Sum|Sum|Remark', ['A|1|01/02/2025|1|2|x']);

  it('is proposed with its rules pointed anew by name, and says what is gone and new', () => {
    const { source, mapping, change } = proposal(file, [kept]);
    expect(source).toBe('changed');
    expect(change).toEqual({ mapping: 'our ledger', gone: ['Note'], added: ['Remark'] });
    expect(mapping.fields).toEqual({
      partnership: column(['Body'], 0),
      period: column(before, 2, 'dd/mm/yyyy'),
      amount: column(before, 4),
      kind: constant('run'),
    });
    expect(mapping.decimalMark).toBe(',');
  });

  it('never loads before somebody has looked', () => {
    expect(isReady(proposal(file, [kept]))).toBe(false);
  });

  it('does not guess which of two columns of one name was meant when one is gone', () => {
    const { mapping, problems } = proposal(seen('Code|Body|Paid on|Sum|Note', ['1|A|01/02/2025|2|x']), [
      kept,
    ]);
    expect(mapping.fields['amount']).toBeUndefined();
    expect(problems[0]).toContain('amount (');
  });

  it('is a new file when less than half of its names are left', () => {
    expect(proposal(seen('Body|When|Value|Kind', ['A|01/02/2025|2|x']), [kept]).source).toBe('suggested');
  });
});

it('takes the next file of an export that names its month in its header as the same export', () => {
  const header = ['Apr-16', 'Visits', 'Calls'];
  const mapping = mappingFor(
    'volumes',
    header,
    {
      partnership: column(header, 0),
      period: { from: 'preamble', format: 'mmm-yyyy' },
      service: { from: 'wide' },
    },
    { wide: { groups: [{ pattern: '{service}', field: 'volume', labels: {} }] } },
  );
  const next = proposal(seen('May-16|Visits|Calls', ['Post|1|2']), [mapping]);
  expect(next).toMatchObject({ source: 'kept', problems: [], questions: [] });
  expect(next.mapping.fields['partnership']).toMatchObject({ column: { name: 'May-16', index: 0 } });
});
