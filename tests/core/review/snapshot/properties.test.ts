import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import '../../../support/bounded-properties.ts';
import type { Engine } from '#lib/core/engine/port.ts';
import type { ChangedFigure } from '#lib/core/review/snapshot/changes-board.ts';
import { treeOf } from '#lib/core/review/snapshot/money-tree.ts';
import { defaultSpec } from '#lib/core/workspace/default-spec.ts';
import type { Snapshot } from '#lib/core/vocabulary/snapshot.ts';
import { parseSpecText } from '#lib/core/workspace/parse-spec.ts';
import { startNodeEngine } from '#lib/platform/node/engine.ts';
import { createTables, load, month, type Data } from '../../measures/kit.ts';
import { world } from '../../measures/worlds.ts';
import { between, fewMeasures, fileOf, taken, untold } from './snapshot-kit.ts';

let engine: Engine;

beforeAll(async () => {
  engine = await startNodeEngine();
  await createTables(engine);
}, 60_000);

afterAll(() => engine.close());

const figures = [
  ...['verified_net_position', 'net_position', 'net_saving', 'verified_net_saving', 'unverified_net_saving'],
  ...[
    'gross_saving',
    'cost',
    'cost_in_scope',
    'change_cost',
    'one_off_cost',
    'dis_benefit',
    'service_credit',
  ],
  ...[
    'recharge',
    'planned_net_position',
    'planned_net_saving',
    'net_position_since_plan',
    'realisation_rate',
  ],
  ...[
    'lifetime_realisation_rate',
    'payback',
    'volume',
    'attainment',
    'targets_met',
    'cash_releasing_benefit',
  ],
  ...(['net_saving', 'cost', 'attainment', 'volume'] as const).map((measure) => [measure, 3] as const),
];

const datasets = ['costs', 'volumes', 'service_levels', 'baselines', 'benefits', 'benefit_plan'] as const;

function filesOf(bytes: string) {
  return datasets.map((dataset, at) => fileOf(at + 1, `${dataset}.csv`, `${at}${bytes}`, { dataset }));
}

// Amounts that are followed to rows and factors: nothing of them may be left without a cause.
const followed = new Set(
  figures.map((figure) => (typeof figure === 'string' ? figure : figure[0])).filter((id) => treeOf(id)),
);

const views = (['system', 'customer', 'provider'] as const).flatMap((party) =>
  (['nominal', 'real'] as const).map((terms) => ({ party, terms })),
);

/** The review of every view of the same data, evaluated once. */
async function reviewsOf(data: Data, until: string, bytes: string): Promise<readonly Snapshot[]> {
  await load(engine, data, {}, fewMeasures);
  const reviews: Snapshot[] = [];
  for (const view of views)
    reviews.push(await taken(engine, { ...view, until, figures, files: filesOf(bytes) }));
  return reviews;
}

/** A world, and what became of it: another one, or one of which a few rows came late, are gone or changed. */
const worlds = world.chain((first) =>
  fc.tuple(
    fc.constant(first as Data),
    fc.oneof(
      world as fc.Arbitrary<Data>,
      fc
        .record({ late: world, gone: fc.nat({ max: 10 }), factor: fc.constantFrom('0.5', '0.8') })
        .map(({ late, gone, factor }): Data => ({
          ...first,
          costs: [...first.costs.slice(0, first.costs.length - gone), ...late.costs.slice(36, 40)],
          volumes: [...first.volumes, ...late.volumes.slice(0, 2)],
          baselines: first.baselines.map((row) => ({ ...row, fixed_share: factor })),
        })),
    ),
  ),
);

test('the reasons of every figure sum to its difference, whatever changed and in every view', async () => {
  await fc.assert(
    fc.asyncProperty(worlds, fc.constantFrom(5, 7, 9), async ([first, second], until) => {
      const before = await reviewsOf(first, month(until), 'a');
      const after = await reviewsOf(second, month(9), 'b');
      for (const [at, then] of before.entries()) {
        const board = between(then, after[at]!);
        expect(untold(board)).toEqual([]);
        expect(board.figures.filter(isUnknown)).toEqual([]);
        const spec = parseSpecText(JSON.stringify({ ...defaultSpec, snapshots: [then, after[at]!] }));
        expect(between(spec.snapshots[0]!, spec.snapshots[1]!)).toEqual(board);
      }
    }),
    { numRuns: 3 },
  );
}, 120_000);

function isUnknown({ id, reasons }: ChangedFigure): boolean {
  return followed.has(id.split('/')[0]!) && reasons.some(({ kind }) => kind === 'other');
}
