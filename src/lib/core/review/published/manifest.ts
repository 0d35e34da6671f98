import * as v from 'valibot';
import { parsedJson } from './parsed-json.ts';
import { list, text } from './schemas.ts';

/** The largest list of files that is read. */
export const largestManifestBytes = 16 * 1024 ** 2;

/** The largest file of results that is read. */
const largestFileBytes = 8 * 1024 ** 3;

const file = v.strictObject({
  path: v.pipe(
    v.string(),
    v.regex(
      /^(?:workspace\.json|results\/[a-z0-9-]{1,80}\.[0-9a-f]{16}\.json|sources\/[0-9a-f]{64}\.csv)$/,
      'expected a file of a published workspace',
    ),
  ),
  sizeBytes: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(largestFileBytes)),
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'expected a SHA-256')),
});

const manifest = v.strictObject({
  format: v.literal('outturn-published'),
  version: v.literal(1),
  title: text,
  /** Date and time in UTC. */
  madeAt: v.pipe(v.string(), v.isoTimestamp('expected a date and time in UTC')),
  /** Of the site it was made by. */
  app: text,
  measures: list(v.strictObject({ id: text, version: text })),
  files: v.pipe(v.array(file), v.maxLength(100_000, 'expected at most 100,000 files'), v.readonly()),
});

const nothing = v.strictObject({
  format: v.literal('outturn-published'),
  version: v.literal(1),
  isEmpty: v.literal(true),
});

/** What a published workspace consists of. */
export type Manifest = v.InferOutput<typeof manifest>;

export type ManifestFile = v.InferOutput<typeof file>;

/**
 * Read the list of files of a published workspace; null for anything that is none, such as the page that a server sends
 * in the place of a file that is missing. Rejects what calls itself one and cannot be read.
 */
export function parseManifest(document: string): Manifest | null {
  if (!document.includes('"outturn-published"')) return null;
  const read = parsedJson(v.union([manifest, nothing]), document, 'manifest.json');
  return 'isEmpty' in read ? null : read;
}
