import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Answer } from '#lib/core/imports/scan/dialect-answer.ts';
import type { Terms } from '#lib/core/vocabulary/point.ts';

/** What a person asked for. Paths are absolute; `out` is `-` for standard output, null for no JSON at all. */
export interface Arguments {
  /** A folder of files, or a workspace saved as one file. */
  readonly input: string;
  readonly workspace: string | null;
  /** Files with mappings, and answers, that count beside those of the workspace. */
  readonly mappings: readonly string[];
  readonly answers: readonly Answer[];
  /** Where to write every mapping that was used; null for nowhere. */
  readonly saveMappings: string | null;
  readonly out: string | null;
  readonly terms: Terms;
  readonly isHelp: boolean;
}

/** The command was asked for something it cannot do: told with the usage, exit code 2. */
export class Misuse extends Error {
  override name = 'Misuse';
}

/** How the command is used, in a few lines. */
export const usage = `Usage: npm run -s evaluate -- FOLDER [--workspace FILE] [--mapping FILE]... [--answer ANSWER]...
                                 [--save-mappings FILE] [--out FILE] [--terms nominal|real]

  FOLDER            every .csv, .tsv, .tab, .txt and .psv file in it and below is read; in its place, a workspace saved
                    as one file (NAME.outturn): its files are read as they were
  --workspace FILE  mappings, control totals and settings, from a workspace.json or a NAME.outturn; else
                    FOLDER/workspace.json if there, or those of the workspace in its place
  --mapping FILE    one mapping, a list of them, or a workspace: they count before those of the workspace
  --answer ANSWER   FILE?QUESTION=VALUE answers a question that was printed; FILE may be * for every file, and
                    FILE?mapping=accept loads a file as it was proposed
  --save-mappings FILE
                    write every mapping that was used: with --mapping it serves next time without a question
  --out FILE        write the result as JSON; with - it goes to standard output and the summary to standard error
  --terms TERMS     nominal (as paid, the default) or real (in the prices of the price base)

Exit code: 0 all ties; 1 something needs an answer or does not tie; 2 the command was not understood.
`;

/** Read the command's arguments; paths are meant from `directory`. Throws `Misuse`. */
export function parseArguments(args: readonly string[], directory: string): Arguments {
  const { values, positionals } = parsed(args);
  const [input, extra] = positionals;
  if (values.help) return { ...nothing, isHelp: true };
  if (input === undefined) throw new Misuse('found no FOLDER, expected one, or a NAME.outturn');
  if (extra !== undefined) throw new Misuse(`found "${extra}" after "${input}", expected one FOLDER`);
  return {
    input: resolve(directory, input),
    workspace: values.workspace === undefined ? null : resolve(directory, values.workspace),
    mappings: values.mapping.map((path) => resolve(directory, path)),
    answers: values.answer.map(answerOf),
    saveMappings: values['save-mappings'] === undefined ? null : resolve(directory, values['save-mappings']),
    out: outOf(values.out, directory),
    terms: termsOf(values.terms),
    isHelp: false,
  };
}

const nothing: Arguments = {
  input: '',
  workspace: null,
  mappings: [],
  answers: [],
  saveMappings: null,
  out: null,
  terms: 'nominal',
  isHelp: false,
};

/** `spend.csv?date_format:Paid=dd/mm/yyyy`; the value stands after the last sign of equality. */
function answerOf(text: string): Answer {
  const [mark, equals] = [text.indexOf('?'), text.lastIndexOf('=')];
  if (mark <= 0 || equals <= mark + 1) throw new Misuse(`--answer "${text}": expected FILE?QUESTION=VALUE`);
  return {
    file: text.slice(0, mark),
    question: text.slice(mark + 1, equals),
    value: text.slice(equals + 1),
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        workspace: { type: 'string' },
        mapping: { type: 'string', multiple: true, default: [] },
        answer: { type: 'string', multiple: true, default: [] },
        'save-mappings': { type: 'string' },
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
