import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { headlineBoard } from '#lib/core/review/benefits/headline.ts';
import { netBoard } from '#lib/core/review/benefits/net.ts';
import { figuresOf } from '#lib/core/review/pack/figures.ts';
import type { Pack } from '#lib/core/review/pack/pack.ts';
import { engineResults } from '#lib/core/review/results.ts';
import { ukFiscalCalendar as calendar } from '#lib/core/vocabulary/fiscal.ts';
import { sampleSpec } from '#lib/core/workspace/sample-spec.ts';
import { startNodeEngine } from '#lib/platform/node/engine.ts';
import { loadSample } from '../../../golden/load-sample.ts';
import { evaluated, packOf, page, slipsIn, type World } from './kit.ts';

const partnerships = ['hr-payroll', 'fleet-workshops', 'permits-desk', 'pathology', 'records'];
let world: World;
const packs = new Map<string, Pack>();

beforeAll(async () => {
  const engine = await startNodeEngine();
  const { files } = await loadSample(engine);
  world = await evaluated(engine, files, sampleSpec);
  for (const id of partnerships) packs.set(id, await packOf(world, id));
}, 120_000);

afterAll(() => world.engine.close());

const pack = (id: string): Pack => packs.get(id)!;
const title = (id: string, at: string): string => page(pack(id), at).title;

test('the titles tell the stories of the sample', () => {
  expect(title('hr-payroll', 'headline')).toBe(
    'Saving is 22% under plan, about half of it from the cost of the change',
  );
  expect(title('hr-payroll', 'benefits')).toBe('Of £1.54m gross, £969k went on the change and £570k is left');
  expect(title('fleet-workshops', 'headline')).toBe(
    'The cost has moved, not gone: the customer saves £954k, the provider pays £973k more',
  );
  expect(title('permits-desk', 'headline')).toBe(
    'Unit cost fell 14%, all of it from volume; no verified saving can be stated',
  );
  expect(title('pathology', 'headline')).toBe('Saving is 40% under plan, nearly all of it from running cost');
  expect(title('pathology', 'level:Results within 24 hours')).toBe(
    'Results within 24 hours: getting worse, and misses the target',
  );
  expect(title('records', 'headline')).toBe(
    'No saving can be stated (no baseline), and 3 service levels need a decision',
  );
  expect(title('records', 'forecast:attainment|Urgent requests answered in 2 days|')).toBe(
    'Urgent requests answered in 2 days: breach likely in Q1 2026-27, about 80%',
  );
});

test('the quarter is bridged to the same quarter a year before, and its bars open', () => {
  const { title: said, blocks } = page(pack('hr-payroll'), 'bridge');
  expect(said).toBe('Running cost rose 2.7% on Q4 2024-25: price added most of it');
  const chart = blocks.find(({ kind }) => kind === 'chart');
  expect(chart).toMatchObject({ chart: { kind: 'waterfall' } });
  const refs = chart?.kind === 'chart' ? chart.refs : {};
  expect(Object.keys(refs).toSorted()).toEqual(['from', 'price', 'to', 'volume']);
  expect(refs['to']).toMatchObject({ measure: 'cost', from: '2026-01-01', period: '2026-03-01' });
});

describe.each(partnerships)('the review of %s', (id) => {
  test('has messages short enough for a slide, each unlike the others', () => {
    const titles = pack(id).pages.map((one) => one.title);
    for (const one of titles) expect(one.length, one).toBeLessThanOrEqual(90);
    for (const one of titles) expect(one.length, one).toBeGreaterThan(10);
    expect(new Set(titles).size).toBe(titles.length);
  });

  test('shows no figure that could not be computed', () => {
    expect(slipsIn(pack(id))).toEqual([]);
  });

  test('names each page, block and figure once', () => {
    const { pages } = pack(id);
    const ids = [
      ...pages.map((one) => one.id),
      ...pages.flatMap(({ blocks }) => blocks.map((block) => block.id)),
      ...figuresOf(pack(id)).map((figure) => figure.id),
    ];
    expect(ids.filter((one, at) => ids.indexOf(one) !== at)).toEqual([]);
  });

  test('holds at most four figures, a chart and two tables a page, and what is missing is said', () => {
    for (const { id: at, blocks } of pack(id).pages) {
      const figures = blocks.flatMap((block) => (block.kind === 'figures' ? block.figures : []));
      expect(figures.length, at).toBeLessThanOrEqual(4);
      for (const kind of ['chart', 'text', 'decisions'] as const)
        expect(blocks.filter((block) => block.kind === kind).length, at).toBeLessThanOrEqual(1);
      for (const figure of figures)
        if (figure.value === null) expect(figure.status?.detail, figure.id).toMatch(/\w/);
    }
  });

  test('can be copied to a worker and written as JSON', () => {
    expect(structuredClone(pack(id))).toEqual(pack(id));
    expect(JSON.parse(JSON.stringify(pack(id)))).toEqual(pack(id));
  });

  test('is marked as sample on every page, and says what it is made of', () => {
    for (const one of pack(id).pages) expect(one.marks[0]?.words, one.id).toBe('Sample data');
    expect(pack(id).provenance.sources).toHaveLength(16);
    expect(pack(id).vintage).toBe(
      'Data to Mar 2026, figures as at the end of Q4 2025-26, made on 14 Apr 2026',
    );
  });
});

test('its figures are those of the screens', async () => {
  const view = { party: 'system', terms: 'nominal', until: '2026-03-01', calendar } as const;
  for (const id of partnerships.filter((one) => one !== 'records')) {
    const data = await engineResults(world.engine, world.measures).benefits(id, view);
    const byId = new Map(figuresOf(pack(id)).map((figure) => [figure.id, figure]));
    const board = headlineBoard(data, view);
    const net = netBoard(data, view);
    for (const [name, figure] of [
      ['headline/net', board.headline],
      ['headline/realisation', board.realisation],
      ['benefits/net', net.lines.at(-1)!.nominal],
    ] as const) {
      const { value, face, exact, period } = byId.get(name)!;
      expect({ value, face, exact, period }, `${id} ${name}`).toEqual({
        value: figure.value,
        face: figure.face,
        exact: figure.exact,
        period: figure.period,
      });
    }
  }
});

test('the next quarter has the same figures where the pages are the same', async () => {
  const before = await packOf(world, 'hr-payroll', { quarter: { startYear: 2025, quarter: 3 } });
  const ids = (one: Pack) =>
    figuresOf(one)
      .map(({ id }) => id)
      .filter((id) => /^(headline|benefits|evidence)[/:]/.test(id));
  expect(ids(before)).toEqual(ids(pack('hr-payroll')));
});

test('a review in the view of one body says whose saving it is', async () => {
  const own = await packOf(world, 'fleet-workshops', { party: 'customer', terms: 'real' });
  expect(own.scope).toBe('Customer view, real, GBP');
  expect(slipsIn(own)).toEqual([]);
});

test('what a baseline is in doubt over is marked on the pages with money alone', () => {
  const { pages } = pack('permits-desk');
  const marked = (id: string) =>
    pages.find((one) => one.id === id)!.marks.some(({ kind }) => kind === 'unverified');
  expect([marked('headline'), marked('service')]).toEqual([true, false]);
});

test('a review that nobody waits for is not made', async () => {
  const asked = packOf(world, 'records');
  await expect(asked).resolves.toBeDefined();
  const { buildPack } = await import('#lib/core/review/pack/build-pack.ts');
  const dropped = buildPack(
    engineResults(world.engine, world.measures),
    {
      info: { ...emptyInfo, partnership: 'records' },
      quarter: { startYear: 2025, quarter: 4 },
      party: 'system',
      terms: 'nominal',
      spec: world.spec,
      measures: world.measures,
      files: world.files,
      madeAt: '',
    },
    { pause: () => Promise.resolve(), isWanted: () => false },
  );
  await expect(dropped).rejects.toMatchObject({ name: 'NotWanted' });
});

const emptyInfo = {
  name: null,
  customer: null,
  provider: null,
  stage: null,
  start: null,
  pilot_start: null,
  production_start: null,
  next_review: null,
  hasBaseline: false,
};
