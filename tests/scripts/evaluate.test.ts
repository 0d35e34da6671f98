import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { Result } from '#lib/core/measures/result.ts';
import { scan } from '#lib/core/imports/scan/scan.ts';
import { defaultSpec } from '#lib/core/workspace/default-spec.ts';
import { packWorkspace } from '#lib/core/workspace/pack.ts';
import { parseSpecText } from '#lib/core/workspace/parse-spec.ts';
import { sha256Of } from '#lib/core/workspace/sha256.ts';
import type { SourceReading } from '#lib/core/workspace/spec.ts';
import { command, evaluated, inFolder } from './evaluate-kit.ts';

const root = join(import.meta.dirname, '../..');

const costs = `partnership,period,amount,party,kind,service,currency
hr,2025-04,100.10,customer,run,Payroll,GBP
hr,2025-04,40.00,customer,recharge,Payroll,GBP
hr,2025-04,40.00,provider,recharge,Payroll,GBP
hr,2025-04,30.00,provider,run,Payroll,GBP
hr,2025-05,200.25,customer,run,Payroll,GBP
`;

const export_ = 'Dept,Paid on,Net\nhr,30/04/2025,100.10\nhr,31/05/2025,200.25\n';

const mapping = {
  version: 1,
  name: 'Ledger',
  dataset: 'costs',
  header: ['Dept', 'Paid on', 'Net'],
  fields: {
    partnership: { from: 'column', column: { name: 'Dept', index: 0 } },
    period: { from: 'column', column: { name: 'Paid on', index: 1 }, format: 'dd/mm/yyyy' },
    amount: { from: 'column', column: { name: 'Net', index: 2 } },
    currency: { from: 'constant', value: 'GBP' },
  },
};

const workspace = JSON.stringify({ version: 1, mappings: [mapping] });

describe('the sample, through npm', () => {
  test('ties, and only the claim without a baseline is to be looked at', async () => {
    await inFolder({}, async (folder) => {
      const out = join(folder, 'result.json');
      const run = promisify(execFile)('npm', ['run', '-s', 'evaluate', '--', 'data-samples', '--out', out], {
        cwd: root,
      });
      const { stdout } = await run;
      const result = JSON.parse(await readFile(out, 'utf8')) as Result;
      expect(run.child.exitCode).toBe(0);
      expect(stdout).toMatch(/All ties: \d+ files, nothing needs an answer; 2 warnings to look at\./);
      expect(stdout).toMatch(
        /records +Cost +£6,125,150\.48 +Apr 2022 to Mar 2026\n +Net saving +– +no baseline/,
      );
      expect(result.version).toBe(1);
      expect(result.files.length).toBeGreaterThanOrEqual(7);
      const toSee = result.findings.filter(({ severity }) => severity !== 'info');
      expect(toSee.map(({ severity, rule, file }) => [severity, rule, file])).toEqual([
        ['warning', 'claim_without_baseline', 'benefits.csv'],
        ['warning', 'line_without_baseline', 'benefits.csv'],
      ]);
      expect(stdout).toMatch(
        /hr-payroll +Cost .*\n +Net saving +£570,231\.22 .*\n +customer +£243,558\.11 .*\n +provider +£326,673\.11 .*\n +transfer residual +£0\.00 .*\n +Verified net saving +£570,231\.22 /,
      );
      expect(stdout).toMatch(
        /Net present social value, delivered, real +£[\d,]+\.\d\d +Apr 2022 to Mar 2026\n/,
      );
    });
  });
});

describe('what is written', () => {
  test('measures of one’s own stand beside the catalogue; one that fails is named and left out', async () => {
    const own = {
      title: 'Twice the cost',
      id: 'twice_the_cost',
      unit: 'money',
      better: 'lower',
      total: 'sum',
      meaning: 'The cost, twice.',
      sql: 'select partnership, period, 2 * sum(amount) as value from cube_cost group by all',
    };
    const faulty = { ...own, id: 'faulty', title: 'Faulty', sql: 'select amont from cube_cost' };
    const taken = { ...own, id: 'cost', title: 'Cost' };
    const spec = JSON.stringify({ ...defaultSpec, ownMeasures: [own, faulty, taken] });
    const { code, result } = await evaluated({ 'costs.csv': costs, 'workspace.json': spec });
    expect(code).toBe(0);
    // 100.10 + 40 paid + 40 charged + 30, all of it in April; 200.25 in May: each twice.
    const written = result.summary.filter(({ measure }) => measure === 'twice_the_cost');
    expect(written).toMatchObject([{ value: '820.70', unit: 'GBP', until: '2025-05-01' }]);
    expect(result.points.filter(({ measure }) => measure === 'twice_the_cost')).toHaveLength(2);
    expect(result.summary.some(({ measure }) => measure === 'faulty')).toBe(false);
    expect(result.findings.map(({ rule }) => rule).toSorted()).toEqual([
      'own_measure_failed',
      'own_measure_left_out',
    ]);
  });

  test('costs become files with sums, points by party and totals, money as decimal text', async () => {
    const { code, result } = await evaluated({ 'costs.csv': costs });
    expect(code).toBe(0);
    expect(Object.keys(result)).toEqual([
      'version',
      'files',
      'waiting',
      'findings',
      'points',
      'summary',
      'signals',
      'alerts',
      'leads',
      'forecasts',
    ]);
    expect(result.files[0]).toMatchObject({
      name: 'costs.csv',
      dataset: 'costs',
      rows: { read: 5, accepted: 5, rejected: 0, excluded: 0 },
      amounts: [{ column: 'amount', currency: 'GBP', read: '410.35', accepted: '410.35' }],
    });
    const april = result.points.filter(
      ({ measure, service, period }) => measure === 'cost' && service === null && period === '2025-04-01',
    );
    // Customer 100.10 + 40 paid; provider 30 - 40 received; together 100.10 + 30, the recharge cancels out.
    expect(april.map(({ party, value }) => [party, value]).toSorted()).toEqual([
      ['customer', '140.10'],
      ['provider', '-10.00'],
      ['system', '130.10'],
    ]);
    const totals = result.summary.filter(({ measure }) => measure === 'cost');
    expect(totals.map(({ party }) => party)).toEqual(['system', 'customer', 'provider']);
    expect(totals[1]).toMatchObject({
      from: '2025-04-01',
      until: '2025-05-01',
      value: '340.35',
      unit: 'GBP',
    });
  });

  test('a measure that cannot be computed is there, with no value and the reason', async () => {
    const { result } = await evaluated({ 'costs.csv': costs });
    const saving = result.summary.filter(({ measure }) => measure === 'net_saving');
    expect(saving).toMatchObject([{ party: 'system', value: null, status: 'no baseline' }]);
  });

  test('real terms are given when asked for', async () => {
    const index = 'series,period,index\nCPI,2025-04,100\nCPI,2025-05,125\n';
    const base = { series: 'CPI', from: '2025-04-01', to: '2025-04-01' };
    const files = {
      'costs.csv': costs,
      'index.csv': index,
      'workspace.json': JSON.stringify({ version: 1, priceBase: base }),
    };
    const { result, stdout } = await evaluated(files, '--terms', 'real');
    const may = result.points.find(
      ({ measure, party, service, period }) =>
        measure === 'cost' && party === 'customer' && service === null && period === '2025-05-01',
    );
    expect(may).toMatchObject({ terms: 'real', value: '160.20' });
    expect(stdout).toContain('real terms');
  });

  test('with --out - the JSON alone is on standard output, the summary on standard error', async () => {
    await inFolder({ 'costs.csv': costs }, async (folder) => {
      const { code, stdout, stderr } = await command([folder, '--out', '-'], folder);
      expect(code).toBe(0);
      expect((JSON.parse(stdout) as Result).files).toHaveLength(1);
      expect(stderr).toContain('All ties: 1 file');
    });
  });

  test('without --out there is the summary and no JSON', async () => {
    await inFolder({ 'costs.csv': costs }, async (folder) => {
      const { stdout, stderr } = await command([folder], folder);
      expect(stdout).toMatch(/costs\.csv +costs +5 +5 +0 +0 +✓/);
      expect(stdout).not.toContain('{');
      expect(stderr).toBe('');
    });
  });

  test('control characters of a file do not reach the terminal', async () => {
    await inFolder(
      { 'costs.csv': 'partnership,period,amount\n\u001b[31mred,2025-04,1\n' },
      async (folder) => {
        const { stdout } = await command([folder], folder);
        expect(stdout).toContain('[31mred');
        expect(stdout).not.toContain('\u001b');
      },
    );
  });
});

describe('what is read', () => {
  test('every table below the folder, by relative name in order, hidden ones left out', async () => {
    const row = (partnership: string) => `partnership,period,amount\n${partnership},2025-04,1.00\n`;
    const { result } = await evaluated({
      'b.csv': row('b'),
      'B.TXT': row('c'),
      'a/z.tsv': row('d').replaceAll(',', '\t'),
      'a/deep/er.psv': row('e').replaceAll(',', '|'),
      '.hidden/costs.csv': row('f'),
      'notes.md': 'not a table',
    });
    expect(result.files.map(({ name }) => name)).toEqual(['B.TXT', 'a/deep/er.psv', 'a/z.tsv', 'b.csv']);
  });

  test('an export is read through the mapping of the workspace in the folder', async () => {
    const { code, result } = await evaluated({ 'ledger.csv': export_, 'workspace.json': workspace });
    expect(code).toBe(0);
    expect(result.files).toMatchObject([
      { dataset: 'costs', profile: 'Ledger', amounts: [{ accepted: '300.35' }] },
    ]);
  });

  test('a workspace given by name goes before the one in the folder', async () => {
    const files = { 'ledger.csv': export_, 'workspace.json': '{"version":1}', 'other/kept.json': workspace };
    const { code, result } = await evaluated(files, '--workspace', 'other/kept.json');
    expect(code).toBe(0);
    expect(result.files).toMatchObject([{ profile: 'Ledger' }]);
  });
});

describe('what needs an answer gives 1', () => {
  test('a file nobody has mapped, and what is missing', async () => {
    const { code, result, stdout } = await evaluated({ 'ledger.csv': export_, 'costs.csv': costs });
    expect(code).toBe(1);
    expect(result.files.map(({ name }) => name)).toEqual(['costs.csv']);
    expect(result.findings).toMatchObject([
      { severity: 'error', rule: 'needs_mapping', file: 'ledger.csv', line: 1 },
    ]);
    expect(result.findings[0]?.message).toContain('the header "Dept, Paid on, Net" is that of no dataset');
    expect(stdout).toContain('Needs an answer: 1 file to be answered or mapped.');
  });

  test('an export whose header changed, shown as a difference to its mapping', async () => {
    const changed = export_.replace('Net', 'Net amount');
    const { code, result } = await evaluated({ 'ledger.csv': changed, 'workspace.json': workspace });
    expect(code).toBe(1);
    expect(result.findings[0]?.message).toContain(
      'the header differs from that of mapping "Ledger" (gone "Net"; new "Net amount")',
    );
  });

  test('a mapping that is not complete, and one bound to another file', async () => {
    const { amount: _, ...fields } = mapping.fields;
    const incomplete = JSON.stringify({ version: 1, mappings: [{ ...mapping, fields }] });
    const bound = JSON.stringify({ version: 1, mappings: [{ ...mapping, file: 'march.csv' }] });
    const first = await evaluated({ 'ledger.csv': export_, 'workspace.json': incomplete });
    const second = await evaluated({ 'ledger.csv': export_, 'workspace.json': bound });
    expect(first.result.findings[0]?.message).toContain('Ledger is not complete (amount (');
    expect(second.result.findings[0]).toMatchObject({ rule: 'needs_mapping', file: 'ledger.csv' });
    expect(second.result.files).toEqual([]);
    expect([first.code, second.code]).toEqual([1, 1]);
  });

  test('a second mapping of a file that is not complete, though the first one loads', async () => {
    const volume = { from: 'column', column: { name: 'Net', index: 2 } };
    const { amount: _, currency: __, ...fields } = mapping.fields;
    const volumes = { ...mapping, name: 'Counts', dataset: 'volumes', fields: { ...fields, volume } };
    const levels = { ...volumes, name: 'Levels', dataset: 'service_levels', fields };
    const spec = JSON.stringify({ version: 1, mappings: [volumes, levels] });
    const { code, result } = await evaluated({ 'ledger.csv': export_, 'workspace.json': spec });
    expect(code).toBe(1);
    expect(result.files.map(({ dataset }) => dataset)).toEqual(['volumes']);
    const [found] = result.findings.filter(({ severity }) => severity === 'error');
    expect(found).toMatchObject({ rule: 'mapping_incomplete', file: 'ledger.csv' });
    expect(found?.message).toMatch(
      /^mapping "Levels" is not complete: metric .*nothing is loaded as service_levels$/,
    );
  });

  test('a control total that is a cent off, and not one that ties', async () => {
    const off = await evaluated({ 'costs.csv': costs, 'costs.control.csv': 'column,total\namount,410.36\n' });
    const tied = await evaluated({
      'costs.csv': costs,
      'costs.control.csv': 'column,total\namount,410.35\n',
    });
    expect([off.code, tied.code]).toEqual([1, 0]);
    expect(off.result.files[0]?.control).toEqual([
      { source: 'costs.control.csv', expected: '410.36', found: '410.35', difference: '-0.01' },
    ]);
    expect(off.stdout).toMatch(/costs\.control\.csv +410\.36 +410\.35 +−0\.01 +✗/);
    expect(off.stdout).toContain('Needs an answer: 1 file does not tie.');
    expect(tied.stdout).toMatch(/costs\.csv .* ✓ with 1 control total\n/);
  });

  test('a control total that nothing can be compared with', async () => {
    const controls = [
      { file: 'costs.csv', column: 'Net', total: '1.00' },
      { file: 'cost.csv', column: 'amount', total: '410.35' },
    ];
    const spec = JSON.stringify({ version: 1, controlTotals: controls });
    const { code, result } = await evaluated({ 'costs.csv': costs, 'workspace.json': spec });
    expect(code).toBe(1);
    const found = result.findings.filter(({ rule }) => rule === 'control_not_checked');
    expect(found.map(({ message }) => message)).toEqual([
      'control total 1.00 of "Net": expected one of amount, or the column of the export it is read from; not checked',
      'control total 410.35 of amount: found no file cost.csv; not checked',
    ]);
  });

  test('a file that cannot be read; the others are evaluated', async () => {
    const { code, result, stdout } = await evaluated({ 'costs.csv': costs, 'empty.csv': '' });
    expect(code).toBe(1);
    expect(result.findings).toMatchObject([{ severity: 'error', rule: 'empty_file', file: 'empty.csv' }]);
    expect(result.files).toHaveLength(1);
    expect(stdout).toContain('Needs an answer: 1 error.');
  });
});

describe('questions are answered on the command line', () => {
  // Neither column says whether the day or the month comes first.
  const unsure = 'partnership,period,amount\nhr,04/05/2025,100.10\nhr,05/06/2025,200.25\n';
  const flag = 'unsure.csv?date_format:period=dd/mm/yyyy';

  test('a question is printed with the very flag that answers it', async () => {
    const asked = await evaluated({ 'unsure.csv': unsure });
    expect(asked.code).toBe(1);
    expect(asked.result.files).toEqual([]);
    expect(asked.result.findings).toMatchObject([{ rule: 'needs_answer', file: 'unsure.csv' }]);
    expect(asked.stdout).toContain(`--answer '${flag}'`);
    expect(asked.stdout).toContain("--answer 'unsure.csv?date_format:period=mm/dd/yyyy'");
    expect(asked.stdout).toContain('Needs an answer: 1 file to be answered or mapped.');
  });

  test.each([
    ['dd/mm/yyyy', ['2025-05-01', '2025-06-01']],
    ['mm/dd/yyyy', ['2025-04-01', '2025-05-01']],
  ])('the answer %s is how the file is read', async (format, months) => {
    const answer = `unsure.csv?date_format:period=${format}`;
    const { code, result } = await evaluated({ 'unsure.csv': unsure }, '--answer', answer);
    expect(code).toBe(0);
    expect(result.files).toMatchObject([
      { rows: { read: 2, accepted: 2 }, amounts: [{ accepted: '300.35' }] },
    ]);
    const costs = result.points.filter(
      ({ measure, party, service }) => measure === 'cost' && party === 'system' && service === null,
    );
    expect(costs.map(({ period }) => period).toSorted()).toEqual(months);
  });

  test('an answer for another file, or to another question, answers nothing', async () => {
    const answers = ['--answer', 'other.csv?date_format:period=dd/mm/yyyy', '--answer', '*?grain=year'];
    const { code, result } = await evaluated({ 'unsure.csv': unsure }, ...answers);
    expect([code, result.files]).toEqual([1, []]);
  });

  test('a saved mapping serves the next file of its shape without a question', async () => {
    await inFolder({ 'first/unsure.csv': unsure }, async (folder) => {
      const first = await command(['first', '--answer', flag, '--save-mappings', 'kept/saved.json'], folder);
      expect(first.code).toBe(0);
      await mkdir(join(folder, 'second'));
      const next = unsure.replaceAll('/2025', '/2026').replace('200.25', '50.00');
      await writeFile(join(folder, 'second/next.csv'), next);
      const second = await command(
        ['second', '--mapping', 'kept/saved.json', '--out', 'result.json'],
        folder,
      );
      expect(second.code).toBe(0);
      const result = JSON.parse(await readFile(join(folder, 'result.json'), 'utf8')) as Result;
      expect(result.files).toMatchObject([{ name: 'next.csv', amounts: [{ accepted: '150.10' }] }]);
      expect(second.stdout).not.toContain('--answer');
    });
  });

  test('a file is loaded as it was proposed when that is accepted', async () => {
    const files = {
      'spend.csv': 'Department,Paid date,Amount paid\nhr,30/04/2025,1.10\nhr,31/05/2025,2.25\n',
    };
    const asked = await evaluated(files);
    expect([asked.code, asked.result.files]).toEqual([1, []]);
    expect(asked.stdout).toContain("--answer 'spend.csv?mapping=accept'");
    const accepted = await evaluated(files, '--answer', 'spend.csv?mapping=accept');
    expect(accepted.code).toBe(0);
    expect(accepted.result.files).toMatchObject([{ dataset: 'costs', amounts: [{ accepted: '3.35' }] }]);
  });
});

describe('mappings given by name', () => {
  const second = { ...mapping, version: 2 };
  const answer = { file: '*', question: 'date_format:period', value: 'dd/mm/yyyy' };

  test.each([
    ['one mapping of version 1', mapping],
    ['one mapping of version 2', second],
    ['a list', [second]],
    ['a workspace', { version: 1, mappings: [mapping] }],
    ['a document with answers', { mappings: [second], answers: [answer] }],
  ])('%s', async (_, document) => {
    const files = { 'ledger.csv': export_, 'maps/m.json': JSON.stringify(document) };
    const { code, result } = await evaluated(files, '--mapping', 'maps/m.json');
    expect(code).toBe(0);
    expect(result.files).toMatchObject([{ profile: 'Ledger', amounts: [{ accepted: '300.35' }] }]);
  });

  test('go before those of the workspace', async () => {
    const named = JSON.stringify({ ...second, name: 'Named on the command line' });
    const files = { 'ledger.csv': export_, 'workspace.json': workspace, 'maps/m.json': named };
    const { result } = await evaluated(files, '--mapping', 'maps/m.json');
    expect(result.files).toMatchObject([{ profile: 'Named on the command line' }]);
  });
});

describe('a workspace saved as one file', () => {
  const volumes = {
    name: 'Units',
    dataset: 'volumes',
    fields: { ...mapping.fields, volume: mapping.fields.amount },
  };
  const both = {
    version: 2,
    title: 'Mine',
    currency: 'EUR',
    mappings: [
      { ...mapping, version: 2 },
      { ...mapping, ...volumes, version: 2, fields: withoutMoney(volumes.fields) },
    ],
  };

  function withoutMoney({ amount: _, currency: __, ...fields }: (typeof volumes)['fields']) {
    return fields;
  }

  const bodyColumn = { from: 'column', column: { name: 'Body', index: 0 } };

  async function packed(document: object, text: string, reading: Partial<SourceReading> = {}) {
    const content = new Blob([text]);
    const source = {
      name: 'export.csv',
      content,
      sha256: await sha256Of(content),
      cuts: [],
      datasets: [],
      ...reading,
    };
    const pack = await packWorkspace(parseSpecText(JSON.stringify(document)), [source]);
    return new Uint8Array(await pack.arrayBuffer());
  }

  async function evaluatedIn(folder: string, ...args: string[]): Promise<Result> {
    await command([...args, '--out', 'result.json'], folder);
    return JSON.parse(await readFile(join(folder, 'result.json'), 'utf8')) as Result;
  }

  const datasetsOf = ({ files }: Result) => files.map(({ name, dataset }) => `${name} as ${dataset}`);

  test('is read in the place of a folder, with its mappings', async () => {
    await inFolder({}, async (folder) => {
      await writeFile(join(folder, 'Mine.outturn'), await packed(both, export_));
      expect(datasetsOf(await evaluatedIn(folder, 'Mine.outturn')).toSorted()).toEqual([
        'export.csv as costs',
        'export.csv as volumes',
      ]);
    });
  });

  test('has its files loaded as those datasets only as which they were', async () => {
    await inFolder({}, async (folder) => {
      await writeFile(join(folder, 'Mine.outturn'), await packed(both, export_, { datasets: [['volumes']] }));
      const result = await evaluatedIn(folder, 'Mine.outturn');
      expect([datasetsOf(result), result.findings.filter(({ severity }) => severity !== 'info')]).toEqual([
        ['export.csv as volumes'],
        [],
      ]);
    });
  });

  test('has both tables of a file read that was cut twice', async () => {
    const second = { ...mapping, version: 2, header: ['Body', 'Paid on', 'Net'] };
    const mappings = [
      both.mappings[0],
      { ...second, fields: { ...mapping.fields, partnership: bodyColumn } },
    ];
    const stacked = `${export_}\n${export_.replace('Dept', 'Body')}`;
    const { tables } = await scan(new Blob([stacked]), {}, {});
    const cuts = tables.map(({ headerRecord }) => ({ headerRecord }));
    await inFolder({}, async (folder) => {
      await writeFile(join(folder, 'Mine.outturn'), await packed({ ...both, mappings }, stacked, { cuts }));
      const { files } = await evaluatedIn(folder, 'Mine.outturn');
      expect(files.map(({ rows }) => rows.accepted)).toEqual([2, 2]);
    });
  });

  test('gives its mappings and settings to the files of a folder', async () => {
    await inFolder({ 'files/next.csv': export_ }, async (folder) => {
      await writeFile(join(folder, 'Mine.outturn'), await packed(both, export_));
      const result = await evaluatedIn(folder, 'files', '--workspace', 'Mine.outturn');
      expect(datasetsOf(result).toSorted()).toEqual(['next.csv as costs', 'next.csv as volumes']);
    });
  });

  test('is read under the settings of another where that is asked for', async () => {
    await inFolder(
      { 'other.json': JSON.stringify({ ...defaultSpec, mappings: [{ ...mapping, version: 2 }] }) },
      async (folder) => {
        await writeFile(join(folder, 'Mine.outturn'), await packed(both, export_));
        const result = await evaluatedIn(folder, 'Mine.outturn', '--workspace', 'other.json');
        expect(datasetsOf(result)).toEqual(['export.csv as costs']);
      },
    );
  });

  test.each([
    ['in the place of a folder', ['broken.outturn']],
    ['as the workspace', ['files', '--workspace', 'broken.outturn']],
  ])('that is damaged is misuse: %s', async (_, args) => {
    await inFolder({ 'broken.outturn': 'PK and nothing more', 'files/next.csv': export_ }, async (folder) => {
      const { code, stderr } = await command(args, folder);
      expect(code).toBe(2);
      expect(stderr).toMatch(/broken\.outturn: the workspace file is damaged/);
    });
  });
});

test('a row set aside is a warning, and the file still ties', async () => {
  const { code, result, stdout } = await evaluated({ 'costs.csv': `${costs}hr,2025-13,1.00,,,,GBP\n` });
  expect(code).toBe(0);
  expect(result.files[0]?.rows).toEqual({ read: 6, accepted: 5, rejected: 1, excluded: 0 });
  expect(stdout).toContain('warning rejected_row costs.csv:7: period "2025-13"');
  expect(stdout).toContain('1 warning to look at');
});

describe('misuse gives 2, the reason and the usage on standard error, and nothing else', () => {
  const cases: readonly (readonly [string, readonly string[], Readonly<Record<string, string>>, RegExp])[] = [
    ['no folder', [], {}, /found no FOLDER/],
    ['two folders', ['a', 'b'], {}, /found "b" after "a"/],
    ['an unknown option', ['.', '--fast'], { 'costs.csv': costs }, /--fast/],
    ['other terms', ['.', '--terms', 'today'], { 'costs.csv': costs }, /"today": expected nominal or real/],
    ['a folder that is not there', ['nowhere'], {}, /nowhere.*no such file/],
    ['a file for a folder', ['costs.csv'], { 'costs.csv': costs }, /costs\.csv.*not a directory/],
    ['a folder without tables', ['.'], { 'notes.md': '' }, /found no \.csv/],
    ['a broken workspace', ['.'], { 'costs.csv': costs, 'workspace.json': '{' }, /workspace\.json: .*JSON/],
    [
      'a workspace of another version',
      ['.'],
      { 'costs.csv': costs, 'workspace.json': '{"version":9}' },
      /workspace\.json: workspace: version: found 9, expected at most \d/,
    ],
    [
      'an answer without a question',
      ['.', '--answer', 'a.csv'],
      { 'costs.csv': costs },
      /FILE\?QUESTION=VALUE/,
    ],
    [
      'a mapping that is none',
      ['.', '--mapping', 'm.json'],
      { 'costs.csv': costs, 'm.json': '{"version":3,"dataset":"costs"}' },
      /--mapping .*m\.json: mapping: .*expected mapping version 1 or 2/,
    ],
    [
      'a mapping that is not there',
      ['.', '--mapping', 'no.json'],
      { 'costs.csv': costs },
      /--mapping .*no\.json: .*no such file/,
    ],
    [
      'a workspace that is not there',
      ['.', '--workspace', 'w.json'],
      { 'costs.csv': costs },
      /w\.json: .*no such file/,
    ],
  ];

  test.each(cases)('%s', async (_, args, files, reason) => {
    const { code, stdout, stderr } = await inFolder(files, (folder) => command(args, folder));
    expect(code).toBe(2);
    expect(stderr).toMatch(reason);
    expect(stderr).toContain('Usage: npm run -s evaluate -- FOLDER');
    expect(stdout).toBe('');
  });
});

test('--help gives the usage on standard output', async () => {
  const { code, stdout } = await command(['--help'], root);
  expect(code).toBe(0);
  expect(stdout).toContain('Exit code: 0 all ties');
});
