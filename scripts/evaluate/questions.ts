import type { Waiting } from '#lib/core/imports/import-sources.ts';
import type { ResultWaiting } from '#lib/core/measures/result.ts';
import { printable } from './columns.ts';
import type { Evaluation } from './evaluation.ts';

/** Every open question with the choices there are, as they are answered with `--answer`; and what each file lacks. */
export function questionLines({ waiting }: Pick<Evaluation, 'waiting'>): string {
  return waiting.map(fileLines).join('');
}

/** What a waiting file needs, as the result of the command line has it. */
export function waitingResult({ source, scan, proposals }: Waiting): ResultWaiting {
  const questions = [...scan.questions, ...proposals.flatMap((one) => one.questions)];
  return {
    name: source.name,
    sha256: scan.sha256,
    proposed: [...new Set(proposals.map(({ mapping }) => mapping.name))],
    questions: [...new Map(questions.map((question) => [question.id, question])).values()],
    problems: [...new Set(proposals.flatMap((one) => one.problems))],
  };
}

function fileLines(waiting: Waiting): string {
  const { source, scan, proposals } = waiting;
  const { proposed, questions, problems } = waitingResult(waiting);
  const names = proposed.join(', ');
  // A mapping that is only suggested loads when somebody says so; one of a known export as soon as it is complete.
  const isSuggested = proposals.some(({ source: from }) => from === 'suggested' || from === 'changed');
  const isComplete = isSuggested && scan.questions.length === 0 && problems.length === 0;
  const lines = [
    `${source.name}${names === '' ? '' : `: proposed as ${names}`}`,
    ...questions.flatMap((question) => questionText(source.name, question)),
    ...problems.map((problem) => `  lacks ${problem}`),
    ...(isComplete ? [`  to load it as proposed: --answer '${source.name}?mapping=accept'`] : []),
  ];
  return lines.map((line) => `  ${printable(line)}\n`).join('');
}

function questionText(
  file: string,
  { id, text, choices }: ResultWaiting['questions'][number],
): readonly string[] {
  return [
    `  ${text}`,
    ...choices.map(
      ({ value, label, example }) =>
        `    --answer '${file}?${id}=${value}'  ${label}${example === null ? '' : ` (${example})`}`,
    ),
  ];
}
