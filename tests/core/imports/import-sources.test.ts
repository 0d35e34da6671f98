import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { QueryCancelled, type Engine } from '#lib/core/engine/port.ts';
import { rejectsCsv, rejectsName } from '#lib/core/imports/load/rejects-csv.ts';
import { scan } from '#lib/core/imports/scan/scan.ts';
import { column, constant, csv, importAll, importOnce, mappingFor, startTables } from './kit.ts';

let engine: Engine;

beforeAll(async () => {
  engine = await startTables();
});

afterAll(() => engine.close());

const good = csv('partnership,period,amount\nA,2025-04,1\n', 'good.csv');
const bytes = (...values: number[]) => new Uint8Array(values);

describe('a file that cannot be loaded', () => {
  it.each([
    ['nothing in it', '', 'empty_file', 'found no text'],
    ['blank lines alone', '\n\n \n', 'empty_file', 'found no text'],
    ['a header alone', 'partnership,period,amount\n', 'header_only', 'no rows below it'],
    ['a PNG image', bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0), 'not_text', 'a PNG image'],
    ['an Excel workbook', bytes(0x50, 0x4b, 0x03, 0x04, 0x14, 0), 'not_text', 'save the sheet as CSV'],
    ['a PDF', '%PDF-1.7\n', 'not_text', 'a PDF document'],
    ['a NUL byte', 'partnership,period,amount\nA,2025-04,\0\n', 'not_text', 'NUL byte on line 2'],
    [
      'a broken quote',
      'partnership,period,amount\nA,2025-04,1\n"B,2025-04,1\nC,2025-04,1\n',
      'broken_quote',
      'line 3',
    ],
  ])('with %s gives its own message, and the others load', async (_, content, rule, words) => {
    const { files, findings } = await importOnce(engine, [csv(content, 'bad.csv'), good]);
    expect(files.map(({ name }) => name)).toEqual(['good.csv']);
    expect(findings).toMatchObject([{ severity: 'error', rule, file: 'bad.csv' }]);
    expect(findings[0]?.message).toContain(words);
    expect(findings[0]?.message).toMatch(/the file is not loaded$/);
  });

  it('since it changed while it was read says so', async () => {
    const gone = new Blob(['a,b\n']);
    const scanner = () => Promise.reject(new Error('the file has changed while it was read'));
    const { findings } = await importOnce(engine, [{ name: 'gone.csv', content: gone }], { scanner });
    expect(findings).toMatchObject([
      { rule: 'not_loaded', message: expect.stringContaining('has changed') as string },
    ]);
  });

  it('leaves what was loaded before as it was', async () => {
    const { files } = await importAll(engine, [good]);
    await importOnce(engine, [csv('"', 'bad.csv'), csv('x\n1\n', 'unknown.csv')], { loaded: files });
    expect(await engine.query('select amount::integer as amount from fact_cost')).toEqual([{ amount: 1 }]);
    await engine.run('delete from fact_cost');
  });
});

it('does not load the same bytes twice as one dataset, whatever their name', async () => {
  const twin = { ...good, name: 'folder/twin.csv' };
  const { files, findings } = await importOnce(engine, [good, twin]);
  expect(files).toHaveLength(1);
  expect(findings).toMatchObject([{ severity: 'error', rule: 'same_file_twice', file: 'folder/twin.csv' }]);
  const again = await importOnce(engine, [twin], { loaded: files });
  expect(again.files).toHaveLength(0);
});

it('asks when two delimiters would do, and goes by what a person says', async () => {
  const source = csv('series,period;index\nCPI,2025-04;1\n', 'p.csv');
  const { findings, waiting } = await importOnce(engine, [source]);
  expect(findings.map(({ rule }) => rule)).toEqual(['needs_answer']);
  expect(waiting[0]?.scan.questions.map(({ id }) => id)).toEqual(['delimiter']);
  const text = 'a title\n\nseries,period,index\nseries,period,index\nCPI,2025-04,1\n';
  const dialects = new Map([['q.csv', { delimiter: ',', headerRecord: 2 } as const]]);
  const told = await importOnce(engine, [csv(text, 'q.csv')], { dialects });
  expect(told.files).toMatchObject([{ headerLine: 4, rows: { read: 1, accepted: 1 } }]);
});

it('keeps a file of unknown header waiting, and loads it under a mapping made for it', async () => {
  const source = csv('Who,When,How much\nA,05/11/2012,3\n', 'export.csv');
  const { waiting, findings } = await importOnce(engine, [source]);
  expect(waiting.map((file) => file.scan.header)).toEqual([['Who', 'When', 'How much']]);
  expect(findings).toMatchObject([{ severity: 'error', rule: 'needs_mapping', file: 'export.csv', line: 1 }]);
  const header = ['Who ', 'When', 'How much'];
  const mapping = mappingFor('costs', header, {
    partnership: column(header, 0),
    period: column(header, 1, 'dd/mm/yyyy'),
    amount: column(header, 2),
  });
  const mapped = await importOnce(engine, [source], { mappings: [mapping] });
  expect(mapped.files.map(({ rows }) => rows.accepted)).toEqual([1]);
});

it('keeps a file waiting whose mapping lacks something, and says what', async () => {
  const header = ['Who', 'How much'];
  const mapping = mappingFor('costs', header, { partnership: column(header, 0), amount: column(header, 1) });
  const { waiting, findings } = await importOnce(engine, [csv('Who,How much\nA,1\n')], {
    mappings: [mapping],
  });
  expect(waiting).toHaveLength(1);
  expect(findings[0]?.message).toContain('period (month the row belongs to): choose a column or a value');
});

it('does not carry a mapping bound to one file to another', async () => {
  const header = ['Who', 'How much'];
  const fields = { partnership: column(header, 0), amount: column(header, 1), period: constant('2025-04') };
  const mapping = mappingFor('costs', header, fields, { file: 'april.csv' });
  const text = 'Who,How much\nA,1\n';
  const { files, waiting } = await importOnce(
    engine,
    [csv(text, 'april.csv'), csv(`${text}B,2\n`, 'may.csv')],
    {
      mappings: [mapping],
    },
  );
  expect(files.map(({ name }) => name)).toEqual(['april.csv']);
  expect(waiting.map(({ source }) => source.name)).toEqual(['may.csv']);
});

it('takes out the files before it when a drop is cancelled at a later one', async () => {
  const cancel = new AbortController();
  const sources = [
    csv('partnership,period,amount\nP,2025-01,1\n', 'a.csv'),
    csv('partnership,period,amount\nP,2025-02,2\n', 'b.csv'),
  ];
  const onProgress = ({ file }: { readonly file: string }) => (file === 'b.csv' ? cancel.abort() : undefined);
  await expect(importAll(engine, sources, { signal: cancel.signal, onProgress })).rejects.toThrow();
  expect(await engine.query('select count(*) as rows from fact_cost')).toEqual([{ rows: 0 }]);
});

it('rolls a file back that is cancelled while it loads', async () => {
  const stop = new AbortController();
  const scanner: typeof scan = async (...given) => {
    const found = await scan(...given);
    stop.abort();
    return found;
  };
  const importing = importAll(engine, [good], { scanner, signal: stop.signal });
  await expect(importing).rejects.toBeInstanceOf(QueryCancelled);
  expect(await engine.query('select count(*) as rows from fact_cost')).toEqual([{ rows: 0 }]);
  expect((await importOnce(engine, [good])).files).toHaveLength(1);
});

it('tells how far it has come, from 0 up and never back', async () => {
  const shares: number[] = [];
  await importOnce(engine, [good, csv('series,period,index\nCPI,2025-04,1\n', 'p.csv')], {
    onProgress: ({ share }) => shares.push(share),
  });
  expect(shares[0]).toBe(0);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  expect(Math.max(...shares)).toBeLessThanOrEqual(1);
});

it('gives rejected rows as a file that loads once it is mended', async () => {
  const text =
    'partnership;period;amount;service\nA;2025-04;1;x\n" B";2024-13;2;"two; parts"\nC;2025-04\nD;2025-05;3;x\n';
  const source = csv(text, 'spend-May-2025.csv');
  const { files, read } = await importAll(engine, [source]);
  const [file, seen] = [files[0], read[0]];
  if (!file || !seen) throw new Error('not loaded');
  const rejected = await rejectsCsv(engine, file, seen);
  const lines = rejected.split('\r\n');
  expect(lines[0]).toBe('partnership;period;amount;service;outturn_file;outturn_line;outturn_reason');
  expect(lines[1]?.startsWith(`" B";2024-13;2;"two; parts";${file.sha256};3;`)).toBe(true);
  expect(lines[2]).toBe(`C;2025-04;;;${file.sha256};4;2 cells: expected 4`);
  expect(rejectsName('folder/spend-May-2025.csv')).toBe('spend-May-2025-rejected.csv');
  const mended = rejected.replace('2024-13', '2024-12').replace('C;2025-04;;', 'C;2025-04;4;y');
  const again = await importAll(engine, [csv(mended, 'mended.csv')], { loaded: files });
  expect(again.files[0]).toMatchObject({
    mends: file.id,
    rows: { read: 2, accepted: 2, rejected: 0, excluded: 0 },
  });
  expect(again.changed).toMatchObject([{ id: file.id, mended: 2 }]);
  const total = await engine.query('select sum(amount)::integer as total from fact_cost');
  expect(total).toEqual([{ total: 10 }]);
  await engine.run('delete from fact_cost; delete from reject; delete from reject_amount');
});
