import { BlobReader, BlobWriter, ZipReader, ZipWriter } from '@zip.js/zip.js/lib/zip-core-native.js';
import { describe, expect, it } from 'vitest';
import { defaultSpec } from '#lib/core/workspace/default-spec.ts';
import { packWorkspace } from '#lib/core/workspace/pack.ts';
import { sha256Of } from '#lib/core/workspace/sha256.ts';
import type { HashedSource, WorkspaceSpec } from '#lib/core/workspace/spec.ts';
import { unpackLimits, unpackWorkspace, WorkspaceFileError } from '#lib/core/workspace/unpack.ts';

const spec: WorkspaceSpec = { ...defaultSpec, title: 'Mine', currency: 'EUR' };

async function source(name: string, text: string): Promise<HashedSource> {
  const content = new Blob([text]);
  return { name, content, sha256: await sha256Of(content), cuts: [], datasets: [] };
}

const costs = await source('q3/costs "april".csv', 'partnership,period,amount\nhr,2025-04-01,1.50\n');
const volumes = await source('volumes.csv', 'partnership,period,volume\nhr,2025-04-01,7\n');
const document = (sources: readonly unknown[]) => JSON.stringify({ ...spec, sources });
const refOf = ({ name, sha256, content }: HashedSource) => ({
  name,
  sha256,
  sizeBytes: content.size,
  cuts: [],
  datasets: [],
});

async function zipOf(entries: Readonly<Record<string, string>>, options = {}): Promise<Blob> {
  const zip = new ZipWriter(new BlobWriter(), { useWebWorkers: false });
  for (const [name, text] of Object.entries(entries))
    await zip.add(name, new BlobReader(new Blob([text])), options);
  return zip.close();
}

const open = (content: Blob, limits = unpackLimits) =>
  unpackWorkspace({ name: 'Mine.outturn', content }, limits);

async function refusal(content: Blob, limits = unpackLimits): Promise<string> {
  const cause: unknown = await open(content, limits).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(cause).toBeInstanceOf(WorkspaceFileError);
  return (cause as Error).message;
}

/** Bytes of a zip with one pattern replaced by another of the same length, wherever it stands. */
async function patched(zip: Blob, from: readonly number[], to: readonly number[]): Promise<Blob> {
  const bytes = new Uint8Array(await zip.arrayBuffer());
  for (let at = 0; at <= bytes.length - from.length; at++)
    if (from.every((byte, index) => bytes[at + index] === byte)) bytes.set(to, at);
  return new Blob([bytes]);
}

const littleEndian = (value: number) => [0, 8, 16, 24].map((bits) => (value >>> bits) & 0xff);

describe('a workspace saved as one file', () => {
  it('comes back as it was, names, bytes and decisions', async () => {
    const file = await packWorkspace(spec, [costs, volumes]);
    const { spec: opened, sources, findings } = await open(file);
    expect(opened).toEqual({ ...spec, sources: [costs, volumes].map(refOf) });
    expect(sources.map(({ name, sha256 }) => ({ name, sha256 }))).toEqual(
      [costs, volumes].map(({ name, sha256 }) => ({ name, sha256 })),
    );
    expect(await Promise.all(sources.map(({ content }) => content.text()))).toEqual(
      await Promise.all([costs, volumes].map(({ content }) => content.text())),
    );
    expect(findings).toEqual([]);
  });

  it('holds the same bytes under two names once', async () => {
    const again = { ...costs, name: 'copy.csv' };
    const file = await packWorkspace(spec, [costs, again]);
    const entries = await new ZipReader(new BlobReader(file), { useWebWorkers: false }).getEntries();
    expect(entries).toHaveLength(2);
    expect((await open(file)).sources.map(({ name }) => name)).toEqual([costs.name, 'copy.csv']);
  });

  it('is small where its files are, and the same each time', async () => {
    const ledger = await source('ledger.csv', 'hr,2025-04-01,1234.50,paper\n'.repeat(20_000));
    const [file, again] = [await packWorkspace(spec, [ledger]), await packWorkspace(spec, [ledger])];
    expect(file.size).toBeLessThan(ledger.content.size / 10);
    expect(await sha256Of(file)).toBe(await sha256Of(again));
  });

  it('names its files for a person who opens the zip, and keeps paths out of them', async () => {
    const file = await packWorkspace(spec, [await source('../../etc/pass:wd', 'a\n1\n')]);
    const entries = await new ZipReader(new BlobReader(file), { useWebWorkers: false }).getEntries();
    expect(entries.map(({ filename }) => filename.replace(/[0-9a-f]{64}/, 'HASH'))).toEqual([
      'workspace.json',
      'sources/HASH/pass_wd',
    ]);
  });

  it('of no files holds the decisions alone', async () => {
    expect((await open(await packWorkspace(spec, []))).spec).toEqual(spec);
  });

  it('of version 1 inside is read as well', async () => {
    const file = await zipOf({ 'workspace.json': '{"version":1,"title":"Old"}' });
    expect((await open(file)).spec).toMatchObject({ version: 5, title: 'Old' });
  });
});

describe('a workspace file that is not right', () => {
  it.each([
    ['nothing', ''],
    ['a picture', '\u0089PNG\r\n\u001a\n'],
    ['a table', 'partnership,period,amount\n'],
  ])('because it is %s is refused as no zip', async (_what, text) => {
    expect(await refusal(new Blob([text]))).toBe(
      'expected a workspace file as Settings saves it (a zip), found something else',
    );
  });

  it('because it is cut short is refused so', async () => {
    const file = await packWorkspace(spec, [costs]);
    for (const size of [10, file.size - 60, file.size - 1])
      expect(await refusal(file.slice(0, size))).toMatch(/cut short|damaged/);
    expect(await refusal(file.slice(0, file.size - 60))).toContain('cut short');
  });

  it('because it has no document, or two, is refused so', async () => {
    expect(await refusal(await zipOf({ 'notes.txt': 'hello' }))).toContain(
      'expected one workspace.json in the workspace file, found none',
    );
  });

  it('because its document is of a newer version says where to open it', async () => {
    expect(await refusal(await zipOf({ 'workspace.json': '{"version":99}' }))).toContain('newer Outturn');
  });

  it('because a source is missing names it', async () => {
    const file = await zipOf({ 'workspace.json': document([refOf(costs), refOf(volumes)]) });
    expect(await refusal(file)).toContain(`${costs.name}: named in the workspace, but its bytes are not`);
  });

  it('because a source has other bytes names it', async () => {
    const other = (await costs.content.text()).replace('1.50', '9.50');
    const file = await zipOf({
      'workspace.json': document([refOf(costs)]),
      [`sources/${costs.sha256}/costs.csv`]: other,
    });
    expect(await refusal(file)).toContain(`${costs.name}: its bytes are not those that were saved`);
  });

  it('because a source has another size names both sizes', async () => {
    const file = await zipOf({
      'workspace.json': document([refOf(costs)]),
      [`sources/${costs.sha256}/costs.csv`]: 'short',
    });
    expect(await refusal(file)).toContain(
      `expected ${costs.content.size} bytes as the workspace says, found 5`,
    );
  });

  it('because a byte was changed on the way is refused', async () => {
    const file = await zipOf(
      {
        'workspace.json': document([refOf(costs)]),
        [`sources/${costs.sha256}/costs.csv`]: await costs.content.text(),
      },
      { level: 0 },
    );
    const letters = Array.from('1.50', (letter) => letter.charCodeAt(0));
    const changed = Array.from('7.50', (letter) => letter.charCodeAt(0));
    expect(await refusal(await patched(file, letters, changed))).toMatch(/damaged|not those that were saved/);
  });

  it('because it is a bomb by its own words is refused before anything is inflated', async () => {
    const zeros = await source('zeros.csv', '0'.repeat(1_000_000));
    const file = await packWorkspace(spec, [zeros]);
    expect(await refusal(file, { ...unpackLimits, ratioFromBytes: 1000 })).toContain('zip bomb');
    expect(await refusal(file, { ...unpackLimits, totalBytes: 1000 })).toContain('expected at most 1000');
    expect(await refusal(file, { ...unpackLimits, documentBytes: 20 })).toContain('workspace.json');
    expect(await refusal(file, { ...unpackLimits, entries: 1 })).toContain('expected at most 1 files');
  });

  it('because it inflates to more than it says is stopped there', async () => {
    const zeros = await source('zeros.csv', '0'.repeat(1_000_000));
    const told = { ...refOf(zeros), sizeBytes: 5 };
    const honest = await zipOf({
      'workspace.json': document([told]),
      [`sources/${zeros.sha256}/zeros.csv`]: await zeros.content.text(),
    });
    const lying = await patched(honest, littleEndian(1_000_000), littleEndian(5));
    expect(await refusal(lying)).toMatch(/zeros\.csv: damaged in the workspace file/);
  });

  it('with files of somebody else in it is opened, and they are named', async () => {
    const file = await zipOf({
      'workspace.json': document([refOf(costs)]),
      [`sources/${costs.sha256}/anything`]: await costs.content.text(),
      '__MACOSX/._costs.csv': 'x',
    });
    const { sources, findings } = await open(file);
    expect(sources.map(({ name }) => name)).toEqual([costs.name]);
    expect(findings.map(({ severity, message }) => `${severity} ${message}`)).toEqual([
      'warning found "__MACOSX/._costs.csv" in the workspace file, expected only what its document names; not read',
    ]);
  });

  it('encrypted is refused as such', async () => {
    const file = await zipOf({ 'workspace.json': document([]) }, { password: 'secret', zipCrypto: true });
    expect(await refusal(file)).toContain('encrypted');
  });
});
