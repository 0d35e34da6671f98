import type * as v from 'valibot';
import { largestDocumentBytes, parseSpecText } from '../../workspace/parse-spec.ts';
import { sha256Of } from '../../workspace/sha256.ts';
import type { HashedSource, SourceRef, WorkspaceSpec } from '../../workspace/spec.ts';
import { sourcePath, workspaceName } from './layout.ts';
import type { Manifest, ManifestFile } from './manifest.ts';
import { parsedJson } from './parsed-json.ts';

/** How a file of a published workspace is fetched. */
export interface FetchOptions {
  /** Rejects when there are more bytes than that. */
  readonly mostBytes: number;
  /** True for files that change under one name: a cache must ask whether they did. */
  readonly isFresh: boolean;
  readonly signal?: AbortSignal | undefined;
}

/** Gives a file of a published workspace by its path below the folder; null when it is not there. */
export type FetchPublished = (path: string, options: FetchOptions) => Promise<Blob | null>;

export interface SourceOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((share: number) => void) | undefined;
}

/** The largest file of results that is read into memory. */
const largestResultBytes = 256 * 1024 ** 2;

/** Reads files of one publication: each is the bytes that its list names, or it is refused. */
export class PublishedReader {
  readonly #fetch: FetchPublished;
  readonly #files: ReadonlyMap<string, ManifestFile>;

  constructor(fetch: FetchPublished, { files }: Manifest) {
    this.#fetch = fetch;
    this.#files = new Map(files.map((file) => [keyOf(file.path), file]));
  }

  async read<T extends v.GenericSchema>(name: string, schema: T): Promise<v.InferOutput<T>> {
    const path = `results/${name}`;
    const content = await this.#content(path, largestResultBytes, { isFresh: false });
    return parsedJson(schema, await content.text(), path);
  }

  async spec(): Promise<WorkspaceSpec> {
    const content = await this.#content(workspaceName, largestDocumentBytes, { isFresh: true });
    return parseSpecText(await content.text());
  }

  async sources(
    { sources: refs }: WorkspaceSpec,
    { signal, onProgress }: SourceOptions,
  ): Promise<readonly HashedSource[]> {
    const total = refs.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    const sources: HashedSource[] = [];
    let doneBytes = 0;
    for (const ref of refs) {
      sources.push(await this.#source(ref, signal));
      doneBytes += ref.sizeBytes;
      onProgress?.(total === 0 ? 1 : doneBytes / total);
    }
    return sources;
  }

  async #source(
    { name, sha256, sizeBytes, cuts, datasets }: SourceRef,
    signal: AbortSignal | undefined,
  ): Promise<HashedSource> {
    const content = await this.#content(sourcePath(sha256), sizeBytes, { isFresh: false, signal });
    return { name, sha256, cuts, datasets, content };
  }

  async #content(
    path: string,
    mostBytes: number,
    options: Pick<FetchOptions, 'isFresh' | 'signal'>,
  ): Promise<Blob> {
    const file = this.#files.get(path);
    if (!file) throw new Error(`${path}: not in the list of what was published`);
    if (file.sizeBytes > mostBytes)
      throw new Error(`${path}: ${file.sizeBytes} bytes, expected at most ${mostBytes}`);
    const content = await this.#fetch(file.path, { ...options, mostBytes: file.sizeBytes });
    if (!content) throw new Error(`${path}: ${isGone}`);
    const isSame = content.size === file.sizeBytes && (await sha256Of(content)) === file.sha256;
    if (!isSame) throw new Error(`${path}: ${isOther}`);
    return content;
  }
}

const isGone = 'it is not there any more; it may have been published anew: reload the page';
const isOther =
  'its bytes are not those that were published; the folder may be half copied, or published anew: reload the page';

/** The name of results without the hash; any other path as it is. */
function keyOf(path: string): string {
  return path.replace(/^(results\/[^.]+)\..*$/, '$1');
}
