import type { Engine } from '#lib/core/engine/port.ts';
import type { SqlText } from '#lib/core/engine/sql-text.ts';
import type { Proposer, Scanner } from '#lib/core/imports/import-sources.ts';
import type { SourceFile } from '#lib/core/imports/load/imported-file.ts';
import type { Published } from '#lib/core/review/published/open-published.ts';
import type { HashedSource, WorkspaceSpec } from '#lib/core/workspace/spec.ts';
import type { DurableStorage, WorkspaceStore } from '#lib/core/workspace/store.ts';
import type { Unpacked } from '#lib/core/workspace/unpack.ts';

/** The outside world a workspace works with. */
export interface WorkspaceParts {
  /** Called again when the engine is recycled: its memory is freed by ending it only. */
  readonly startEngine: (onProgress: (share: number) => void) => Promise<Engine>;
  readonly sql: SqlText;
  readonly scanner: Scanner;
  readonly proposer: Proposer;
  readonly fetchSample: () => Promise<readonly SourceFile[]>;
  /** What is published beside the page; null when nothing is. Rejects when it cannot be read. */
  readonly findPublished: () => Promise<Published | null>;
  readonly store: WorkspaceStore;
  readonly storage: DurableStorage;
  readonly pack: (spec: WorkspaceSpec, sources: readonly HashedSource[]) => Promise<Blob>;
  readonly unpack: (file: SourceFile) => Promise<Unpacked>;
}
