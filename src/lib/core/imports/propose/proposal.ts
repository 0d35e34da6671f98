import type { FiscalCalendar } from '../../vocabulary/fiscal.ts';
import type { Delimiter } from '../scan/dialect.ts';
import type { Mapping } from '../mapping/mapping.ts';
import type { Question } from './question.ts';

/** What is known of a file when it is recognised: its name, what stands above its header, the header, its first rows. */
export interface Seen {
  readonly name: string;
  readonly header: readonly string[];
  readonly samples: readonly (readonly string[])[];
  /** Texts above the header, one for each line that has any. */
  readonly preamble: readonly string[];
  readonly delimiter: Delimiter;
}

/** What a file is held against. */
export interface Known {
  readonly kept: readonly Mapping[];
  /** The workspace's, for fiscal labels. */
  readonly calendar: FiscalCalendar;
}

/** Names of a header that are gone and new against the one a mapping was made for. */
export interface HeaderChange {
  readonly mapping: string;
  readonly gone: readonly string[];
  readonly added: readonly string[];
}

/** Where a proposal comes from, the surest first. */
export type ProposalSource = 'kept' | 'canonical' | 'profile' | 'changed' | 'suggested';

/**
 * A mapping proposed for a file. It loads without a word to anybody when nothing is open: `questions` and `problems`
 * are empty and the source is kept, canonical or a profile. Else a person looks at it.
 */
export interface Proposal {
  readonly mapping: Mapping;
  readonly source: ProposalSource;
  readonly questions: readonly Question[];
  /** What the mapping lacks or where it does not fit, in words. */
  readonly problems: readonly string[];
  /** Why a field is filled as it is, by field: "named amount in sterling". */
  readonly reasons: Readonly<Record<string, string>>;
  readonly change: HeaderChange | null;
}
