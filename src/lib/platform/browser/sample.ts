import type { SourceFile } from '#lib/core/imports/load/imported-file.ts';

// The files stay in data-samples/, where their README is; the build gives each a hashed address of its own.
const urlByPath = import.meta.glob<string>('/data-samples/*.csv', {
  query: '?url',
  import: 'default',
  eager: true,
});

/** The files of the sample workspace. Rejects when one of them cannot be fetched. */
export function fetchSample(): Promise<readonly SourceFile[]> {
  return Promise.all(Object.entries(urlByPath).map(([path, url]) => fetchFile(path, url)));
}

async function fetchFile(path: string, url: string): Promise<SourceFile> {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${name} of the sample: the server answered ${response.status}`);
  return { name, content: await response.blob() };
}
