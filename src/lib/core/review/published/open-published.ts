import type { HashedSource, WorkspaceSpec } from '../../workspace/spec.ts';
import type { Results } from '../results.ts';
import { manifestName, resultNames } from './layout.ts';
import { largestManifestBytes, parseManifest } from './manifest.ts';
import { publishedResults } from './published-results.ts';
import { PublishedReader, type FetchPublished, type SourceOptions } from './published-reader.ts';
import { head, type Head } from './result-schemas.ts';

/** A published workspace: what the page shows of it at once, and where the rest comes from. */
export interface Published {
  readonly title: string;
  /** Date and time in UTC. */
  readonly madeAt: string;
  readonly spec: WorkspaceSpec;
  readonly head: Head;
  readonly results: Results;
  /** Fetch the source files, to compute with them; `onProgress` is told the share of the bytes that have come. */
  readonly sources: (options: SourceOptions) => Promise<readonly HashedSource[]>;
}

/** Open what is published beside the page; null when nothing is. Rejects when it cannot be read, with the reason. */
export async function openPublished(fetch: FetchPublished): Promise<Published | null> {
  const found = await fetch(manifestName, { mostBytes: largestManifestBytes, isFresh: true });
  const manifest = found && parseManifest(await found.text());
  if (!manifest) return null;
  const reader = new PublishedReader(fetch, manifest);
  const [spec, top] = await Promise.all([reader.spec(), reader.read(resultNames.head, head)]);
  const results = publishedResults(reader, top);
  const { title, madeAt } = manifest;
  return { title, madeAt, spec, head: top, results, sources: (options) => reader.sources(spec, options) };
}
