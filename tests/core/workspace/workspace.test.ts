import { describe, expect, it } from 'vitest';
import { emptyMapping, type Mapping } from '#lib/core/imports/mapping/mapping.ts';
import type { IndicatorSettings } from '#lib/core/vocabulary/indicator-settings.ts';
import type { OwnMeasure } from '#lib/core/vocabulary/own-measure.ts';
import { defaultSpec } from '#lib/core/workspace/default-spec.ts';
import { sortDropped } from '#lib/core/workspace/dropped.ts';
import { currentVersion } from '#lib/core/workspace/migrate.ts';
import { parseSpec, parseSpecText } from '#lib/core/workspace/parse-spec.ts';
import { rememberMapping } from '#lib/core/workspace/remember-mapping.ts';
import { sizeLabel } from '#lib/core/workspace/size-label.ts';

const mapping = (name: string, file: string | null): Mapping => ({
  ...emptyMapping('costs', ['Entity', 'Date', 'Amount'], name),
  file,
});

const ownMeasure: OwnMeasure = {
  id: 'cost_per_case',
  title: 'Cost per case',
  unit: 'money per unit',
  better: 'lower',
  total: 'ratio',
  meaning: 'What a case costs.',
  sql: 'select \';\' as "a"\nfrom cube_cost -- ß',
};

const hash = 'a'.repeat(64);

const indicators: IndicatorSettings = {
  ruleSet: 'nelson_1984',
  lock: { by: 'Partnership Board', on: '2025-04-01', reason: 'Agreed for the term of the agreement' },
  unlocked: { by: 'Review', on: '2025-03-01', reason: 'A set was agreed' },
  isScreened: false,
  limitConstant: '3/1.128',
  shareChart: 'individuals',
  workingTime: { days: [1, 2, 3, 4, 5], from: '08:30', until: '17:00', holidays: ['2025-12-25'] },
  agedDays: 20,
  candidates: [
    {
      indicator: { measure: 'backlog_days', metric: null },
      outcome: { measure: 'attainment', metric: 'Queries answered in 2 days' },
      lag: 3,
    },
  ],
};

const judged = (change: object) => ({ version: 5, indicators: { ...indicators, ...change } });

describe('a workspace document', () => {
  it('reads back what was saved', () => {
    const spec = {
      ...defaultSpec,
      title: 'Mine',
      priceBase: { series: 'CPI', from: '2024-04-01', to: '2025-03-01' },
      mappings: [mapping('ledger', null)],
      controlTotals: [{ source: 'typed in', file: 'costs.csv', column: 'amount', total: '-12.50' }],
      appraisal: {
        ...defaultSpec.appraisal,
        rateSet: 'own' as const,
        ownBands: [{ from: 0, rate: 0.035 }],
        isMidYear: true,
      },
      ownMeasures: [ownMeasure],
      indicators,
      sources: [
        {
          name: 'q3/costs.csv',
          sha256: hash,
          sizeBytes: 12,
          cuts: [{ headerRecord: 2 }],
          datasets: [['costs', 'volumes']],
        },
      ],
    };
    expect(parseSpec(JSON.parse(JSON.stringify(spec)))).toEqual(spec);
    expect(parseSpecText(`\ufeff${JSON.stringify(spec)}`)).toEqual(spec);
  });

  it('takes the defaults for what it leaves out', () => {
    expect(parseSpec({ version: 2 })).toEqual({ ...defaultSpec, title: 'Workspace' });
  });

  it('of version 1 is read as one of today, which names no files', () => {
    const old = {
      version: 1,
      title: 'Mine',
      isSample: false,
      calendar: { startMonth: 10, naming: 'end' },
      currency: 'USD',
      priceBase: null,
      mappings: [
        {
          version: 1,
          name: 'ledger',
          dataset: 'costs',
          file: null,
          header: ['Body', 'Net'],
          fields: { amount: { from: 'column', column: { name: 'Net', index: 1 } } },
          decimalMark: ',',
          exclusions: [{ column: { name: 'Body', index: 0 }, equals: 'Total', as: 'total' }],
        },
      ],
      controlTotals: [{ file: 'costs.csv', column: 'amount', total: '1.00' }],
    };
    expect(parseSpec(old)).toMatchObject({
      version: currentVersion,
      calendar: { startMonth: 10, naming: 'end' },
      currency: 'USD',
      mappings: [{ version: 2, decimalMark: ',', exclusions: [{ test: 'is', equals: 'Total' }], wide: null }],
      controlTotals: [{ source: 'workspace', total: '1.00' }],
      sources: [],
    });
  });

  it('of version 2 keeps its files, and takes the usual appraisal and no measures of its own', () => {
    const sources = [{ name: 'a.csv', sha256: hash, sizeBytes: 1 }];
    expect(parseSpec({ version: 2, title: 'Mine', sources })).toMatchObject({
      version: 5,
      title: 'Mine',
      appraisal: defaultSpec.appraisal,
      ownMeasures: [],
      sources: [{ name: 'a.csv' }],
    });
  });

  it('of version 3 keeps its appraisal, and is judged by the rules of the NHS, open to change', () => {
    const appraisal = { ...defaultSpec.appraisal, isMidYear: true };
    expect(parseSpec({ version: 3, appraisal })).toMatchObject({
      version: 5,
      appraisal,
      indicators: { ruleSet: 'nhs_making_data_count', lock: null, workingTime: null, agedDays: 30 },
    });
  });

  it('that does not say what its files are loaded as loads all that they hold', () => {
    const sources = [{ name: 'a.csv', sha256: hash, sizeBytes: 1 }];
    expect(parseSpec({ version: 2, sources }).sources).toEqual([{ ...sources[0], cuts: [], datasets: [] }]);
  });

  it.each([
    [{ version: 6 }, /version: found 6, expected at most 5; it was saved by a newer Outturn/],
    [{ version: 0 }, /version: expected 1 to 5, found 0/],
    [{ version: '3' }, /version: expected 1 to 5, found "3"/],
    [{}, /version: expected 1 to 5, found none/],
    [{ version: 1, calendar: { startMonth: 13, naming: 'both' } }, /calendar\.startMonth/],
    [{ version: 2, currency: 'pounds' }, /currency: expected an ISO currency code/],
    [{ version: 2, priceBase: { series: 'CPI', from: '2024-13-01', to: '2025-03-01' } }, /priceBase\.from/],
    [{ version: 2, curency: 'GBP' }, /curency/],
    [
      { version: 2, controlTotals: [{ file: 'a.csv', column: 'b', total: '1e9' }] },
      /controlTotals\.0\.total/,
    ],
    [{ version: 2, sources: [{ name: 'a.csv', sha256: '../../etc', sizeBytes: 1 }] }, /sources\.0\.sha256/],
    [{ version: 2, sources: [{ name: 'a.csv', sha256: hash, sizeBytes: 1e300 }] }, /sources\.0\.sizeBytes/],
    [
      { version: 2, sources: [{ name: 'a.csv', sha256: hash, sizeBytes: 1, cuts: [{ delimiter: '#' }] }] },
      /mapping "a.csv": dialect\.delimiter/,
    ],
    [
      { version: 2, sources: [{ name: 'a.csv', sha256: hash, sizeBytes: 1, datasets: [['shoes']] }] },
      /sources\.0\.datasets\.0\.0/,
    ],
    [{ version: 3, ownMeasures: [{ ...ownMeasure, id: 'a; drop' }] }, /ownMeasures\.0\.id/],
    [{ version: 3, ownMeasures: [{ ...ownMeasure, title: ' ' }] }, /ownMeasures\.0\.title/],
    [{ version: 3, ownMeasures: [{ ...ownMeasure, unit: 'euros' }] }, /ownMeasures\.0\.unit/],
    [{ version: 3, ownMeasures: [{ ...ownMeasure, sql: 'x'.repeat(20_001) }] }, /at most 20000/],
    [{ version: 3, ownMeasures: [{ ...ownMeasure, lineage: 1 }] }, /ownMeasures\.0\.lineage/],
    [{ version: 3, ownMeasures: ownMeasure }, /ownMeasures/],
    [{ version: 3, appraisal: { ...defaultSpec.appraisal, rateSet: 'mine' } }, /appraisal\.rateSet/],
    [{ version: 3, appraisal: { ...defaultSpec.appraisal, mitigation: 2 } }, /mitigation: expected 0 to 1/],
    [{ version: 3, appraisal: { ...defaultSpec.appraisal, optimismBias: null } }, /optimismBias/],
    [
      { version: 3, appraisal: { ...defaultSpec.appraisal, ownBands: [{ from: 0.5, rate: 0 }] } },
      /appraisal\.ownBands\.0\.from/,
    ],
    [judged({ ruleSet: 'mine' }), /indicators\.ruleSet/],
    [judged({ lock: { by: ' ', on: '2025-04-01', reason: 'Agreed' } }), /indicators\.lock\.by/],
    [judged({ lock: { by: 'Board', on: '2025-02-30', reason: 'Agreed' } }), /lock\.on: no such date/],
    [
      judged({ workingTime: { ...indicators.workingTime, from: '24:00' } }),
      /workingTime\.from: expected a time/,
    ],
    [judged({ workingTime: { ...indicators.workingTime, from: '18:00' } }), /end after they begin/],
    [judged({ workingTime: { ...indicators.workingTime, days: [] } }), /expected a working day/],
    [judged({ workingTime: { ...indicators.workingTime, days: [1, 1] } }), /a day stands twice/],
    [judged({ workingTime: { ...indicators.workingTime, days: [0] } }), /workingTime\.days\.0/],
    [judged({ workingTime: { ...indicators.workingTime, holidays: ['Boxing Day'] } }), /holidays\.0/],
    [judged({ agedDays: 0 }), /indicators\.agedDays/],
    [judged({ agedDays: 2.5 }), /agedDays: expected whole days/],
    [judged({ candidates: [{ indicator: 'backlog', outcome: 'attainment', lag: 1 }] }), /candidates\.0/],
    [judged({ unlocked: { by: 'Review', on: 'today', reason: 'x' } }), /indicators\.unlocked\.on/],
    [judged({ extra: 1 }), /indicators\.extra/],
    [{ version: 5, indicators: null }, /indicators/],
    [{ version: 2, title: 'x'.repeat(1001) }, /title: expected at most 1000/],
    [
      { version: 2, mappings: Array.from({ length: 10_001 }, () => ({})) },
      /mappings: expected at most 10000/,
    ],
    [{ version: 2, mappings: [{ version: 2, name: 'odd', dataset: 'shoes' }] }, /mapping "odd"/],
    ['[]', /workspace: /],
    [[], /workspace: expected an object/],
    [null, /workspace: expected an object/],
  ])('is refused with the place that is wrong: %j', (document, message) => {
    expect(() => parseSpec(document)).toThrow(message);
  });

  it.each([
    ['{"version":2,"__proto__":{"isAdmin":true}}', /"__proto__" is not allowed/],
    ['{"version":2,"mappings":[{"valueMaps":{"constructor":{}}}]}', /"constructor" is not allowed/],
    [`{"version":2,"mappings":${'['.repeat(500)}${']'.repeat(500)}}`, /at most 64 levels/],
    ['{"version":2,', /expected JSON/],
    ['', /expected JSON/],
  ])('made to do harm is refused as text: %s', (text, message) => {
    expect(() => parseSpecText(text)).toThrow(message);
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });
});

it('sorts dropped files by what they are for', () => {
  const file = (name: string) => ({ name, content: new Blob([]) });
  const names = [
    'q3/workspace.json',
    'workspace (1).json',
    'a.CSV',
    'b.txt',
    'c.png',
    'notes.json',
    'Mine.outturn',
    'd.tab',
    'e.dat',
  ];
  const dropped = sortDropped(names.map(file));
  expect(dropped.packs.map(({ name }) => name)).toEqual(['Mine.outturn']);
  expect(dropped.specs.map(({ name }) => name)).toEqual(['q3/workspace.json', 'workspace (1).json']);
  expect(dropped.tables.map(({ name }) => name)).toEqual(['a.CSV', 'b.txt', 'd.tab', 'e.dat']);
  expect(dropped.others.map(({ name }) => name)).toEqual(['c.png', 'notes.json']);
});

it('replaces the mapping of the same header and file, and keeps one that is bound to another file', () => {
  const kept = [mapping('old', null), mapping('bound', 'april.csv')];
  expect(rememberMapping(kept, mapping('new', null)).map(({ name }) => name)).toEqual(['bound', 'new']);
});

it('keeps mappings of two tables that stand in one file with one header', () => {
  const kept = [{ ...mapping('first table', null), dialect: { headerRecord: 0 } }];
  const second = { ...mapping('second table', null), dialect: { headerRecord: 9 } };
  expect(rememberMapping(kept, second)).toHaveLength(2);
});

it.each([
  [0, '0 bytes'],
  [999, '999 bytes'],
  [1234, '1.2 kB'],
  [68_000_000, '68 MB'],
  [1_090_000_000, '1.1 GB'],
])('says %d bytes as %s', (bytes, label) => {
  expect(sizeLabel(bytes)).toBe(label);
});
