/**
 * What every engine must do, as plain cases that run in Node and in a page alike: they need no test runner. The same
 * engine goes through all of them in order, so that each also shows that the one before left it in order.
 */
import { identifier } from '#lib/core/engine/bind.ts';
import {
  QueryCancelled,
  QueryError,
  type Cell,
  type Engine,
  type Parameters,
} from '#lib/core/engine/port.ts';

/** One promise of the engine. `run` rejects when it is not kept. */
export interface ContractCase {
  readonly name: string;
  readonly run: (engine: Engine) => Promise<void>;
}

/** What came of a case: null when kept, else why not. */
export interface Outcome {
  readonly name: string;
  readonly fault: string | null;
}

/** Run every case on an engine. */
export async function keepsContract(engine: Engine): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const { name, run } of engineContract) {
    const fault = await run(engine).then(
      () => null,
      (cause: unknown) => (cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause)),
    );
    outcomes.push({ name, fault });
  }
  return outcomes;
}

const live = (): AbortSignal => new AbortController().signal;

/** The values of the single row a statement gives. */
async function cells(engine: Engine, sql: string, parameters?: Parameters): Promise<readonly Cell[]> {
  const rows = await engine.query(sql, parameters);
  equal(rows.length, 1, 'rows');
  return Object.values(rows[0] ?? {});
}

/** As `cells`, both ways a statement can run: at once, and step by step under a signal. They must agree. */
async function cellsBothWays(engine: Engine, sql: string, parameters?: Parameters): Promise<readonly Cell[]> {
  const atOnce = await cells(engine, sql, parameters);
  const rows = await engine.query(sql, parameters, { signal: live() });
  equal(Object.values(rows[0] ?? {}), atOnce, 'under a signal');
  return atOnce;
}

function equal(found: unknown, expected: unknown, what = 'value'): void {
  const [left, right] = [asText(found), asText(expected)];
  if (left === right) return;
  throw new Error(`${what}: expected ${right.slice(0, 300)}, found ${left.slice(0, 300)}`);
}

function asText(value: unknown): string {
  return JSON.stringify({ value });
}

async function rejection(promise: Promise<unknown>): Promise<Error> {
  const outcome = await promise.then(
    () => null,
    (cause: unknown) => cause,
  );
  if (outcome instanceof Error) return outcome;
  throw new Error('expected a rejection, found a result');
}

async function queryError(promise: Promise<unknown>, sql: string): Promise<QueryError> {
  const error = await rejection(promise);
  if (!(error instanceof QueryError))
    throw new Error(`expected a QueryError, found ${error.name}: ${error.message}`);
  equal(error.sql, sql, 'sql of the error');
  if (!(error.cause instanceof Error)) throw new Error('expected the error to have its cause');
  return error;
}

async function isAlive(engine: Engine): Promise<void> {
  equal(await cells(engine, 'select 42 as answer'), [42], 'after the fault');
}

function expectCells(sql: string, expected: readonly Cell[], parameters?: Parameters): ContractCase['run'] {
  return async (engine) => equal(await cellsBothWays(engine, sql, parameters), expected);
}

const csv = ['name;note', 'a;"x;y"', 'b;"two', 'lines"', 'c;"say ""hi"""', ''].join('\n');

const readCsv = `
  select c0, c1 from read_csv(
    $file, delim = $delimiter, quote = $quote, escape = $quote, header = $header,
    auto_detect = false, columns = {'c0': 'varchar', 'c1': 'varchar'}
  ) order by c0`;

const dialect = { delimiter: ';', quote: '"', header: true };

const csvRows = [
  { c0: 'a', c1: 'x;y' },
  { c0: 'b', c1: 'two\nlines' },
  { c0: 'c', c1: 'say "hi"' },
];

// Minutes of work, in a form the database cannot shorten.
const endless = `
  select count(*) as found from range(1000000) as a, range(100000) as b
  where (a.range ^ 2 + b.range) % $modulus::integer = 1`;

const hostileTexts: readonly string[] = [
  `'; drop table kept; --`,
  `" or 1=1`,
  `$name $1 $$ ? :name`,
  `it''s \\' /* not a comment */ -- nor this`,
  'tab\tnewline\nreturn\r\nNUL\u0000end',
  '😀 👩‍👩‍👧 é e\u0301 \u202eright to left\u202c שלום 漢字',
  '\ufeffmark',
  '',
  ' ',
  'null',
];

const hostileNames: readonly string[] = [
  'a "quoted" name',
  `it's; drop table kept; --`,
  'select',
  '$name',
  'Ünïcödé 😀',
  'constructor',
  ' ',
  'x'.repeat(300),
];

/** Every promise, in the order in which they are tried. */
export const engineContract: readonly ContractCase[] = [
  {
    name: 'gives whole numbers as numbers while they are exact, and as text beyond',
    run: expectCells(
      `select 1::tinyint as a, -2::smallint as b, 3 as c, 9007199254740991::bigint as d, -9007199254740992::bigint as e,
         18446744073709551615::ubigint as f, 170141183460469231731687303715884105727::hugeint as g, 4294967295::uinteger as h`,
      [
        1,
        -2,
        3,
        9007199254740991,
        '-9007199254740992',
        '18446744073709551615',
        '170141183460469231731687303715884105727',
        4294967295,
      ],
    ),
  },
  {
    name: 'gives text, truth, double and null as they are',
    run: expectCells(
      `select 'x' as a, true as b, false as c, 1.5::double as d, null as e, null::varchar as f, null::decimal(18, 2) as g,
         null::date as h, null::boolean as i, ''::varchar as j, 0.1::double + 0.2::double as k`,
      ['x', true, false, 1.5, null, null, null, null, null, '', 0.30000000000000004],
    ),
  },
  {
    name: 'gives decimals as exact text, whatever their width, sign and scale',
    run: expectCells(
      `select -0.01::decimal(4, 2) as a, 0::decimal(9, 2) as b, 99999999999999.99::decimal(18, 2) as c,
         -12345678901234567890123456.789012345678::decimal(38, 12) as d, 99999999999999999999999999999999999999::decimal(38, 0) as e,
         -0.00000000000000000000000000000000000001::decimal(38, 38) as f, 1234.50::decimal(18, 4) as g`,
      [
        '-0.01',
        '0.00',
        '99999999999999.99',
        '-12345678901234567890123456.789012345678',
        '99999999999999999999999999999999999999',
        '-0.00000000000000000000000000000000000001',
        '1234.5000',
      ],
    ),
  },
  {
    name: 'adds decimals to the cent',
    run: expectCells(
      `select sum(x) as a, sum(-x) as b, sum(n) as c from (
         select 0.10::decimal(18, 2) as x, 3 as n union all select 0.20, 4 union all select 99999999999999.69, 5)`,
      ['99999999999999.99', '-99999999999999.99', '12'],
    ),
  },
  {
    name: 'gives dates and timestamps as written, in every time zone',
    run: expectCells(
      `select date '2024-02-29' as a, date '1969-12-31' as b, date '0001-01-01' as c, date '9999-12-31' as d,
         date '2025-03-30' as e, timestamp '2025-03-30 01:30:00' as f, timestamp '1969-12-31 23:59:59.5' as g,
         time '23:59:59' as h, 'infinity'::date as i, timestamp '2024-02-29 01:02:03.456789' as j`,
      [
        '2024-02-29',
        '1969-12-31',
        '0001-01-01',
        '9999-12-31',
        '2025-03-30',
        '2025-03-30T01:30:00',
        '1969-12-31T23:59:59.500000',
        '23:59:59',
        'infinity',
        '2024-02-29T01:02:03.456789',
      ],
    ),
  },
  {
    name: 'keeps every day of two years through text, date and back',
    async run(engine) {
      const rows = await engine.query(
        `select d::date as day, d::date::varchar as text from range(date '2023-12-31', date '2026-01-02', interval 1 day) as t(d)`,
      );
      equal(rows.length, 733, 'days');
      equal(
        rows.filter((row) => row['day'] !== row['text']),
        [],
        'days that moved',
      );
    },
  },
  {
    name: 'gives enum values as text and refuses nested values by name',
    async run(engine) {
      equal(await cells(engine, `select 'x'::enum('x', 'y') as a`), ['x']);
      for (const value of ['[1, 2]', `{'k': 1}`, `map {'k': 1}`, `'a'::blob`, 'interval 1 month']) {
        const sql = `select ${value} as made`;
        const { message } = await queryError(engine.query(sql), sql);
        if (!message.includes('"made"')) throw new Error(`expected the column in "${message}"`);
      }
    },
  },
  {
    name: 'refuses two columns of one name, which a row could not hold',
    async run(engine) {
      const sql = 'select 1 as a, 2 as a';
      const { message } = await queryError(engine.query(sql), sql);
      if (!message.includes('"a"')) throw new Error(`expected the column in "${message}"`);
    },
  },
  {
    name: 'gives many rows in order, and none as none',
    async run(engine) {
      for (const options of [{}, { signal: live() }]) {
        const rows = await engine.query('select range as n from range(10000) order by n', {}, options);
        equal([rows.length, rows[0], rows[9999]], [10000, { n: 0 }, { n: 9999 }]);
        equal(await engine.query('select 1 as a where false', {}, options), []);
      }
    },
  },
  {
    name: 'binds null, text, numbers and truth, and a name used twice once',
    run: expectCells(
      `select $null is null as a, $text as b, $number + 1 as c, $yes as d, $text || $text as e, $no as f, $small as g,
         '$text' as h, "$text" as i, $text as j -- $comment
       from (select 7 as "$text") /* $comment */`,
      [true, `it's`, 2, true, `it'sit's`, false, -0.25, '$text', 7, `it's`],
      { null: null, text: `it's`, number: 1, yes: true, no: false, small: -0.25 },
    ),
  },
  {
    name: 'binds dates and amounts as text',
    run: expectCells(
      `select date '2024-01-31' = $day as a, $day::date as b, date_trunc('month', $day::date)::date as c,
         1.10::decimal(18, 2) = $amount as d, $amount::decimal(38, 12) as e`,
      [true, '2024-01-31', '2024-01-01', true, '1.100000000000'],
      { day: '2024-01-31', amount: '1.1' },
    ),
  },
  {
    name: 'binds limits, lists and filters that may be absent',
    async run(engine) {
      const sql = `select x as x from (values ('a'), ('b'), ('c')) as t(x)
        where ($only::varchar is null or x = $only) and x in ($first, $second) order by x limit $count`;
      const given = { only: null, first: 'b', second: 'c', count: 1 };
      for (const options of [{}, { signal: live() }]) {
        equal(await engine.query(sql, given, options), [{ x: 'b' }]);
        equal(await engine.query(sql, { ...given, only: 'c' }, options), [{ x: 'c' }]);
      }
    },
  },
  {
    name: 'leaves no parameter behind',
    async run(engine) {
      await engine.query('select $secret as a', { secret: 'x' }, { signal: live() });
      equal(await cells(engine, 'select count(*) as left_behind from duckdb_variables()'), [0]);
    },
  },
  {
    name: 'asserts that parameters are given, used and finite',
    async run(engine) {
      const faults = [
        engine.query('select $a as a'),
        engine.query('select 1 as a', { a: 1 }),
        engine.query('select $a as a', { a: Number.NaN }),
        engine.query('select $1 as a', { 1: 1 }),
      ];
      const names = (await Promise.all(faults.map(rejection))).map((error) => error.name);
      equal(names, ['Error', 'Error', 'Error', 'Error']);
      await isAlive(engine);
    },
  },
  {
    name: 'carries hostile text unharmed, in and out',
    async run(engine) {
      await engine.run('create table kept (text varchar)');
      for (const text of hostileTexts) {
        equal(await cellsBothWays(engine, 'select $text as a, length($text) > 0 as b', { text }), [
          text,
          text !== '',
        ]);
        await engine.run('insert into kept values ($text)', { text });
        equal(await cells(engine, 'select count(*) as a from kept where text = $text', { text }), [1]);
      }
      equal(await cells(engine, 'select count(*) as a from kept'), [hostileTexts.length]);
      await engine.run('drop table kept');
    },
  },
  {
    name: 'carries very long text',
    async run(engine) {
      const text = 'a😀'.repeat(400_000);
      equal(await cells(engine, 'select length($text) as a, right($text, 2) as b', { text }), [
        800_000,
        'a😀',
      ]);
      const rows = await engine.query('select $text as a', { text });
      if (rows[0]?.['a'] !== text) throw new Error('the long text came back changed');
    },
  },
  {
    name: 'takes hostile names when quoted',
    async run(engine) {
      for (const name of hostileNames) {
        const quoted = identifier(name);
        await engine.run(`create table ${quoted} (${quoted} integer)`);
        await engine.run(`insert into ${quoted} values ($value)`, { value: 5 });
        equal(await engine.query(`select ${quoted} from ${quoted}`), [{ [name]: 5 }]);
        await engine.run(`drop table ${quoted}`);
      }
    },
  },
  {
    name: 'names the statement and the cause of an error, and works on',
    async run(engine) {
      for (const sql of [
        'selec 1',
        'select * from nowhere',
        `select 'a'::integer as x`,
        `select error('own words') as x`,
      ]) {
        for (const options of [{}, { signal: live() }]) {
          const { message } = await queryError(engine.query(sql, {}, options), sql);
          if (!/Error/.test(message) || message.startsWith('{')) throw new Error(`not in words: ${message}`);
          await isAlive(engine);
        }
      }
    },
  },
  {
    name: 'names an error that comes up among the rows',
    async run(engine) {
      const sql = `select case when range = 90000 then 'x' else '1' end::integer as a from range(100000)`;
      for (const options of [{}, { signal: live() }]) {
        const { message } = await queryError(engine.query(sql, {}, options), sql);
        if (!message.startsWith('Conversion Error')) throw new Error(`not in words: ${message}`);
        await isAlive(engine);
      }
    },
  },
  {
    name: 'runs several statements in one go, up to the one that fails',
    async run(engine) {
      for (const options of [{}, { signal: live() }]) {
        await engine.run(
          `create table one (a varchar); insert into one values (';'), ('--'); -- ;`,
          {},
          options,
        );
        const error = await rejection(
          engine.run('insert into one values (1); insert into none values (1);', {}, options),
        );
        equal(error.name, 'QueryError');
        equal(await cells(engine, 'select count(*) as a from one'), [3]);
        await engine.run('drop table one; ;', {}, options);
      }
    },
  },
  {
    name: 'runs statements in the order they were given',
    async run(engine) {
      const made = engine.run('create table turn (n integer)');
      const filled = [1, 2, 3].map((n) => engine.run('insert into turn values ($n)', { n }));
      const failed = rejection(engine.run('insert into turn values (1, 2)'));
      const counted = cells(engine, 'select count(*) as a, sum(n)::integer as b from turn');
      const dropped = engine.run('drop table turn');
      equal(await counted, [3, 6]);
      await Promise.all([made, ...filled, failed, dropped]);
    },
  },
  {
    name: 'stops a long statement within two seconds, and works on',
    async run(engine) {
      const stop = new AbortController();
      const running = rejection(engine.query(endless, { modulus: 7 }, { signal: stop.signal }));
      const behind = cells(engine, 'select 1 as a');
      await new Promise((resolve) => setTimeout(resolve, 300));
      const stoppedAt = performance.now();
      stop.abort();
      equal((await running) instanceof QueryCancelled, true, 'QueryCancelled');
      equal(await behind, [1], 'the statement behind it');
      const waited = performance.now() - stoppedAt;
      if (waited > 2000) throw new Error(`stopped after ${waited} ms`);
    },
  },
  {
    name: 'undoes nothing half: a table whose making was stopped is not there',
    async run(engine) {
      const stop = new AbortController();
      const sql = 'create table half as select a.range as n from range(1000000) as a, range(100000) as b';
      const running = rejection(engine.run(sql, {}, { signal: stop.signal }));
      setTimeout(() => stop.abort(), 200);
      equal((await running).name, 'QueryCancelled');
      await queryError(engine.query('select * from half'), 'select * from half');
    },
  },
  {
    name: 'stops while rows are still coming',
    async run(engine) {
      const stop = new AbortController();
      const sql = 'select a.range as n from range(1000000) as a, range(1000) as b';
      const running = rejection(engine.query(sql, {}, { signal: stop.signal }));
      setTimeout(() => stop.abort(), 200);
      equal((await running).name, 'QueryCancelled');
      await isAlive(engine);
    },
  },
  {
    name: 'never runs what was cancelled before its turn',
    async run(engine) {
      await engine.run('create table touched (a integer)');
      const sql = 'insert into touched values (1)';
      equal((await rejection(engine.run(sql, {}, { signal: AbortSignal.abort() }))).name, 'QueryCancelled');
      const [first, second] = [new AbortController(), new AbortController()];
      const ahead = rejection(engine.query(endless, { modulus: 7 }, { signal: first.signal }));
      const waiting = rejection(engine.run(sql, {}, { signal: second.signal }));
      second.abort();
      equal((await waiting).name, 'QueryCancelled');
      first.abort();
      equal((await ahead).name, 'QueryCancelled');
      equal(await cells(engine, 'select count(*) as a from touched'), [0]);
      await engine.run('drop table touched');
    },
  },
  {
    name: 'reads a file it was given, under the dialect it is told',
    async run(engine) {
      await engine.addFile('files/1.csv', new Blob([csv]));
      for (const options of [{}, { signal: live() }]) {
        equal(await engine.query(readCsv, { file: 'files/1.csv', ...dialect }, options), csvRows);
      }
      await engine.dropFile('files/1.csv');
    },
  },
  {
    name: 'reads a file made of slices of another',
    async run(engine) {
      const file = new File(['preamble;here\n', csv, '\nTotal;9\n'], 'export.csv');
      const start = 'preamble;here\n'.length;
      const header = file.slice(start, start + 10);
      const body = file.slice(start + 10, start + csv.length);
      await engine.addFile('files/2.csv', new Blob([header, body.slice(0, 9), body.slice(9)]));
      equal(await engine.query(readCsv, { file: 'files/2.csv', ...dialect }), csvRows);
      await engine.dropFile('files/2.csv');
    },
  },
  {
    name: 'reads a file larger than its reading buffer',
    async run(engine) {
      const line = `${'x'.repeat(98)};1\n`;
      const part = new Blob([line.repeat(1000)]);
      await engine.addFile('files/large.csv', new Blob(Array.from({ length: 100 }, () => part)));
      const sql = `select count(*) as a, count(distinct c0) as b, sum(c1::integer)::integer as c from (${readCsv})`;
      const given = { file: 'files/large.csv', ...dialect, header: false };
      equal(await cells(engine, sql, given), [100_000, 1, 100_000]);
      await engine.dropFile('files/large.csv');
    },
  },
  {
    name: 'forgets a file that was dropped, and reads a name given anew',
    async run(engine) {
      const sql = `select c0 as a from read_csv($file, auto_detect = false, header = false, columns = {'c0': 'varchar'})`;
      await engine.addFile('files/3.csv', new Blob(['first longer\n']));
      equal(await cells(engine, sql, { file: 'files/3.csv' }), ['first longer']);
      await engine.dropFile('files/3.csv');
      await queryError(engine.query(sql, { file: 'files/3.csv' }), sql);
      await engine.addFile('files/3.csv', new Blob(['second\n']));
      equal(await cells(engine, sql, { file: 'files/3.csv' }), ['second']);
      await engine.addFile('files/3.csv', new Blob(['third time\n']));
      equal(await cells(engine, sql, { file: 'files/3.csv' }), ['third time']);
      await engine.dropFile('files/3.csv');
    },
  },
  {
    name: 'asserts that the name of a file is plain and in its folder',
    async run(engine) {
      for (const name of [
        '1.csv',
        'files/',
        'files/*.csv',
        'files/../x',
        'files/a b',
        '/etc/passwd',
        'http://x/files/1',
      ]) {
        equal((await rejection(engine.addFile(name, new Blob(['x'])))).name, 'Error');
      }
    },
  },
  {
    name: 'reads nothing it was not given and asks the network for nothing',
    async run(engine) {
      const columns = `auto_detect = false, columns = {'c0': 'varchar'}`;
      const forbidden = [
        ...['/etc/hostname', 'files/../package.json', 'http://localhost:1/x.csv', 's3://a/b.csv'].map(
          (path) => `select * from read_csv('${path}', ${columns})`,
        ),
        `copy (select 1) to '/tmp/outturn.csv'`,
        `attach 'http://localhost:1/x.db' as other`,
        'load icu',
        'set autoload_known_extensions = true',
        'set enable_external_access = true',
      ];
      for (const sql of forbidden) await queryError(engine.run(sql), sql);
      await isAlive(engine);
    },
  },
  {
    name: 'refuses what needs an extension at once, rather than fetch it',
    async run(engine) {
      const startedAt = performance.now();
      for (const expression of [
        `'{}'::json`,
        'current_date',
        `'a' collate de < 'b'`,
        `json_extract('{}', '$.a')`,
      ]) {
        const sql = `select ${expression} as a`;
        await queryError(engine.query(sql), sql);
      }
      for (const reader of ['read_parquet', 'read_json', 'read_xlsx', 'sqlite_scan']) {
        const sql = `select * from ${reader}('files/1.x')`;
        await queryError(engine.query(sql), sql);
      }
      const waited = performance.now() - startedAt;
      if (waited > 2000) throw new Error(`refused after ${waited} ms`);
      await isAlive(engine);
    },
  },
];
