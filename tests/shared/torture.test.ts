import { existsSync, readdirSync, readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import type { DialectChoice } from '#lib/core/imports/scan/dialect.ts';
import { cellsOf } from '#lib/core/imports/scan/records.ts';
import type { Scan } from '#lib/core/imports/scan/scan-result.ts';
import { scan } from '#lib/core/imports/scan/scan.ts';
import { readSourceRows } from '#lib/core/imports/scan/source-rows.ts';

// Real files that nobody here wrote lie beside the repository; where they are absent the suite says so by skipping.
const folder = new URL('../../../shared/datasets/', import.meta.url);
const isThere = existsSync(new URL('INDEX.md', folder));

function bytesOf(path: string): Blob {
  return new Blob([new Uint8Array(readFileSync(new URL(path, folder)))]);
}

function textOf(path: string): string {
  return readFileSync(new URL(path, folder), 'utf8');
}

function namesIn(path: string): readonly string[] {
  return isThere ? readdirSync(new URL(path, folder)).sort() : [];
}

const read = (path: string, choice: DialectChoice = {}) => scan(bytesOf(path), choice);

/** The cells of the rows that are neither blank, odd nor set aside. */
async function keptCells(path: string, found: Scan): Promise<readonly (readonly string[])[]> {
  const content = bytesOf(path);
  const out = new Set([...found.oddRows, ...found.asideRows].map(({ row }) => row));
  const wanted = Array.from({ length: found.rows }, (_, at) => at + 1).filter((row) => !out.has(row));
  const rows = await readSourceRows({ name: path, content }, found, wanted);
  return rows
    .map(({ raw }) => cellsOf(raw, found.dialect))
    .filter((cells) => cells.some((cell) => cell.trim() !== ''));
}

/** Encoding, delimiter, header line, and rows: all, kept, blank, ragged or broken, notes. */
type Expected = readonly [
  path: string,
  encoding: string,
  delimiter: string,
  headerLine: number,
  rows: number,
  kept: number,
  blank: number,
  odd: number,
  aside: number,
];

// Row counts and header lines as datasets/INDEX.md says; there a header "row" counts records, here a line is physical.
const single: readonly Expected[] = [
  ['cost/bermuda_expenditure_tab.csv', 'utf-8', '\t', 1, 6648, 6648, 0, 0, 0],
  ['cost/bradford_council_2019-11_parens.csv', 'windows-1252', ',', 1, 9656, 9656, 0, 0, 0],
  ['cost/cook_county_budget_wide.csv', 'utf-8', ',', 1, 178, 178, 0, 0, 0],
  ['cost/cpi_us_monthly.csv', 'utf-8', ',', 1, 1360, 1360, 0, 0, 0],
  ['cost/deflator_fred_gdpdef_quarterly.csv', 'utf-8', ',', 1, 250, 250, 0, 0, 0],
  ['cost/dept_dclg_gpc_dec_2015.csv', 'utf-8', ',', 1, 8, 8, 0, 0, 0],
  ['cost/dept_feb_2016_footnote.csv', 'utf-8', ',', 1, 25, 22, 2, 0, 1],
  ['cost/dwp_cmg_pcard_july_2017.csv', 'utf-8', ',', 6, 98, 5, 93, 0, 0],
  ['cost/eu_brandenburg_efre_comma_eur.csv', 'utf-8', ',', 1, 6181, 6181, 0, 0, 0],
  ['cost/eu_northern_ireland_gbp_decimal_comma.csv', 'utf-8', ',', 1, 64, 64, 0, 0, 0],
  ['cost/eu_poland_cf_cp1250.csv', 'windows-1250', ';', 1, 125, 125, 0, 0, 0],
  ['cost/focus_1.0_sample_1000.csv', 'utf-8', ',', 1, 1000, 1000, 0, 0, 0],
  ['cost/hmrc_over25k_jan_2011.csv', 'utf-8', ',', 1, 188, 188, 0, 0, 0],
  // 9,954 rows with an amount, a blank one among them and 8 at the end.
  ['cost/leeds_council_2011-12.csv', 'iso-8859-1', ',', 1, 9963, 9954, 9, 0, 0],
  ['cost/leeds_council_2012-11.csv', 'utf-8', ',', 1, 10050, 10050, 0, 0, 0],
  ['cost/moj_aramis_march_2011_gbp.csv', 'utf-8', ',', 1, 871, 871, 0, 0, 0],
  ['cost/nhs_cumbria_pct_over25k_sep_2011.csv', 'utf-8-bom', ',', 1, 189, 189, 0, 0, 0],
  ['cost/oakland_budget_fy21-22_long.csv', 'utf-8', ',', 1, 22236, 22236, 0, 0, 0],
  ['cost/okc_budget_fy2015_plain.csv', 'utf-8', ',', 1, 4870, 4870, 0, 0, 0],
  ['cost/omb_receipts_fy2017_wide.csv', 'utf-8', ',', 1, 244, 244, 0, 0, 0],
  ['cost/philadelphia_fy16_adopted_usd.csv', 'utf-8', ',', 1, 1994, 1994, 0, 0, 0],
  ['cost/uk_public_spending_flags.csv', 'utf-8', ',', 1, 123, 123, 0, 0, 0],
  ['service/canada_service_standards.csv', 'utf-8-bom', ',', 1, 3864, 3864, 0, 0, 0],
  ['service/fco_consular_cases_april_2016_wide.csv', 'utf-8', ',', 1, 309, 309, 0, 0, 0],
  ['service/gds_transaction_volumes_2011-2017.csv', 'utf-8', ',', 1, 734, 734, 0, 0, 0],
  ['service/nhs_ae_by_trust_April-2025.csv', 'utf-8', ',', 1, 198, 198, 0, 0, 0],
  ['service/nhs_ae_by_trust_May-2025.csv', 'utf-8', ',', 1, 200, 200, 0, 0, 0],
  ['service/nhs_ae_by_trust_June-2025.csv', 'utf-8', ',', 1, 201, 201, 0, 0, 0],
  ['service/nhs_ae_machine_readable_april_2025.csv', 'utf-8', ',', 1, 199, 199, 0, 0, 0],
  ['service/scotland_cancer_31day.csv', 'utf-8', ',', 1, 14266, 14266, 0, 0, 0],
  ['service/servicenow_incidents_uci_199.csv', 'utf-8', ',', 1, 198, 198, 0, 0, 0],
  ['service/sncf_station_footfall_wide.csv', 'utf-8-bom', ';', 1, 3021, 3021, 0, 0, 0],
  ['service/uk_library_visits_iso_period.csv', 'utf-8', ',', 1, 3420, 3420, 0, 0, 0],
  ['torture/backslash_escapes_imdb.csv', 'utf-8', ',', 1, 100, 100, 0, 0, 0],
  ['torture/broken_footnote_table_nboca.csv', 'utf-8', ',', 4, 54, 53, 1, 0, 0],
  ['torture/cr_only_fco_services_spend.csv', 'utf-8', ',', 1, 4, 4, 0, 0, 0],
  ['torture/dutch_begrotingsanalyse_2011.csv', 'utf-8', ',', 5, 36, 36, 0, 0, 0],
  ['torture/excel_pasting_years.csv', 'utf-8', ',', 4, 17, 14, 1, 0, 2],
  ['torture/latin1_bank_mdy_trailing_comma.csv', 'iso-8859-1', ',', 1, 23, 23, 0, 0, 0],
  ['torture/latin1_semicolon_montreal_hotels.csv', 'iso-8859-1', ';', 1, 638, 638, 0, 0, 0],
  ['torture/mexico_budget_latin1_stray_cr.csv', 'iso-8859-1', ',', 1, 116, 114, 1, 0, 1],
  ['torture/pipe_housing.psv', 'utf-8', '|', 1, 28, 28, 0, 0, 0],
  ['torture/swiss_energy_research_spend.csv', 'utf-8', ',', 1, 2311, 2311, 0, 0, 0],
  ['torture/us_1033_acquisition.csv', 'utf-8', ',', 1, 1575, 1575, 0, 0, 0],
  ['torture/us_gov_pipe_awards.csv', 'utf-8', '|', 1, 10, 10, 0, 0, 0],
  ['torture/us_va_education_preamble.csv', 'utf-8', ',', 3, 55, 53, 0, 0, 2],
];

describe.skipIf(!isThere)('real files', () => {
  it.each(single)('%s is cut as the index says, with no question', async (path, ...expected) => {
    const found = await read(path);
    expect([
      found.encoding,
      found.dialect.delimiter,
      found.headerLine,
      found.rows,
      found.keptRows,
      found.blankRows,
      found.oddRows.length,
      found.asideRows.length,
    ]).toEqual(expected);
    expect(found.questions).toEqual([]);
    expect(found.fault).toBeNull();
  });

  it('are all in the list above', () => {
    const all = ['cost', 'service', 'torture'].flatMap((part) =>
      namesIn(part)
        .filter((name) => /\.[cp]sv$/.test(name))
        .map((name) => `${part}/${name}`),
    );
    expect(single.map(([path]) => path).sort()).toEqual(all.sort());
  });

  it('name their columns by headers of several lines, merged cells and units', async () => {
    const { header } = await read('torture/dutch_begrotingsanalyse_2011.csv');
    expect(header.slice(0, 4)).toEqual(['NR.', 'Cluster', 'A Groningen', 'B Friesland']);
  });

  it('keep letters of central Europe apart from pound signs', async () => {
    const { header } = await read('cost/eu_poland_cf_cp1250.csv');
    expect(header.slice(0, 3)).toEqual(['Tytuł projektu', 'Nazwa beneficjenta', 'Wartość projektu']);
  });

  it('show their total rows as such', async () => {
    const years = await read('torture/excel_pasting_years.csv');
    const last = years.suspects.at(-1);
    expect(last?.kinds).toEqual(['named', 'last']);
    expect(last?.cells.slice(0, 2)).toEqual(['Total', '120,522']);
    const nhs = await read('service/nhs_ae_machine_readable_april_2025.csv');
    expect(nhs.suspects.at(-1)).toMatchObject({ row: 199, line: 200, kinds: ['named', 'last'] });
  });
});

describe.skipIf(!isThere)('the csv-spectrum pack', () => {
  // The pack holds another telephone number in location_coordinates.json than in its CSV.
  const names = namesIn('torture/csv-spectrum/csvs').filter(
    (name) => !name.startsWith('location_coordinates'),
  );

  it.each(names)('%s is read as its author says', async (name) => {
    const path = `torture/csv-spectrum/csvs/${name}`;
    const found = await read(path);
    const json = textOf(`torture/csv-spectrum/json/${name.replace('.csv', '.json')}`);
    expect(await records(path, found)).toEqual(JSON.parse(json));
  });
});

async function records(
  path: string,
  found: Scan,
): Promise<readonly Readonly<Record<string, string | undefined>>[]> {
  const rows = await keptCells(path, found);
  return rows.map((cells) => Object.fromEntries(found.header.map((field, at) => [field, cells[at]])));
}

describe.skipIf(!isThere)('the csv-test-data pack', () => {
  const names = namesIn('torture/csv-test-data/csv');
  const path = (name: string) => `torture/csv-test-data/csv/${name}`;

  // Files of a header and nothing below it, or of nothing at all: the pack expects no rows, and so it is told.
  const empty: Readonly<Record<string, string>> = {
    'all-empty.csv': 'empty_file',
    'empty-one-column.csv': 'header_only',
    'header-no-rows.csv': 'header_only',
  };

  it.each(names.filter((name) => !name.startsWith('bad-') && !(name in empty)))(
    '%s is read as its author says',
    async (name) => {
      const found = await read(path(name));
      const json = textOf(`torture/csv-test-data/json/${name.replace('.csv', '.json')}`);
      expect(found.fault).toBeNull();
      const rows = [found.header, ...(await keptCells(path(name), found))];
      const expected = JSON.parse(json) as unknown;
      expect(await shapedLike(expected, found, path(name), rows)).toEqual(expected);
    },
  );

  it.each(Object.entries(empty))('%s is refused as %s', async (name, rule) => {
    expect((await read(path(name))).fault).toMatchObject({ rule });
  });

  it.each([
    ['bad-header-less-fields.csv', 'mostly_ragged'],
    ['bad-header-more-fields.csv', 'mostly_ragged'],
    ['bad-header-no-header.csv', 'empty_file'],
    ['bad-header-wrong-header.csv', 'header_only'],
    ['bad-missing-quote.csv', 'broken_quote'],
    ['bad-quotes-with-unescaped-quote.csv', 'broken_quote'],
  ])('%s is refused as %s', async (name, rule) => {
    expect((await read(path(name))).fault).toMatchObject({ rule });
  });

  it('bad-unescaped-quote.csv is read to the letter, and its loose quote is told of', async () => {
    const found = await read(path('bad-unescaped-quote.csv'));
    expect(found.looseQuotes).toEqual({ rows: 1, line: 2 });
    expect(found.samples).toEqual([['1', 'This "quotes" must be escaped', '3']]);
  });
});

/** The pack writes its expectations as arrays or as objects. */
async function shapedLike(
  expected: unknown,
  found: Scan,
  path: string,
  rows: readonly (readonly string[])[],
): Promise<unknown> {
  const first = Array.isArray(expected) ? (expected as readonly unknown[])[0] : null;
  return Array.isArray(first) ? rows : records(path, found);
}

describe.skipIf(!isThere)('the Pollock pack', () => {
  const path = (name: string) => `torture/pollock/csv/${name}`;
  const clean = (name: string): readonly (readonly string[])[] =>
    Papa.parse<string[]>(textOf(`torture/pollock/clean/${name}`), { skipEmptyLines: true }).data;
  const names = namesIn('torture/pollock/clean');

  it.each([
    ['file_header_only.csv', 'header_only', 1],
    // Its apostrophes are neither doubled nor escaped inside the quotes.
    ['file_quotation_char_0x27.csv', 'broken_quote', 3],
    ['row_extra_quote42_col7.csv', 'broken_quote', 43],
    ['row_extra_quote4_col8.csv', 'broken_quote', 5],
    ['row_extra_quote64_col8.csv', 'broken_quote', 65],
  ])('%s is refused as %s', async (name, rule, line) => {
    expect((await read(path(name))).fault).toMatchObject({ rule, line });
  });

  const broken = /^row_(extra_quote14|field_delimiter|less_sep|more_sep)/;

  it.each(names.filter((name) => broken.test(name)))(
    '%s has the one spoilt row set aside, and the rest as the authors say',
    async (name) => {
      const found = await read(path(name));
      expect(found.oddRows).toHaveLength(1);
      expect(found.fault).toBeNull();
      const rows = [found.header, ...(await keptCells(path(name), found))];
      const spoilt = found.oddRows[0]?.row ?? 0;
      expect(rows).toEqual(clean(name).filter((_, at) => at !== spoilt));
    },
  );

  it.each(names.filter((name) => /^file_(field|multi|header_multi|no_tr|one|pre|record)/.test(name)))(
    '%s is read as the authors say',
    async (name) => {
      const found = await read(path(name));
      expect(found.questions).toEqual([]);
      expect([found.header, ...(await keptCells(path(name), found))]).toEqual(clean(name));
    },
  );

  it('file_no_header.csv is asked for, and read as the authors say when told that it has none', async () => {
    const name = 'file_no_header.csv';
    expect((await read(path(name))).questions.map(({ id }) => id)).toEqual(['header']);
    expect(await keptCells(path(name), await read(path(name), { headerRecords: 0 }))).toEqual(clean(name));
  });
});

describe.skipIf(!isThere)('the sniffer cases of DuckDB', () => {
  const path = (name: string) => `torture/duckdb/${name}`;
  const asked = [
    'empty_header.csv',
    'leading_space_numerics.csv',
    'mixed_new_line.csv',
    'no_header.csv',
    'pipe_delim.csv',
    'semicolon_delim.csv',
    'unnamed_columns.csv',
  ];

  it.each(asked)('%s has no header: it is asked for', async (name) => {
    expect((await read(path(name))).questions.map(({ id }) => id)).toEqual(['header']);
  });

  it.each([
    ['header_only.csv', 'header_only'],
    ['single_value.csv', 'header_only'],
  ])('%s is refused as %s', async (name, rule) => {
    expect((await read(path(name))).fault).toMatchObject({ rule });
  });

  it.each([
    ['14177.csv', ',', 1, ['id', 'description'], 5],
    ['all_quotes.csv', ',', 1, ['upc', 'name', 'description', 'price'], 5],
    ['bad_escape.csv', ',', 1, ['foo', 'bar'], 2],
    ['blank_line.csv', ',', 1, ['col'], 10],
    ['duplicate_header_col.csv', ',', 1, ['a', 'b', 'a'], 2],
    ['duplicate_header_collision.csv', ',', 1, ['a', 'b', 'a', 'a_1'], 2],
    ['encodings__latin1.csv', ',', 1, ['name', 'age'], 12],
    ['headers__empty_1.csv', ',', 1, ['a', 'b', 'c', '', 'e'], 2],
    ['headers__unescaped_quote.csv', ',', 1, ['Name', "Unescaped'Quote"], 2],
    ['issue_1254.csv', ',', 1, ['a', 'b'], 2],
    ['locations_header_trailing_comma.csv', ',', 1, ['id', 'name', 'lat', 'lon'], 1],
    ['missing_header_col.csv', ',', 1, ['a', '', 'c'], 2],
    ['mixed_decimal.csv', ';', 1, ['A', 'B'], 5],
    ['multiple_skip_row.csv', ',', 3, ['number', 'text', 'date'], 1],
    ['normalize_names_5.csv', ',', 1, ['#  a', 'b', 'c'], 2],
    ['skip_row.csv', ',', 2, ['number', 'text', 'date'], 1],
    ['time_date_timestamp_dd-mm-yyyy.csv', ',', 1, ['a', 'b', 't', 'd', 'ts'], 3],
    ['utf8bom.csv', ',', 1, ['id', 'name'], 2],
  ] as const)('%s is cut as it is meant', async (name, delimiter, headerLine, header, keptRows) => {
    const found = await read(path(name));
    expect(found).toMatchObject({ headerLine, header, keptRows, questions: [], fault: null });
    expect(found.dialect.delimiter).toBe(delimiter);
  });

  it('missing_column.csv has its three short rows set aside', async () => {
    expect(await read(path('missing_column.csv'))).toMatchObject({ rows: 22, keptRows: 19 });
  });

  it('bad_escape.csv is read with its backslashes', async () => {
    expect((await read(path('bad_escape.csv'))).samples).toEqual([
      ['332', 'Surname, Firstname'],
      ['123', 'foo ("foo")'],
    ]);
  });
});
