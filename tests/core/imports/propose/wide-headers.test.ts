import { describe, expect, it } from 'vitest';
import { periodInHeader } from '#lib/core/imports/typing/period-in-header.ts';
import { wideGroupsIn } from '#lib/core/imports/propose/wide-headers.ts';
import { ukFiscalCalendar } from '#lib/core/vocabulary/fiscal.ts';
import { proposal, seen } from '../seen.ts';

describe('a period in a header', () => {
  it.each([
    ['2015', '2015', '{period}'],
    ['Appropriations 1993', '1993', 'Appropriations {period}'],
    ['April 2011 to March 2012: volume', 'April 2011 to March 2012', '{period}: volume'],
    ['2013-Q1 Vol.', '2013-Q1', '{period} Vol.'],
    ['FY2015 Budget', 'FY2015', '{period} Budget'],
    ['Budget FY24-25', 'FY24-25', 'Budget {period}'],
    ['2024-25 Q4', '2024-25 Q4', '{period}'],
    ['Q1 FY2024 actual', 'Q1 FY2024', '{period} actual'],
    ['Apr-24', 'Apr-24', '{period}'],
    ['Visits (Jan 2024)', 'Jan 2024', 'Visits ({period})'],
    ['2023-04-01/P3M', '2023-04-01/P3M', '{period}'],
    ['31/03/2024', '31/03/2024', '{period}'],
    ['202404', '202404', '{period}'],
  ])('%s is %s', (name, text, pattern) => {
    expect(periodInHeader(name)).toEqual({ text, pattern });
  });

  it.each(['Amount', 'Type 1 Departments', 'Total > 4 hours', 'Code 12', 'A20151', 'Marvellous'])(
    'is none in %s',
    (name) => {
      expect(periodInHeader(name)).toBeNull();
    },
  );
});

describe('wide tables', () => {
  const groups = (header: string, rows: readonly string[]) =>
    wideGroupsIn(seen(header, rows), ukFiscalCalendar).map(({ pattern, texts }) => [pattern, ...texts]);

  it('are seen with two metrics interleaved, flags between, and a total at the end', () => {
    const header = 'Service|2015 Vol.|Note 2015|2015 Cost||2016 Vol.|Note 2016|2016 Cost|Total';
    expect(groups(header, ['A|10|e|2.50|x|11|a|2.60|21'])).toEqual([
      ['{period} Vol.', '2015', '2016'],
      ['{period} Cost', '2015', '2016'],
    ]);
  });

  it('are no wide tables for a single year among the names', () => {
    expect(groups('Service|2015|Value', ['A|10|2'])).toEqual([]);
  });

  it('become budget and actual where the headers say so', () => {
    const { mapping } = proposal(
      seen('Office|Appropriations FY2016|Appropriations FY2017|Expenditures FY2016', ['A|1|2|3']),
    );
    expect(mapping.wide?.groups).toEqual([
      { pattern: 'Appropriations {period}', field: 'amount', labels: { scenario: 'budget' } },
      { pattern: 'Expenditures {period}', field: 'amount', labels: { scenario: 'actual' } },
    ]);
    expect(mapping.fields).toMatchObject({
      scenario: { from: 'wide' },
      period: { from: 'wide', format: 'fiscal' },
    });
  });

  it('take one metric alone where two would be added up', () => {
    const { mapping } = proposal(
      seen('Station|Passengers 2015|Passengers and others 2015|Passengers 2016', ['A|1|2|3']),
    );
    expect(mapping).toMatchObject({
      dataset: 'volumes',
      wide: { groups: [{ pattern: 'Passengers {period}', field: 'volume', labels: {} }] },
    });
  });

  it('ask whether bare years are calendar or fiscal years', () => {
    const { questions } = proposal(seen('Agency|2015|2016|2017', ['A|1,000|2|3', 'B|4|5|6']));
    expect(questions[0]).toMatchObject({ id: 'date_format:{period}' });
    expect(questions[0]?.choices.map(({ value, example }) => [value, example])).toEqual([
      ['yyyy', '"2015" is Jan 2015 to Dec 2015'],
      ['fiscal', '"2015" is Apr 2014 to Mar 2015'],
    ]);
  });

  it('are scenarios side by side where the names of the columns say so', () => {
    const { mapping } = proposal(
      seen('Department|Month|Original budget|Revised budget|Actual', ['A|2025-04|1.00|2.00|3.00']),
    );
    expect(mapping.wide?.groups.map(({ pattern, labels }) => [pattern, labels['scenario']])).toEqual([
      ['Original budget', 'original'],
      ['Revised budget', 'revised'],
      ['Actual', 'actual'],
    ]);
    expect(mapping.fields).toMatchObject({ scenario: { from: 'wide' } });
  });

  it('are categories where the names of the columns end alike, whatever stands between them', () => {
    const { mapping, questions } = proposal(
      seen(
        'Department|Month|Index|Health-total £ billion||Defence-total £ billion||Schools-total £ billion',
        ['A|2025-04|4.1|0.59|a|7.37|a|2.65'],
      ),
    );
    expect(mapping.wide?.groups).toEqual([
      { pattern: '{category}-total £ billion', field: 'amount', labels: {} },
    ]);
    expect(questions.map(({ id }) => id)).toEqual(['scale:amount']);
  });

  it('are tables of categories when the month stands in the first header', () => {
    const { mapping } = proposal(
      seen('Apr-16|Arrest > Drugs|Death|Lost passport', ['Abidjan|0|<=5|6', 'Accra|#N/A|1|2']),
    );
    expect(mapping).toMatchObject({
      dataset: 'volumes',
      fields: {
        partnership: { from: 'column', column: { index: 0 } },
        period: { from: 'preamble', format: 'mmm-yyyy' },
        service: { from: 'wide' },
      },
      wide: { groups: [{ pattern: '{service}', field: 'volume', labels: {} }] },
    });
  });
});
