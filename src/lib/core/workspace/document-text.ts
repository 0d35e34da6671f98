import type { WorkspaceSpec } from './spec.ts';

/**
 * A workspace document as text. People read what they decided, a line each; with taken reviews, which are long columns of
 * numbers, it would grow threefold and past what is read back, so it then stands in one line.
 */
export function documentText(spec: WorkspaceSpec): string {
  return spec.snapshots.length > 0 ? JSON.stringify(spec) : JSON.stringify(spec, null, 2);
}
