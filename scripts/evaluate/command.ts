import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { toResult } from '#lib/core/measures/result.ts';
import { Misuse, parseArguments, usage, type Arguments } from './arguments.ts';
import { evaluateSources, type Evaluation } from './evaluation.ts';
import { readMappings } from './folder.ts';
import { readInput } from './input.ts';
import { jsonText } from './json.ts';
import { report } from './report.ts';
import { waitingResult } from './questions.ts';
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
  const { input, out, terms, saveMappings } = asked;
  const { sources, spec: own, findings } = await readInput(asked);
  const given = await Promise.all(asked.mappings.map(readMappings));
  // The last one that fits a file is taken: those named on the command line come after the workspace's own.
  const spec = { ...own, mappings: [...own.mappings, ...given.flatMap(({ mappings }) => mappings)] };
  const answers = [...given.flatMap((one) => one.answers), ...asked.answers];
  const evaluation = await evaluateSources({
    sources,
    spec,
    findings,
    answers,
    terms,
    wantsPoints: out !== null,
  });
  if (saveMappings !== null) await saveUsed(evaluation, saveMappings);
  const summary = report(evaluation, { folder: input, terms });
  (out === '-' ? stderr : stdout).write(summary);
  if (out === '-') await pipeline(jsonOf(evaluation), stdout, { end: false });
  else if (out !== null) await save(evaluation, out);
  return exitCodeOf(evaluation);
}

async function saveUsed({ files }: Evaluation, path: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    const mappings = files.filter(({ mends }) => mends === null).map(({ mapping }) => mapping);
    await writeFile(path, `${JSON.stringify({ mappings }, null, 2)}\n`);
  } catch (cause) {
    throw new Misuse(`--save-mappings: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
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
  return jsonText(toResult({ ...evaluation, waiting: evaluation.waiting.map(waitingResult) }));
}
