import type { SourceFile } from '../imports/imported-file.ts';
import type { WorkspaceSpec } from './spec.ts';

/** What is kept of a workspace between two visits: the decisions and the source files; tables are built again. */
export interface StoredWorkspace {
  readonly spec: WorkspaceSpec;
  readonly sources: readonly SourceFile[];
}

/** Where a workspace is kept. Browser storage may be cleared at any time: a store is a convenience, never the record. */
export interface WorkspaceStore {
  /** The kept workspace, or null when there is none. */
  load(): Promise<StoredWorkspace | null>;
  save(workspace: StoredWorkspace): Promise<void>;
  clear(): Promise<void>;
}
