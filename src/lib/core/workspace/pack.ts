import { BlobReader, BlobWriter, ZipWriter } from '@zip.js/zip.js/lib/zip-core-native.js';
import { baseName } from '../imports/scan/header.ts';
import { documentText } from './document-text.ts';
import { documentName, sourceFolder } from './pack-layout.ts';
import { plainFileName } from './plain-file-name.ts';
import { withSources, type HashedSource, type WorkspaceSpec } from './spec.ts';

// A date of its own would make two copies of one workspace differ; this is the earliest a zip can hold.
const noDate = new Date(1980, 0, 1);

/**
 * A workspace as one file: a zip of its document and its source files by their hash, deflated. The same workspace gives
 * the same bytes.
 */
export async function packWorkspace(spec: WorkspaceSpec, sources: readonly HashedSource[]): Promise<Blob> {
  const zip = new ZipWriter(new BlobWriter('application/zip'), {
    useWebWorkers: false,
    lastModDate: noDate,
    extendedTimestamp: false,
  });
  const document = documentText(withSources(spec, sources));
  await zip.add(documentName, new BlobReader(new Blob([document])));
  for (const [sha256, source] of oncePerHash(sources))
    await zip.add(entryName(sha256, source), new BlobReader(source.content));
  return zip.close();
}

function oncePerHash(sources: readonly HashedSource[]): ReadonlyMap<string, HashedSource> {
  return new Map(sources.map((source) => [source.sha256, source]));
}

/** The name is for a person who looks into the zip; only the hash is read back. */
function entryName(sha256: string, { name }: HashedSource): string {
  return `${sourceFolder}/${sha256}/${plainFileName(baseName(name), 'file')}`;
}
