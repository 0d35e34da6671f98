import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '#lib/core/engine/port.ts';
import type { SourceFile } from '#lib/core/imports/imported-file.ts';
import type { ColumnRef, FieldRule, Mapping } from '#lib/core/imports/mapping.ts';
import { cellsOf } from '#lib/core/imports/records.ts';
import { scan } from '#lib/core/imports/scan.ts';
import { readSourceRows } from '#lib/core/imports/source-rows.ts';
import { suggestMapping } from '#lib/core/imports/suggest.ts';
import { column, constant, csv, importOnce, loadOne, mappingFor, startTables } from '../core/imports/kit.ts';

// Real files that nobody here wrote lie beside the repository, and their sums in datasets/INDEX.md; where they are
// absent the suite says so by skipping.
const folder = new URL('../../../shared/datasets/', import.meta.url);
const isThere = existsSync(new URL('INDEX.md', folder));

let engine: Engine;

beforeAll(async () => {
  engine = await startTables();
});

afterAll(() => engine.close());

function shared(path: string): SourceFile {
  return csv(new Uint8Array(readFileSync(new URL(path, folder))), path);
}

async function headerOf(source: SourceFile): Promise<readonly string[]> {
  return (await scan(source.content, { delimiter: ',', headerRecord: 0 })).header;
}

function only(header: readonly string[], name: string): ColumnRef {
  return { name, index: header.indexOf(name) };
}

describe.skipIf(!isThere)('the council spend of Leeds, November 2012', () => {
  it('loads as suggested, to the penny', async () => {
    const source = shared('cost/leeds_council_2012-11.csv');
    const { waiting } = await importOnce(engine, [source]);
    const file = waiting[0];
    if (!file) throw new Error('expected it to wait for a mapping');
    const { mapping, missing } = suggestMapping({ name: source.name, ...file.scan }, 'costs');
    expect(missing).toEqual([]);
    const { file: loaded, rows } = await loadOne(engine, source, { mappings: [mapping] });
    expect(loaded.rows).toEqual({ read: 10050, accepted: 10050, rejected: 0, excluded: 0 });
    expect(loaded.amounts).toMatchObject([
      { column: 'amount', read: '71558583.35', accepted: '71558583.35' },
    ]);
    expect(rows.filter((row) => String(row['amount']).startsWith('-'))).toHaveLength(106);
  });
});

describe.skipIf(!isThere)('A&E attendances in England', () => {
  it('tie to the total row of the file, April 2025', async () => {
    const source = shared('service/nhs_ae_machine_readable_april_2025.csv');
    const header = await headerOf(source);
    const attendances = only(header, 'A&E attendances Type 1');
    const over = only(header, 'Attendances over 4hrs Type 1');
    const mapping = mappingFor(
      'service_levels',
      header,
      {
        partnership: constant('ae'),
        period: { from: 'column', column: only(header, 'Period'), format: 'mmm-yyyy' },
        metric: constant('Within 4 hours, type 1'),
        service: column(header, header.indexOf('Org name')),
        numerator: { from: 'sum', add: [attendances], subtract: [over] },
        denominator: { from: 'column', column: attendances },
      },
      { exclusions: [{ column: only(header, 'Period'), equals: 'TOTAL', as: 'total' }] },
    );
    const { file, rows } = await loadOne(engine, source, { mappings: [mapping] });
    expect(file.rows).toEqual({ read: 199, accepted: 198, rejected: 0, excluded: 1 });
    expect(rows[0]).toMatchObject({ period: '2025-04-01' });
    expect(file.amounts.find((tally) => tally.column === 'denominator')).toMatchObject({
      accepted: '1354645.00',
      excluded: '1354645.00',
    });
    expect(file.control).toEqual([
      // 1,354,645 attendances less 544,763 over four hours.
      {
        source: 'numerator: total row on line 200',
        expected: '809882.00',
        found: '809882.00',
        difference: '0.00',
      },
      {
        source: 'denominator: total row on line 200',
        expected: '1354645.00',
        found: '1354645.00',
        difference: '0.00',
      },
    ]);
  });

  it.each([
    ['April', 198, '2297421.00', '2025-04-01'],
    ['May', 200, '2397529.00', '2025-05-01'],
    ['June', 201, '2351581.00', '2025-06-01'],
  ])('load by trust with the month of the file name, %s 2025', async (month, count, total, period) => {
    const source = shared(`service/nhs_ae_by_trust_${month}-2025.csv`);
    const header = await headerOf(source);
    const named = (name: string): FieldRule => ({ from: 'column', column: only(header, name) });
    const levels = mappingFor('service_levels', header, {
      partnership: named('Region'),
      period: { from: 'file_name', format: 'mmm-yyyy' },
      metric: constant('Within 4 hours'),
      service: named('Name'),
      numerator: named('Total Attendances < 4 hours'),
      denominator: named('Total attendances'),
      target: constant('0.78'),
      unit: constant('share'),
    });
    const { file, rows } = await loadOne(engine, source, { mappings: [levels] });
    expect(file.rows).toEqual({ read: count, accepted: count, rejected: 0, excluded: 0 });
    expect(file.amounts.find((tally) => tally.column === 'denominator')?.accepted).toBe(total);
    expect(new Set(rows.map((row) => row['period']))).toEqual(new Set([period]));
  });
});

describe.skipIf(!isThere)('other real exports', () => {
  const spend = (
    header: readonly string[],
    names: readonly [string, string],
    format: 'dd/mm/yyyy' | 'dd-mmm-yyyy',
    rest: Partial<Mapping> = {},
  ) =>
    mappingFor(
      'costs',
      header,
      {
        partnership: constant('P'),
        period: { from: 'column', column: only(header, names[0]), format },
        amount: { from: 'column', column: only(header, names[1]) },
      },
      rest,
    );

  it.each([
    ['cost/moj_aramis_march_2011_gbp.csv', ['DATE', 'AMOUNT'], 'dd-mmm-yyyy', 871, '428603933.54'],
    ['cost/hmrc_over25k_jan_2011.csv', ['Date', 'Amount'], 'dd/mm/yyyy', 188, '51884636.79'],
    [
      'cost/nhs_cumbria_pct_over25k_sep_2011.csv',
      ['Date of Payment', 'Amount in Sterling'],
      'dd-mmm-yyyy',
      189,
      '84353384.87',
    ],
  ] as const)('%s loads to the penny', async (path, names, format, count, total) => {
    const source = shared(path);
    const header = await headerOf(source);
    const { file } = await loadOne(engine, source, { mappings: [spend(header, names, format)] });
    expect(file.rows).toEqual({ read: count, accepted: count, rejected: 0, excluded: 0 });
    expect(file.amounts).toMatchObject([{ accepted: total }]);
  });

  it('pounds with a decimal comma and quoted line ends load to the penny', async () => {
    const source = shared('cost/eu_northern_ireland_gbp_decimal_comma.csv');
    const header = await headerOf(source);
    const amount = header.find((name) => name.startsWith('Total Eligible Expenditure Allocated')) ?? '';
    const fields = {
      partnership: constant('P'),
      period: constant('2014-01'),
      amount: column(header, header.indexOf(amount)),
    };
    const mapping = mappingFor('costs', header, fields, { file: source.name, decimalMark: ',' });
    const { file } = await loadOne(engine, source, { mappings: [mapping] });
    expect(file.rows).toMatchObject({ read: 64, accepted: 64 });
    expect(file.amounts).toMatchObject([{ accepted: '105159421.00' }]);
  });
});

function filesBelow(path: string): readonly string[] {
  if (!isThere) return [];
  const names = readdirSync(new URL(path, folder), { recursive: true, withFileTypes: true });
  return names
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.json'))
    .map((entry) => `${entry.parentPath.slice(folder.pathname.length)}/${entry.name}`)
    .sort();
}

/** Any table can be read as volumes: the first column is the volume, whether it holds numbers or not. */
function anyMapping(name: string, header: readonly string[]): Mapping {
  const fields = { partnership: constant('P'), period: constant('2025-04'), volume: column(header, 0) };
  return mappingFor('volumes', header, fields, { file: name });
}

describe.skipIf(!isThere)('every shared file', () => {
  it.each(filesBelow('cost').concat(filesBelow('service'), filesBelow('torture')))(
    '%s loads with all rows accounted for, or says why not',
    async (path) => {
      const source = shared(path);
      const { waiting, findings } = await importOnce(engine, [source]);
      const file = waiting[0];
      if (!file) return expect(findings.length).toBeGreaterThan(0);
      const loaded = await importOnce(engine, [source], {
        mappings: [anyMapping(source.name, file.scan.header)],
      });
      expect(loaded.findings).toEqual([]);
      const { read = 0, accepted = 0, rejected = 0, excluded = 0 } = loaded.files[0]?.rows ?? {};
      expect(read).toBe(accepted + rejected + excluded);
      expect(read).toBeGreaterThan(0);
    },
  );
});

describe.skipIf(!isThere)('the csv-spectrum pack', () => {
  // The pack holds another telephone number in location_coordinates.json than in its CSV.
  const names = filesBelow('torture/csv-spectrum/csvs')
    .map((path) => path.replace(/^.*\/(.*)\.csv$/, '$1'))
    .filter((name) => name !== 'location_coordinates');

  it.each(names)('%s is read as its author says', async (name) => {
    const source = shared(`torture/csv-spectrum/csvs/${name}.csv`);
    const json = readFileSync(new URL(`torture/csv-spectrum/json/${name}.json`, folder), 'utf8');
    const expected = JSON.parse(json) as readonly Readonly<Record<string, string>>[];
    const found = await scan(source.content, { delimiter: ',', headerRecord: 0 });
    const rows = await readSourceRows(
      source,
      found,
      Array.from({ length: found.rows }, (_, at) => at + 1),
    );
    const records = rows.map(({ raw }) => {
      const cells = cellsOf(raw, ',');
      return Object.fromEntries(found.header.map((field, at) => [field, cells[at]]));
    });
    expect(records).toEqual(expected);
  });
});
