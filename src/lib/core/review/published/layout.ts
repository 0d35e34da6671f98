import type { View } from '../../measures/points.ts';

/** Where a published workspace lies, beside `index.html`. */
export const publishedFolder = 'data';

/** The list of all files of a published workspace. */
export const manifestName = 'manifest.json';

/** The settings and mappings, as Settings saves them. */
export const workspaceName = 'workspace.json';

/** What a site ships in the place of a manifest, so that a page which looks for one is answered: nothing is published. */
export const nothingPublished = { format: 'outturn-published', version: 1, isEmpty: true } as const;

/** Every view of the money. */
export const allViews: readonly View[] = (['system', 'customer', 'provider'] as const).flatMap((party) =>
  (['nominal', 'real'] as const).map((terms) => ({ party, terms })),
);

/** A view in the name of a file: `system-nominal`. */
export function viewKey({ party, terms }: View): string {
  return `${party}-${terms}`;
}

/**
 * The names of the files of results. None holds a text of the data: partnerships and measures stand in them by their
 * place in the lists of the head.
 */
export const resultNames = {
  head: 'head',
  portfolio: (view: View) => `portfolio-${viewKey(view)}`,
  service: 'service',
  indices: 'indices',
  partnership: (place: number) => `partnership-${place}`,
  partnershipIn: (place: number, view: View) => `partnership-${place}-${viewKey(view)}`,
  measure: (place: number) => `measure-${place}`,
} as const;

/** Where results of a name lie. The hash is in the name: no cache can mix those of two publications. */
export function resultPath(name: string, sha256: string): string {
  return `results/${name}.${sha256.slice(0, 16)}.json`;
}

/** Where the bytes of a source file lie. */
export function sourcePath(sha256: string): string {
  return `sources/${sha256}.csv`;
}
