import type { SourceFile } from '#lib/core/imports/load/imported-file.ts';
import type { Published } from '#lib/core/review/published/open-published.ts';
import type { Dropped } from '#lib/core/workspace/dropped.ts';
import { missingSources } from '#lib/core/workspace/missing-sources.ts';
import { readSpecFile } from '#lib/core/workspace/parse-spec.ts';
import { sampleSpec } from '#lib/core/workspace/sample-spec.ts';
import { readAsFound, type WorkspaceSpec } from '#lib/core/workspace/spec.ts';
import type { Held } from './held.ts';
import { messageOf } from './latest.svelte.ts';
import { notAWorkspace, publishedNotRead } from './told.ts';
import type { WorkspaceCore } from './workspace-core.svelte.ts';
import { stepLabel } from './workspace-history.ts';

/** What is published beside the page; null when nothing is, or when it cannot be read, which is told. */
export async function findPublished(core: WorkspaceCore): Promise<Published | null> {
  try {
    return await core.parts.findPublished();
  } catch (cause) {
    core.tell([publishedNotRead(cause)]);
    return null;
  }
}

/** Start the engine and open what this browser kept, else the sample. */
export async function startEngine(core: WorkspaceCore): Promise<void> {
  const { keeping, tables, work } = core;
  try {
    const [{ stored, findings }] = await Promise.all([
      keeping.load(),
      tables.start((share) => work.starting(share)),
      keeping.look(),
    ]);
    core.tell(findings);
    // What was kept opens whole, without a way to cancel: half of it would be kept in its place.
    await core.do((signal) =>
      stored ? core.open(stored.sources, stored.spec, { label: null }) : openSample(core, signal),
    );
  } catch (cause) {
    work.fail(messageOf(cause));
  }
}

/** Open the sample in the place of what is held. */
export async function openSample(core: WorkspaceCore, signal: AbortSignal): Promise<void> {
  const fetched = await core.parts.fetchSample();
  const sources = fetched.map((source) => ({ ...source, ...readAsFound }));
  await core.open(sources, sampleSpec, { label: null, signal });
}

/** Open a workspace file in the place of what is held; one that cannot be read is told. */
export async function openPack(core: WorkspaceCore, pack: SourceFile, signal: AbortSignal): Promise<void> {
  const unpacked = await core.parts.unpack(pack).catch((cause: unknown) => {
    core.tell([notAWorkspace(pack, cause)]);
    return null;
  });
  if (!unpacked) return;
  core.tell(unpacked.findings);
  const label = stepLabel('opening', [pack.name]);
  await core.open(unpacked.sources, unpacked.spec, { label, signal });
}

/** Load tables beside what is held, under the documents that came with them. */
export async function addTables(
  core: WorkspaceCore,
  { specs, tables }: Dropped,
  signal: AbortSignal,
): Promise<void> {
  if (specs.length + tables.length === 0) return;
  let held: Held = core.held;
  for (const spec of specs) held = { ...held, spec: await readSpec(core, held.spec, spec) };
  // A document may bring the mapping that a file was waiting for.
  const again = specs.length > 0 ? held.waiting.map(({ source }) => source) : [];
  const names = [...specs, ...tables].map(({ name }) => name);
  await core.load(held, [...again, ...tables], { label: stepLabel('loading', names), signal });
  for (const { name } of specs) core.tell(missingSources(held.spec.sources, core.sources(), name));
}

// The sample stays the sample until a file takes its place, whatever the settings.
async function readSpec(
  core: WorkspaceCore,
  former: WorkspaceSpec,
  source: SourceFile,
): Promise<WorkspaceSpec> {
  try {
    return { ...(await readSpecFile(source.content)), isSample: former.isSample };
  } catch (cause) {
    core.tell([notAWorkspace(source, cause)]);
    return { ...former, sources: [] };
  }
}
