import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Engine } from '#lib/core/engine/port.ts';
import { crossCheck } from '#lib/core/imports/cross-check.ts';
import { findingsCsv } from '#lib/core/imports/findings-csv.ts';
import { finding } from '#lib/core/vocabulary/finding.ts';
import { csv, importAll, startTables } from './kit.ts';

let engine: Engine;

beforeAll(async () => {
  engine = await startTables();
});

beforeEach(() =>
  engine.run('delete from fact_cost; delete from fact_volume; delete from partnership; delete from reject'),
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
