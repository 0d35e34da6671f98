import type { Waiting } from '#lib/core/imports/import-sources.ts';
import { needsMapping } from '#lib/core/imports/propose/proposal-verdict.ts';
import { finding, type Finding } from '#lib/core/vocabulary/finding.ts';

/** A file that waits for a person, as an error that says what to write down, since nobody can be asked here. */
export function needsAnswer(waiting: Waiting): Finding {
  const { source, scan } = waiting;
  const { rule, message } = needsMapping(waiting);
  const way =
    rule === 'needs_answer'
      ? 'Answer with --answer, as listed under Questions'
      : 'Map it on the Data screen of the site and save workspace.json (Settings) into this folder, or give a mapping with --mapping';
  const text = `${message}${message.endsWith('.') ? '' : '.'} ${way}`;
  return finding('error', rule, text, { file: source.name, line: scan.headerLine });
}
