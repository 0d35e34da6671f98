import { BlobReader, BlobWriter, ZipWriter } from '@zip.js/zip.js/lib/zip-core-native.js';
import { publishedFolder } from './layout.ts';
import { publishedFiles, type PublishRequest, type PublishSource } from './publish.ts';

/** A workspace as it is published: a zip of the folder that goes beside `index.html`. */
export async function publishedZip(source: PublishSource, request: PublishRequest): Promise<Blob> {
  const zip = new ZipWriter(new BlobWriter('application/zip'), {
    useWebWorkers: false,
    extendedTimestamp: false,
    lastModDate: new Date(request.madeAt),
  });
  for await (const { path, content } of publishedFiles(source, request))
    await zip.add(`${publishedFolder}/${path}`, new BlobReader(content));
  return zip.close();
}
