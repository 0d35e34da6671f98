/** A document of some version, not looked at any closer yet. */
export type RawDocument = Readonly<Record<string, unknown>>;

/** From each version to the next: the first one makes version 2 of version 1. They are never changed, only added to. */
const migrations: readonly ((document: RawDocument) => RawDocument)[] = [
  withFiles,
  withBenefits,
  withIndicators,
  withReviews,
];

/** The version of a workspace document that is written. */
export const currentVersion = migrations.length + 1;

/**
 * A document in the current version, whatever the version it was saved in. Throws an Error for a version that is not
 * known: a newer one may hold decisions that would be lost without a word.
 */
export function migrate(document: RawDocument): RawDocument {
  const { version } = document;
  if (!isVersion(version))
    throw new Error(`version: expected 1 to ${currentVersion}, found ${said(version)}`);
  if (version > currentVersion)
    throw new Error(
      `version: found ${version}, expected at most ${currentVersion}; it was saved by a newer Outturn, open it there`,
    );
  return migrations.slice(version - 1).reduce((older, step) => step(older), document);
}

/** Version 2 names the files that the workspace was saved with. Its mappings carry versions of their own. */
function withFiles(document: RawDocument): RawDocument {
  return { ...document, version: 2, sources: [] };
}

/** Version 3 holds how cash flows are appraised, and measures that analysts added; without them the defaults stand. */
function withBenefits(document: RawDocument): RawDocument {
  return { ...document, version: 3 };
}

/** Version 4 holds how service levels and indicators are judged; without it the NHS's rules stand, open to change. */
function withIndicators(document: RawDocument): RawDocument {
  return { ...document, version: 4 };
}

/** Version 5 holds what people wrote in reviews, the reviews that were taken, and the look of slides. */
function withReviews(document: RawDocument): RawDocument {
  return { ...document, version: 5 };
}

function isVersion(version: unknown): version is number {
  return typeof version === 'number' && Number.isInteger(version) && version >= 1;
}

function said(version: unknown): string {
  if (version === undefined) return 'none';
  return typeof version === 'object' ? 'something else' : JSON.stringify(version);
}
