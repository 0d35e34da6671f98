import { existsSync, openAsBlob } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { figuresOf } from '#lib/core/review/pack/figures.ts';
import type { Pack } from '#lib/core/review/pack/pack.ts';
import { partnershipInfos } from '#lib/core/review/partnership-info.ts';
import { openingQuarter } from '#lib/core/review/quarters.ts';
import { engineResults } from '#lib/core/review/results.ts';
import { parseSpec } from '#lib/core/workspace/parse-spec.ts';
import { packOf, slipsIn, worldOf, type World } from '../core/review/pack/kit.ts';

// Real exports lie beside the repository and are not to be kept in it; where they are absent this suite is skipped.
const datasets = new URL('../../../shared/datasets/', import.meta.url);
const workspace = new URL('../scripts/fixtures/real-exports.workspace.json', import.meta.url);
const paths = [
  'cost/leeds_council_2012-11.csv',
  'cost/okc_budget_fy2015_plain.csv',
  'service/nhs_ae_by_trust_April-2025.csv',
  'service/nhs_ae_by_trust_May-2025.csv',
  'service/nhs_ae_by_trust_June-2025.csv',
  'service/canada_service_standards.csv',
  'service/scotland_cancer_31day.csv',
];
const isThere = paths.every((path) => existsSync(new URL(path, datasets)));
if (!isThere) console.warn(`Skipped: found no real exports in ${datasets.pathname}.`);

describe.skipIf(!isThere)('reviews of real exports', () => {
  let world: World;
  const packs: Pack[] = [];

  beforeAll(async () => {
    const spec = parseSpec(JSON.parse(await readFile(workspace, 'utf8')));
    const sources = paths.map(async (path) => ({
      name: path.slice(path.indexOf('/') + 1),
      content: await openAsBlob(new URL(path, datasets)),
    }));
    world = await worldOf(await Promise.all(sources), { mappings: spec.mappings, spec });
    const results = engineResults(world.engine, world.measures);
    for (const { partnership } of await partnershipInfos(world.engine)) {
      const { points } = await results.overview(partnership, { party: 'system', terms: 'nominal' });
      const quarter = openingQuarter(points, spec.calendar) ?? { startYear: 2025, quarter: 1 };
      packs.push(await packOf(world, partnership, { quarter }));
    }
  }, 170_000);

  afterAll(() => world.engine.close());

  test('are made for every partnership, of as many pages as there is something to say', () => {
    expect(packs.length).toBeGreaterThan(20);
    for (const { name, pages } of packs) expect(pages.length, name).toBeGreaterThan(6);
  });

  test('show no figure that could not be computed, and say why where there is none', () => {
    for (const pack of packs) {
      expect(slipsIn(pack), pack.name).toEqual([]);
      for (const figure of figuresOf(pack))
        if (figure.value === null) expect(figure.status?.detail, `${pack.name} ${figure.id}`).toMatch(/\w/);
    }
  });

  test('have messages short enough for a slide, and ids that name one thing', () => {
    for (const pack of packs) {
      for (const { title } of pack.pages) expect(title.length, title).toBeLessThanOrEqual(90);
      const ids = [...pack.pages.map(({ id }) => id), ...figuresOf(pack).map(({ id }) => id)];
      expect(ids.length, pack.name).toBe(new Set(ids).size);
    }
  });

  test('claim no saving, as no export has a baseline', () => {
    for (const pack of packs) {
      const net = figuresOf(pack).find(({ id }) => id === 'headline/net');
      expect([net?.value, net?.status?.kind], pack.name).toEqual([null, 'unavailable']);
    }
  });
});
