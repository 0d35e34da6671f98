import type { DialectChoice } from '#lib/core/imports/scan/dialect.ts';
import type { ReadSource, Waiting } from '#lib/core/imports/import-sources.ts';
import type { ImportedFile } from '#lib/core/imports/load/imported-file.ts';
import type { Mapping } from '#lib/core/imports/mapping/mapping.ts';
import { seenOf } from '#lib/core/imports/propose/proposal-verdict.ts';
import type { Proposal, Seen } from '#lib/core/imports/propose/proposal.ts';
import { keptMappings } from '#lib/core/imports/propose/recognise.ts';
import type { Scan } from '#lib/core/imports/scan/scan-result.ts';

/** A file as it reads when it is cut in another way; the mappings proposed for it remember the cut. */
export async function cutAnew(
  { source }: ReadSource,
  scan: Scan,
  choice: DialectChoice,
  proposed: (seen: Seen) => Promise<readonly Proposal[]>,
): Promise<Waiting> {
  const proposals = await proposed(seenOf({ source, scan }));
  return { source, scan, proposals: proposals.map((proposal) => withCut(proposal, choice)) };
}

/** A loaded file to be looked at again, from the mapping under which it was loaded. */
export function readAs({ source, scan }: ReadSource, { mapping }: Pick<ImportedFile, 'mapping'>): Waiting {
  const reasons = Object.fromEntries(Object.keys(mapping.fields).map((field) => [field, 'as loaded']));
  const proposal: Proposal = { mapping, source: 'kept', questions: [], problems: [], reasons, change: null };
  return { source, scan, proposals: [proposal] };
}

/** Other waiting files that a mapping was made for as well, unless it was made for one file alone. */
export function fitsToo(mapping: Mapping, waiting: readonly Waiting[]): readonly Waiting[] {
  if (mapping.file !== null) return [];
  return waiting.filter(
    (one) => one.scan.questions.length === 0 && keptMappings(seenOf(one), [mapping]).length > 0,
  );
}

function withCut(proposal: Proposal, choice: DialectChoice): Proposal {
  const { mapping } = proposal;
  return { ...proposal, mapping: { ...mapping, dialect: { ...mapping.dialect, ...choice } } };
}
