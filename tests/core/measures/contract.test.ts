import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '#lib/core/engine/port.ts';
import { allPoints } from '#lib/core/measures/points.ts';
import { startNodeEngine } from '#lib/platform/node/engine.ts';
import { createTables, load, measures } from './kit.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startNodeEngine();
  await createTables(engine);
  await load(engine, {});
}, 120_000);
afterAll(() => engine.close());

const pointColumns = {
  partnership: 'VARCHAR',
  service: 'VARCHAR',
  metric: 'VARCHAR',
  party: 'VARCHAR',
  terms: 'VARCHAR',
  period: 'DATE',
  value: 'VARCHAR',
  unit: 'VARCHAR',
  numerator: 'VARCHAR',
  denominator: 'VARCHAR',
  target: 'VARCHAR',
  rows: 'BIGINT',
  status: 'VARCHAR',
};

const lineageColumns = {
  file_id: 'INTEGER',
  source_row: 'BIGINT',
  source_line: 'BIGINT',
  partnership: 'VARCHAR',
  service: 'VARCHAR',
  party: 'VARCHAR',
  kind: 'VARCHAR',
  period: 'DATE',
  contribution: 'VARCHAR',
};

const leaves = measures.filter((measure) => measure.lineage !== null);

it.each(leaves.map(({ id, lineage }) => [id, lineage ?? ''] as const))(
  'lineage of %s gives the columns of a source row',
  async (_, lineage) => {
    expect(await describeColumns(lineage, parametersIn(lineage))).toMatchObject(lineageColumns);
  },
);

async function describeColumns(sql: string, parameters = {}) {
  const rows = await engine.query<{ column_name: string; column_type: string }>(
    `describe ${sql}`,
    parameters,
  );
  return Object.fromEntries(rows.map((row) => [row.column_name, row.column_type]));
}

describe.each(measures.map((measure) => [measure.id, measure] as const))('measure %s', (_, measure) => {
  it('gives the columns of a point', async () => {
    const columns = await describeColumns(measure.points);
    // A query that names no grain gives months.
    expect({ grain: 'VARCHAR', ...columns }).toEqual({ grain: 'VARCHAR', ...pointColumns });
  });

  it('reads what its header says', () => {
    const sql = `${measure.points} ${measure.lineage ?? ''}`;
    for (const table of measure.reads) expect(sql).toMatch(new RegExp(`\\b${table}\\b`));
  });

  it('is a sum of source rows or has parts to open', () => {
    const reachesRows = measure.lineage !== null || measure.parts.length > 0;
    expect(reachesRows).toBe(true);
  });
});

function parametersIn(sql: string) {
  return Object.fromEntries([...sql.matchAll(/\$([a-z_]+)/g)].map(([, name]) => [name!, null]));
}

it('evaluates nothing to no points', async () => {
  expect(await allPoints(engine, 'nominal')).toEqual([]);
  expect(await allPoints(engine, 'real')).toEqual([]);
});
