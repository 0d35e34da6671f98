import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '#lib/core/engine/port.ts';
import { pointsAtHand, portfolioAtHand } from '#lib/core/measures/at-hand.ts';
import { metricsOf, pointsOf, pointsWhere } from '#lib/core/measures/points.ts';
import { baselinesOf } from '#lib/core/measures/baselines.ts';
import { registerOf } from '#lib/core/measures/register.ts';
import { startNodeEngine } from '#lib/platform/node/engine.ts';
import { overviewPoints } from '#lib/core/review/overview-points.ts';
import { portfolioPoints } from '#lib/core/review/portfolio-points.ts';
import type { Point } from '#lib/core/vocabulary/point.ts';
import { createTables, load, month, type Data } from './kit.ts';

// Texts with the characters that part packed ones.
const service = 'A\u001EB\u001D';

const months = [1, 2, 3, 4];
const data: Data = {
  costs: months.flatMap((at) => [
    { period: month(at), amount: `${100 + at}.00`, party: 'provider', service },
    { period: month(at), amount: '10.00', party: 'customer' },
    { period: month(at), amount: '20.00', party: 'provider', partnership: 'Q' },
  ]),
  volumes: [
    ...months.map((at) => ({ period: month(at), volume: String(10 * at), service })),
    ...months.map((at) => ({ period: month(at + 2), volume: '5', partnership: 'Q' })),
  ],
  levels: months.map((at) => ({
    period: month(at),
    metric: 'on time',
    numerator: '9',
    denominator: '10',
    unit: 'share',
    service,
  })),
  baselines: [
    {
      baseline_from: month(1),
      baseline_to: month(2),
      approved_by: 'A',
      approved_on: month(2),
      evidence: 'ledger',
      price_series: 'cpi',
      reason: 'as-is\u001Cyear',
    },
  ],
  tickets: [{ partnership: 'T', opened: '2024-01-02 09:00', resolved: '2024-01-04 09:00' }],
  prices: months.map((at) => ({ period: month(at), index: '100' })),
  benefits: [{ benefit: 'B', title: '', class: 'cash_releasing', confidence: '0.9' }],
};

let engine: Engine;
beforeAll(async () => {
  engine = await startNodeEngine();
  await createTables(engine);
  await load(engine, data);
}, 120_000);
afterAll(() => engine.close());

const view = { party: 'system', terms: 'nominal' } as const;

/** Points by measure, whatever the order of the measures. */
function byMeasure(points: readonly Point[]): readonly Point[] {
  return points.toSorted((a, b) => (a.measure < b.measure ? -1 : a.measure > b.measure ? 1 : 0));
}

describe('the points at hand of a partnership', () => {
  it('are those that the series hold, of the whole in every view', async () => {
    const whole = (await pointsAtHand(engine, { partnership: 'P', ...view })).whole.points;
    const measures = [...new Set(whole.map(({ measure }) => measure))];
    expect(measures).toContain('net_saving');
    expect(measures).not.toContain('verified_net_saving');
    const kept = await pointsWhere(engine, { partnership: 'P', measures, services: 'whole' });
    expect(byMeasure(whole)).toEqual(byMeasure(kept));
    expect(new Set(whole.map(({ party }) => party))).toEqual(new Set(['system', 'customer', 'provider']));
  });

  it('are those of each service in the view alone, with what is the same in every view', async () => {
    const atHand = await pointsAtHand(engine, { partnership: 'P', party: 'provider', terms: 'nominal' });
    const services = atHand.services.points;
    const found = services.map(({ measure, party, terms }) => `${measure} ${party} ${terms}`);
    expect([...new Set(found)]).toEqual([
      'volume system nominal',
      'attainment system nominal',
      'cost provider nominal',
    ]);
    expect(services.filter(({ measure }) => measure === 'cost').map(({ value }) => value)).toEqual(
      months.map((at) => `${100 + at}.00`),
    );
  });

  it('keep a name that holds the characters between them to itself', async () => {
    const { services } = await pointsAtHand(engine, { partnership: 'P', ...view });
    expect(new Set(services.points.map((point) => point.service))).toEqual(new Set(['A B ']));
  });

  it('are none of a partnership that is not there', async () => {
    const { whole, services } = await pointsAtHand(engine, { partnership: 'nobody', ...view });
    expect([whole.points, whole.measures, services.points, services.measures]).toEqual([[], [], [], []]);
  });
});

describe('the points of the list of partnerships', () => {
  it('leave out volumes and levels of months whose cost is known, and no others', async () => {
    const points = await portfolioAtHand(engine, view);
    const delivered = points.filter(({ measure }) => ['volume', 'attainment'].includes(measure));
    // The volumes of Q go on for two months after its costs.
    expect(delivered.map(({ partnership, period }) => [partnership, period])).toEqual(
      months.map((at) => ['Q', month(at + 2)]),
    );
  });

  it('are of whole partnerships in one view', async () => {
    const points = await portfolioPoints(engine, { party: 'customer', terms: 'nominal' });
    const costs = points.filter(({ measure }) => measure === 'cost');
    expect(new Set(costs.map(({ party, terms, service: name }) => `${party} ${terms} ${name}`))).toEqual(
      new Set(['customer nominal null']),
    );
    expect(costs.find(({ partnership }) => partnership === 'P')?.value).toBe('10.00');
  });

  it('tell of a partnership that has cases alone', async () => {
    const points = await portfolioAtHand(engine, view);
    const own = points.filter(({ partnership }) => partnership === 'T');
    expect(own.map(({ measure, period, value }) => [measure, period, value])).toEqual([
      ['cases_opened', '2024-01-01', '1'],
    ]);
  });

  it('have one net position: the verified one where it is known from the start', async () => {
    const points = await portfolioAtHand(engine, view);
    const positions = points.filter(({ measure }) => measure.endsWith('net_position'));
    expect(new Set(positions.map(({ measure }) => measure))).toEqual(new Set(['verified_net_position']));
  });
});

describe('the points of the Overview', () => {
  it('are all measures of the whole, and volumes and levels of its services', async () => {
    const points = await overviewPoints(engine, { partnership: 'P', ...view });
    const whole = await pointsOf(engine, { partnership: 'P', ...view });
    expect(points.filter((point) => point.service === null)).toEqual(
      whole.filter((point) => point.service === null),
    );
    const named = points.filter((point) => point.service !== null).map(({ measure }) => measure);
    expect(new Set(named)).toEqual(new Set(['attainment', 'volume']));
  });

  it('take the unit costs of services where there is no volume of the whole', async () => {
    await load(engine, {
      costs: [1, 2].map((at) => ({
        period: month(at),
        amount: '60.00',
        party: 'provider',
        service: at === 1 ? 'A' : 'B',
      })),
      volumes: [
        { period: month(1), volume: '6', service: 'A', unit: 'cases' },
        { period: month(1), volume: '5', service: 'B', unit: 'calls' },
      ],
    });
    const points = await overviewPoints(engine, { partnership: 'P', ...view });
    const costs = points.filter((point) => point.measure === 'unit_cost' && point.service !== null);
    expect(costs.find((point) => point.service === 'A')?.value).toMatch(/^10(\.0+)?$/);
    await load(engine, data);
  });
});

describe('the papers of a partnership', () => {
  it('give texts, numbers and flags as they were, and null where there is nothing', async () => {
    const [baseline] = await baselinesOf(engine, 'P');
    expect(baseline).toMatchObject({
      partnership: 'P',
      service: null,
      version: '1',
      isCurrent: true,
      from: month(1),
      months: 2,
      reason: 'as-is year',
      scopeFactor: '1',
      doubt: null,
      fileId: 1,
      sourceLine: 2,
    });
    const metric = { metric: 'on time', better: 'higher', unit: 'share' };
    expect(await metricsOf(engine, 'P')).toEqual([
      { ...metric, service: null },
      { ...metric, service: 'A B ' },
    ]);
  });

  it('tell an empty text from none', async () => {
    const { profiles } = await registerOf(engine, 'P');
    expect(profiles).toMatchObject([{ benefit: 'B', title: '', owner: null, confidence: '0.9', values: [] }]);
  });

  it('are none of a partnership that is not there', async () => {
    expect(await baselinesOf(engine, 'nobody')).toEqual([]);
    expect(await registerOf(engine, 'nobody')).toEqual({ profiles: [], guard: [] });
  });
});
