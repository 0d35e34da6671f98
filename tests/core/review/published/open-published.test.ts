import { describe, expect, test } from 'vitest';
import type { BenefitsData } from '#lib/core/review/benefits/data.ts';
import { openPublished } from '#lib/core/review/published/open-published.ts';
import { parseManifest } from '#lib/core/review/published/manifest.ts';
import { nothingPublished } from '#lib/core/review/published/layout.ts';
import type { PublishSource } from '#lib/core/review/published/publish.ts';
import type { Results } from '#lib/core/review/results.ts';
import type { Point } from '#lib/core/vocabulary/point.ts';
import { defaultSpec } from '#lib/core/workspace/default-spec.ts';
import { sha256Of } from '#lib/core/workspace/sha256.ts';
import { fetcher, published, type Folder } from './published-kit.ts';

const hostile = '<img src=x onerror=alert(1)>, "a"\n../../\u202e😀';

const point: Point = {
  measure: 'cost',
  partnership: hostile,
  service: null,
  metric: null,
  party: 'system',
  terms: 'nominal',
  period: '2025-04-01',
  grain: 'month',
  value: '10.5',
  unit: 'GBP',
  numerator: null,
  denominator: null,
  target: null,
  rows: 2,
  status: null,
};

const points: readonly Point[] = [
  point,
  { ...point, period: '2025-05-01', value: null, status: 'no rows, none' },
  // A month is missing, and another series follows.
  { ...point, period: '2025-07-01', unit: 'EUR' },
  { ...point, service: '', grain: 'quarter' },
];

const benefitsOf = (partnership: string): BenefitsData => ({
  partnership,
  whole: points,
  services: [],
  register: { profiles: [], guard: [] },
  baselines: [],
  scopes: [],
  events: [],
  metrics: [],
});

/** Answers everything with the same points. */
const results: Results = {
  portfolio: async () => points,
  portfolioService: async () => ({ points, metrics: [], rebases: [] }),
  measure: async () => points,
  ownMeasure: async () => points,
  overview: async (partnership) => ({ partnership, points, events: [], metrics: [] }),
  benefits: async (partnership) => benefitsOf(partnership),
  lifecycle: async (partnership) => ({
    partnership,
    objectives: [],
    log: [],
    alternatives: [],
    survey: [],
    milestones: [],
    components: [],
    events: [],
    benefits: benefitsOf(partnership),
    service: { partnership, points, events: [], metrics: [] },
    recharges: [],
    named: [],
    prices: [],
  }),
  indicators: async (partnership) => ({ partnership, points, events: [], metrics: [] }),
  service: async (partnership) => ({ partnership, points, events: [], metrics: [] }),
  periods: async () => new Map(),
  prices: async () => ({ series: [], used: null }),
};

const info = {
  partnership: hostile,
  name: hostile,
  customer: null,
  provider: null,
  stage: null,
  start: null,
  pilot_start: null,
  production_start: null,
  next_review: null,
  hasBaseline: false,
};

async function source(): Promise<PublishSource> {
  const content = new Blob(['partnership,period,amount\n']);
  const sources = [{ name: hostile, content, sha256: await sha256Of(content), cuts: [], datasets: [] }];
  const partnerships = [info];
  return { results, spec: defaultSpec, files: [], findings: [], partnerships, measures: [], sources };
}

const view = { party: 'system', terms: 'nominal' } as const;
const change = (folder: Folder, path: string, text: string) => folder.set(path, new Blob([text]));
const pathOf = (folder: Folder, name: string) =>
  [...folder.keys()].find((path) => path.includes(`/${name}.`))!;

describe('what was published', () => {
  test('reads back as it was: points with gaps, other units, empty services and hostile names', async () => {
    const opened = (await openPublished(fetcher(await published(await source()))))!;
    expect(await opened.results.portfolio(view)).toEqual(points);
    expect((await opened.results.overview(hostile, view)).points).toEqual(points);
    expect(opened.head.partnerships).toEqual([info]);
    const [first] = await opened.sources({});
    expect(first?.name).toBe(hostile);
    expect(await first?.content.text()).toBe('partnership,period,amount\n');
  });

  test('needs four small files for the first screen, and no source file', async () => {
    const asked: string[] = [];
    const opened = (await openPublished(fetcher(await published(await source()), asked)))!;
    await opened.results.portfolio(view);
    expect(asked.map((path) => path.replace(/\.[0-9a-f]{16}\./, '.'))).toEqual([
      'manifest.json',
      'workspace.json',
      'results/head.json',
      'results/portfolio-system-nominal.json',
    ]);
  });

  test('has no text of the data in the path of a file', async () => {
    for (const path of (await published(await source())).keys())
      expect(path).toMatch(
        /^(manifest|workspace)\.json$|^results\/[a-z0-9.-]+\.json$|^sources\/[0-9a-f]{64}\.csv$/,
      );
  });

  test('is refused where bytes are not those that were published', async () => {
    const folder = await published(await source());
    change(folder, pathOf(folder, 'portfolio-system-nominal'), '{"series":[],"points":[]}');
    const opened = (await openPublished(fetcher(folder)))!;
    await expect(opened.results.portfolio(view)).rejects.toThrow(/not those that were published/);
    folder.delete(pathOf(folder, 'portfolio-system-real'));
    await expect(opened.results.portfolio({ ...view, terms: 'real' })).rejects.toThrow(/not there any more/);
  });
});

describe('a list of files', () => {
  test('is none where nothing is published, or a server sends a page in its place', () => {
    expect(parseManifest(JSON.stringify(nothingPublished))).toBeNull();
    expect(parseManifest('<!doctype html><title>Not found</title>')).toBeNull();
    expect(parseManifest('{}')).toBeNull();
  });

  test.each([
    ['../secrets.json', 10],
    ['https://example.org/x.json', 10],
    ['results/../../x.0123456789abcdef.json', 10],
    ['workspace.json', -1],
    ['workspace.json', 1e300],
  ])('is refused with the file %s of %d bytes', async (path, sizeBytes) => {
    const folder = await published(await source());
    const manifest = JSON.parse(await folder.get('manifest.json')!.text()) as { files: unknown[] };
    const file = { path, sizeBytes, sha256: '0'.repeat(64) };
    expect(() => parseManifest(JSON.stringify({ ...manifest, files: [file] }))).toThrow(/manifest\.json/);
  });

  test('is refused with names that reach behind an object', async () => {
    const text = await (await published(await source())).get('manifest.json')!.text();
    expect(() => parseManifest(text.replace('{', '{"__proto__":{},'))).toThrow(/not allowed/);
  });
});

describe('hostile results', () => {
  const packed = (change: (series: unknown[]) => void) => {
    const series = [
      ['cost', 'a', null, null, 'system', 'nominal', 'month'],
      '2025-04-01',
      1,
      [[1, 'GBP']],
      '1',
      null,
      null,
      null,
      '1',
      [[1, null]],
    ];
    change(series);
    return JSON.stringify({ series: [series], points: [0] });
  };

  test.each<[string, (series: unknown[]) => void]>([
    ['more months than values', (series) => (series[2] = 3)],
    ['a count without end', (series) => (series[2] = 1e9)],
    ['values that are no numbers', (series) => (series[4] = '1e9')],
    ['a run of texts without end', (series) => (series[9] = [[4000, 'x']])],
    ['a month that is none', (series) => (series[1] = '2025-13-01')],
    ['too few columns', (series) => series.pop()],
  ])('are refused: %s', async (_, spoil) => {
    const folder = await published(await source());
    const [text, path] = [packed(spoil), pathOf(folder, 'portfolio-system-nominal')];
    change(folder, path, text);
    await relist(folder, path);
    const opened = (await openPublished(fetcher(folder)))!;
    await expect(opened.results.portfolio(view)).rejects.toThrow();
  });
});

/** Say of a changed file what it is now, as someone who means ill would. */
async function relist(folder: Folder, path: string): Promise<void> {
  const manifest = JSON.parse(await folder.get('manifest.json')!.text()) as {
    files: { path: string; sizeBytes: number; sha256: string }[];
  };
  const content = folder.get(path)!;
  const sha256 = await sha256Of(content);
  const files = manifest.files.map((file) =>
    file.path === path ? { path, sizeBytes: content.size, sha256 } : file,
  );
  change(folder, 'manifest.json', JSON.stringify({ ...manifest, files }));
}
