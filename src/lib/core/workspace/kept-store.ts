import type { SourceFile } from '../imports/load/imported-file.ts';
import { parseSpecText } from './parse-spec.ts';
import { readAsFound, withSources, type HashedSource, type WorkspaceSpec } from './spec.ts';
import type { KeptSource, StoredWorkspace, WorkspaceStore } from './store.ts';

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
/** What could not be read is kept under these, with a number each. */
const asidePrefix = 'outturn-aside:';

/** A kept workspace that could not be read, as it was, and the keys of the files that were kept then. */
interface Aside {
  readonly key: string;
  readonly value: unknown;
  readonly sourceKeys: readonly string[];
}

/**
 * A workspace kept as one document and each source file under its hash, so that a change of settings writes no file
 * anew. A workspace of the former form is read, and turned into this form when it is next saved. One that cannot be
 * read (a newer version may have kept it) is set aside before another takes its place, and comes back when that goes.
 */
export function keptStore(values: KeyValue): WorkspaceStore {
  // What was written here is readable: it is looked at once.
  let isKnown = false;
  return {
    load: () => load(values),
    save: async (spec, sources) => {
      const reason = isKnown ? null : await unreadable(values);
      if (reason !== null) await setAside(values);
      await save(values, withSources(spec, sources), sources);
      isKnown = true;
      return { setAside: reason };
    },
    clear: async () => {
      isKnown = false;
      await dropExcept(values, await asides(values));
      await bringBack(values);
    },
    clearAll: async () => values.delete((await values.keys()).filter((key) => isOurs(key))),
  };
}

function isOurs(key: string): boolean {
  return (
    [documentKey, formerKey].includes(key) || key.startsWith(sourcePrefix) || key.startsWith(asidePrefix)
  );
}

async function load(values: KeyValue): Promise<StoredWorkspace | null> {
  const document = await values.get(documentKey);
  return document === undefined ? loadFormer(values) : loadDocument(values, document);
}

/** Why what is kept now cannot be read; null when it can, or when nothing is kept. */
async function unreadable(values: KeyValue): Promise<string | null> {
  try {
    const document = await values.get(documentKey);
    if (document === undefined) await loadFormer(values);
    else specOf(document);
    return null;
  } catch (cause) {
    return cause instanceof Error ? cause.message : String(cause);
  }
}

async function setAside(values: KeyValue): Promise<void> {
  const keys = await values.keys();
  const key = keys.includes(documentKey) ? documentKey : formerKey;
  const sourceKeys = keys.filter((one) => one.startsWith(sourcePrefix));
  const aside: Aside = { key, value: await values.get(key), sourceKeys };
  const last = Math.max(0, ...asideKeysIn(keys).map(numberOf));
  await values.set(`${asidePrefix}${last + 1}`, aside);
  await values.delete([key]);
}

/** Put what was set aside last back where it was. */
async function bringBack(values: KeyValue): Promise<void> {
  const [last] = asideKeysIn(await values.keys()).toSorted((a, b) => numberOf(b) - numberOf(a));
  if (last === undefined) return;
  const { key, value } = (await values.get(last)) as Aside;
  await values.set(key, value);
  await values.delete([last]);
}

function asideKeysIn(keys: readonly string[]): readonly string[] {
  return keys.filter((key) => key.startsWith(asidePrefix));
}

function numberOf(asideKey: string): number {
  return Number(asideKey.slice(asidePrefix.length));
}

/** The keys of everything that was set aside, with its files. */
async function asides(values: KeyValue): Promise<ReadonlySet<string>> {
  const keys = asideKeysIn(await values.keys());
  const found = await Promise.all(keys.map((key) => values.get(key) as Promise<Aside>));
  return new Set([...keys, ...found.flatMap(({ sourceKeys }) => sourceKeys)]);
}

async function dropExcept(values: KeyValue, wanted: ReadonlySet<string>): Promise<void> {
  const keys = await values.keys();
  await values.delete(keys.filter((key) => isOurs(key) && !wanted.has(key)));
}

// The document goes last but for what it no longer names: stopped half way, the former workspace is still whole.
async function save(values: KeyValue, spec: WorkspaceSpec, sources: readonly HashedSource[]): Promise<void> {
  const there = new Set(await values.keys());
  const wanted = new Map(sources.map(({ sha256, content }) => [sourcePrefix + sha256, content]));
  for (const [key, content] of wanted) if (!there.has(key)) await values.set(key, plainBlob(content));
  // As text, since the workspace in hand may hold proxies, which no browser storage can clone.
  await values.set(documentKey, JSON.stringify(spec));
  await dropExcept(values, new Set([documentKey, ...wanted.keys(), ...(await asides(values))]));
}

/** The bytes without the name and date that a File carries. */
function plainBlob(content: Blob): Blob {
  return content.slice();
}

async function loadDocument(values: KeyValue, document: unknown): Promise<StoredWorkspace> {
  const spec = specOf(document);
  const sources: KeptSource[] = [];
  const missing: string[] = [];
  for (const { name, sha256, sizeBytes, cuts, datasets } of spec.sources) {
    const content = await values.get(sourcePrefix + sha256);
    if (content instanceof Blob && content.size === sizeBytes)
      sources.push({ name, content, cuts, datasets });
    else missing.push(name);
  }
  return { spec, sources, missing };
}

function specOf(document: unknown): WorkspaceSpec {
  if (typeof document !== 'string') throw new Error('expected a workspace document, found something else');
  return parseSpecText(document);
}

async function loadFormer(values: KeyValue): Promise<StoredWorkspace | null> {
  const kept = await values.get(formerKey);
  if (kept === undefined) return null;
  if (!isFormer(kept)) throw new Error('expected a workspace of an earlier version, found something else');
  return { spec: parseSpecText(kept.spec), sources: kept.sources.map(asFound), missing: [] };
}

function asFound({ name, content }: SourceFile): KeptSource {
  return { name, content, ...readAsFound };
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
