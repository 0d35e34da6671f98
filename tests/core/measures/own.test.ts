import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine, Row } from '#lib/core/engine/port.ts';
import { documentedFacts, exampleOfOwn } from '#lib/core/measures/documented-facts.ts';
import { checkOwn, ownBeside, ownId, ownMeasures, type OwnDraft } from '#lib/core/measures/own.ts';
import { readSelect } from '#lib/core/measures/own-select.ts';
import { startNodeEngine } from '#lib/platform/node/engine.ts';
import { createTables, load, measures } from './kit.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startNodeEngine();
  await createTables(engine);
  await load(engine, {
    costs: [
      { period: '2024-01-01', amount: '0.10', service: 'a', party: 'provider' },
      { period: '2024-01-01', amount: '0.20', service: 'a', party: 'provider' },
      { period: '2024-02-01', amount: '5.00', service: 'a', party: 'provider' },
    ],
    volumes: [{ period: '2024-01-01', volume: '4', service: 'a' }],
  });
}, 120_000);
afterAll(() => engine.close());

const plain: OwnDraft = {
  title: 'Run cost',
  unit: 'money',
  better: 'lower',
  total: 'sum',
  meaning: 'What running costs.',
  sql: exampleOfOwn,
};

const check = (change: Partial<OwnDraft>, limitMs = 10_000) =>
  checkOwn(engine, { ...plain, ...change }, { taken: ['cost'], limitMs });

async function faults(change: Partial<OwnDraft>, limitMs?: number): Promise<string> {
  const outcome = await check(change, limitMs);
  return outcome.kind === 'refused' ? outcome.faults.join('; ') : 'fits';
}

async function preview(change: Partial<OwnDraft>): Promise<readonly Row[]> {
  const outcome = await check(change);
  if (outcome.kind === 'refused') throw new Error(outcome.faults.join('; '));
  return outcome.preview;
}

const select = (value: string, more = '') =>
  `select partnership, period, ${value} as value${more} from cube_cost where period = '2024-01-01'`;

describe("a measure of one's own", () => {
  it('gives points in the form of the catalogue, money exact', async () => {
    expect(await preview({})).toMatchObject([
      {
        partnership: 'P',
        service: 'a',
        party: 'system',
        terms: 'nominal',
        value: '0.30',
        unit: 'GBP',
        rows: 2,
      },
      { partnership: 'P', service: 'a', period: '2024-02-01', value: '5.00', status: null },
    ]);
  });

  it('says of a value that is no number, or none, that it is so', async () => {
    const sql = select(
      `unnest(['nan'::double, 'infinity'::double, null])`,
      `, unnest(['x', 'y', 'z']) as metric`,
    );
    expect(await preview({ unit: 'level', total: 'last', sql })).toMatchObject([
      { metric: 'x', value: null, status: 'not a number' },
      { metric: 'y', value: null, status: 'not a number' },
      { metric: 'z', value: null, status: 'no value' },
    ]);
  });

  it('keeps both parts of a ratio, so that totals are computed again', async () => {
    const sql = `select partnership, period, sum(amount) / 4 as value, sum(amount) as numerator, 4 as denominator
      from cube_cost where period = '2024-01-01' group by all`;
    expect(await preview({ unit: 'money per unit', total: 'ratio', sql })).toMatchObject([
      { value: '0.075', numerator: '0.30', denominator: '4', unit: 'GBP / unit' },
    ]);
  });

  it('reads what the checks let through as it stands', async () => {
    const sql = `-- a comment ; drop table cube_cost
      with a as (select *, ';' as semicolon, 'it''s' as quote from cube_cost /* ; */),
      b (partnership, period, value) as (select partnership, period, sum(amount) from a group by all)
      select * from b where extract(year from period) = 2024 and value is distinct from 7 ; -- done`;
    expect(await preview({ sql })).toHaveLength(2);
  });
});

describe('a measure is refused with what is wrong', () => {
  it.each([
    ['a title of another measure', { title: 'Cost' }, /title "Cost": another measure has this title/],
    ['a title without letters', { title: '42 !' }, /expected a letter first/],
    ['shares that would be added', { unit: 'share' as const }, /a share is not added over months/],
    ['a ratio without its parts', { total: 'ratio' as const }, /gives no column numerator, denominator/],
    [
      'a column that is missing',
      { sql: 'select partnership, period from cube_cost' },
      /gives no column value/,
    ],
    [
      'a column that is not known',
      { sql: select('amount', ', 1 as colour') },
      /column colour: expected only/,
    ],
    ['text for a value', { sql: select(`'12'`) }, /column value: expected numbers, found VARCHAR/],
    [
      'two rows of one month',
      { sql: `${select('1')} union all ${select('2')}` },
      /found 2 rows for P, 2024-01-01/,
    ],
    [
      'a day within the month',
      { sql: `select partnership, '2024-01-15'::date as period, 1 as value from cube_cost` },
      /period 2024-01-15: expected the first day/,
    ],
    ['a party that is none', { sql: select('1', `, 'us' as party`) }, /party "us": expected system/],
    ['a column of no table', { sql: select('amont') }, /amont/],
    ['words that are no SQL', { sql: 'select from where' }, /./],
  ])('%s', async (_, change, message) => {
    expect(await faults(change)).toMatch(message);
  });
});

describe('a select reads documented facts and nothing else', () => {
  it.each([
    ['insert into cube_cost select * from cube_cost', /at the start/],
    ['select 1; drop table cube_cost', /found ";"/],
    ['select 1 /* ; */ ; delete from cube_cost', /found ";"/],
    ['with a as (delete from cube_cost returning *) select * from a', /found "delete"/],
    ['select 1) union all (select 2', /closes nothing/],
    ['select (1', /never closed/],
    [`select 'open`, /never closed/],
    ['select 1 /* open', /never closed/],
    ['select $$open', /never closed/],
    ["attach 'x.db' as x", /at the start/],
    ["copy cube_cost to 'x'", /at the start/],
    ['pragma database_list', /at the start/],
    ['from cube_cost', /at the start/],
    [`select * from 'files/1.csv'`, /files cannot be read/],
    [`select * from "files/1.csv"`, /expected one of the documented facts/],
    [`select * from read_csv('files/1.csv')`, /expected a documented fact/],
    [`select * from "read_text"('files/1.csv')`, /expected a documented fact/],
    [`select (select content from read_blob('x'))`, /expected a documented fact/],
    [`select * from glob('*')`, /expected a documented fact/],
    [`select * from query('drop table cube_cost')`, /expected a documented fact/],
    [`select * from query_table('setting')`, /expected a documented fact/],
    [`select * from duckdb_settings()`, /expected a documented fact/],
    ['select * from setting', /expected one of the documented facts/],
    ['select * from cube_cost, setting', /expected one of the documented facts/],
    ['select * from cube_cost join cube_volume using (partnership), setting', /setting/],
    ['select * from cube_cost a join setting on true', /setting/],
    ['select * from (cube_cost cross join setting)', /setting/],
    ['select 1 where 1 between (select 0 from setting) and 2', /setting/],
    ['select 1 where exists (from setting)', /setting/],
    ['select * from cube_cost : setting', /expected the name of a fact first/],
    ['select * from main.setting', /without a schema/],
    ['select * from SETTING', /SETTING/],
    ['select * from "cube_cost" -- x\n, /* y */ setting', /setting/],
    ['with setting as (select * from setting) select * from setting', /setting/],
    ['with setting (a) as (select a from setting) select 1', /setting/],
    ['select * from (with setting as (select 1) select 1) as a, setting', /setting/],
    ['with cube_cost as (select 1) select * from cube_cost', /name of a documented fact/],
    ['with a as (pivot cube_cost on kind) select * from a', /found "pivot"/],
    ['with a as (table setting) select * from a', /found "table"/],
    [`select getenv('HOME')`, /getenv\(\)/],
    [`select current_setting('threads')`, /current_setting\(\)/],
    ['select now()', /now\(\)/],
    ['select current_date', /stay the same/],
    ['select random()', /random\(\)/],
    ['select $a', /parameters/],
    ['select ?', /found "\?"/],
    ['', /found nothing/],
    ['-- only a comment', /found nothing/],
    ['select 1\0', /NUL/],
  ])('%s', (sql, message) => {
    expect(readSelect(sql).fault).toMatch(message);
  });

  it('knows which facts it reads', () => {
    const sql = 'with a as (select * from cube_cost) select * from a, cube_volume v, unnest([1]) as u (n)';
    expect(readSelect(sql)).toEqual({ fault: null, reads: ['cube_cost', 'cube_volume'] });
  });

  it('reads names with letters beyond ASCII and semicolons within text', () => {
    expect(readSelect(`select 'a;b' as "wert;ß", größe from (select 1 as größe) as käse`).fault).toBeNull();
  });
});

describe('a select that runs for ever is stopped', () => {
  it.each([
    [
      'a recursion without an end',
      `with recursive n as (select 1 as i union all select i + 1 from n)
      select 'P' as partnership, '2024-01-01'::date as period, max(i) as value from n`,
    ],
    [
      'a product of everything with everything',
      `select 'P' as partnership, '2024-01-01'::date as period, sum(sin(a.i) * cos(b.i)) as value
      from range(1000000) as a (i), range(1000000) as b (i)`,
    ],
  ])(
    '%s',
    async (_, sql) => {
      expect(await faults({ sql, unit: 'count' }, 500)).toMatch(/stopped after 0.5 seconds/);
      expect(await engine.query('select 1 as alive')).toEqual([{ alive: 1 }]);
    },
    30_000,
  );

  it('by whoever asked for it', async () => {
    const stop = new AbortController();
    const sql = `select 'P' as partnership, '2024-01-01'::date as period, sum(sin(a.i) * b.i) as value
      from range(1000000) as a (i), range(1000000) as b (i)`;
    const outcome = checkOwn(engine, { ...plain, sql }, { taken: [], signal: stop.signal });
    setTimeout(() => stop.abort(), 200);
    await expect(outcome).rejects.toThrow('cancelled');
  }, 30_000);
});

it('from a workspace document that was tampered with says why it does not run', async () => {
  const [measure] = ownMeasures([{ ...plain, id: 'x', sql: `select * from read_csv('it''s.csv')` }]);
  await expect(engine.query(measure?.points ?? '')).rejects.toThrow(
    /read_csv\(\): expected a documented fact/,
  );
});

it('with the id of another measure is left out and named', () => {
  const own = { ...plain, id: 'run_cost' };
  const { measures: beside, findings } = ownBeside(measures, [own, own, { ...own, id: 'cost' }]);
  expect(beside.map(({ id }) => id)).toEqual(['run_cost']);
  expect(findings.map(({ message }) => message)).toEqual([
    expect.stringContaining('found "run_cost"'),
    expect.stringContaining('found "cost"'),
  ]);
});

it.each([
  ['Cost per case', 'cost_per_case'],
  ['  Größe & mehr ', 'gr_e_mehr'],
])('the title "%s" makes the id %s', (title, id) => {
  expect(ownId(title)).toBe(id);
});

it.each(documentedFacts.map((fact) => [fact.table, fact] as const))(
  'the documented fact %s is there with its columns',
  async (table, { columns }) => {
    const found = await engine.query<{ column_name: string }>(`describe ${table}`);
    const names = found.map(({ column_name }) => column_name);
    expect(names).toEqual(expect.arrayContaining(columns.map(({ name }) => name)));
  },
);
