import { existsSync, openAsBlob } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '#lib/core/engine/port.ts';
import { importSources } from '#lib/core/imports/import-sources.ts';
import { prepareTables } from '#lib/core/imports/load/load.ts';
import { scan } from '#lib/core/imports/scan/scan.ts';
import { evaluate } from '#lib/core/measures/evaluate.ts';
import { pointsWhere } from '#lib/core/measures/points.ts';
import { ukFiscalCalendar } from '#lib/core/vocabulary/fiscal.ts';
import { startNodeEngine } from '#lib/platform/node/engine.ts';
import { readSqlText } from '#lib/platform/node/sql-text.ts';

// The published log lies beside the repository; where it is absent the suite says so by skipping.
const file = fileURLToPath(
  new URL('../../../shared/datasets/service/servicenow_incidents_uci_199.csv', import.meta.url),
);

describe.skipIf(!existsSync(file))('a published ServiceNow log of incidents', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await startNodeEngine();
    const sql = await readSqlText();
    await prepareTables(engine, sql);
    const source = { name: 'incidents.csv', content: await openAsBlob(file) };
    const settings = { mappings: [], calendar: ukFiscalCalendar, givenTotals: [], loaded: [], scanner: scan };
    await importSources(engine, [source], settings);
    await evaluate(engine, sql, { currency: 'USD', priceBase: null });
  }, 120_000);
  afterAll(() => engine.close());

  it('becomes one case for each incident and group, with the rows that stand for it', async () => {
    const [counted] = await engine.query(
      `select count(*)::integer as cases, sum(source_rows)::integer as rows
      from ticket_case`,
    );
    const [logged] = await engine.query(
      `select count(distinct (partnership, id))::integer as cases, count(*)::integer as rows
      from fact_ticket`,
    );
    expect(counted).toEqual(logged);
    expect(counted).toMatchObject({ rows: 198 });
  });

  it('has its cases opened, resolved and open balanced, group by group', async () => {
    const points = await pointsWhere(engine, {
      measures: ['cases_opened', 'cases_resolved', 'backlog'],
      services: 'whole',
    });
    const sum = (id: string, partnership: string) =>
      points
        .filter((point) => point.measure === id && point.partnership === partnership)
        .reduce((total, { value }) => total + Number(value), 0);
    for (const partnership of new Set(points.map((point) => point.partnership))) {
      const last = points.findLast(
        (point) => point.measure === 'backlog' && point.partnership === partnership,
      );
      expect(Number(last?.value), partnership).toBe(
        sum('cases_opened', partnership) - sum('cases_resolved', partnership),
      );
    }
  });

  it('is judged by the verdicts of the source, since it has no due dates', async () => {
    const points = await pointsWhere(engine, { measures: ['case_attainment'], services: 'whole' });
    const judged = points.reduce((total, { denominator }) => total + Number(denominator), 0);
    const [resolved] = await engine.query<{ readonly cases: number }>(
      'select count(resolved)::integer as cases from ticket_case where fault is null',
    );
    expect(judged).toBe(resolved?.cases);
    for (const { value, status } of points) expect(value ?? status).not.toBeNull();
  });
});
