import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { toResult } from '#lib/core/measures/result.ts';
import { Misuse, parseArguments, usage, type Arguments } from './arguments.ts';
import { evaluateSources, type Evaluation } from './evaluation.ts';
import { readFolder, readSpec } from './folder.ts';
import { jsonText } from './json.ts';
import { report } from './report.ts';
import { exitCodeOf } from './verdict.ts';

/** Where the command runs: paths are meant from `directory`. */
export interface Surroundings {
  readonly directory: string;
  readonly stdout: Writable;
  readonly stderr: Writable;
}

/** Run the command and give its exit code. What is not misuse and not in the data rejects: that is a fault of ours. */
export async function evaluateCommand(
  args: readonly string[],
  surroundings: Surroundings,
): Promise<0 | 1 | 2> {
  try {
    const asked = parseArguments(args, surroundings.directory);
    if (!asked.isHelp) return await run(asked, surroundings);
    surroundings.stdout.write(usage);
    return 0;
  } catch (cause) {
    if (!(cause instanceof Misuse)) throw cause;
    surroundings.stderr.write(`evaluate: ${cause.message}\n\n${usage}`);
    return 2;
  }
}

async function run(asked: Arguments, { stdout, stderr }: Surroundings): Promise<0 | 1> {
  const { folder, workspace, out, terms } = asked;
  const [sources, spec] = await Promise.all([readFolder(folder), readSpec(folder, workspace)]);
  const evaluation = await evaluateSources({ sources, spec, terms, wantsPoints: out !== null });
  const summary = report(evaluation, { folder, terms });
  (out === '-' ? stderr : stdout).write(summary);
  if (out === '-') await pipeline(jsonOf(evaluation), stdout, { end: false });
  else if (out !== null) await save(evaluation, out);
  return exitCodeOf(evaluation);
}

async function save(evaluation: Evaluation, path: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await pipeline(jsonOf(evaluation), createWriteStream(path));
  } catch (cause) {
    throw new Misuse(`--out: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

function jsonOf(evaluation: Evaluation): Generator<string> {
  return jsonText(toResult(evaluation));
}
