import { openAsBlob } from 'node:fs';
import { basename } from 'node:path';
import { packSuffix } from '#lib/core/workspace/dropped.ts';
import { readAsFound, type WorkspaceSpec } from '#lib/core/workspace/spec.ts';
import type { KeptSource } from '#lib/core/workspace/store.ts';
import { unpackWorkspace, type Unpacked } from '#lib/core/workspace/unpack.ts';
import type { Finding } from '#lib/core/vocabulary/finding.ts';
import { Misuse, type Arguments } from './arguments.ts';
import { readFolder, readSpec } from './folder.ts';

/** What the command reads: files, how they are read, and what was decided about them. */
export interface Input {
  readonly sources: readonly KeptSource[];
  readonly spec: WorkspaceSpec;
  /** On the workspace file itself. */
  readonly findings: readonly Finding[];
}

/** The files of a folder or of a workspace saved as one file, under the settings asked for. Throws `Misuse`. */
export async function readInput({
  input,
  workspace,
}: Pick<Arguments, 'input' | 'workspace'>): Promise<Input> {
  if (!isPack(input)) {
    const sources = (await readFolder(input)).map((source) => ({ ...source, ...readAsFound }));
    return { sources, spec: await specFrom(input, workspace), findings: [] };
  }
  const { sources, spec, findings } = await unpack(input);
  return { sources, spec: workspace === null ? spec : await specFrom(input, workspace), findings };
}

async function specFrom(folder: string, workspace: string | null): Promise<WorkspaceSpec> {
  if (workspace !== null && isPack(workspace)) return (await unpack(workspace)).spec;
  return readSpec(folder, workspace);
}

function isPack(path: string): boolean {
  return path.toLowerCase().endsWith(packSuffix);
}

async function unpack(path: string): Promise<Unpacked> {
  try {
    return await unpackWorkspace({ name: basename(path), content: await openAsBlob(path) });
  } catch (cause) {
    throw new Misuse(`${path}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}
