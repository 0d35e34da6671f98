import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Terms } from '#lib/core/vocabulary/point.ts';

/** What a person asked for. Paths are absolute; `out` is `-` for standard output, null for no JSON at all. */
export interface Arguments {
  readonly folder: string;
  readonly workspace: string | null;
  readonly out: string | null;
  readonly terms: Terms;
  readonly isHelp: boolean;
}

/** The command was asked for something it cannot do: told with the usage, exit code 2. */
export class Misuse extends Error {
  override name = 'Misuse';
}

/** How the command is used, in a few lines. */
export const usage = `Usage: npm run -s evaluate -- FOLDER [--workspace FILE] [--out FILE] [--terms nominal|real]

  FOLDER            every .csv, .tsv, .txt and .psv file in it and below is read
  --workspace FILE  mappings, control totals and settings; else FOLDER/workspace.json if there
  --out FILE        write the result as JSON; with - it goes to standard output and the summary to standard error
  --terms TERMS     nominal (as paid, the default) or real (in the prices of the price base)

Exit code: 0 all ties; 1 something needs an answer or does not tie; 2 the command was not understood.
`;

/** Read the command's arguments; paths are meant from `directory`. Throws `Misuse`. */
export function parseArguments(args: readonly string[], directory: string): Arguments {
  const { values, positionals } = parsed(args);
  const [folder, extra] = positionals;
  if (values.help) return { folder: '', workspace: null, out: null, terms: 'nominal', isHelp: true };
  if (folder === undefined) throw new Misuse('found no FOLDER, expected one');
  if (extra !== undefined) throw new Misuse(`found "${extra}" after "${folder}", expected one FOLDER`);
  return {
    folder: resolve(directory, folder),
    workspace: values.workspace === undefined ? null : resolve(directory, values.workspace),
    out: outOf(values.out, directory),
    terms: termsOf(values.terms),
    isHelp: false,
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        workspace: { type: 'string' },
        out: { type: 'string' },
        terms: { type: 'string', default: 'nominal' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (cause) {
    throw new Misuse(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

function outOf(out: string | undefined, directory: string): string | null {
  if (out === undefined) return null;
  return out === '-' ? out : resolve(directory, out);
}

function termsOf(terms: string): Terms {
  if (terms === 'nominal' || terms === 'real') return terms;
  throw new Misuse(`--terms "${terms}": expected nominal or real`);
}
