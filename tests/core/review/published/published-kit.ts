import type { FetchPublished } from '#lib/core/review/published/published-reader.ts';
import { publishedFiles, type PublishSource } from '#lib/core/review/published/publish.ts';

/** What is published, by path. */
export type Folder = Map<string, Blob>;

const madeAt = '2026-07-01T09:30:00.000Z';

/** Publish into a folder in memory. */
export async function published(source: PublishSource): Promise<Folder> {
  const folder: Folder = new Map();
  for await (const { path, content } of publishedFiles(source, { madeAt, app: '0.1.0' }))
    folder.set(path, content);
  return folder;
}

/** Fetches from a folder in memory, and notes what was asked for. */
export function fetcher(folder: Folder, asked: string[] = []): FetchPublished {
  return async (path) => {
    asked.push(path);
    return folder.get(path) ?? null;
  };
}
