import { describe, expect, it } from 'vitest';
import { forbiddenIn } from '../../support/forbidden-sql.ts';
import { sqlInSource, sqlInTypeScript } from '../../support/sql-in-source.ts';

const examples = [
  'select current_date',
  'select CURRENT_TIMESTAMP',
  'select localtimestamp',
  'select today()',
  'select Now ()',
  `select '2025-01-01'::timestamptz`,
  'create table t (a TIMESTAMP WITH TIME ZONE)',
  `select a at time zone 'UTC' from t`,
  'select a from t order by a collate de',
  `select icu_sort_key(a, 'de') from t`,
  `select json_extract(a, '$.b') from t`,
  `select '{}'::json`,
  'select to_json(a) from t',
  `select * from read_parquet('a')`,
  `copy t to 'a' (format parquet)`,
  `copy t to 'a' (format 'PARQUET')`,
  `select * from read_xlsx('a')`,
  `select * from 'https://example.org/a.csv'`,
  `select * from sqlite_scan('a', 'b')`,
  `select * from read_csv('a', ignore_errors = true)`,
  `select * from read_csv('a', null_padding = true)`,
  'install icu',
  '/* first */ select 1; LOAD icu;',
  `attach 'a.db'`,
  'set autoload_known_extensions = true',
];

const sound = [
  'select period, amount from fact_cost -- not now(), not current_date',
  '/* read_parquet */ select "current_date" from t',
  'select knowledge, unload, now_due, load from t',
  'set autoload_known_extensions = false',
  `select * from read_csv('a', ignore_errors = false, null_padding = false)`,
  `select * from read_csv($file, auto_detect = false, columns = {'c0': 'varchar'})`,
  `select date_trunc('month', $day::date)`,
];

describe('the check of SQL', () => {
  it.each(examples)('catches %s', (sql) => expect(forbiddenIn(sql)).not.toEqual([]));
  it.each(sound)('lets through %s', (sql) => expect(forbiddenIn(sql)).toEqual([]));

  it('reads SQL in TypeScript, with holes and without, and passes over sentences', () => {
    const source =
      "f('select now()'); g(`select * from ${name} where a = 1`); h('Select a file now()', 'x', 'set');";
    expect(sqlInTypeScript(source)).toEqual(['select now()', 'select * from  x  where a = 1']);
  });
});

describe('the SQL in src', () => {
  it('needs no extension, reads no clock and drops no rows', async () => {
    const all = await sqlInSource();
    expect(all.length).toBeGreaterThan(10);
    const faults = all.flatMap(({ place, sql }) => forbiddenIn(sql).map((fault) => `${place}: ${fault}`));
    expect(faults).toEqual([]);
  });
});
