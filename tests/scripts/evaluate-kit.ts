import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Writable } from 'node:stream';
import type { Result } from '#lib/core/measures/result.ts';
import { evaluateCommand } from '../../scripts/evaluate/command.ts';

/** Files by name: their text. */
export type Files = Readonly<Record<string, string>>;

/** What a run of the command left behind. */
export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Do something with a folder that holds these files, then take it away. */
export async function inFolder<T>(files: Files, use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'outturn-evaluate-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), text);
    }
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Run the command in this process, with paths meant from `directory`. */
export async function command(args: readonly string[], directory: string): Promise<Outcome> {
  const [stdout, stderr] = [new Collected(), new Collected()];
  const code = await evaluateCommand(args, { directory, stdout, stderr });
  return { code, stdout: stdout.text, stderr: stderr.text };
}

/** Run the command on files and read the JSON it writes. */
export function evaluated(files: Files, ...args: string[]): Promise<Outcome & { readonly result: Result }> {
  return inFolder(files, async (folder) => {
    const outcome = await command(['.', '--out', 'out/result.json', ...args], folder);
    const result = JSON.parse(await readFile(join(folder, 'out/result.json'), 'utf8')) as Result;
    return { ...outcome, result };
  });
}

class Collected extends Writable {
  text = '';

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}
