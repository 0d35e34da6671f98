import {
  BlobReader,
  ERR_EOCDR_NOT_FOUND,
  ZipReader,
  type Entry,
  type FileEntry,
} from '@zip.js/zip.js/lib/zip-core-native.js';
import type { SourceFile } from '../imports/load/imported-file.ts';
import { finding, type Finding } from '../vocabulary/finding.ts';
import { BoundedBlob } from './bounded-blob.ts';
import { documentName, hashInPath } from './pack-layout.ts';
import { largestDocumentBytes, parseSpecText } from './parse-spec.ts';
import type { HashedSource, SourceRef, WorkspaceSpec } from './spec.ts';

/** How much a workspace file may hold, so that a small file cannot grow until the page dies. */
export interface UnpackLimits {
  readonly entries: number;
  readonly totalBytes: number;
  readonly documentBytes: number;
  /** From this size on, a file may not be more than `ratio` times as large as its deflated bytes. */
  readonly ratioFromBytes: number;
  readonly ratio: number;
}

const gibibyte = 1024 ** 3;

/** A ledger deflates to a fifth or a twentieth; a bomb to a thousandth. */
export const unpackLimits: UnpackLimits = {
  entries: 10_001,
  totalBytes: 8 * gibibyte,
  documentBytes: largestDocumentBytes,
  ratioFromBytes: 64 * 1024 ** 2,
  ratio: 500,
};

/** A workspace taken out of its file: every source is there and its bytes are those that were saved. */
export interface Unpacked {
  readonly spec: WorkspaceSpec;
  readonly sources: readonly HashedSource[];
  /** What was in the file beside the workspace. */
  readonly findings: readonly Finding[];
}

/** A workspace file that is refused; the message says what was found and what was expected. */
export class WorkspaceFileError extends Error {
  override name = 'WorkspaceFileError';
}

/** Take a workspace out of the file it was saved as, whole or not at all: rejects with a `WorkspaceFileError`. */
export async function unpackWorkspace(
  file: SourceFile,
  limits: UnpackLimits = unpackLimits,
): Promise<Unpacked> {
  const zip = new ZipReader(new BlobReader(file.content), { useWebWorkers: false });
  try {
    const entries = await entriesOf(zip, file.content, limits);
    return await unpackEntries(entries, file.name, limits);
  } catch (cause) {
    if (cause instanceof WorkspaceFileError) throw cause;
    throw new WorkspaceFileError(`the workspace file is damaged: ${messageOf(cause)}`, { cause });
  } finally {
    await zip.close();
  }
}

async function entriesOf(
  zip: ZipReader<unknown>,
  content: Blob,
  limits: UnpackLimits,
): Promise<readonly FileEntry[]> {
  const entries: FileEntry[] = [];
  try {
    for await (const entry of zip.getEntriesGenerator()) {
      if (entries.length >= limits.entries)
        throw new WorkspaceFileError(
          `expected at most ${limits.entries} files in the workspace file, found more`,
        );
      if (isFile(entry)) entries.push(entry);
    }
  } catch (cause) {
    throw cause instanceof WorkspaceFileError ? cause : await notReadable(content, cause);
  }
  return entries;
}

async function notReadable(content: Blob, cause: unknown): Promise<WorkspaceFileError> {
  const start = new Uint8Array(await content.slice(0, 4).arrayBuffer());
  const isZip = start[0] === 0x50 && start[1] === 0x4b;
  const isCut = messageOf(cause) === ERR_EOCDR_NOT_FOUND;
  if (!isZip)
    return new WorkspaceFileError(
      'expected a workspace file as Settings saves it (a zip), found something else',
    );
  return new WorkspaceFileError(
    isCut
      ? 'the workspace file is cut short: its list of contents, which stands at the end, is missing; copy or download it again'
      : `the workspace file is damaged: ${messageOf(cause)}`,
    { cause },
  );
}

async function unpackEntries(
  entries: readonly FileEntry[],
  name: string,
  limits: UnpackLimits,
): Promise<Unpacked> {
  const spec = specOf(await documentText(entries, limits));
  assertSizes(spec.sources, limits);
  const sources: HashedSource[] = [];
  for (const ref of spec.sources) {
    const twin = sources.find(({ sha256 }) => sha256 === ref.sha256);
    const content = twin?.content ?? (await sourceContent(ref, entries, limits));
    const { name, sha256, cuts, datasets } = ref;
    sources.push({ name, sha256, cuts, datasets, content });
  }
  return { spec, sources, findings: strangers(entries, spec.sources, name) };
}

function specOf(text: string): WorkspaceSpec {
  try {
    return parseSpecText(text);
  } catch (cause) {
    throw new WorkspaceFileError(messageOf(cause), { cause });
  }
}

async function documentText(entries: readonly FileEntry[], limits: UnpackLimits): Promise<string> {
  const documents = entries.filter(({ filename }) => filename === documentName);
  const [entry] = documents;
  if (!entry || documents.length > 1)
    throw new WorkspaceFileError(
      `expected one ${documentName} in the workspace file, found ${documents.length === 0 ? 'none' : documents.length}`,
    );
  return (await contentOf(entry, documentName, { ...limits, totalBytes: limits.documentBytes })).blob.text();
}

function assertSizes(sources: readonly SourceRef[], { totalBytes }: UnpackLimits): void {
  const total = sources.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  if (total > totalBytes)
    throw new WorkspaceFileError(
      `its files are ${total} bytes unpacked, expected at most ${totalBytes}; unpack it yourself and drop the files`,
    );
}

async function sourceContent(
  ref: SourceRef,
  entries: readonly FileEntry[],
  limits: UnpackLimits,
): Promise<Blob> {
  const entry = entries.find(({ filename }) => hashInPath(filename) === ref.sha256);
  if (!entry)
    throw new WorkspaceFileError(`${ref.name}: named in the workspace, but its bytes are not in the file`);
  if (entry.uncompressedSize !== ref.sizeBytes)
    throw new WorkspaceFileError(
      `${ref.name}: expected ${ref.sizeBytes} bytes as the workspace says, found ${entry.uncompressedSize}`,
    );
  const { blob, sha256 } = await contentOf(entry, ref.name, limits);
  if (sha256 !== ref.sha256)
    throw new WorkspaceFileError(`${ref.name}: its bytes are not those that were saved (another SHA-256)`);
  return blob;
}

/** Inflate one file, no further than it says it is large. */
async function contentOf(
  entry: FileEntry,
  name: string,
  limits: UnpackLimits,
): Promise<{ readonly blob: Blob; readonly sha256: string }> {
  const { uncompressedSize: size, compressedSize } = entry;
  if (entry.encrypted) throw new WorkspaceFileError(`${name}: encrypted, expected a file that can be read`);
  if (size > limits.totalBytes)
    throw new WorkspaceFileError(`${name}: ${size} bytes unpacked, expected at most ${limits.totalBytes}`);
  if (size >= limits.ratioFromBytes && size > compressedSize * limits.ratio)
    throw new WorkspaceFileError(
      `${name}: ${size} bytes out of ${compressedSize}, expected at most ${limits.ratio} times as many; this is how a zip bomb is made`,
    );
  const sink = new BoundedBlob(size);
  try {
    await entry.getData(sink.writable, {
      checkCrc32: true,
      checkOverlappingEntry: true,
      useWebWorkers: false,
    });
  } catch (cause) {
    const why = sink.isOver ? `more bytes than the ${size} it says` : messageOf(cause);
    throw new WorkspaceFileError(`${name}: damaged in the workspace file (${why})`, { cause });
  }
  return { blob: sink.blob(), sha256: sink.sha256() };
}

const mostNamed = 8;

/** Files that no one asked for, such as those some systems add; they are left where they are. */
function strangers(
  entries: readonly FileEntry[],
  sources: readonly SourceRef[],
  file: string,
): readonly Finding[] {
  const known = new Set(sources.map(({ sha256 }) => sha256));
  const names = entries
    .map(({ filename }) => filename)
    .filter((name) => name !== documentName && !known.has(hashInPath(name) ?? ''));
  if (names.length === 0) return [];
  const shown = names.slice(0, mostNamed).map((name) => `"${name}"`);
  const more = names.length > mostNamed ? ` and ${names.length - mostNamed} more` : '';
  const message = `found ${shown.join(', ')}${more} in the workspace file, expected only what its document names; not read`;
  return [finding('warning', 'not_in_workspace', message, { file })];
}

function isFile(entry: Entry): entry is FileEntry {
  return !entry.directory;
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
