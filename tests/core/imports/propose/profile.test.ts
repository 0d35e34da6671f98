import { describe, expect, it } from 'vitest';
import type { Mapping } from '#lib/core/imports/mapping/mapping.ts';
import { parseProfile } from '#lib/core/imports/propose/profile.ts';
import { profiles } from '#lib/core/imports/propose/profiles.ts';
import { isReady } from '#lib/core/imports/propose/propose.ts';
import { expandWide } from '#lib/core/imports/mapping/wide-columns.ts';
import { proposal, proposed, seen } from '../seen.ts';

/** By field the name of its column, a constant in quotes, or the kind of its rule. */
function told({ fields }: Mapping): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(fields).map(([field, rule]) => {
      if (rule.from === 'column') return [field, rule.column.name];
      return [field, rule.from === 'constant' ? `"${rule.value}"` : rule.from];
    }),
  );
}

describe('every profile', () => {
  it('has an id of its own and names its source', () => {
    expect(new Set(profiles.map(({ id }) => id)).size).toBe(profiles.length);
    expect(profiles.filter(({ source }) => !/https:\/\/\S+/.test(source))).toEqual([]);
  });

  it('is read by the schema that a new one must follow', () => {
    expect(() => parseProfile({ id: 'New One', title: 'x' })).toThrow(
      /id: expected lower-case letters.*source.*recognise.*datasets/,
    );
  });
});

describe('FOCUS', () => {
  const columns =
    'BilledCost|BillingCurrency|ChargePeriodStart|ProviderName|ServiceCategory|ServiceName|SubAccountName';
  const row = '0.00000080000|USD|2024-09-18 22:00:00|AWS|Integration|Simple Queue|Atlas Nimbus';

  it('1.0 and 1.2 load by billed cost, under the sub-account, through null tokens', () => {
    for (const more of ['', '|InvoiceId|SkuMeter']) {
      const file = seen(columns + more, [row + (more && '|NULL|NULL'), row + (more && '|1|NULL')]);
      const found = proposal(file);
      expect(isReady(found)).toBe(true);
      expect(told(found.mapping)).toEqual({
        partnership: 'SubAccountName',
        period: 'ChargePeriodStart',
        amount: 'BilledCost',
        service: 'ServiceName',
        category: 'ServiceCategory',
        currency: 'BillingCurrency',
      });
      expect(found.mapping).toMatchObject({ profile: 'focus', decimalMark: '.' });
    }
  });

  it('without sub-accounts goes by the provider', () => {
    const file = seen(columns.replace('|SubAccountName', ''), [row.replace('|Atlas Nimbus', '')]);
    expect(told(proposal(file).mapping)['partnership']).toBe('ProviderName');
  });
});

describe('UK spending over £25,000', () => {
  it.each([
    [
      'Department family|Entity|Date|Expense type|Expense area|Supplier|Transaction number|Amount',
      'HMRC|HMRC|25/01/2011|a|b|c|1|1.00',
    ],
    [
      'Department|Entity|Date of Payment|Expense Type|Expense Area|Supplier|Transaction No| Amount in Sterling ',
      'D|P|23-Sep-11|a|b|c|1|1.00',
    ],
    [
      'ENTITY|DATE|EXPENSE AREA |EXPENSE TYPE|SUPPLIER|TRANSACTION_NUMBER|AMOUNT',
      'H|09-Mar-11|a|b|c|1|£68,486.66',
    ],
    [
      'Department Family|Entity|Payment Date|Expense Area|Expense Types|Supplier|Transaction Number|Amount (excluding VAT)',
      'D|E|13/05/2011|a|b|c|1|1.00',
    ],
    [
      'Deparment Family|Entity|Date|Expense Tpye|Expense Area|Suplier|Transation Number|Ammount',
      'D|E|13/05/2011|a|b|c|1|1.00',
    ],
  ])('loads as %s', (header, row) => {
    const found = proposal(seen(header, [row]));
    expect(isReady(found)).toBe(true);
    expect(found.mapping.profile).toBe('uk_spend_over_25k');
    const fields = told(found.mapping);
    expect(fields['partnership']).toMatch(/entity/i);
    expect(fields['amount']).toMatch(/^\s*am+ount/i);
    expect(fields).toMatchObject({ currency: '"GBP"' });
    expect(Object.keys(fields)).toEqual([
      'partnership',
      'period',
      'amount',
      'service',
      'category',
      'currency',
      'source_ref',
    ]);
  });

  it('asks when no day tells the order of day and month', () => {
    const header =
      'Department family|Entity|Date|Expense type|Expense area|Supplier|Transaction number|Amount';
    const found = proposal(seen(header, ['D|E|05/01/2011|a|b|c|1|1.00']));
    expect(found.questions.map(({ id }) => id)).toEqual(['date_format:Date']);
    expect(isReady(found)).toBe(false);
  });
});

describe('UK council spending over £500', () => {
  it.each([
    [
      'Body|Service label|Service divison label|Expenditure category|Date paid|Transaction number|Net amount|Supplier name',
      'x|Social Care|Support|a|29/12/2011|1|488.34|S',
      'Service label',
    ],
    [
      'Body|ServiceLabel|ServiceDivisionLabel|ExpenditureCategory|DatePaid|TransactionNumber| NetAmount |SupplierName',
      'x|Social Care|Support|a|13-Nov-2012|1|488.34|S',
      'ServiceLabel',
    ],
    [
      'Service Label|Expenditure category|Payment date|Transaction Number|Net Amount|Supplier Name',
      'Social Care|a|2019-11-05|1|(1,350.00)|S',
      'Service Label',
    ],
    ['Directorate|Service|Payment Date|Supplier|Net Amount', 'Adults|Homes|2019-11-05|S|1.00', 'Directorate'],
  ])('loads as %s', (header, row, partnership) => {
    const found = proposal(seen(header, [row]));
    expect(isReady(found)).toBe(true);
    expect(told(found.mapping)).toMatchObject({ partnership });
  });
});

it('procurement cards name no partnership, and wait for one', () => {
  const header =
    'Line Number|Posting Date |MCH.Merchant Category Code (MCC)|MCH.Merchant Name|FIN.Transaction Amount|';
  const found = proposal(seen(header, ['1|14/07/2017|9399|CAPITA|£512.20|']));
  expect(found.mapping.profile).toBe('procurement_card');
  expect(found.problems).toEqual(['partnership (id of the partnership): choose a column or a value']);
});

describe('ledgers', () => {
  it('SAP cost centre items load in English and in German, with trailing minus and decimal comma', () => {
    const english = seen(
      'Company Code|Cost Center|Cost Element|Cost element name|Posting Date|Document Number|Val.in rep.cur.',
      ['1000|4711|400000|Supplies|31.03.2024|1|1.234,50-', '*||||||1.234,50-'],
    );
    expect(isReady(proposal(english))).toBe(true);
    expect(told(proposal(english).mapping)).toMatchObject({
      partnership: 'Company Code',
      service: 'Cost Center',
    });
    expect(proposal(english).mapping.decimalMark).toBe(',');
    const german = seen(
      'Buchungskreis|Kostenstelle|Kostenart|Kostenartenbezeichn.|Buchungsdatum|Belegnummer|Wert/KWähr',
      ['1000|4711|400000|Material|31.03.2024|1|1.234,50-'],
    );
    expect(told(proposal(german).mapping)).toMatchObject({
      partnership: 'Buchungskreis',
      amount: 'Wert/KWähr',
    });
  });

  it('SAP cost centre items without a company wait for a partnership', () => {
    const file = seen('Kostenstelle|Kostenart|Buchungsdatum|Wert/BWähr', ['4711|400000|31.03.2024|1.234,50']);
    expect(proposal(file).problems).toEqual([
      'partnership (id of the partnership): choose a column or a value',
    ]);
  });

  it('Oracle journals are debits less credits, in accounted amounts where they are there', () => {
    const entered = 'Ledger|Period Name|Account|Currency|Entered Dr|Entered Cr';
    const first = proposal(seen(entered, ['UK|APR-24|5100|GBP|10.00|']));
    expect(isReady(first)).toBe(true);
    expect(first.mapping.fields['amount']).toEqual({
      from: 'sum',
      add: [{ name: 'Entered Dr', index: 4 }],
      subtract: [{ name: 'Entered Cr', index: 5 }],
    });
    expect(told(first.mapping)).toMatchObject({ currency: 'Currency', period: 'Period Name' });
    const both = proposal(seen(`${entered}|Accounted Dr|Accounted Cr`, ['UK|APR-24|5100|EUR|10.00||8.50|']));
    expect(both.mapping.fields['amount']).toMatchObject({ add: [{ name: 'Accounted Dr' }] });
    expect(both.mapping.fields['currency']).toBeUndefined();
  });

  it('Workday journals are debits less credits, under the company', () => {
    const file = seen(
      'Company|Ledger Account|Accounting Date|Debit Amount|Credit Amount|Cost Center|Spend Category',
      ['North|6000|2024-04-30|10.00||CC1|Travel'],
    );
    expect(isReady(proposal(file))).toBe(true);
    expect(told(proposal(file).mapping)).toMatchObject({
      partnership: 'Company',
      amount: 'sum',
      category: 'Spend Category',
    });
  });
});

describe('ServiceNow', () => {
  it('incidents are tickets', () => {
    const file = seen(
      'number|incident_state|made_sla|opened_at|location|category|priority|assignment_group|resolved_at|closed_at',
      [
        'INC1|New|true|29/2/2016 01:16|L|C|3|Group 56|?|5/3/2016 12:00',
        'INC2|New|true|29/2/2016 02:16|L|C|3|Group 57|29/2/2016 11:29|5/3/2016 12:00',
      ],
    );
    expect(isReady(proposal(file))).toBe(true);
    expect(told(proposal(file).mapping)).toMatchObject({
      partnership: 'assignment_group',
      opened: 'opened_at',
      resolved: 'resolved_at',
      id: 'number',
      made_sla: 'made_sla',
    });
  });

  it('incidents are known by the labels of their columns too', () => {
    const file = seen('Number|Opened|State|Assignment group|Resolved', ['INC1|2016-02-29 01:16:00|New|G|']);
    expect(told(proposal(file).mapping)).toMatchObject({ opened: 'Opened', resolved: 'Resolved' });
  });

  it('task SLAs that are breached were not made, and cancelled ones do not count', () => {
    const file = seen(
      'task|sla|stage|has_breached|start_time|end_time|planned_end_time|task.assignment_group',
      ['INC1|P1 resolution|Completed|true|2016-02-29 01:16:00|2016-03-01 01:16:00|2016-02-29 05:16:00|G'],
    );
    const { mapping } = proposal(file);
    expect(mapping.valueMaps['made_sla']?.values).toMatchObject({ true: 'false', false: 'true' });
    expect(mapping.exclusions).toMatchObject([
      { column: { name: 'stage' }, equals: 'cancelled', as: 'other' },
    ]);
    expect(told(mapping)).toMatchObject({ made_sla: 'has_breached', due: 'planned_end_time' });
  });
});

describe('NHS England A&E', () => {
  const header =
    'Code|Region|Name|Type 1 Departments - Major A&E|Total attendances|Type 1 Departments - Major A&E|Total Attendances < 4 hours|Type 1 Departments - Major A&E|Total Attendances > 4 hours';
  const rows = ['RC9|East|Bedford|16|16|9|9|7|7'];

  it('by trust holds volumes and service levels, of the month in the name of the file', () => {
    const found = proposed(seen(header, rows, { name: 'May-2025-AE.csv' }));
    expect(found.every(isReady)).toBe(true);
    expect(found.map(({ mapping }) => told(mapping))).toMatchObject([
      { volume: 'Total attendances', period: 'file_name', partnership: 'Region', service: 'Name' },
      {
        numerator: 'Total Attendances < 4 hours',
        denominator: 'Total attendances',
        metric: '"seen within 4 hours"',
      },
    ]);
  });

  it('by trust waits when no month is named, and takes it from a title line', () => {
    expect(proposed(seen(header, rows)).some(isReady)).toBe(false);
    const titled = proposed(seen(header, rows, { preamble: ['Period: April 2025'] }));
    expect(titled.map(({ mapping }) => told(mapping)['period'])).toEqual(['preamble', 'preamble']);
  });

  it('monthly adds up all kinds of attendance, and leaves the total row out', () => {
    const kinds = ['Type 1', 'Type 2', 'Other A&E Department'];
    const long = [
      'Period|Org Code|Parent Org|Org name',
      ...kinds.map((kind) => `A&E attendances ${kind}`),
      ...kinds.map((kind) => `Attendances over 4hrs ${kind.replace('A&E ', '')}`),
    ].join('|');
    const found = proposed(
      seen(long, ['MSitAE-APRIL-2025|N|SE|X|1|2|3|0|1|1', 'TOTAL|TOTAL|TOTAL|TOTAL|1|2|3|0|1|1']),
    );
    expect(found.map(isReady)).toEqual([true, true]);
    expect(found[1]?.mapping.fields['numerator']).toEqual({
      from: 'sum',
      add: [4, 5, 6].map((index) => ({ name: `A&E attendances ${kinds[index - 4]}`, index })),
      subtract: [7, 8, 9].map((index) => ({ name: long.split('|')[index], index })),
    });
    expect(found[0]?.mapping.exclusions).toMatchObject([{ equals: 'TOTAL', as: 'total' }]);
  });
});

describe('UK transactional services', () => {
  const labelsOf = (header: string) => {
    const file = seen(header, ['HMRC|Tax|1|2|3|4']);
    const { mapping } = proposal(file);
    expect(mapping).toMatchObject({ dataset: 'volumes', grain: 'rolling_year' });
    return expandWide(mapping, file.header).map(({ labels, isLeftOut }) => [labels['period'], isLeftOut]);
  };

  it('are volumes of years that overlap; a header whose years cannot be told is left out', () => {
    expect(
      labelsOf(
        'Department|Name of service|April 2011 to March 2012: volume|April 2011 to March 2012: digital volume|January 2012 to December 2012: volume|January 2014 to December 2015: volume',
      ),
    ).toEqual([
      ['April 2011 to March 2012', false],
      ['January 2012 to December 2012', false],
      ['January 2014 to December 2015', true],
    ]);
  });

  // alphagov/transactions-explorer, test/test_quarter.py: Quarter(2013, 1) is "Jan 2012 to Dec 2012",
  // Quarter(2013, 2) "Apr 2012 to Mar 2013", Quarter(2012, 4) "Apr 2011 to Mar 2012".
  it('by quarter of publication are the twelve months before it', () => {
    expect(
      labelsOf('Department|Name of service|2012-Q4 Vol.|2013-Q1 Vol.|2013-Q1 CPT (£)|2013-Q2 Vol.'),
    ).toEqual([
      ['April 2011 to March 2012', false],
      ['January 2012 to December 2012', false],
      ['April 2012 to March 2013', false],
    ]);
  });

  it('name a quarter that is not known yet, and leave it out', () => {
    expect(labelsOf('Department|Name of service|2013-Q1 Vol.|2013-Q2 Vol.|2031-Q1 Vol.|x')).toContainEqual([
      '2031-Q1',
      true,
    ]);
  });
});

describe('budgets', () => {
  it('of the US government ask whether they are in thousands, and leave the transition quarter out', () => {
    const file = seen('Agency name|Bureau name|Account name|On- or off-budget|1976|TQ|1977|2000', [
      'HHS|B|A|On-budget|"-566,000"|0|39,000|1',
    ]);
    const found = proposal(file);
    expect(found.questions.map(({ id }) => id)).toEqual(['scale:amount']);
    expect(found.mapping.calendar).toEqual({ startMonth: 10, naming: 'end' });
    const left = expandWide(found.mapping, file.header).filter(({ isLeftOut }) => isLeftOut);
    expect(left.map(({ column: { name } }) => name)).toEqual(['TQ']);
  });

  it('tell budget from actual by their headers or by a column', () => {
    const cook = seen('Fund|Department|Control Officer|Appropriations 2016|Expenditures 2016', [
      'F|D|President|1|2',
    ]);
    expect(proposal(cook).mapping.wide?.groups.map(({ labels }) => labels['scenario'])).toEqual([
      'budget',
      'actual',
    ]);
    expect(isReady(proposal(cook))).toBe(true);
    const bermuda = seen('BudgetBookVersion|Ministry|HeadNumber|HeadName|BudgetYear|DataVersion|DataValue', [
      '2024|M|01|H|2023|REVISED|1362',
    ]);
    expect(proposal(bermuda).mapping.valueMaps['scenario']?.values['REVISED']).toBe('revised');
    expect(proposal(bermuda).questions.map(({ id }) => id)).toEqual(['scale:amount']);
  });

  it('with a version in each row ask for the calendar, since every publisher has its own', () => {
    const file = seen('Fiscal Year|Department|Budget Type|Amount', ['2023-24|Parks|Revised Budget|100.00']);
    const found = proposal(file);
    expect(found.mapping.valueMaps['scenario']?.values['revised budget']).toBe('revised');
    expect(found.questions.map(({ id }) => id)).toEqual(['calendar']);
  });

  it('of cities load under their own fiscal years', () => {
    const oakland = proposal(
      seen('budget_year|department|account_type|fund_code|account_category|amount', [
        'FY21-22|D|Expense|1|C|2',
      ]),
    );
    expect(isReady(oakland)).toBe(true);
    expect(oakland.mapping.exclusions).toMatchObject([{ test: 'is not', equals: 'Expense', as: 'other' }]);
    const okc = proposal(seen('FundDescription|LOBName|Account Description|FY2015 Budget', ['F|L|A|200000']));
    expect(isReady(okc)).toBe(true);
    const philadelphia = proposal(
      seen('fiscal_year|fund|department|class_id|class|minor_class_id|minor_class|total', [
        '2016|F|D|1|C|100|M|$100000.00',
      ]),
    );
    expect(isReady(philadelphia)).toBe(true);
    expect([oakland, okc, philadelphia].map(({ mapping }) => mapping.calendar)).toEqual([
      { startMonth: 7, naming: 'both' },
      { startMonth: 7, naming: 'end' },
      { startMonth: 7, naming: 'end' },
    ]);
  });
});

describe('service levels and indices', () => {
  it('Canadian service standards are met volumes over all volumes, against a target in per cent', () => {
    const header =
      'fiscal_yr|service_name_en|service_std_en|service_std_target|volume_meeting_target|total_volume|performance|department_name_en';
    const found = proposal(
      seen(header, ['2018-2019|S|Std|90|50|1975|2.53|CFIA', '2018-2019|S|Std|ND|NA|NA|NA|CFIA']),
    );
    expect(isReady(found)).toBe(true);
    expect(told(found.mapping)).toMatchObject({
      numerator: 'volume_meeting_target',
      denominator: 'total_volume',
      unit: '"percent"',
    });
  });

  it('Scottish cancer waits leave the sum of all cancer types out as a total', () => {
    const header =
      '|Quarter|HBT|Cancer type|Number of eligible referrals|Number of eligible referrals treated within 31 days|Health board';
    const found = proposal(
      seen(header, ['0|2012Q1|S08|All Cancer Types|335|333|Ayrshire', '1|2012Q1|S08|Lung|335|333|Ayrshire']),
    );
    expect(isReady(found)).toBe(true);
    expect(found.mapping.exclusions).toMatchObject([{ equals: 'All Cancer Types', as: 'total' }]);
  });

  it('price indices know their series, and whether a date is a month or a quarter', () => {
    const cpi = proposal(
      seen('Date|Index|Inflation', ['1913-01-01|9.8|', '1913-02-01|9.8|0.0'], { name: 'cpi_us.csv' }),
    );
    expect(told(cpi.mapping)['series']).toBe('"US CPI-U"');
    expect(isReady(cpi)).toBe(true);
    const deflator = proposal(
      seen('Date|GDPDEF', ['1959-01-01|16.336', '1959-04-01|16.361', '1959-07-01|16.4']),
    );
    expect(isReady(deflator)).toBe(true);
    expect(deflator.mapping).toMatchObject({ grain: 'quarter', decimalMark: '.' });
    const fred = proposal(
      seen('observation_date|CPIAUCSL|PCEPI', ['2020-01-01|1.5|2', '2020-02-01|1.6|2.5']),
    );
    expect(fred.mapping.wide?.groups).toEqual([{ pattern: '{series}', field: 'index', labels: {} }]);
    expect(isReady(fred)).toBe(true);
  });

  it('an index of another country is not taken for that of the United States', () => {
    expect(isReady(proposal(seen('Date|Index|Inflation', ['1913-01-01|9.8|'])))).toBe(false);
  });

  it('library visits are counted by ISO interval', () => {
    const found = proposal(
      seen('Authority|Location|Period|Count', ['E09000001|Library|2023-04-01/P3M|74302'], {
        name: 'visits.csv',
      }),
    );
    expect(isReady(found)).toBe(true);
    expect(found.mapping.fields['period']).toMatchObject({ format: 'interval' });
  });
});
