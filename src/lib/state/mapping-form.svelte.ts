import { answerQuestion } from '#lib/core/imports/propose/answer.ts';
import { checkMapping } from '#lib/core/imports/mapping/check-mapping.ts';
import type { Waiting } from '#lib/core/imports/import-sources.ts';
import { draftOf, mappingOf, type MappingDraft } from '#lib/core/imports/mapping/mapping-draft.ts';
import type { Mapping } from '#lib/core/imports/mapping/mapping.ts';
import { previewRows, type Preview } from '#lib/core/imports/mapping/preview.ts';
import type { Proposal, Seen } from '#lib/core/imports/propose/proposal.ts';
import type { Question } from '#lib/core/imports/propose/question.ts';
import { isAsked, openQuestions } from '#lib/core/imports/propose/questions.ts';
import { seenOf } from '#lib/core/imports/propose/proposal-verdict.ts';
import { settledMark, withSettledFormats } from '#lib/core/imports/mapping/settle-draft.ts';
import { suggestMapping } from '#lib/core/imports/propose/suggest.ts';
import { datasets, type DatasetId } from '#lib/core/vocabulary/datasets.ts';
import type { FiscalCalendar } from '#lib/core/vocabulary/fiscal.ts';

/** A question with the answer given to it so far. */
export interface Asked {
  readonly question: Question;
  /** Null: still open. */
  readonly answer: string | null;
}

/**
 * How one waiting file is read as one dataset, while a person looks at it: it starts from what is proposed, keeps the
 * questions that were asked with their answers, and says what is still missing.
 */
export class MappingFormState {
  readonly seen: Seen;
  readonly #calendar: () => FiscalCalendar;
  #proposal = $state.raw<Proposal>() as Proposal;
  #draft = $state.raw<MappingDraft>() as MappingDraft;
  #asked = $state.raw<readonly Asked[]>([]);
  #mapping = $derived(mappingOf(this.#draft));
  /** What is proposed, as long as nothing was changed: its questions are known. */
  #asProposed = $state.raw<AsProposed | null>(null);
  #open = $derived.by(() => this.#questionsOpen());
  #problems = $derived.by(() =>
    checkMapping(this.#mapping, this.seen.header).filter(
      (problem) => !isAsked(problem, this.#mapping, this.#open),
    ),
  );
  // Fields that lacked something once stay at hand, so that what is being typed does not go away.
  #lacked = $state.raw<readonly string[]>([]);
  #isTouched = $state(false);
  // What a person said of the decimal mark is not changed by a column chosen later.
  #isMarkSaid = false;
  #preview = $derived.by(() => previewRows(this.#mapping, this.seen, this.#calendar(), this.seen.name));

  constructor(waiting: Waiting, proposal: Proposal, calendar: () => FiscalCalendar) {
    this.seen = seenOf(waiting);
    this.#calendar = calendar;
    this.#start(proposal);
    this.#asProposed = { draft: this.#draft, calendar: calendar() };
  }

  get proposal(): Proposal {
    return this.#proposal;
  }

  get draft(): MappingDraft {
    return this.#draft;
  }

  /** Change the draft; what newly chosen columns settle by themselves is filled in. */
  set draft(draft: MappingDraft) {
    const [former, calendar] = [this.#draft, this.#calendar()];
    this.#lacked = this.lacking;
    this.#isTouched = true;
    this.#isMarkSaid ||= draft.decimalMark !== former.decimalMark;
    const settled = withSettledFormats(draft, former, this.seen, calendar);
    const decimalMark = this.#isMarkSaid
      ? settled.decimalMark
      : settledMark(settled, former, this.seen, calendar);
    this.#draft = { ...settled, decimalMark };
  }

  get mapping(): Mapping {
    return this.#mapping;
  }

  /** What the mapping lacks, in words. */
  get problems(): readonly string[] {
    return this.#problems;
  }

  /** Fields of which something is missing, or was when the file was first looked at. */
  get lacking(): readonly string[] {
    const names = datasets[this.#draft.dataset].fields.map(({ name }) => name);
    const now = (name: string) => this.#problems.some((problem) => isAbout(problem, name));
    return names.filter((name) => this.#lacked.includes(name) || now(name));
  }

  get preview(): Preview {
    return this.#preview;
  }

  /** Questions answered here, and those that are open, in the order in which they came up. */
  get asked(): readonly Asked[] {
    const open = new Map(this.#open.map((question) => [question.id, question]));
    const before = this.#asked.map((asked) => {
      const again = open.get(asked.question.id);
      open.delete(asked.question.id);
      return again ? { question: again, answer: null } : asked;
    });
    return [...before, ...[...open.values()].map((question) => ({ question, answer: null }))];
  }

  get openCount(): number {
    return this.#open.length;
  }

  /** True when nothing is open and nothing is missing. */
  get isReady(): boolean {
    return this.#open.length === 0 && this.#problems.length === 0;
  }

  /** True once a person changed something or gave an answer. */
  get isTouched(): boolean {
    return this.#isTouched;
  }

  /** Give an answer; it stays on the screen, so that it can be changed. */
  answer(question: Question, value: string): void {
    const asked = this.asked;
    const mapping = answerQuestion(this.#mapping, question, value);
    this.#asked = asked.map((one) =>
      one.question.id === question.id ? { question: one.question, answer: value } : one,
    );
    this.#isTouched = true;
    this.#isMarkSaid ||= question.kind === 'decimal_mark';
    this.#draft = draftOf(mapping, this.seen.name);
  }

  /** Start again from what can be suggested for another dataset. */
  chooseDataset(dataset: DatasetId): void {
    const { mapping, missing } = suggestMapping(this.seen, dataset);
    const dialect = this.#draft.dialect;
    this.#start({
      mapping: { ...mapping, dialect },
      source: 'suggested',
      questions: [],
      problems: missing,
      reasons: {},
      change: null,
    });
  }

  #questionsOpen(): readonly Question[] {
    const calendar = this.#calendar();
    const known = this.#asProposed;
    // With thousands of columns it takes a while to find what is open, and where it was proposed that was done.
    if (known?.draft === this.#draft && known.calendar === calendar) return this.#proposal.questions;
    return openQuestions(this.#mapping, this.seen, calendar);
  }

  #start(proposal: Proposal): void {
    this.#proposal = proposal;
    this.#asked = [];
    this.#lacked = [];
    this.#draft = draftOf(proposal.mapping, this.seen.name);
  }
}

interface AsProposed {
  readonly draft: MappingDraft;
  readonly calendar: FiscalCalendar;
}

function isAbout(problem: string, field: string): boolean {
  return (
    problem.startsWith(`${field}:`) || problem.startsWith(`${field} (`) || problem.startsWith(`${field} "`)
  );
}
