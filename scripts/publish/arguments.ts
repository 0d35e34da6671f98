import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Misuse } from '../evaluate/arguments.ts';

/** What a person asked for. Paths are absolute. */
export interface PublishArguments {
  /** A folder of files, or a workspace saved as one file. */
  readonly input: string;
  readonly out: string;
  readonly workspace: string | null;
  readonly mappings: readonly string[];
  /** Null: that of the workspace. */
  readonly title: string | null;
}

/** How the command is used, in a few lines. */
export const usage = `Usage: npm run -s publish -- FOLDER --out DIR [--workspace FILE] [--mapping FILE]... [--title TEXT]

  FOLDER            every .csv, .tsv, .tab, .txt and .psv file in it and below; or a saved workspace, NAME.outturn
  --out DIR         the folder that goes beside the site's index.html, as data; it is made, or takes the place of what was
                    published there before
  --workspace FILE  mappings and settings, from a workspace.json or a NAME.outturn; else FOLDER/workspace.json if there
  --mapping FILE    one mapping, a list of them, or an object with mappings and answers, as evaluate takes them
  --title TEXT      what the published workspace is called

Exit code: 0 published and all ties; 1 published, but something does not tie, or not published, since a file needs an
answer; 2 the command was not understood, or DIR is not to be written to.
`;

/** Read the command's arguments; null when help is asked for. Throws `Misuse`. */
export function parseArguments(args: readonly string[], directory: string): PublishArguments | null {
  const { values, positionals } = parsed(args);
  if (values.help) return null;
  const [input, extra] = positionals;
  if (input === undefined) throw new Misuse('found no FOLDER, expected one, or a NAME.outturn');
  if (extra !== undefined) throw new Misuse(`found "${extra}" after "${input}", expected one FOLDER`);
  if (values.out === undefined) throw new Misuse('found no --out, expected the folder to write');
  return {
    input: resolve(directory, input),
    out: resolve(directory, values.out),
    workspace: values.workspace === undefined ? null : resolve(directory, values.workspace),
    mappings: values.mapping.map((path) => resolve(directory, path)),
    title: values.title ?? null,
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        out: { type: 'string' },
        workspace: { type: 'string' },
        mapping: { type: 'string', multiple: true, default: [] },
        title: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (cause) {
    throw new Misuse(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}
