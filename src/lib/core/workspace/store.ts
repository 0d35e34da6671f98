import type { SourceFile } from '../imports/load/imported-file.ts';
import type { HashedSource, SourceReading, WorkspaceSpec } from './spec.ts';

/** A source file and how it is read. */
export type KeptSource = SourceFile & SourceReading;

/** What was kept of a workspace at the last visit: the decisions and the source files; tables are built again. */
export interface StoredWorkspace {
  readonly spec: WorkspaceSpec;
  readonly sources: readonly KeptSource[];
  /** Names of files that were kept and are not there any more. */
  readonly missing: readonly string[];
}

/** What came of saving: why the former workspace could not be read and was set aside; null when none was. */
export interface Saved {
  readonly setAside: string | null;
}

/** Where a workspace is kept. Browser storage may be cleared at any time: a store is a convenience, never the record. */
export interface WorkspaceStore {
  /** The kept workspace, or null when there is none. Rejects with the reason when some of it cannot be read. */
  load(): Promise<StoredWorkspace | null>;
  /**
   * Keep a workspace in place of the former one; bytes that are kept already are not written again. A former one that
   * cannot be read is set aside.
   */
  save(spec: WorkspaceSpec, sources: readonly HashedSource[]): Promise<Saved>;
  /** Let go of the kept workspace; what was set aside when it was first saved takes its place again. */
  clear(): Promise<void>;
  /** Let go of everything, also of what was set aside. */
  clearAll(): Promise<void>;
}

/** What a browser says of the place it keeps things in; null where it does not say. */
export interface StorageState {
  /** True when it promised not to clear it by itself. */
  readonly isDurable: boolean | null;
  readonly usedBytes: number | null;
  readonly quotaBytes: number | null;
}

/** The browser's promise to keep things. */
export interface DurableStorage {
  state(): Promise<StorageState>;
  /** Ask that things are kept until a person clears them; the browser may say no, or ask the person. */
  persist(): Promise<StorageState>;
}
