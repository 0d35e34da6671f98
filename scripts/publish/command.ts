import { readFile } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import type { Engine } from '#lib/core/engine/port.ts';
import { isControlFile } from '#lib/core/imports/load/controls.ts';
import { partnershipInfos } from '#lib/core/review/partnership-info.ts';
import { publishedFiles, type PublishSource } from '#lib/core/review/published/publish.ts';
import { engineResults } from '#lib/core/review/results.ts';
import { rememberMapping } from '#lib/core/workspace/remember-mapping.ts';
import { sha256Of } from '#lib/core/workspace/sha256.ts';
import { SourceShelf } from '#lib/core/workspace/source-shelf.ts';
import { readAsFound, type HashedSource, type WorkspaceSpec } from '#lib/core/workspace/spec.ts';
import { Misuse } from '../evaluate/arguments.ts';
import { withEvaluation, type Evaluation, type Request } from '../evaluate/evaluation.ts';
import { readMappings } from '../evaluate/folder.ts';
import { readInput } from '../evaluate/input.ts';
import { report } from '../evaluate/report.ts';
import { counted, exitCodeOf } from '../evaluate/verdict.ts';
import { parseArguments, usage, type PublishArguments } from './arguments.ts';
import { publishFolder } from './publish-folder.ts';

/** Where the command runs: paths are meant from `directory`. */
export interface Surroundings {
  readonly directory: string;
  readonly stdout: Writable;
  readonly stderr: Writable;
}

/** Run the command and give its exit code. What is not misuse and not in the data rejects: that is a fault of ours. */
export async function publishCommand(
  args: readonly string[],
  { directory, stdout, stderr }: Surroundings,
): Promise<0 | 1 | 2> {
  try {
    const asked = parseArguments(args, directory);
    if (asked) return await run(asked, stdout);
    stdout.write(usage);
    return 0;
  } catch (cause) {
    if (!(cause instanceof Misuse)) throw cause;
    stderr.write(`publish: ${cause.message}\n\n${usage}`);
    return 2;
  }
}

async function run(asked: PublishArguments, stdout: Writable): Promise<0 | 1> {
  const request = await requestOf(asked);
  return withEvaluation(request, async (evaluation, engine) => {
    stdout.write(report(evaluation, { folder: asked.input, terms: 'nominal' }));
    if (evaluation.waiting.length > 0 || evaluation.files.length === 0) {
      stdout.write(
        '\nNot published: every file needs its answers first, or a site would show less than there is.\n',
      );
      return 1;
    }
    const source = await sourceOf(evaluation, engine, request);
    const files = publishedFiles(source, { madeAt: new Date().toISOString(), app: await appVersion() });
    const { files: count, bytes } = await publishFolder(asked.out, files);
    const size = (bytes / 1e6).toLocaleString('en-GB', { maximumFractionDigits: 1 });
    stdout.write(`\nPublished as ${asked.out}: ${counted(count, 'file')}, ${size} MB.\n`);
    stdout.write('Copy what is in it into the data folder beside the index.html of the site.\n');
    return exitCodeOf(evaluation);
  });
}

async function requestOf({ input, workspace, mappings, title }: PublishArguments): Promise<Request> {
  const { sources, spec: own, findings } = await readInput({ input, workspace });
  const given = await Promise.all(mappings.map(readMappings));
  const all = [...own.mappings, ...given.flatMap((one) => one.mappings)];
  return {
    sources,
    spec: { ...own, title: title ?? own.title, mappings: all },
    findings,
    answers: given.flatMap((one) => one.answers),
    terms: 'nominal',
    wantsPoints: false,
  };
}

/** What is published of an evaluation: with every mapping that was used, so that the page reads the files alike. */
async function sourceOf(
  { files, findings, measures, read }: Evaluation,
  engine: Engine,
  { sources, spec }: Request,
): Promise<PublishSource> {
  const shelf = new SourceShelf();
  shelf.put(read);
  const controls = await Promise.all(
    sources.filter(isControlFile).map(async ({ name, content }): Promise<HashedSource> => ({
      name,
      content,
      sha256: await sha256Of(content),
      ...readAsFound,
    })),
  );
  // What was found in one file stands with that file.
  const ofFiles = new Set(files.flatMap((file) => file.findings));
  return {
    results: engineResults(engine, measures),
    spec: withUsed(spec, files),
    files,
    findings: findings.filter((one) => !ofFiles.has(one)),
    partnerships: await partnershipInfos(engine),
    measures,
    sources: [...shelf.sourcesOf(files), ...controls],
  };
}

function withUsed(spec: WorkspaceSpec, files: Evaluation['files']): WorkspaceSpec {
  const used = files.filter(({ mends }) => mends === null).map(({ mapping }) => mapping);
  return { ...spec, mappings: used.reduce(rememberMapping, spec.mappings) };
}

async function appVersion(): Promise<string> {
  const text = await readFile(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
