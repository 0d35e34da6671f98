import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Engine } from '#lib/core/engine/port.ts';
import { crossCheck } from '#lib/core/imports/checks/cross-check.ts';
import { findingsCsv } from '#lib/core/imports/load/findings-csv.ts';
import { finding } from '#lib/core/vocabulary/finding.ts';
import { csv, importAll, startTables } from '../kit.ts';

let engine: Engine;

beforeAll(async () => {
  engine = await startTables();
});

beforeEach(() =>
  engine.run(
    'delete from fact_cost; delete from fact_volume; delete from fact_level; delete from fact_ticket; delete from partnership; delete from reject',
  ),
);

afterAll(() => engine.close());

async function check(...texts: readonly string[]) {
  const sources = texts.map((text, at) => csv(text.replaceAll(' ', '\n'), `${'abc'.charAt(at)}.csv`));
  const { files, findings } = await importAll(engine, sources);
  expect(findings).toEqual([]);
  return crossCheck(engine, files);
}

const costs = 'partnership,period,amount,party,scenario,currency';
const months = (amounts: readonly string[]) =>
  amounts.map((amount, at) => `P,2025-0${at + 1},${amount},,,`).join(' ');

it('has nothing to say of a whole series from one file', async () => {
  expect(await check(`${costs} ${months(['5', '6', '5', '7', '6', '5'])}`)).toEqual([]);
});

describe('overlapping periods', () => {
  it('names both files and the months', async () => {
    const found = await check(
      `${costs} P,2025-01,1,,, P,2025-02,1,,, P,2025-03,1,,,`,
      `${costs} P,2025-02,2,,, P,2025-03,2,,, P,2025-04,2,,,`,
    );
    expect(found).toMatchObject([{ severity: 'warning', rule: 'overlapping_periods', file: 'b.csv' }]);
    expect(found[0]?.message).toContain('b.csv and a.csv both hold costs of P for Feb 2025 to Mar 2025');
  });

  it('are none when each party sends its own file, or the second holds the plan', async () => {
    const found = await check(
      `${costs} P,2025-01,1,customer,,`,
      `${costs} P,2025-01,1,provider,,`,
      `${costs} P,2025-01,2,customer,plan,`,
    );
    expect(found).toEqual([]);
  });
});

it('names months that are missing inside a series, not those before and after', async () => {
  const found = await check(`${costs} P,2025-01,1,,, P,2025-04,1,,, Q,2025-02,1,,, Q,2025-03,1,,,`);
  expect(found.map(({ message }) => message)).toEqual([
    'costs of P: no rows for Feb 2025, Mar 2025, though there are rows before and after; nothing was filled in',
  ]);
});

it('takes rows in every third month for quarters, and does not pass over it', async () => {
  const found = await check(`${costs} P,2025-01,3,,, P,2025-04,3,,, P,2025-07,3,,,`);
  expect(found).toMatchObject([{ severity: 'error', rule: 'coarser_than_months' }]);
  expect(found[0]?.message).toContain(
    'costs of P: found one month with rows in every 3, as if each stood for a quarter',
  );
});

describe('service levels', () => {
  const levels = 'partnership,period,metric,value,numerator,denominator,target,unit';
  const year = (row: (month: string) => string) =>
    Array.from({ length: 10 }, (_, at) => row(`2025-${String(at + 1).padStart(2, '0')}`)).join(' ');

  it('that are given twice for one month are named, where every other month has one row', async () => {
    const found = await check(
      `${levels} ${year((month) => `P,${month},Speed,,90,100,,`)} P,2025-04,Speed,,20,100,,`,
    );
    expect(found).toMatchObject([{ severity: 'warning', rule: 'several_rows_a_period', file: 'a.csv' }]);
    expect(found[0]?.message).toContain(
      'Speed of P: 2 rows that differ for Apr 2025, where other periods have one',
    );
  });

  it('of several teams each month are the rule, not an oddity', async () => {
    const teams = (month: string) => `P,${month},Speed,,90,100,, P,${month},Speed,,80,100,,`;
    expect(await check(`${levels} ${year(teams)}`)).toEqual([]);
  });

  it('with a target of 0.9 among per cents, or of 90 among shares, are asked about', async () => {
    const found = await check(
      `${levels} P,2025-01,A,,90,100,0.9,% P,2025-02,A,,90,100,90,% P,2025-01,B,93.5,,,0.8,%`,
      `${levels} P,2025-01,C,,90,100,90, P,2025-01,D,0.93,,,95,share`,
    );
    expect(found.map(({ rule, file, line, value }) => [rule, file, line, value])).toEqual([
      ['target_of_other_scale', 'a.csv', 2, '0.9'],
      ['target_of_other_scale', 'b.csv', 2, '90'],
    ]);
    expect(found[0]?.message).toContain('2 rows have a target under 1 % beside levels of ten times as much');
  });

  it('with a small target of a rate as small, a target of days or one of 100 % are right', async () => {
    const rows =
      'P,2025-01,A,,1,1000,0.5,% P,2025-01,B,12,,,10,days P,2025-01,C,,9,10,1, P,2025-01,D,,9,10,100,%';
    expect(await check(`${levels} ${rows}`)).toEqual([]);
  });
});

describe('currencies', () => {
  it('that are mixed within a partnership are an error, with the rows loaded', async () => {
    const found = await check(`${costs} P,2025-01,1,,,GBP P,2025-01,1,,,EUR Q,2025-01,1,,,EUR`);
    expect(found).toMatchObject([{ severity: 'error', rule: 'mixed_currencies', value: 'EUR, GBP' }]);
  });

  it('left blank are those of the partnership', async () => {
    const found = await check(
      `${costs} P,2025-01,1,,,GBP P,2025-01,1,,,`,
      'partnership,name,currency P,X,EUR',
    );
    expect(found).toMatchObject([{ rule: 'mixed_currencies', value: 'EUR, GBP' }]);
  });
});

it('asks whether two ids that differ only in case are one partnership', async () => {
  const found = await check(`${costs} NHS,2025-01,1,,, nhs,2025-02,1,,, Other,2025-01,1,,,`);
  expect(found).toMatchObject([{ severity: 'warning', rule: 'names_alike', value: '"NHS" and "nhs"' }]);
});

describe('sizes', () => {
  it('asks for the scale of a month a hundred times the others, or a hundredth', async () => {
    const found = await check(`${costs} ${months(['500', '600', '50000', '550', '5', '520', '510'])}`);
    expect(found.map(({ rule, message }) => [rule, message.slice(0, 46)])).toEqual([
      ['wrong_scale', 'costs of P: May 2025 sums to 5, the middle mon'.slice(0, 46)],
    ]);
  });

  it('asks for the scale of a thousandfold month', async () => {
    const found = await check(`${costs} ${months(['500', '600', '510000', '550', '520', '510'])}`);
    expect(found).toMatchObject([{ severity: 'warning', rule: 'wrong_scale', file: 'a.csv' }]);
    expect(found[0]?.message).toContain('Mar 2025 sums to 510,000, the middle month to 550');
  });

  it('mentions a month of the other sign', async () => {
    const found = await check(`${costs} ${months(['500', '600', '-510', '550', '520', '510'])}`);
    expect(found).toMatchObject([{ severity: 'info', rule: 'sign_flip' }]);
  });
});

describe('periods longer than a month', () => {
  const files = [
    { id: 1, name: 'years.csv', dataset: 'costs' },
    { id: 2, name: 'months.csv', dataset: 'costs' },
  ] as const;

  /** Rows of the cost table as `file partnership grain period amount`, one a line. */
  async function held(...rows: readonly string[]) {
    for (const [at, row] of rows.entries()) {
      const [file, partnership, grain, period, amount] = row.split(' ');
      await engine.run(
        `insert into fact_cost (file_id, source_row, source_line, partnership, grain, period, amount, kind, scenario)
        values ($file::integer, $at, $at, $partnership, $grain, $period::date, $amount::decimal(38, 12), 'run', 'actual')`,
        { file: file!, at, partnership: partnership!, grain: grain!, period: period!, amount: amount! },
      );
    }
    return crossCheck(engine, files);
  }

  const years = (...numbers: readonly number[]) => numbers.map((number) => `1 P year ${number}-04-01 100`);

  it('have no months missing between them', async () => {
    expect(await held(...years(2014, 2015, 2016, 2017))).toEqual([]);
  });

  it('that are missing are named in their own words', async () => {
    const found = await held(
      ...years(2013, 2014, 2017),
      '1 Q quarter 2024-01-01 1',
      '1 Q quarter 2024-07-01 1',
    );
    expect(found.map(({ rule, message }) => [rule, message])).toEqual([
      [
        'missing_years',
        'costs of P: no rows for 2015-16, 2016-17, though there are rows before and after; nothing was filled in',
      ],
      [
        'missing_quarters',
        'costs of Q: no rows for Apr to Jun 2024, though there are rows before and after; nothing was filled in',
      ],
    ]);
  });

  it('are not asked for when they roll', async () => {
    expect(
      await held(
        '1 P rolling_year 2011-04-01 100',
        '1 P rolling_year 2012-01-01 110',
        '1 P rolling_year 2012-04-01 120',
      ),
    ).toEqual([]);
  });

  it('beside months of the same time are named, and kept apart', async () => {
    const found = await held(
      '1 P year 2024-01-01 1200',
      '2 P month 2024-03-01 100',
      '2 Q month 2024-03-01 100',
    );
    expect(found).toMatchObject([{ severity: 'warning', rule: 'mixed_grains' }]);
    expect(found[0]?.message).toBe(
      'costs of P: found rows by month and by year for the same time (Mar 2024); both are kept and shown apart, and never added',
    );
  });

  it('of one length that overlap without being the same are named as counted twice', async () => {
    const found = await held('1 P year 2024-01-01 1200', '1 P year 2024-04-01 1200');
    expect(found).toMatchObject([{ rule: 'overlapping_periods' }]);
    expect(found[0]?.message).toContain('found years that overlap each other (Apr 2024 to Dec 2024)');
  });

  it('that two files hold are an overlap only where they are as long', async () => {
    const found = await held(
      '1 P year 2023-01-01 1200',
      '2 P year 2023-01-01 1200',
      '2 R month 2023-01-01 1',
    );
    expect(found.map(({ message }) => message)).toEqual([
      'months.csv and years.csv both hold costs of P for 2023; both are counted. Remove one if it was sent twice',
    ]);
  });

  it('are measured against others as long: a year is no thousandfold month', async () => {
    const months = [1, 2, 3, 4, 5].map((number) => `2 P month 2020-0${number}-01 100`);
    const found = await held(...months, ...years(2001, 2002, 2003, 2004), '1 P year 2005-04-01 200000');
    expect(found).toMatchObject([{ rule: 'wrong_scale', file: 'years.csv' }]);
    expect(found[0]?.message).toContain('costs of P: 2005-06 sums to 200,000, the middle year to 100');
  });
});

it('names scenarios in other words than the contract has, as they stand in no figure', async () => {
  const found = await check(
    `${costs} P,2025-01,1,,ACTUAL, P,2025-01,1,,alternative:Cloud, P,2025-02,1,,Soll,`,
  );
  expect(found.map(({ rule, message }) => [rule, message.split(';')[0]])).toEqual([
    ['unknown_scenario', 'scenario "ACTUAL" (1 row): expected actual in small letters'],
    [
      'unknown_scenario',
      'scenario "Soll" (1 row): expected one of actual, baseline, budget, plan, forecast, original, revised, estimate, or alternative:NAME',
    ],
  ]);
});

it('names a file in which a case stands on several rows as a log', async () => {
  for (const [at, id] of ['INC1', 'INC1', 'INC1', 'INC2', 'INC2', 'INC3', null].entries())
    await engine.run(
      `insert into fact_ticket (file_id, source_row, source_line, partnership, opened, id)
      values (1, $at, $at, 'P', timestamp '2016-02-29 01:16:00', $id)`,
      { at, id },
    );
  expect(await crossCheck(engine, [{ id: 1, name: 'log.csv', dataset: 'tickets' }])).toMatchObject([
    {
      severity: 'warning',
      rule: 'several_rows_a_case',
      file: 'log.csv',
      message:
        'log.csv: 2 of 3 case numbers stand on several rows (5 rows), as in a log of events; expected one row a case. Every row is kept as it stands; measures of cases count each case once, 3 rows fewer, as its last row says',
    },
  ]);
});

it('writes findings as CSV that no spreadsheet runs', () => {
  const text = findingsCsv([
    finding('error', 'r', '=cmd|calc', { file: '@x.csv', line: 3, column: '+a', value: '-12.50' }),
    finding('info', 'r', 'say "no", twice'),
  ]);
  expect(text.split('\r\n')).toEqual([
    'severity,rule,file,line,column,value,message',
    `error,r,"'@x.csv",3,"'+a",-12.50,"'=cmd|calc"`,
    'info,r,,,,,"say ""no"", twice"',
  ]);
});
