import { headerKey } from '#lib/core/imports/scan/header.ts';
import type { Waiting } from '#lib/core/imports/import-sources.ts';
import type { Mapping } from '#lib/core/imports/mapping/mapping.ts';
import type { ProposalSource } from '#lib/core/imports/propose/proposal.ts';
import type { Question } from '#lib/core/imports/propose/question.ts';
import type { FiscalCalendar } from '#lib/core/vocabulary/fiscal.ts';
import { fitsToo } from './reading.ts';
import { MappingFormState } from './mapping-form.svelte.ts';

const sure: ReadonlySet<ProposalSource> = new Set(['kept', 'canonical', 'profile']);

/** One waiting file: how it would be read, as one dataset or as several at once. */
export class WaitingFileState {
  readonly waiting: Waiting;
  readonly readings: readonly MappingFormState[];
  /** Readings that are not to be loaded. */
  #off = $state.raw<ReadonlySet<MappingFormState>>(new Set());

  constructor(waiting: Waiting, calendar: () => FiscalCalendar) {
    this.waiting = waiting;
    this.readings = waiting.proposals.map((proposal) => new MappingFormState(waiting, proposal, calendar));
  }

  /** What only a person can tell about how the file is cut. */
  get cutQuestions(): readonly Question[] {
    return this.waiting.scan.questions;
  }

  get wanted(): readonly MappingFormState[] {
    return this.readings.filter((reading) => !this.#off.has(reading));
  }

  isWanted(reading: MappingFormState): boolean {
    return !this.#off.has(reading);
  }

  want(reading: MappingFormState, isWanted: boolean): void {
    const others = [...this.#off].filter((one) => one !== reading);
    this.#off = new Set(isWanted ? others : [...others, reading]);
  }

  get openCount(): number {
    return this.cutQuestions.length + this.wanted.reduce((sum, { openCount }) => sum + openCount, 0);
  }

  get isReady(): boolean {
    return (
      this.cutQuestions.length === 0 && this.wanted.length > 0 && this.wanted.every(({ isReady }) => isReady)
    );
  }

  /** True when nobody has looked at a mapping that is only a guess: then it is not loaded along with others. */
  get isGuess(): boolean {
    return this.wanted.some(({ proposal, isTouched }) => !isTouched && !sure.has(proposal.source));
  }

  /** What to load: this file under each mapping that is wanted. */
  get pairs(): readonly { readonly waiting: Waiting; readonly mapping: Mapping }[] {
    return this.wanted.map(({ mapping }) => ({ waiting: this.waiting, mapping }));
  }
}

/** The files that wait for a person, and what is common to several of them. */
export class WaitingFilesState {
  readonly #waiting: () => readonly Waiting[];
  readonly #calendar: () => FiscalCalendar;
  // What was filled in stays while the same scan waits; one that is cut anew starts anew.
  readonly #kept = new WeakMap<Waiting, WaitingFileState>();
  #files = $derived.by(() => this.#waiting().map((waiting) => this.#stateOf(waiting)));

  constructor(waiting: () => readonly Waiting[], calendar: () => FiscalCalendar) {
    this.#waiting = waiting;
    this.#calendar = calendar;
  }

  get files(): readonly WaitingFileState[] {
    return this.#files;
  }

  /** Files that can be loaded together: nothing is open, and somebody or something surer than a guess said so. */
  get ready(): readonly WaitingFileState[] {
    return this.#files.filter(({ isReady, isGuess }) => isReady && !isGuess);
  }

  /** Readings of other files of the same kind that ask the same question with the same choices. */
  alike(reading: MappingFormState, question: Question): readonly MappingFormState[] {
    const kind = kindOf(reading);
    return this.#files
      .flatMap(({ wanted }) => wanted)
      .filter((other) => other !== reading && kindOf(other) === kind && asksAlike(other, question));
  }

  /** How many other waiting files are loaded along with one, since its mapping fits them too. */
  alongWith({ waiting, pairs }: WaitingFileState): number {
    const others = this.#waiting().filter((one) => one !== waiting);
    return new Set(pairs.flatMap(({ mapping }) => fitsToo(mapping, others))).size;
  }

  /** Give the same answer for every file of the same kind. */
  answerAll(reading: MappingFormState, question: Question, value: string): void {
    for (const other of this.alike(reading, question)) {
      const own = other.asked.find((one) => one.question.id === question.id)?.question;
      if (own) other.answer(own, value);
    }
  }

  #stateOf(waiting: Waiting): WaitingFileState {
    const kept = this.#kept.get(waiting) ?? new WaitingFileState(waiting, this.#calendar);
    this.#kept.set(waiting, kept);
    return kept;
  }
}

function kindOf({ mapping, seen }: MappingFormState): string {
  return JSON.stringify([mapping.dataset, mapping.profile ?? seen.header.map(headerKey)]);
}

function asksAlike(reading: MappingFormState, { id, choices }: Question): boolean {
  const other = reading.asked.find(({ question }) => question.id === id);
  if (!other || other.answer !== null) return false;
  const values = (list: readonly { readonly value: string }[]) => list.map(({ value }) => value).join('\n');
  return values(other.question.choices) === values(choices);
}
