import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine, Row } from '#lib/core/engine/port.ts';
import { crossCheck } from '#lib/core/imports/checks/cross-check.ts';
import type { ImportOptions, Imported } from '#lib/core/imports/import-sources.ts';
import type { ImportedFile, SourceFile } from '#lib/core/imports/load/imported-file.ts';
import { unloadFile } from '#lib/core/imports/load/load.ts';
import { emptyMapping, type Mapping } from '#lib/core/imports/mapping/mapping.ts';
import { parseMapping } from '#lib/core/imports/mapping/parse-mapping.ts';
import { datasets, type DatasetId } from '#lib/core/vocabulary/datasets.ts';
import { column, constant, csv, importAll, startTables } from '../core/imports/kit.ts';

// Real files that nobody here wrote lie beside the repository; where they are absent the suite says so by skipping.
// Rows, sums and counts of negatives: INDEX.md there (column Oracle); what it does not tell (periods, partnerships,
// sums of wide tables) was computed from the raw files with Python's csv and decimal, row by row.
const folder = new URL('../../../shared/datasets/', import.meta.url);
const isThere = existsSync(new URL('INDEX.md', folder));

/** What a file is to become as one dataset. */
interface Loaded {
  readonly dataset: DatasetId;
  /** Read, accepted, rejected, excluded. */
  readonly rows: readonly [number, number, number, number];
  /** By column: read, and where it differs accepted and excluded; nothing here is rejected. */
  readonly sums: Readonly<Record<string, readonly [string] | readonly [string, string, string]>>;
  /** Unpivoted cells: read, accepted, excluded, blank. */
  readonly cells?: readonly [number, number, number, number];
  /** First and last period, how many there are, and of what lengths. */
  readonly periods: readonly [string, string, number, string];
  readonly partnerships: number;
  /** Rows of the first summed (or only numeric) field that are below zero. */
  readonly negatives?: number;
  readonly suppressed?: number;
  /** The first row that was loaded, as a person reads it in the file. */
  readonly first: Readonly<Record<string, unknown>>;
}

/** How a file is loaded, and what is expected of it. */
interface Case {
  readonly path: string;
  /** Rule and words of what is said while nobody has answered or mapped; null: it loads by its profile at once. */
  readonly asks: readonly [rule: 'needs_answer' | 'needs_mapping', says: string] | null;
  /** `QUESTION=VALUE`, given beforehand. */
  readonly answers?: readonly string[];
  /** A file in mappings/. */
  readonly mapping?: string;
  /** Nothing: it stops, and nobody could say more than the file does. */
  readonly loads: readonly Loaded[];
  /** Warnings of the file, and of what stands in the tables after it; the same rule is named once. */
  readonly warns: readonly string[];
  readonly dialect: readonly [encoding: string, delimiter: string, headerLine: number];
}

const plain = ['utf-8', ',', 1] as const;

const spend: readonly Case[] = [
  {
    path: 'cost/leeds_council_2012-11.csv',
    asks: null,
    dialect: plain,
    warns: [],
    loads: [
      {
        dataset: 'costs',
        rows: [10050, 10050, 0, 0],
        sums: { amount: ['71558583.35'] },
        periods: ['2012-10-01', '2012-11-01', 2, 'month'],
        partnerships: 12,
        negatives: 106,
        first: {
          partnership: 'Adult Social Care',
          period: '2012-11-01',
          amount: 765,
          source_ref: '1211-00001',
        },
      },
    ],
  },
  {
    path: 'cost/leeds_council_2011-12.csv',
    asks: null,
    dialect: ['iso-8859-1', ',', 1],
    warns: [],
    loads: [
      {
        dataset: 'costs',
        // 9,953 payments, 9 blank rows, and a row that equals their sum and bears no name.
        rows: [9963, 9953, 0, 10],
        sums: { amount: ['157835421.00', '78917710.50', '78917710.50'] },
        periods: ['2011-10-01', '2011-12-01', 3, 'month'],
        partnerships: 14,
        negatives: 124,
        first: { partnership: 'Central & Corporate Functions', period: '2011-12-01', amount: 488.34 },
      },
    ],
  },
  {
    path: 'cost/bradford_council_2019-11_parens.csv',
    asks: null,
    dialect: ['windows-1252', ',', 1],
    warns: [],
    loads: [
      {
        dataset: 'costs',
        rows: [9656, 9656, 0, 0],
        sums: { amount: ['39355678.64'] },
        periods: ['2019-11-01', '2019-11-01', 1, 'month'],
        partnerships: 78,
        negatives: 627,
        first: { partnership: 'Access & Inclusion', category: 'Asylum Seekers Allow', amount: 698.91 },
      },
    ],
  },
  {
    path: 'cost/moj_aramis_march_2011_gbp.csv',
    asks: null,
    dialect: plain,
    warns: ['repeated_rows'],
    loads: [
      {
        dataset: 'costs',
        rows: [871, 871, 0, 0],
        sums: { amount: ['428603933.54'] },
        periods: ['2011-03-01', '2011-03-01', 1, 'month'],
        partnerships: 3,
        negatives: 0,
        first: { partnership: 'HMCS', service: 'GZ999-North West Region', amount: 68486.66, currency: 'GBP' },
      },
    ],
  },
  {
    path: 'cost/hmrc_over25k_jan_2011.csv',
    asks: null,
    dialect: plain,
    warns: [],
    loads: [
      {
        dataset: 'costs',
        rows: [188, 188, 0, 0],
        sums: { amount: ['51884636.79'] },
        periods: ['2011-01-01', '2011-01-01', 1, 'month'],
        partnerships: 1,
        negatives: 10,
        first: { partnership: 'HMRC', service: 'Criminal Investigations', amount: 75307.72 },
      },
    ],
  },
  {
    path: 'cost/nhs_cumbria_pct_over25k_sep_2011.csv',
    asks: null,
    dialect: ['utf-8-bom', ',', 1],
    warns: [],
    loads: [
      {
        dataset: 'costs',
        rows: [189, 189, 0, 0],
        sums: { amount: ['84353384.87'] },
        periods: ['2011-08-01', '2011-10-01', 3, 'month'],
        partnerships: 1,
        negatives: 0,
        first: { partnership: 'Cumbria PCT', amount: 27275.25, source_ref: 'Exeter 23/09/2011' },
      },
    ],
  },
  {
    path: 'torture/cr_only_fco_services_spend.csv',
    asks: null,
    dialect: plain,
    warns: [],
    loads: [
      {
        dataset: 'costs',
        rows: [4, 4, 0, 0],
        // 47,072.02 + 25,235.07 + 30,699.44 + 78,389.21.
        sums: { amount: ['181395.74'] },
        periods: ['2011-05-01', '2011-05-01', 1, 'month'],
        partnerships: 1,
        first: { partnership: 'FCOS', service: 'Client Delivery', amount: 47072.02 },
      },
    ],
  },
  {
    path: 'cost/dept_dclg_gpc_dec_2015.csv',
    asks: null,
    dialect: plain,
    warns: [],
    loads: [
      {
        dataset: 'costs',
        rows: [8, 8, 0, 0],
        // 136.38 + 14.95 + 269.86 + 66.00 + 2.39 + 68.34 + 31.68 + 147.50.
        sums: { amount: ['737.10'] },
        periods: ['2015-12-01', '2015-12-01', 1, 'month'],
        partnerships: 1,
        first: { partnership: 'DCLG', amount: 136.38, source_ref: '1000004070' },
      },
    ],
  },
  {
    path: 'cost/dept_feb_2016_footnote.csv',
    asks: ['needs_mapping', 'partnership'],
    mapping: 'dept_feb_2016',
    dialect: plain,
    warns: ['repeated_rows'],
    loads: [
      {
        dataset: 'costs',
        // Two blank rows and a footnote are left out.
        rows: [25, 22, 0, 3],
        sums: { amount: ['24544.36'] },
        periods: ['2016-02-01', '2016-02-01', 1, 'month'],
        partnerships: 1,
        negatives: 0,
        first: { amount: 1015.16 },
      },
    ],
  },
  {
    path: 'cost/dwp_cmg_pcard_july_2017.csv',
    asks: ['needs_mapping', 'partnership'],
    mapping: 'dwp_cmg_pcard',
    dialect: ['utf-8', ',', 6],
    warns: ['repeated_rows'],
    loads: [
      {
        dataset: 'costs',
        rows: [98, 5, 0, 93],
        sums: { amount: ['2590.20'] },
        periods: ['2017-06-01', '2017-07-01', 2, 'month'],
        partnerships: 1,
        negatives: 0,
        first: { amount: 512.2, category: '9399' },
      },
    ],
  },
];

const budgets: readonly Case[] = [
  {
    path: 'cost/omb_receipts_fy2017_wide.csv',
    asks: ['needs_answer', 'thousands of dollars'],
    answers: ['scale:amount=1000'],
    dialect: plain,
    warns: ['repeated_rows', 'wide_columns_left_out', 'wrong_scale'],
    loads: [
      {
        dataset: 'costs',
        rows: [244, 244, 0, 0],
        // 60 years, 1962 to 2021; the transition quarter TQ is left out and said to be.
        cells: [14640, 14640, 0, 0],
        sums: { amount: ['85857840097000.00'] },
        periods: ['1961-10-01', '2020-10-01', 60, 'year'],
        partnerships: 42,
        first: { partnership: 'Department of Health and Human Services', currency: 'USD' },
      },
    ],
  },
  {
    path: 'cost/cook_county_budget_wide.csv',
    asks: null,
    dialect: plain,
    warns: ['repeated_rows'],
    loads: [
      {
        dataset: 'costs',
        rows: [178, 178, 0, 0],
        cells: [8722, 5785, 0, 2937],
        sums: { amount: ['141816929618.57'] },
        // Cook County's fiscal 1993 starts in December 1992.
        periods: ['1992-12-01', '2016-12-01', 25, 'year'],
        partnerships: 18,
        first: { partnership: 'President', service: 'Ethics Board', amount: 116071, scenario: 'actual' },
      },
    ],
  },
  {
    path: 'cost/okc_budget_fy2015_plain.csv',
    asks: null,
    dialect: plain,
    warns: ['repeated_rows'],
    loads: [
      {
        dataset: 'costs',
        rows: [4870, 4870, 0, 0],
        cells: [4870, 4870, 0, 0],
        sums: { amount: ['1205265252.00'] },
        periods: ['2014-07-01', '2014-07-01', 1, 'year'],
        partnerships: 36,
        negatives: 349,
        first: { partnership: 'SPECIAL PURPOSE', amount: 200000, scenario: 'budget' },
      },
    ],
  },
  {
    path: 'cost/oakland_budget_fy21-22_long.csv',
    asks: null,
    dialect: plain,
    warns: ['repeated_rows'],
    loads: [
      {
        dataset: 'costs',
        // 829 rows of revenue stand in the same column; they are left out by name.
        rows: [22236, 21407, 0, 829],
        sums: { amount: ['4066776078.00', '2033463039.00', '2033313039.00'] },
        periods: ['2021-07-01', '2021-07-01', 1, 'year'],
        partnerships: 27,
        negatives: 119,
        first: { partnership: 'Capital Improvement Projects', amount: 252000, scenario: 'budget' },
      },
    ],
  },
  {
    path: 'cost/philadelphia_fy16_adopted_usd.csv',
    asks: null,
    dialect: plain,
    warns: ['repeated_rows'],
    loads: [
      {
        dataset: 'costs',
        rows: [1994, 1994, 0, 0],
        sums: { amount: ['8155658000.00'] },
        periods: ['2015-07-01', '2015-07-01', 1, 'year'],
        partnerships: 57,
        negatives: 0,
        first: { partnership: 'City Council', amount: 100000, currency: 'USD' },
      },
    ],
  },
  {
    path: 'cost/bermuda_expenditure_tab.csv',
    asks: ['needs_answer', 'thousands of dollars'],
    answers: ['scale:amount=1000'],
    dialect: ['utf-8', '\t', 1],
    warns: ['missing_years'],
    loads: [
      {
        dataset: 'costs',
        rows: [6648, 6648, 0, 0],
        sums: { amount: ['87575121000.00'] },
        periods: ['2000-04-01', '2024-04-01', 25, 'year'],
        partnerships: 66,
        first: { service: 'GOVERNOR & STAFF', period: '2022-04-01', amount: 1642000, scenario: 'actual' },
      },
    ],
  },
  {
    path: 'cost/uk_public_spending_flags.csv',
    asks: ['needs_answer', 'Column "Year" holds dates such as "1900"'],
    mapping: 'uk_public_spending',
    dialect: plain,
    warns: [],
    loads: [
      {
        dataset: 'costs',
        rows: [123, 123, 0, 0],
        // Five functions; the unnamed columns of letters beside them are no amounts.
        cells: [615, 615, 0, 0],
        sums: { amount: ['24535750000000.00'] },
        periods: ['1899-04-01', '2021-04-01', 123, 'year'],
        partnerships: 1,
        first: { period: '1899-04-01', amount: 0, category: 'Pensions', currency: 'GBP' },
      },
    ],
  },
  {
    path: 'torture/mexico_budget_latin1_stray_cr.csv',
    asks: ['needs_mapping', 'GF_ID, FN_ID, SF_ID'],
    mapping: 'mexico_budget',
    dialect: ['iso-8859-1', ',', 1],
    warns: [],
    loads: [
      {
        dataset: 'costs',
        // 87 subfunctions; their 24 functions and 3 groups repeat the same money and are left out, a blank row and the
        // source line too.
        rows: [116, 87, 0, 29],
        sums: { amount: ['7867583.70', '2622528.00', '5245055.70'] },
        periods: ['2011-01-01', '2011-01-01', 1, 'year'],
        partnerships: 1,
        negatives: 0,
        first: { service: 'Legislación', amount: 10105.4 },
      },
    ],
  },
  {
    path: 'torture/dutch_begrotingsanalyse_2011.csv',
    asks: ['needs_mapping', 'NR., Cluster, A Groningen'],
    mapping: 'dutch_begrotingsanalyse',
    dialect: ['utf-8', ',', 5],
    warns: [],
    loads: [
      {
        dataset: 'service_levels',
        // 22 clusters in 12 provinces; headings, blank rows, three totals and two counts are left out.
        rows: [36, 22, 0, 14],
        cells: [432, 264, 60, 108],
        sums: {},
        periods: ['2011-01-01', '2011-01-01', 1, 'year'],
        partnerships: 12,
        negatives: 193,
        first: { partnership: 'Drenthe', metric: 'Onroerendezaakbelastingen', value: 163 },
      },
    ],
  },
];

const grants: readonly Case[] = [
  {
    path: 'cost/focus_1.0_sample_1000.csv',
    asks: null,
    dialect: plain,
    warns: ['repeated_rows'],
    loads: [
      {
        dataset: 'costs',
        rows: [1000, 1000, 0, 0],
        sums: { amount: ['20.52022672899'] },
        periods: ['2024-09-01', '2024-09-01', 1, 'month'],
        partnerships: 68,
        negatives: 13,
        first: { partnership: 'Atlas Nimbus', service: 'Amazon Simple Queue Service', amount: 0.0000008 },
      },
    ],
  },
  {
    path: 'cost/eu_brandenburg_efre_comma_eur.csv',
    asks: ['needs_mapping', 'Name des Begünstigten'],
    mapping: 'eu_brandenburg',
    dialect: plain,
    warns: ['missing_years', 'repeated_rows', 'wrong_scale'],
    loads: [
      {
        dataset: 'costs',
        rows: [6181, 6181, 0, 0],
        sums: { amount: ['1876823603.99'] },
        periods: ['2007-01-01', '2014-01-01', 8, 'year'],
        partnerships: 2647,
        negatives: 0,
        first: { period: '2014-01-01', amount: 1950, currency: 'EUR' },
      },
    ],
  },
  {
    path: 'cost/eu_poland_cf_cp1250.csv',
    asks: ['needs_mapping', 'Tytuł projektu'],
    mapping: 'eu_poland_cf',
    dialect: ['windows-1250', ';', 1],
    warns: [],
    loads: [
      {
        dataset: 'costs',
        rows: [125, 125, 0, 0],
        sums: { amount: ['24873040609.16'] },
        periods: ['2014-01-01', '2014-01-01', 1, 'month'],
        partnerships: 45,
        negatives: 0,
        first: { partnership: 'GENERALNA DYREKCJA DRÓG KRAJOWYCH I AUTOSTRAD', amount: 2607614076.74 },
      },
    ],
  },
  {
    path: 'cost/eu_northern_ireland_gbp_decimal_comma.csv',
    asks: ['needs_mapping', 'Ref No, Beneficiary Name'],
    mapping: 'eu_northern_ireland',
    dialect: plain,
    warns: [],
    loads: [
      {
        dataset: 'costs',
        rows: [64, 64, 0, 0],
        sums: { amount: ['105159421.00'] },
        periods: ['2015-04-01', '2015-04-01', 1, 'month'],
        partnerships: 54,
        negatives: 0,
        first: { partnership: 'DFPF Ltd t/a People 1st', amount: 999269 },
      },
    ],
  },
  {
    path: 'torture/swiss_energy_research_spend.csv',
    asks: ['needs_mapping', 'jahr, klasse_ch'],
    mapping: 'swiss_energy_research',
    dialect: plain,
    warns: [],
    loads: [
      {
        dataset: 'costs',
        rows: [2311, 2311, 0, 0],
        sums: { amount: ['2414818134.07'] },
        periods: ['2015-01-01', '2020-01-01', 6, 'year'],
        partnerships: 10,
        negatives: 0,
        first: { partnership: 'BFE', service: 'Ausland', amount: 79594.72 },
      },
    ],
  },
  {
    path: 'torture/us_1033_acquisition.csv',
    asks: ['needs_mapping', 'state, county, fips'],
    mapping: 'us_1033',
    dialect: plain,
    warns: ['missing_months', 'repeated_rows', 'wrong_scale'],
    loads: [
      {
        dataset: 'costs',
        rows: [1575, 1575, 0, 0],
        sums: { amount: ['4126824.62'] },
        periods: ['2006-04-01', '2014-04-01', 70, 'month'],
        partnerships: 73,
        negatives: 0,
        first: { partnership: 'ALLEN', period: '2006-05-01', amount: 499 },
      },
    ],
  },
  {
    path: 'torture/latin1_bank_mdy_trailing_comma.csv',
    asks: ['needs_mapping', 'Data, Dependencia Origem'],
    mapping: 'latin1_bank',
    dialect: ['iso-8859-1', ',', 1],
    warns: [],
    loads: [
      {
        dataset: 'costs',
        // The opening balance of 100.00 is no payment. `11/01/2012` is 1 November: the first row is of 10/31/2012.
        rows: [23, 22, 0, 1],
        sums: { amount: ['905.00', '805.00', '100.00'] },
        periods: ['2012-11-01', '2012-11-01', 1, 'month'],
        partnerships: 1,
        negatives: 18,
        first: { amount: 100, currency: 'BRL' },
      },
    ],
  },
  {
    path: 'cost/deflator_fred_gdpdef_quarterly.csv',
    asks: null,
    dialect: plain,
    warns: [],
    loads: [
      {
        dataset: 'price_index',
        rows: [250, 250, 0, 0],
        sums: {},
        periods: ['1959-01-01', '2021-04-01', 250, 'quarter'],
        partnerships: 0,
        first: { series: 'GDPDEF', period: '1959-01-01', index: 16.336 },
      },
    ],
  },
  {
    path: 'cost/cpi_us_monthly.csv',
    asks: null,
    dialect: plain,
    // October 2025 was not published.
    warns: ['missing_months'],
    loads: [
      {
        dataset: 'price_index',
        rows: [1360, 1360, 0, 0],
        sums: {},
        periods: ['1913-01-01', '2026-05-01', 1360, 'month'],
        partnerships: 0,
        first: { period: '1913-01-01', index: 9.8 },
      },
    ],
  },
];

function byTrust(
  month: string,
  rows: number,
  [period, attendances, within]: readonly [string, string, string],
): Case {
  const shared = {
    rows: [rows, rows, 0, 0],
    periods: [period, period, 1, 'month'],
    partnerships: 7,
    negatives: 0,
    first: { partnership: 'NHS England East Of England' },
  } as const;
  return {
    path: `service/nhs_ae_by_trust_${month}-2025.csv`,
    asks: null,
    dialect: plain,
    warns: [],
    loads: [
      { ...shared, dataset: 'volumes', sums: { volume: [attendances] } },
      { ...shared, dataset: 'service_levels', sums: { numerator: [within], denominator: [attendances] } },
    ],
  };
}

const services: readonly Case[] = [
  byTrust('April', 198, ['2025-04-01', '2297421.00', '1718099.00']),
  byTrust('May', 200, ['2025-05-01', '2397529.00', '1807794.00']),
  byTrust('June', 201, ['2025-06-01', '2351581.00', '1776772.00']),
  {
    path: 'service/nhs_ae_machine_readable_april_2025.csv',
    asks: null,
    dialect: plain,
    warns: [],
    // All types of department, booked or not; the row TOTAL is the control total.
    loads: [
      {
        dataset: 'volumes',
        rows: [199, 198, 0, 1],
        sums: { volume: ['4591640.00', '2295820.00', '2295820.00'] },
        periods: ['2025-04-01', '2025-04-01', 1, 'month'],
        partnerships: 7,
        negatives: 0,
        first: { partnership: 'NHS ENGLAND SOUTH EAST', volume: 2350 },
      },
      {
        dataset: 'service_levels',
        rows: [199, 198, 0, 1],
        sums: {
          numerator: ['3433118.00', '1716559.00', '1716559.00'],
          denominator: ['4591640.00', '2295820.00', '2295820.00'],
        },
        periods: ['2025-04-01', '2025-04-01', 1, 'month'],
        partnerships: 7,
        first: { numerator: 2350, denominator: 2350 },
      },
    ],
  },
  {
    path: 'service/gds_transaction_volumes_2011-2017.csv',
    asks: null,
    dialect: plain,
    // A remark that starts with "Total cost figure" is asked about, too.
    warns: ['wide_columns_left_out', 'wrong_scale'],
    loads: [
      {
        dataset: 'volumes',
        // 31 services have no volume in any window.
        rows: [734, 703, 0, 31],
        // 20 of 21 windows: one is written "January 2014 to December 2015" and is left out by name.
        cells: [14680, 10437, 0, 4243],
        sums: { volume: ['38076010596.00'] },
        periods: ['2011-04-01', '2016-10-01', 20, 'rolling_year'],
        partnerships: 18,
        negatives: 0,
        first: { partnership: "Attorney General's Office", volume: 40000 },
      },
    ],
  },
  {
    path: 'service/canada_service_standards.csv',
    asks: null,
    dialect: ['utf-8-bom', ',', 1],
    warns: ['repeated_rows', 'suppressed_values', 'target_of_other_scale'],
    loads: [
      {
        dataset: 'service_levels',
        rows: [3864, 3864, 0, 0],
        sums: { numerator: ['113219854926.00'], denominator: ['114860258166.00'] },
        periods: ['2017-04-01', '2019-04-01', 3, 'year'],
        partnerships: 61,
        negatives: 0,
        suppressed: 132,
        first: {
          partnership: 'Canadian Food Inspection Agency',
          numerator: 50,
          denominator: 1975,
          target: 90,
        },
      },
    ],
  },
  {
    path: 'service/scotland_cancer_31day.csv',
    asks: null,
    dialect: plain,
    warns: ['repeated_rows'],
    loads: [
      {
        dataset: 'service_levels',
        // 2,469 rows of all cancer types repeat the sums of the others.
        rows: [14266, 11797, 0, 2469],
        sums: {
          numerator: ['620004.00', '310002.00', '310002.00'],
          denominator: ['647256.00', '323628.00', '323628.00'],
        },
        periods: ['2012-01-01', '2025-04-01', 54, 'quarter'],
        partnerships: 14,
        first: { partnership: 'NHS Ayrshire and Arran', service: 'Breast', numerator: 78, denominator: 78 },
      },
    ],
  },
  {
    path: 'service/uk_library_visits_iso_period.csv',
    asks: null,
    dialect: plain,
    warns: ['mixed_grains', 'wrong_scale'],
    loads: [
      {
        dataset: 'volumes',
        rows: [3420, 3420, 0, 0],
        sums: { volume: ['113173328.00'] },
        periods: ['2023-04-01', '2024-03-01', 12, 'month,quarter,year'],
        partnerships: 121,
        negatives: 0,
        first: { partnership: 'E09000001', service: 'Library', volume: 74302, grain: 'quarter' },
      },
    ],
  },
  {
    path: 'service/servicenow_incidents_uci_199.csv',
    asks: null,
    dialect: plain,
    // A log of events, 198 of 32 incidents: said, and every row kept.
    warns: ['repeated_rows', 'several_rows_a_case'],
    loads: [
      {
        dataset: 'tickets',
        rows: [198, 198, 0, 0],
        sums: {},
        periods: ['2016-02-29T01:16:00', '2016-02-29T09:05:00', 29, ''],
        partnerships: 19,
        first: { id: 'INC0000045', made_sla: true, resolved: '2016-02-29T11:29:00', due: null },
      },
    ],
  },
  {
    path: 'service/fco_consular_cases_april_2016_wide.csv',
    asks: ['needs_mapping', 'Apr-16'],
    mapping: 'fco_consular_cases',
    dialect: plain,
    warns: ['suppressed_values'],
    loads: [
      {
        dataset: 'volumes',
        rows: [309, 309, 0, 0],
        cells: [25029, 25029, 0, 0],
        sums: { volume: ['33081.00'] },
        periods: ['2016-04-01', '2016-04-01', 1, 'month'],
        partnerships: 309,
        // `<=5` 1,166 times and `#N/A` 8 times: no zeros.
        suppressed: 1174,
        first: { partnership: 'Abidjan', period: '2016-04-01', volume: 0, unit: 'cases' },
      },
    ],
  },
  {
    path: 'service/sncf_station_footfall_wide.csv',
    asks: ['needs_mapping', 'partnership'],
    mapping: 'sncf_station_footfall',
    dialect: ['utf-8-bom', ';', 1],
    // The columns with other visitors too would count passengers twice.
    warns: ['wide_columns_left_out'],
    loads: [
      {
        dataset: 'volumes',
        rows: [3021, 3021, 0, 0],
        cells: [30210, 30210, 0, 0],
        sums: { volume: ['25379101491.00'] },
        periods: ['2015-01-01', '2024-01-01', 10, 'year'],
        partnerships: 1,
        first: { service: 'Amilly Ouerray', unit: 'passengers' },
      },
    ],
  },
  {
    path: 'torture/excel_pasting_years.csv',
    asks: ['needs_mapping', 'Year, 2000, 2001'],
    mapping: 'excel_pasting',
    dialect: ['utf-8', ',', 4],
    warns: [],
    loads: [
      {
        dataset: 'volumes',
        // The row Total, a blank row, the source and a note are left out.
        rows: [17, 13, 0, 4],
        cells: [112, 104, 8, 0],
        sums: { volume: ['1802890000.00', '901445000.00', '901445000.00'] },
        periods: ['2000-01-01', '2007-01-01', 8, 'year'],
        partnerships: 1,
        first: { service: 'Timber', grain: 'year' },
      },
    ],
  },
  {
    path: 'torture/us_va_education_preamble.csv',
    asks: ['needs_mapping', 'State Name, State Abbreviate'],
    mapping: 'us_va_education',
    dialect: ['utf-8', ',', 3],
    warns: [],
    loads: [
      {
        dataset: 'volumes',
        rows: [55, 53, 0, 2],
        sums: { volume: ['800074.00'] },
        // Fiscal 2010 of the United States, told in the title.
        periods: ['2009-10-01', '2009-10-01', 1, 'year'],
        partnerships: 53,
        first: { partnership: 'ALABAMA', volume: 19582 },
      },
    ],
  },
  {
    path: 'torture/pipe_housing.psv',
    asks: ['needs_mapping', 'Year, New dwellings'],
    mapping: 'pipe_housing',
    dialect: ['utf-8', '|', 1],
    warns: [],
    loads: [
      {
        dataset: 'service_levels',
        rows: [28, 28, 0, 0],
        cells: [140, 140, 0, 0],
        sums: {},
        periods: ['1986-01-01', '2013-01-01', 28, 'year'],
        partnerships: 1,
        first: { metric: 'All dwellings', value: 36000 },
      },
    ],
  },
  {
    path: 'torture/latin1_semicolon_montreal_hotels.csv',
    asks: ['needs_mapping', 'Classement, Quartier, Date'],
    mapping: 'montreal_hotels',
    dialect: ['iso-8859-1', ';', 1],
    warns: [],
    loads: [
      {
        dataset: 'service_levels',
        rows: [638, 638, 0, 0],
        sums: {},
        periods: ['2013-01-01', '2017-10-01', 58, 'month'],
        partnerships: 8,
        first: { partnership: 'All', service: '3 stars', value: 0.611553068 },
      },
    ],
  },
];

const refused: readonly Case[] = [
  {
    path: 'torture/backslash_escapes_imdb.csv',
    asks: ['needs_mapping', 'fn, tid, title'],
    dialect: plain,
    warns: [],
    loads: [],
  },
  {
    path: 'torture/broken_footnote_table_nboca.csv',
    asks: ['needs_mapping', 'is that of no dataset'],
    dialect: ['utf-8', ',', 4],
    warns: [],
    loads: [],
  },
  {
    path: 'torture/us_gov_pipe_awards.csv',
    asks: ['needs_mapping', 'assistance_listing_number'],
    dialect: ['utf-8', '|', 1],
    warns: [],
    loads: [],
  },
];

const cases = [...spend, ...budgets, ...grants, ...services, ...refused];

let engine: Engine;

beforeAll(async () => {
  engine = await startTables();
});

afterAll(() => engine.close());

function shared(path: string): SourceFile {
  return csv(new Uint8Array(readFileSync(new URL(path, folder))), path.replace(/^.*\//, ''));
}

function optionsOf({ mapping, answers = [] }: Case): Partial<ImportOptions> {
  return {
    mappings: mapping === undefined ? [] : [mappingNamed(mapping)],
    answers: answers.map((text) => {
      const [question = '', value = ''] = text.split('=');
      return { file: '*', question, value };
    }),
  };
}

function mappingNamed(name: string): Mapping {
  return parseMapping(JSON.parse(readFileSync(new URL(`mappings/${name}.json`, import.meta.url), 'utf8')));
}

/** Import a file, do something while its rows stand in the tables, and take them out again. */
async function whileLoaded<T>(
  source: SourceFile,
  options: Partial<ImportOptions>,
  use: (imported: Imported) => Promise<T>,
): Promise<T> {
  const imported = await importAll(engine, [source], options);
  try {
    return await use(imported);
  } finally {
    for (const file of imported.files) await unloadFile(engine, file);
  }
}

interface Facts {
  readonly periods: readonly [string, string, number, string];
  readonly partnerships: number;
  readonly negatives: number | undefined;
  readonly first: Readonly<Record<string, unknown>>;
}

/** What stands in the tables of a file. */
async function factsOf(file: ImportedFile, { negatives, first, sums }: Loaded): Promise<Facts> {
  const { table, fields } = datasets[file.dataset];
  const has = (name: string) => fields.some((field) => field.name === name);
  const dated = has('period') ? 'period' : 'opened';
  const numeric = Object.keys(sums)[0] ?? (has('value') ? 'value' : null);
  const [row] = await engine.query<Row>(
    `select
      min(${dated}) as first,
      max(${dated}) as last,
      count(distinct ${dated}) as periods,
      ${has('period') ? "string_agg(distinct grain, ',' order by grain)" : "''"} as grains,
      ${has('partnership') ? 'count(distinct partnership)' : '0'} as partnerships,
      ${numeric === null ? '0' : `count(*) filter (where ${numeric} < 0)`} as negatives
    from ${table}
    where file_id = $id`,
    { id: file.id },
  );
  const [start] = await engine.query<Row>(`select * from ${table} where file_id = $id order by all limit 1`, {
    id: file.id,
  });
  return {
    periods: [
      String(row?.['first']),
      String(row?.['last']),
      Number(row?.['periods']),
      String(row?.['grains']),
    ],
    partnerships: Number(row?.['partnerships']),
    negatives: negatives === undefined ? undefined : Number(row?.['negatives']),
    first: Object.fromEntries(
      Object.entries(first).map(([name, value]) => [name, like(value, start?.[name])]),
    ),
  };
}

/** A decimal text as a number where a number is expected. */
function like(expected: unknown, found: unknown): unknown {
  return typeof expected === 'number' ? Number(found) : found;
}

function tallyOf(file: ImportedFile) {
  const { rows, cells, amounts } = file;
  return {
    dataset: file.dataset,
    rows: [rows.read, rows.accepted, rows.rejected, rows.excluded],
    cells: cells ? [cells.read, cells.accepted, cells.excluded, cells.blank] : undefined,
    rejectedCells: cells?.rejected ?? 0,
    suppressed: file.suppressed,
    sums: Object.fromEntries(
      amounts.map(({ column: name, read, accepted, rejected, excluded }) => [
        name,
        [read, accepted, rejected, excluded],
      ]),
    ),
    ties: file.control.map(({ difference }) => Number(difference)),
  };
}

function expectedTally({ dataset, rows, cells, sums, suppressed = 0 }: Loaded, file: ImportedFile) {
  return {
    dataset,
    rows,
    cells,
    rejectedCells: 0,
    suppressed,
    sums: Object.fromEntries(
      Object.entries(sums).map(([name, [read, accepted = read, excluded = '0.00']]) => [
        name,
        [read, accepted, '0.00', excluded],
      ]),
    ),
    ties: file.control.map(() => 0),
  };
}

/** Rules of the warnings of a file, and of what is found in the tables after it, each once. */
async function warningsOf({ files }: Imported): Promise<readonly string[]> {
  const found = [...files.flatMap((file) => file.findings), ...(await crossCheck(engine, files))];
  const rules = found.filter(({ severity }) => severity === 'warning').map(({ rule }) => rule);
  return [...new Set(rules)].sort();
}

describe.skipIf(!isThere)('every shared file', () => {
  const loading = cases.filter(({ loads }) => loads.length > 0);
  const asking = cases.filter(({ asks }) => asks !== null);

  it('is in the table', () => {
    const below = (path: string) =>
      readdirSync(new URL(path, folder))
        .filter((name) => /\.[cp]sv$/.test(name))
        .map((name) => `${path}${name}`);
    const paths = isThere ? [...below('cost/'), ...below('service/'), ...below('torture/')] : [];
    expect(cases.map(({ path }) => path).sort()).toEqual(paths.sort());
  });

  it.each(asking)('$path is not loaded until it is told what only a person knows', async ({ path, asks }) => {
    await whileLoaded(shared(path), {}, async ({ files, waiting, findings }) => {
      expect([files.length, waiting.length]).toEqual([0, 1]);
      expect(findings).toMatchObject([{ severity: 'error', rule: asks?.[0] }]);
      expect(findings[0]?.message).toContain(asks?.[1]);
      await Promise.resolve();
    });
  });

  it.each(loading)('$path loads as it is: rows, sums, periods, signs', async (given) => {
    await whileLoaded(shared(given.path), optionsOf(given), async (imported) => {
      expect(imported.findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
      expect(imported.files.map(({ dataset }) => dataset)).toEqual(given.loads.map(({ dataset }) => dataset));
      for (const [at, loaded] of given.loads.entries()) {
        const file = imported.files[at]!;
        expect(tallyOf(file)).toEqual(expectedTally(loaded, file));
        const { periods, partnerships, negatives, first } = loaded;
        expect(await factsOf(file, loaded)).toEqual({ periods, partnerships, negatives, first });
        expect([file.encoding, file.delimiter, file.headerLine]).toEqual(given.dialect);
      }
      expect(await warningsOf(imported)).toEqual(given.warns);
    });
  });

  it.each(refused)('$path is cut as it should be, and waits', async ({ path, dialect }) => {
    await whileLoaded(shared(path), {}, async ({ waiting }) => {
      const scan = waiting[0]?.scan;
      expect([scan?.encoding, scan?.dialect.delimiter, scan?.headerLine]).toEqual(dialect);
      await Promise.resolve();
    });
  });
});

describe.skipIf(!isThere)('figures that are published or told in INDEX.md, of a part of a file', () => {
  const parts: readonly (readonly [string, string, DatasetId, string, number, number, number])[] = [
    // 3,249,886 million dollars of receipts in fiscal 2015, as the Office of Management and Budget published.
    [
      'United States receipts of fiscal 2015',
      'cost/omb_receipts_fy2017_wide.csv',
      'costs',
      "period = '2014-10-01'",
      244,
      3_249_886_000_000,
      7,
    ],
    [
      'Bermuda, estimate of 2024',
      'cost/bermuda_expenditure_tab.csv',
      'costs',
      "period = '2024-04-01' and scenario = 'estimate'",
      69,
      1_119_795_000,
      0,
    ],
  ];

  it.each(parts)('%s', async (_, path, dataset, where, rows, sum, negatives) => {
    const given = cases.find((one) => one.path === path)!;
    await whileLoaded(shared(path), optionsOf(given), async () => {
      const found = await engine.query(
        `select
          count(*) as rows,
          sum(amount)::double as sum,
          count(*) filter (where amount < 0) as negatives
        from ${datasets[dataset].table}
        where ${where}`,
      );
      expect(found).toEqual([{ rows, sum, negatives }]);
    });
  });

  it('every month of the NHS by trust stands once, whatever the order of the files', async () => {
    const months = ['June', 'April', 'May'].map((month) =>
      shared(`service/nhs_ae_by_trust_${month}-2025.csv`),
    );
    const imported = await importAll(engine, months);
    const found = await engine.query(
      'select period, sum(volume)::double as volume from fact_volume group by period order by period',
    );
    for (const file of imported.files) await unloadFile(engine, file);
    expect(found).toEqual([
      { period: '2025-04-01', volume: 2_297_421 },
      { period: '2025-05-01', volume: 2_397_529 },
      { period: '2025-06-01', volume: 2_351_581 },
    ]);
  });
});

describe.skipIf(!isThere)('mappings that are kept', () => {
  it('never speak for a file of another shape', async () => {
    const kept = cases.flatMap(({ mapping }) => (mapping === undefined ? [] : [mappingNamed(mapping)]));
    for (const given of cases.filter(({ mapping, loads }) => mapping !== undefined && loads.length > 0))
      await whileLoaded(shared(given.path), { mappings: kept }, async ({ files }) => {
        expect(files.map(({ mapping }) => mapping.name)).toEqual([mappingNamed(given.mapping!).name]);
        await Promise.resolve();
      });
  });
});

describe('a kept mapping whose unpivoted columns may have any name', () => {
  const header = ['Year', 'Rent', 'Price'];
  const mapping: Mapping = {
    ...emptyMapping('service_levels', header, 'Housing'),
    fields: { partnership: constant('P'), period: column(header, 0, 'yyyy'), metric: { from: 'wide' } },
    wide: { groups: [{ pattern: '{metric}', field: 'value', labels: {} }] },
  };
  const load = (text: string) =>
    whileLoaded(csv(text), { mappings: [mapping] }, ({ files }) => Promise.resolve(files.length));

  it('reads its own columns, also when one is gone', async () => {
    expect(await load('Year,Rent,Price\n2020,5,6\n')).toBe(1);
    expect(await load('Year,Price\n2020,6\n')).toBe(1);
  });

  it('does not read another table that starts with the same column', async () => {
    expect(await load('Year,Deaths,Births\n2020,5,6\n')).toBe(0);
  });
});

/** Any table can be read as volumes: the first column is the volume, whether it holds numbers or not. */
function anyMapping(name: string, header: readonly string[]): Mapping {
  const fields = { partnership: constant('P'), period: constant('2025-04'), volume: column(header, 0) };
  return { ...emptyMapping('volumes', header, 'any'), fields, file: name };
}

describe.skipIf(!isThere)('every file of the packs', () => {
  const packs = ['csv-spectrum', 'csv-test-data', 'csvlint', 'duckdb', 'papaparse', 'pollock'];
  const paths = isThere ? packs.flatMap((pack) => filesBelow(`torture/${pack}`)) : [];

  it.each(paths)('%s loads with all rows accounted for, or says why not', async (path) => {
    const source = shared(path);
    const header = await whileLoaded(source, {}, async ({ files, waiting, findings }) => {
      if (files.length === 0) expect(findings.length).toBeGreaterThan(0);
      await Promise.resolve();
      return waiting[0]?.scan.questions.length === 0 ? waiting[0].scan.header : null;
    });
    if (header === null) return;
    await whileLoaded(source, { mappings: [anyMapping(source.name, header)] }, async ({ files }) => {
      const { read = -1, accepted = 0, rejected = 0, excluded = 0 } = files[0]?.rows ?? {};
      expect(read).toBe(accepted + rejected + excluded);
      await Promise.resolve();
    });
  });
});

function filesBelow(path: string): readonly string[] {
  const names = readdirSync(new URL(path, folder), { recursive: true, withFileTypes: true });
  return names
    .filter((entry) => entry.isFile() && /\.(csv|tsv|txt|psv)$/.test(entry.name))
    .map((entry) => `${entry.parentPath.slice(folder.pathname.length)}/${entry.name}`)
    .sort();
}
