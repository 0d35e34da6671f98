import type { Engine } from '#lib/core/engine/port.ts';
import type { ImportedFile, SourceFile } from '#lib/core/imports/load/imported-file.ts';
import type { Mapping } from '#lib/core/imports/mapping/mapping.ts';
import { catalogueOf } from '#lib/core/measures/catalogue.ts';
import { evaluate } from '#lib/core/measures/evaluate.ts';
import { buildPack } from '#lib/core/review/pack/build-pack.ts';
import type { Pack, PackPage } from '#lib/core/review/pack/pack.ts';
import type { PackRequest } from '#lib/core/review/pack/request.ts';
import { partnershipInfos } from '#lib/core/review/partnership-info.ts';
import { engineResults } from '#lib/core/review/results.ts';
import type { Measure } from '#lib/core/vocabulary/measure.ts';
import { defaultSpec } from '#lib/core/workspace/default-spec.ts';
import type { WorkspaceSpec } from '#lib/core/workspace/spec.ts';
import { readSqlText } from '#lib/platform/node/sql-text.ts';
import { importAll, startTables } from '../../imports/kit.ts';

/** Loaded and evaluated files, of which reviews can be made. */
export interface World {
  readonly engine: Engine;
  readonly files: readonly ImportedFile[];
  readonly measures: readonly Measure[];
  readonly spec: WorkspaceSpec;
}

/** Load these files as the site does, and evaluate them. */
export async function worldOf(
  sources: readonly SourceFile[],
  { mappings = [], spec = defaultSpec }: { mappings?: readonly Mapping[]; spec?: WorkspaceSpec } = {},
): Promise<World> {
  const engine = await startTables();
  const imported = await importAll(engine, sources, { mappings, calendar: spec.calendar });
  return evaluated(engine, imported.files, spec);
}

/** Evaluate what was loaded. */
export async function evaluated(
  engine: Engine,
  files: readonly ImportedFile[],
  spec: WorkspaceSpec,
): Promise<World> {
  const sql = await readSqlText();
  await evaluate(engine, sql, { currency: spec.currency, priceBase: spec.priceBase });
  return { engine, files, measures: catalogueOf(sql), spec };
}

const atOnce = { pause: () => Promise.resolve(), isWanted: () => true };

/** The review of one partnership of a world. */
export async function packOf(
  { engine, files, measures, spec }: World,
  partnership: string,
  change: Partial<PackRequest> = {},
): Promise<Pack> {
  const info = (await partnershipInfos(engine)).find((one) => one.partnership === partnership);
  if (!info) throw new Error(`no partnership ${partnership}`);
  const request: PackRequest = {
    info,
    quarter: { startYear: 2025, quarter: 4 },
    party: 'system',
    terms: 'nominal',
    spec,
    measures,
    files,
    madeAt: '2026-04-14T09:00:00Z',
    ...change,
  };
  return buildPack(engineResults(engine, measures), request, atOnce);
}

export function page(pack: Pack, id: string): PackPage {
  const found = pack.pages.find((one) => one.id === id);
  if (!found) throw new Error(`no page ${id} among ${pack.pages.map((one) => one.id).join(', ')}`);
  return found;
}

/** Every text that a reader of the review could see. */
function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(textsOf);
  return [];
}

/** Texts that show a figure that could not be computed, or a value that was never there. */
export function slipsIn(pack: Pack): readonly string[] {
  return textsOf(pack).filter((text) => /\bNaN\b|\bundefined\b|\bInfinity\b|\[object |\bnull\b/.test(text));
}
