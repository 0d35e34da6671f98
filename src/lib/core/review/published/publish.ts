import type { ImportedFile } from '../../imports/load/imported-file.ts';
import type { Finding } from '../../vocabulary/finding.ts';
import type { Measure } from '../../vocabulary/measure.ts';
import { Sha256, sha256Of } from '../../workspace/sha256.ts';
import { withSources, type HashedSource, type WorkspaceSpec } from '../../workspace/spec.ts';
import type { PartnershipInfo } from '../portfolio.ts';
import { measureVersion } from '../provenance-of.ts';
import type { Results } from '../results.ts';
import {
  allViews,
  manifestName,
  resultNames,
  resultPath,
  sourcePath,
  viewKey,
  workspaceName,
} from './layout.ts';
import type { Manifest, ManifestFile } from './manifest.ts';
import type { Head } from './result-schemas.ts';
import { SeriesTable } from './series-columns.ts';

/** A workspace with its figures, to be published. */
export interface PublishSource {
  readonly results: Results;
  readonly spec: WorkspaceSpec;
  readonly files: readonly ImportedFile[];
  /** What was found in all files together. */
  readonly findings: readonly Finding[];
  readonly partnerships: readonly PartnershipInfo[];
  readonly measures: readonly Measure[];
  readonly sources: readonly HashedSource[];
}

/** When it is published, and by which version of the site. */
export interface PublishRequest {
  readonly madeAt: string;
  readonly app: string;
  readonly signal?: AbortSignal | undefined;
  /** The share that is done. */
  readonly onProgress?: ((share: number) => void) | undefined;
}

/** A file of a published workspace, by its path below the folder. */
export interface PublishedFile {
  readonly path: string;
  readonly content: Blob;
}

/** What is to be made: a name and what it holds. */
type Making = readonly [name: string, make: () => Promise<unknown>];

/** The files of a published workspace one by one, the list of them last: it is whole once that is written. */
export async function* publishedFiles(
  source: PublishSource,
  { madeAt, app, signal, onProgress }: PublishRequest,
): AsyncGenerator<PublishedFile> {
  const all: ManifestFile[] = [];
  const makings = makingsOf(source);
  for (const [at, [name, make]] of makings.entries()) {
    signal?.throwIfAborted();
    const file = fileOf(await make(), (sha256) => resultPath(name, sha256));
    all.push(file.entry);
    yield file;
    onProgress?.((at + 1) / makings.length);
  }
  const bySha256 = new Map(source.sources.map((one) => [one.sha256, one.content]));
  for (const [sha256, content] of bySha256) {
    signal?.throwIfAborted();
    if ((await sha256Of(content)) !== sha256) throw new Error('a source file changed while it was published');
    const path = sourcePath(sha256);
    all.push({ path, sizeBytes: content.size, sha256 });
    yield { path, content };
  }
  const workspace = fileOf(withSources(source.spec, source.sources), () => workspaceName);
  yield workspace;
  const measures = source.measures.map((measure) => ({ id: measure.id, version: measureVersion(measure) }));
  const manifest: Manifest = {
    format: 'outturn-published',
    version: 1,
    title: source.spec.title,
    madeAt,
    app,
    measures,
    files: [...all, workspace.entry],
  };
  yield { path: manifestName, content: new Blob([JSON.stringify(manifest)]) };
}

function fileOf(
  value: unknown,
  pathOf: (sha256: string) => string,
): PublishedFile & { readonly entry: ManifestFile } {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  const hash = new Sha256();
  hash.add(bytes);
  const sha256 = hash.hex();
  const path = pathOf(sha256);
  return { path, content: new Blob([bytes]), entry: { path, sizeBytes: bytes.length, sha256 } };
}

function makingsOf(source: PublishSource): readonly Making[] {
  const { results, partnerships, measures } = source;
  return [
    [resultNames.head, () => headOf(source)],
    ...allViews.map((view): Making => [
      resultNames.portfolio(view),
      async () => {
        const table = new SeriesTable();
        const points = table.put(await results.portfolio(view));
        return { series: table.series, points };
      },
    ]),
    [resultNames.service, () => serviceOf(results)],
    [resultNames.indices, () => indicesOf(source)],
    ...partnerships.flatMap((info, place) => partnershipMakings(results, info, place)),
    ...measures.map((measure, place): Making => [
      resultNames.measure(place),
      () => measureOf(results, measure),
    ]),
  ];
}

async function headOf({ results, partnerships, measures, files, findings }: PublishSource): Promise<Head> {
  return {
    partnerships: [...partnerships],
    measures: measures.map(({ id }) => id),
    files: [...files],
    findings: [...findings],
    periods: [...(await results.periods(files))],
    prices: await results.prices(),
  };
}

async function serviceOf(results: Results): Promise<unknown> {
  const table = new SeriesTable();
  const { points, metrics, rebases } = await results.portfolioService();
  const places = table.put(points);
  return { series: table.series, points: places, metrics, rebases };
}

/** The same for every partnership: asked of the first. */
async function indicesOf({ results, partnerships: [first] }: PublishSource): Promise<unknown> {
  const prices = first ? (await results.lifecycle(first.partnership, allViews[0]!)).prices : [];
  return { prices };
}

function partnershipMakings(
  results: Results,
  { partnership }: PartnershipInfo,
  place: number,
): readonly Making[] {
  return [
    [resultNames.partnership(place), () => partnershipOf(results, partnership)],
    ...allViews.map((view): Making => [
      resultNames.partnershipIn(place, view),
      async () => {
        const table = new SeriesTable();
        const { points, events, metrics } = await results.overview(partnership, view);
        const overview = table.put(points);
        const indicators = table.put((await results.indicators(partnership, view)).points);
        const services = table.put((await results.benefits(partnership, view)).services);
        return { series: table.series, overview, indicators, services, events, metrics };
      },
    ]),
  ];
}

async function partnershipOf(results: Results, partnership: string): Promise<unknown> {
  const table = new SeriesTable();
  const {
    benefits,
    service: levels,
    recharges,
    named,
    ...life
  } = await results.lifecycle(partnership, allViews[0]!);
  const { points, events, metrics } = levels;
  const { objectives, log, alternatives, survey, milestones, components } = life;
  const whole = table.put(benefits.whole);
  const service = table.put(points);
  const { register, baselines, scopes } = benefits;
  return {
    series: table.series,
    whole,
    service,
    register,
    baselines,
    scopes,
    events,
    metrics,
    lifecycle: { objectives, log, alternatives, survey, milestones, components },
    recharges: table.put(recharges ?? []),
    named: table.put(named ?? []),
  };
}

async function measureOf(results: Results, { id, kind }: Measure): Promise<unknown> {
  const table = new SeriesTable();
  const whole: Record<string, readonly number[]> = {};
  const all: Record<string, readonly number[]> | null = kind === 'own' ? {} : null;
  for (const view of allViews) {
    whole[viewKey(view)] = table.put(await results.measure(id, view));
    if (all) all[viewKey(view)] = table.put(await results.ownMeasure(id, view));
  }
  return { series: table.series, whole, all };
}
