import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '#lib/core/engine/port.ts';
import { baselinesOf } from '#lib/core/measures/baselines.ts';
import { evaluate } from '#lib/core/measures/evaluate.ts';
import { metricsOf, pointsWhere } from '#lib/core/measures/points.ts';
import type { BenefitsData } from '#lib/core/review/benefits/data.ts';
import { netBoard } from '#lib/core/review/benefits/net.ts';
import { benefitsStory } from '#lib/core/review/benefits/story.ts';
import { viewsBoard, type PartyNames } from '#lib/core/review/benefits/views.ts';
import { startNodeEngine } from '#lib/platform/node/engine.ts';
import { readSqlText } from '#lib/platform/node/sql-text.ts';
import { loadSample } from '../../../golden/load-sample.ts';
import { benefits, view } from './benefits-kit.ts';

const march = { ...view, until: '2026-03-01' };

let engine: Engine;

beforeAll(async () => {
  engine = await startNodeEngine();
  await loadSample(engine);
  await evaluate(engine, await readSqlText(), { currency: 'GBP', priceBase: null });
}, 60_000);

afterAll(() => engine.close());

async function dataOf(partnership: string): Promise<BenefitsData> {
  return benefits(await pointsWhere(engine, { partnership, services: 'whole' }), {
    partnership,
    services: await pointsWhere(engine, {
      partnership,
      measures: ['volume', 'attainment'],
      services: 'each',
    }),
    baselines: await baselinesOf(engine, partnership),
    metrics: await metricsOf(engine, partnership),
  });
}

async function storyOf(partnership: string, names?: PartyNames): Promise<string> {
  return benefitsStory(await dataOf(partnership), march, names);
}

// The figures are those of data-samples/README.md, computed there without the SQL of the product.
test('the shared desk has saved for both, a little behind plan', async () => {
  expect(await storyOf('hr-payroll')).toBe(
    'To Mar 2026 the partnership has saved £570k net, £158k below plan; it broke even in May 2025. Volume and service held.',
  );
});

test('the workshops have moved their cost from one body to the other', async () => {
  expect(await storyOf('fleet-workshops', { customer: 'the fire authority', provider: 'the county' })).toBe(
    'To Mar 2026 the fire authority saves £954k, the county pays £973k more: the cost has moved, not gone. Government as a whole pays £19.3k more. Volume and service held.',
  );
});

test('the permits desk has a lower unit cost by volume alone', async () => {
  expect(await storyOf('permits-desk')).toContain(
    'Unit cost fell 14%, all of it from volume: flexed saving £791, unit cost × volume would claim £1.60m.',
  );
});

test('the pathology network saves money while its results come later', async () => {
  expect(await storyOf('pathology')).toContain('Results within 24 hours went from 95.3% to 87.7%');
});

test('the archive has no baseline, so no saving is stated', async () => {
  expect(await storyOf('records')).toBe(
    'No saving can be stated: no baseline. Cost, volume and service are shown as they are.',
  );
});

test.each(['hr-payroll', 'fleet-workshops', 'permits-desk', 'pathology'])(
  'the views of %s tie with the residual, and its lines from gross to net sum, to the cent',
  async (partnership) => {
    const data = await dataOf(partnership);
    expect(viewsBoard(data, march)).toMatchObject({ check: { kind: 'ties' }, residual: { value: '0.00' } });
    expect(netBoard(data, march).ties).toEqual({ nominal: true, real: true });
  },
);
