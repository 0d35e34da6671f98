import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { openPublished } from '#lib/core/review/published/open-published.ts';
import type { Manifest } from '#lib/core/review/published/manifest.ts';
import { publishCommand } from '../../scripts/publish/command.ts';
import { publishFolder } from '../../scripts/publish/publish-folder.ts';
import { inFolder, type Files } from './evaluate-kit.ts';

const ledger = 'partnership,period,amount,currency\nferry,2026-03-01,10.00,GBP\nferry,2026-04-01,12.50,GBP\n';

/** Publish files; the folder they are in, the exit code and what was said. */
function publishing(
  files: Files,
  args: readonly string[],
  look: (folder: string, run: { code: number; said: string }) => Promise<void>,
): Promise<void> {
  return inFolder(files, async (folder) => {
    let said = '';
    const sink = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        said += chunk.toString();
        done();
      },
    });
    const code = await publishCommand(args, { directory: folder, stdout: sink, stderr: sink });
    await look(folder, { code, said });
  });
}

const usual = ['in', '--out', 'site/data', '--title', 'Ferries'];

async function manifestIn(folder: string): Promise<Manifest> {
  return JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as Manifest;
}

describe('publish', () => {
  test('writes a folder that opens with the figures and the files', () =>
    publishing({ 'in/ledger.csv': ledger }, usual, async (folder, { code, said }) => {
      expect(code, said).toBe(0);
      const out = join(folder, 'site/data');
      expect((await readdir(out)).toSorted()).toEqual([
        'manifest.json',
        'results',
        'sources',
        'workspace.json',
      ]);
      const opened = (await openPublished(async (path) => new Blob([await readFile(join(out, path))])))!;
      expect(opened.title).toBe('Ferries');
      const cost = await opened.results.measure('cost', { party: 'system', terms: 'nominal' });
      expect(cost.map(({ period, value }) => [period, Number(value)])).toEqual([
        ['2026-03-01', 10],
        ['2026-04-01', 12.5],
      ]);
      const [source] = await opened.sources({});
      expect(await source?.content.text()).toBe(ledger);
      expect(await readdir(join(folder, 'site'))).toEqual(['data']);
    }));

  test('publishes nothing while a file needs an answer', () =>
    publishing({ 'in/odd.csv': 'a,b\n1,2\n' }, usual, async (folder, { code, said }) => {
      expect(code).toBe(1);
      expect(said).toContain('Not published');
      expect(await readdir(folder)).toEqual(['in']);
    }));

  test('leaves a folder alone that holds anything else', () =>
    publishing(
      { 'in/ledger.csv': ledger, 'site/data/thesis.doc': 'mine' },
      usual,
      async (folder, { code, said }) => {
        expect(code).toBe(2);
        expect(said).toContain('nothing was written');
        expect(await readdir(join(folder, 'site/data'))).toEqual(['thesis.doc']);
        expect(await readdir(join(folder, 'site'))).toEqual(['data']);
      },
    ));

  test('takes the place of what was published before, and leaves the page of the site', () =>
    publishing({ 'in/ledger.csv': ledger }, usual, async (folder) => {
      const out = join(folder, 'site/data');
      await writeFile(join(out, 'index.html'), 'the Data screen');
      const before = await manifestIn(out);
      await writeFile(join(folder, 'in/ledger.csv'), ledger.replace('12.50', '13.00'));
      const sink = new Writable({ write: (_chunk, _encoding, done) => done() });
      expect(await publishCommand(usual, { directory: folder, stdout: sink, stderr: sink })).toBe(0);
      const after = await manifestIn(out);
      expect(after.files).not.toEqual(before.files);
      expect(await readFile(join(out, 'index.html'), 'utf8')).toBe('the Data screen');
      const paths = await readdir(out, { recursive: true });
      const listed = after.files.map(({ path }) => path);
      expect(paths.filter((path) => /\/./.test(path)).toSorted()).toEqual(
        listed.filter((path) => path.includes('/')).toSorted(),
      );
    }));

  test('says how it is used', async () => {
    await publishing({ 'in/ledger.csv': ledger }, ['in'], async (_, { code, said }) => {
      expect(code).toBe(2);
      expect(said).toContain('found no --out');
    });
  });
});

describe('a publication that stops half way', () => {
  test('leaves the former one as it was', () =>
    inFolder({ 'data/manifest.json': '{"format":"outturn-published"}' }, async (folder) => {
      await mkdir(join(folder, 'data/results'));
      async function* broken() {
        yield { path: 'results/a.json', content: new Blob(['{}']) };
        throw new Error('the disk is full');
      }
      await expect(publishFolder(join(folder, 'data'), broken())).rejects.toThrow('the disk is full');
      expect(await readdir(folder)).toEqual(['data']);
      expect(await readFile(join(folder, 'data/manifest.json'), 'utf8')).toContain('outturn-published');
    }));
});
