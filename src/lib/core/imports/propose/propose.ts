import { checkMapping } from '../mapping/check-mapping.ts';
import { changedMappings, type ChangedMapping } from './header-change.ts';
import type { Mapping } from '../mapping/mapping.ts';
import { profileMappings } from './profile-mapping.ts';
import type { HeaderChange, Known, Proposal, ProposalSource, Seen } from './proposal.ts';
import { isAsked, openQuestions } from './questions.ts';
import { canonicalMapping, keptMappings } from './recognise.ts';
import { withoutTotalRows } from './seen-cells.ts';
import { suggestFile } from './suggest-file.ts';

/**
 * The mappings under which a file is to be loaded, one for each dataset it holds. The surest source that knows the file
 * speaks alone: what was kept for this header, Outturn's own names, a profile that leaves nothing open, a kept mapping
 * whose header has changed, a profile that asks, and last what the names and cells suggest.
 */
export function propose(seen: Seen, known: Known): readonly Proposal[] {
  const sources = [fromKept, fromCanonical, fromProfile, fromChanged, fromAskingProfile, fromSuggestion];
  for (const source of sources) {
    const proposals = source(seen, known);
    if (proposals.length > 0) return proposals;
  }
  return [];
}

/** True when a proposal loads without a word to anybody. */
export function isReady({ source, questions, problems }: Proposal): boolean {
  const isSure = source === 'kept' || source === 'canonical' || source === 'profile';
  return isSure && questions.length === 0 && problems.length === 0;
}

function fromKept(seen: Seen, known: Known): readonly Proposal[] {
  const reason = 'as kept';
  return keptMappings(seen, known.kept).map((mapping) =>
    proposalOf(seen, known, { mapping, source: 'kept', reasons: sameReason(mapping, reason) }),
  );
}

function fromCanonical(seen: Seen, known: Known): readonly Proposal[] {
  const mapping = canonicalMapping(withoutTotalRows(seen), known.calendar);
  if (mapping === null) return [];
  const reasons = sameReason(mapping, "Outturn's own name");
  return [proposalOf(seen, known, { mapping, source: 'canonical', reasons })];
}

function fromAskingProfile(seen: Seen, known: Known): readonly Proposal[] {
  return profileMappings(withoutTotalRows(seen), known.calendar).map(({ mapping, reasons }) =>
    proposalOf(seen, known, { mapping, source: 'profile', reasons }),
  );
}

function fromProfile(seen: Seen, known: Known): readonly Proposal[] {
  const proposals = fromAskingProfile(seen, known);
  return proposals.every(isReady) ? proposals : [];
}

function fromChanged(seen: Seen, known: Known): readonly Proposal[] {
  return changedMappings(seen, known.kept).map(({ mapping, change }: ChangedMapping) =>
    proposalOf(seen, known, { mapping, source: 'changed', reasons: sameReason(mapping, 'as kept'), change }),
  );
}

function fromSuggestion(seen: Seen, known: Known): readonly Proposal[] {
  const { mapping, reasons } = suggestFile(seen, known.calendar);
  return [proposalOf(seen, known, { mapping, source: 'suggested', reasons })];
}

interface Draft {
  readonly mapping: Mapping;
  readonly source: ProposalSource;
  readonly reasons: Readonly<Record<string, string>>;
  readonly change?: HeaderChange;
}

function proposalOf(seen: Seen, known: Known, { mapping, source, reasons, change }: Draft): Proposal {
  const questions = openQuestions(mapping, seen, known.calendar);
  return {
    mapping,
    source,
    questions,
    problems: checkMapping(mapping, seen.header).filter((problem) => !isAsked(problem, mapping, questions)),
    reasons,
    change: change ?? null,
  };
}

function sameReason({ fields }: Mapping, reason: string): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.keys(fields).map((field) => [field, reason]));
}
