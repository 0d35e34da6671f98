import { answerQuestion } from './answer.ts';
import type { Answer } from '../scan/dialect-answer.ts';
import { baseName } from '../scan/header.ts';
import type { SourceFile } from '../load/imported-file.ts';
import type { Mapping } from '../mapping/mapping.ts';
import type { Proposal, Seen } from './proposal.ts';
import type { Question } from './question.ts';
import type { Scan } from '../scan/scan-result.ts';

/** What recognising a file goes by. */
export function seenOf({ source, scan }: { readonly source: SourceFile; readonly scan: Scan }): Seen {
  return {
    name: baseName(source.name),
    header: scan.header,
    samples: scan.samples,
    preamble: scan.preamble,
    delimiter: scan.dialect.delimiter,
  };
}

/** Proposals that load, and kept ones that cannot: when both are there, half of what the file holds would be missing. */
export interface Verdict {
  readonly ready: readonly Proposal[];
  readonly incomplete: readonly Proposal[];
}

const sure: ReadonlySet<Proposal['source']> = new Set(['kept', 'canonical', 'profile']);

/**
 * Which proposals load without asking anybody. Nothing does while a question is open that may touch it; a proposal from
 * a profile waits for the others of its file.
 */
export function verdictOn(
  proposals: readonly Proposal[],
  { questions }: Pick<Scan, 'questions'>,
  answers: readonly Answer[],
): Verdict {
  const isAccepted = answers.some(({ question, value }) => question === 'mapping' && value === 'accept');
  const candidates = proposals.filter(({ source }) => sure.has(source) || isAccepted);
  const ready = candidates.filter((one) => one.questions.length === 0 && one.problems.length === 0);
  const kept = candidates.filter(({ source }) => source === 'kept');
  const isHalf = kept.length === 0 && ready.length < candidates.length;
  if (questions.length > 0 || isHalf) return { ready: [], incomplete: [] };
  return { ready, incomplete: candidates.filter((one) => !ready.includes(one)) };
}

/**
 * The mapping of a proposal once answers are put in, those to other questions left. An answer may open a further
 * question (a fiscal label asks for the calendar), which is answered in its turn.
 */
export function withAnswers(
  { mapping, questions }: Pick<Proposal, 'mapping' | 'questions'>,
  answers: readonly Answer[],
  reopen: (mapping: Mapping) => readonly Question[],
): Mapping {
  const asked = questions.flatMap((question) => {
    const answer = answers.find((one) => one.question === question.id);
    return answer ? [{ question, value: answer.value }] : [];
  });
  if (asked.length === 0) return mapping;
  const told = asked.reduce((last, { question, value }) => answerQuestion(last, question, value), mapping);
  // What is answered once is not asked again: each round has fewer answers left.
  const left = answers.filter((one) => !asked.some(({ question }) => question.id === one.question));
  return withAnswers({ mapping: told, questions: reopen(told) }, left, reopen);
}

const mostNamed = 8;

/** Why a file waits, as the parts of a finding. */
export function needsMapping({
  scan,
  proposals,
}: {
  readonly scan: Scan;
  readonly proposals: readonly Proposal[];
}): { readonly rule: 'needs_answer' | 'needs_mapping'; readonly message: string } {
  const questions = [...scan.questions, ...proposals.flatMap((one) => one.questions)];
  const [best] = proposals;
  const isKnown = best !== undefined && sure.has(best.source);
  if (questions[0] && (isKnown || scan.questions.length > 0))
    return {
      rule: 'needs_answer',
      message: `${questions[0].text} The file is not loaded until this is answered`,
    };
  const ask = 'say which column is what; the file is not loaded until then';
  const problems = isKnown ? proposals.flatMap((one) => one.problems) : [];
  if (problems.length > 0)
    return {
      rule: 'needs_mapping',
      message: `${best?.mapping.name ?? 'its mapping'} is not complete (${[...new Set(problems)].join('; ')}): ${ask}`,
    };
  if (best?.change) {
    const { gone, added, mapping } = best.change;
    const words = [named('gone', gone), named('new', added)].filter((part) => part !== '');
    return {
      rule: 'needs_mapping',
      message: `the header differs from that of mapping "${mapping}" (${words.join('; ') || 'its columns stand in another order'}): look at it; the file is not loaded until then`,
    };
  }
  const { header } = scan;
  const shown = header.slice(0, mostNamed).join(', ') + (header.length > mostNamed ? ', ...' : '');
  return {
    rule: 'needs_mapping',
    message: `the header "${shown}" is that of no dataset and of no mapping kept so far: ${ask}`,
  };
}

function named(what: string, names: readonly string[]): string {
  return names.length === 0 ? '' : `${what} ${names.map((name) => `"${name}"`).join(', ')}`;
}
