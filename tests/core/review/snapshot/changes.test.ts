import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '#lib/core/engine/port.ts';
import type { ChangesBoard } from '#lib/core/review/snapshot/changes-board.ts';
import type { Snapshot } from '#lib/core/vocabulary/snapshot.ts';
import { startNodeEngine } from '#lib/platform/node/engine.ts';
import { createTables, load, month, type Data } from '../../measures/kit.ts';
import { between, fewMeasures, fileOf, taken, told, untold } from './snapshot-kit.ts';

let engine: Engine;
let firstReview: Snapshot;

beforeAll(async () => {
  engine = await startNodeEngine();
  await createTables(engine);
  firstReview = await reviewOf(first);
}, 120_000);

afterAll(() => engine.close());

const cost = (number: number, amount: string, given: object = {}) => ({
  file_id: 1,
  source_line: number + 1,
  period: month(number),
  amount,
  party: 'provider',
  service: 'payroll',
  ...given,
});
const volume = (number: number, count: string) => ({
  file_id: 2,
  source_line: number + 1,
  period: month(number),
  volume: count,
  service: 'payroll',
});
const baseline = {
  file_id: 3,
  baseline_from: month(1),
  baseline_to: month(2),
  fixed_share: '0.40',
  approved_by: 'Treasurer',
  approved_on: '2024-03-01',
  evidence: 'ledger',
};
const figures = [
  'verified_net_position',
  'verified_net_saving',
  'net_saving',
  'gross_saving',
  'cost',
  'volume',
  ['verified_net_saving', 1],
  'realisation_rate',
  'payback',
] as const;

// Baseline: January and February at 1,000.00 for 100 units. March and April at 120 and 90 units.
const first: Data = {
  costs: [cost(1, '1000.00'), cost(2, '1000.00'), cost(3, '900.00'), cost(4, '800.00')],
  volumes: [volume(1, '100'), volume(2, '100'), volume(3, '120'), volume(4, '90')],
  baselines: [baseline],
};
const firstFiles = [
  fileOf(1, 'ledger.csv', 'a'),
  fileOf(2, 'volumes.csv', 'v', { dataset: 'volumes' }),
  fileOf(3, 'baselines.csv', 'b', { dataset: 'baselines' }),
];

async function reviewOf(data: Data, given: Partial<Parameters<typeof taken>[1]> = {}) {
  await load(engine, data, {}, fewMeasures);
  return taken(engine, { quarter: '2023-Q4', until: month(4), files: firstFiles, figures, ...given });
}

describe('a late invoice, a restated month and another fixed share', () => {
  // Then: March flexed 1,000 x (0.4 + 0.6 x 1.2) = 1,120.00, saving 220.00;
  // April flexed 1,000 x (0.4 + 0.6 x 0.9) = 940.00, saving 140.00; to date 360.00.
  // Since then an invoice of 30.05 came late for March, April was restated from 800.00 to 812.34, the fixed share was
  // agreed at 0.50: March flexed 1,100.00 (20.00 less), April 950.00 (10.00 more), and May came, at 120 units and 850.00:
  // flexed 1,000 x (0.5 + 0.5 x 1.2) = 1,100.00, saving 250.00.
  // Now: March 1,100.00 - 930.05 = 169.95; April 950.00 - 812.34 = 137.66; May 250.00; to date 557.61.
  // 557.61 - 360.00 = 197.61 = 250.00 - 30.05 - 12.34 - 20.00 + 10.00.
  let board: ChangesBoard;

  beforeAll(async () => {
    const then = firstReview;
    const data = {
      costs: [
        ...first.costs!.slice(0, 3),
        cost(4, '812.34'),
        cost(5, '850.00'),
        cost(3, '30.05', { file_id: 4, source_line: 2 }),
      ],
      volumes: [...first.volumes!, volume(5, '120')],
      baselines: [baseline, { ...baseline, version: '2', fixed_share: '0.50', source_line: 3 }],
    };
    const now = await reviewOf(data, {
      quarter: '2024-Q1',
      until: month(5),
      files: [
        fileOf(1, 'ledger.csv', 'b'),
        fileOf(2, 'volumes.csv', 'w', { dataset: 'volumes' }),
        fileOf(3, 'baselines.csv', 'c', { dataset: 'baselines' }),
        fileOf(4, 'late invoices.csv', 'l'),
      ],
    });
    board = between(then, now);
  }, 120_000);

  it('explains the net saving to date to the cent', () => {
    expect(board.figures.find(({ id }) => id === 'verified_net_position//')).toMatchObject({
      then: '360.00',
      now: '557.61',
      difference: '197.61',
    });
    const reasons = [
      ['new_period', '250.00'],
      ['late', '-30.05'],
      ['restated', '-12.34'],
      ['fixed_share', '-10.00'],
    ];
    expect(told(board, 'verified_net_position//')).toEqual(reasons);
    expect(told(board, 'verified_net_saving//')).toEqual(reasons);
    expect(told(board, 'gross_saving//')).toEqual(reasons);
    expect(told(board, 'cost//')).toEqual([
      ['new_period', '850.00'],
      ['late', '30.05'],
      ['restated', '12.34'],
    ]);
  });

  it('says it in a sentence', () => {
    expect(board.sentence).toBe(
      'Verified net position rose by £197.61: +£250.00 from one new month (May 2024), −£30.05 from late rows in late invoices.csv, −£12.34 from restated rows in ledger.csv and −£10.00 from another fixed share. 6 other figures changed too.',
    );
    const [figure] = board.figures;
    expect(figure?.reasons.map(({ detail }) => detail)).toEqual([
      'May 2024: £250.00',
      'Mar 2024: line 2: £30.05',
      'Apr 2024: line 5: £812.34, was £800.00',
      'Mar to Apr 2024: fixed share 0.5, was 0.4',
    ]);
    expect(figure?.reasons[2]?.ref).toMatchObject({ measure: 'verified_net_saving', period: month(4) });
  });

  it('lists new months, restated rows, files and baselines', () => {
    expect(Object.fromEntries(board.groups.map(({ id, items }) => [id, items]))).toEqual({
      periods: ['May 2024: one month new since then.'],
      restated: [
        'Late rows in late invoices.csv: Mar 2024: line 2: £30.05.',
        'Restated rows in ledger.csv: Apr 2024: line 5: £812.34, was £800.00.',
      ],
      files: [
        'late invoices.csv is new: costs, 3 rows, SHA-256 6c0000000000.',
        'ledger.csv was replaced: costs, 3 rows, SHA-256 620000000000, was costs, 3 rows, SHA-256 610000000000.',
        'volumes.csv was replaced: volumes, 3 rows, SHA-256 770000000000, was volumes, 3 rows, SHA-256 760000000000.',
        'baselines.csv was replaced: baselines, 3 rows, SHA-256 630000000000, was baselines, 3 rows, SHA-256 620000000000.',
      ],
      baselines: [
        'Baseline of all services without one of their own: version 2, was 1; fixed share 0.5, was 0.4.',
      ],
    });
  });

  it('compares a figure of one month with that of another, and shows both', () => {
    expect(told(board, 'verified_net_saving//1')).toEqual([
      ['new_period', '250.00'],
      ['new_period', '-140.00'],
    ]);
  });

  it('leaves nothing out of any figure', () => {
    expect(untold(board)).toEqual([]);
    expect(board.figures).toHaveLength(8);
  });
});

describe('other causes', () => {
  it('says that nothing changed', async () => {
    const board = between(firstReview, await reviewOf(first));
    expect(board.sentence).toBe(
      'Nothing changed since the review of Q4 2023-24: all 8 figures stand as then.',
    );
    expect(board.groups).toEqual([]);
    expect(board.figures.flatMap(({ reasons }) => reasons)).toEqual([]);
  }, 120_000);

  it('does not take another order of files and rows, or another name, for a change', async () => {
    const then = firstReview;
    const turned = first.costs!.toReversed().map((row) => ({ ...row, file_id: 9 }));
    const files = [firstFiles[2]!, firstFiles[1]!, fileOf(9, 'ledger of today.csv', 'a')];
    const board = between(then, await reviewOf({ ...first, costs: turned }, { files }));
    expect(board.figures.flatMap(({ reasons }) => reasons)).toEqual([]);
    expect(board.groups.map(({ items }) => items)).toEqual([
      ['ledger of today.csv was called ledger.csv; its bytes are the same.'],
    ]);
  }, 120_000);

  it('keeps reasons that cancel out', async () => {
    const then = firstReview;
    // March at 130 units with a fixed share of 0.4, as 1,180.00; its cost 60.00 more: the saving is as it was.
    const volumes = [...first.volumes!.slice(0, 2), volume(3, '130'), volume(4, '90')];
    const costs = first.costs!.map((row) =>
      row['amount'] === '900.00' ? { ...row, amount: '960.00' } : row,
    );
    const files = [
      fileOf(1, 'ledger.csv', 'x'),
      fileOf(2, 'volumes.csv', 'y', { dataset: 'volumes' }),
      firstFiles[2]!,
    ];
    const board = between(then, await reviewOf({ ...first, costs, volumes }, { files }));
    expect(told(board, 'verified_net_position//')).toEqual([
      ['restated', '-60.00'],
      ['volume', '60.00'],
    ]);
  }, 120_000);

  it('names rows that are gone, and another baseline', async () => {
    const then = firstReview;
    // February of the baseline alone, restated to 1,100.00: the mean is 1,050.00. April without its 800.00.
    const costs = [
      cost(1, '1000.00'),
      cost(2, '1100.00'),
      cost(3, '900.00'),
      cost(4, '300.00'),
      cost(4, '500.00', { source_line: 9 }),
    ];
    const files = [fileOf(1, 'ledger.csv', 'x'), ...firstFiles.slice(1)];
    const half = costs.slice(0, 4);
    const board = between(
      await reviewOf({ ...first, costs }),
      await reviewOf({ ...first, costs: half }, { files }),
    );
    expect(told(board, 'verified_net_position//')).toEqual([['removed', '500.00']]);
    // Flexed: March 1,120.00 to 1,176.00, April 940.00 to 987.00.
    expect(
      told(between(then, await reviewOf({ ...first, costs: half }, { files })), 'verified_net_position//'),
    ).toEqual([
      ['restated', '500.00'],
      ['baseline', '103.00'],
    ]);
  }, 120_000);

  it('states differences without reasons where a review kept its figures alone', async () => {
    const then = { ...firstReview, state: null };
    const costs = [...first.costs!, cost(4, '1.00', { source_line: 6 })];
    const board = between(then, await reviewOf({ ...first, costs }));
    expect(told(board, 'verified_net_position//')).toEqual([['other', '-1.00']]);
    expect(untold(board)).toEqual([]);
    expect(board.groups).toEqual([]);
  }, 120_000);

  it('takes names of files as they are, whatever is in them', async () => {
    const name = '<img src=x onerror=alert(1)> =cmd|"/c" \u202e\u0000.csv';
    const then = firstReview;
    const costs = [...first.costs!, cost(4, '1.00', { source_line: 6 })];
    const files = [fileOf(1, name, 'q'), ...firstFiles.slice(1)];
    const board = between(then, await reviewOf({ ...first, costs }, { files }));
    expect(board.sentence).toContain(`−£1.00 from late rows in ${name}`);
    expect(untold(board)).toEqual([]);
  }, 120_000);
});
