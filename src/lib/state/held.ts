import type { Imported, Waiting } from '#lib/core/imports/import-sources.ts';
import type { ImportedFile, SourceFile } from '#lib/core/imports/load/imported-file.ts';
import { formerVersion, replacementOf, type Replacement } from '#lib/core/workspace/replacement.ts';
import type { IndicatorSettings } from '#lib/core/vocabulary/indicator-settings.ts';
import { defaultSpec } from '#lib/core/workspace/default-spec.ts';
import { sampleSpec } from '#lib/core/workspace/sample-spec.ts';
import { withControlFiles } from '#lib/core/workspace/control-files.ts';
import type { HashedSource, WorkspaceSpec } from '#lib/core/workspace/spec.ts';

/** Everything a workspace holds at one moment; the tables of the database follow it. */
export interface Held {
  readonly spec: WorkspaceSpec;
  /** Loaded, and in the figures. */
  readonly files: readonly ImportedFile[];
  /** Files that need a person to say which column is what. */
  readonly waiting: readonly Waiting[];
  /** Files that came again with other bytes, until a person says what becomes of the two versions. */
  readonly replacements: readonly Replacement[];
  /** Files of control totals that came beside the tables. */
  readonly controls: readonly HashedSource[];
}

/** A workspace without files. */
export function emptyHeld(spec: WorkspaceSpec): Held {
  return { spec, files: [], waiting: [], replacements: [], controls: [] };
}

/** The files of an import: those that are to be tables, and control files with their hashes. */
export interface Given {
  readonly sources: readonly SourceFile[];
  readonly controls: readonly HashedSource[];
}

/** After files were read: the sample gives way to files of one's own, and a newer version of a file is held back. */
export function afterImport(held: Held, imported: Imported, { sources, controls }: Given): Held {
  const isSampleOver = imported.files.length > 0 && held.files.length > 0 && held.spec.isSample;
  const base = isSampleOver ? withoutSample(held) : held;
  const stay = withChanged(withoutFormerMapping(base.files, imported.files), imported.changed);
  const versions = imported.files.map((incoming) => ({ incoming, former: formerVersion(incoming, stay) }));
  const added = versions.flatMap(({ incoming, former }) => (former ? [] : [incoming]));
  const again = versions.flatMap(({ incoming, former }) => (former ? [replacementOf(former, incoming)] : []));
  return {
    spec: base.spec,
    files: [...stay, ...added],
    waiting: [...base.waiting.filter(({ source }) => !sources.includes(source)), ...imported.waiting],
    controls: withControlFiles(base.controls, controls),
    replacements: again.reduce(withReplacement, stillThere(base.replacements, stay)),
  };
}

/** Without some of its files and the mended rows that joined them; what was to replace one of them is loaded instead. */
export function withoutFiles(held: Held, gone: readonly ImportedFile[]): Held {
  const ids = new Set(gone.map(({ id }) => id));
  const files = filesWithout(held.files, ids);
  const freed = held.replacements.filter(({ former }) => ids.has(former.id)).map(({ incoming }) => incoming);
  return { ...held, files: [...files, ...freed], replacements: stillThere(held.replacements, files) };
}

/** With the newer version of a file in the place of the former one. */
export function withReplaced(held: Held, { former, incoming }: Replacement): Held {
  const at = held.files.findIndex(({ id }) => id === former.id);
  const files = filesWithout(held.files, new Set([former.id]));
  return { ...answered(held, incoming), files: [...files.slice(0, at), incoming, ...files.slice(at)] };
}

/** With both versions of a file. */
export function withBoth(held: Held, { incoming }: Replacement): Held {
  return { ...answered(held, incoming), files: [...held.files, incoming] };
}

/** With the former version of a file only. */
export function withoutIncoming(held: Held, { incoming }: Replacement): Held {
  return answered(held, incoming);
}

function answered(held: Held, incoming: ImportedFile): Held {
  return { ...held, replacements: held.replacements.filter((one) => one.incoming.id !== incoming.id) };
}

function withoutSample(held: Held): Held {
  const title = held.spec.title === 'Sample' ? defaultSpec.title : held.spec.title;
  return {
    ...held,
    // What the sample's analyst suspects speaks of series that are gone; what a person decided stays.
    spec: {
      ...held.spec,
      isSample: false,
      title,
      indicators: withoutSuspicions(held.spec.indicators),
      // Written beside figures of the sample.
      reviews: [],
      snapshots: [],
    },
    files: [],
    replacements: [],
    controls: [],
  };
}

function withoutSuspicions(indicators: IndicatorSettings): IndicatorSettings {
  return indicators.candidates === sampleSpec.indicators.candidates
    ? { ...indicators, candidates: defaultSpec.indicators.candidates }
    : indicators;
}

/** The same bytes under another mapping take the place of what they were read as before. */
function withoutFormerMapping(
  files: readonly ImportedFile[],
  incoming: readonly ImportedFile[],
): readonly ImportedFile[] {
  const gone = files.filter((file) => incoming.some((one) => isReadAnew(one, file)));
  return filesWithout(files, new Set(gone.map(({ id }) => id)));
}

function isReadAnew(a: ImportedFile, b: ImportedFile): boolean {
  return isSameTable(a, b) && a.dataset === b.dataset && a.mends === null && b.mends === null;
}

// Of several tables in one file, another one is no other reading of this one.
function isSameTable(a: ImportedFile, b: ImportedFile): boolean {
  return a.sha256 === b.sha256 && a.headerLine === b.headerLine;
}

function filesWithout(files: readonly ImportedFile[], ids: ReadonlySet<number>): readonly ImportedFile[] {
  return files.filter(({ id, mends }) => !ids.has(id) && !(mends !== null && ids.has(mends)));
}

function withChanged(
  files: readonly ImportedFile[],
  changed: readonly ImportedFile[],
): readonly ImportedFile[] {
  return files.map((file) => changed.find(({ id }) => id === file.id) ?? file);
}

function withReplacement(list: readonly Replacement[], replacement: Replacement): readonly Replacement[] {
  return [...list.filter(({ former }) => former.id !== replacement.former.id), replacement];
}

function stillThere(
  replacements: readonly Replacement[],
  files: readonly ImportedFile[],
): readonly Replacement[] {
  return replacements.filter(({ former }) => files.some(({ id }) => id === former.id));
}
