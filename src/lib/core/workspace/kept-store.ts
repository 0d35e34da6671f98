import type { SourceFile } from '../imports/imported-file.ts';
import { parseSpecText } from './parse-spec.ts';
import { withSources, type HashedSource, type WorkspaceSpec } from './spec.ts';
import type { CutSource, StoredWorkspace, WorkspaceStore } from './store.ts';

/** Keys and values that last from one visit to the next. */
export interface KeyValue {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
  delete(keys: readonly string[]): Promise<void>;
  keys(): Promise<readonly string[]>;
}

const documentKey = 'outturn-document';
const sourcePrefix = 'outturn-source:';
/** Where the first version kept a document and all its files in one value. */
const formerKey = 'outturn-workspace';

/**
 * A workspace kept as one document and each source file under its hash, so that a change of settings writes no file
 * anew. A workspace of the former form is read, and turned into this form when it is next saved.
 */
export function keptStore(values: KeyValue): WorkspaceStore {
  return {
    load: async () => {
      const document = await values.get(documentKey);
      return document === undefined ? loadFormer(values) : loadDocument(values, document);
    },
    save: (spec, sources) => save(values, withSources(spec, sources), sources),
    clear: async () => {
      const keys = await values.keys();
      await values.delete(keys.filter((key) => isOurs(key)));
    },
  };
}

function isOurs(key: string): boolean {
  return key === documentKey || key === formerKey || key.startsWith(sourcePrefix);
}

// The document goes last but for what it no longer names: stopped half way, the former workspace is still whole.
async function save(values: KeyValue, spec: WorkspaceSpec, sources: readonly HashedSource[]): Promise<void> {
  const there = new Set(await values.keys());
  const wanted = new Map(sources.map(({ sha256, content }) => [sourcePrefix + sha256, content]));
  for (const [key, content] of wanted) if (!there.has(key)) await values.set(key, plainBlob(content));
  // As text, since the workspace in hand may hold proxies, which no browser storage can clone.
  await values.set(documentKey, JSON.stringify(spec));
  const stale = [...there].filter((key) => key !== documentKey && isOurs(key) && !wanted.has(key));
  await values.delete(stale);
}

/** The bytes without the name and date that a File carries. */
function plainBlob(content: Blob): Blob {
  return content.slice();
}

async function loadDocument(values: KeyValue, document: unknown): Promise<StoredWorkspace> {
  const spec = parseSpecText(String(document));
  const sources: CutSource[] = [];
  const missing: string[] = [];
  for (const { name, sha256, sizeBytes, cuts } of spec.sources) {
    const content = await values.get(sourcePrefix + sha256);
    if (content instanceof Blob && content.size === sizeBytes) sources.push({ name, content, cuts });
    else missing.push(name);
  }
  return { spec, sources, missing };
}

async function loadFormer(values: KeyValue): Promise<StoredWorkspace | null> {
  const kept = await values.get(formerKey);
  if (kept === undefined) return null;
  if (!isFormer(kept)) throw new Error('expected a workspace of an earlier version, found something else');
  return { spec: parseSpecText(kept.spec), sources: kept.sources.map(asFound), missing: [] };
}

function asFound({ name, content }: SourceFile): CutSource {
  return { name, content, cuts: [] };
}

interface Former {
  readonly spec: string;
  readonly sources: readonly SourceFile[];
}

function isFormer(kept: unknown): kept is Former {
  if (typeof kept !== 'object' || kept === null) return false;
  const { spec, sources } = kept as Partial<Record<keyof Former, unknown>>;
  return typeof spec === 'string' && Array.isArray(sources) && sources.every(isSource);
}

function isSource(source: unknown): source is SourceFile {
  if (typeof source !== 'object' || source === null) return false;
  const { name, content } = source as Partial<Record<keyof SourceFile, unknown>>;
  return typeof name === 'string' && content instanceof Blob;
}
