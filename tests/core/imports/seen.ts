import type { Mapping } from '#lib/core/imports/mapping/mapping.ts';
import type { Known, Proposal, Seen } from '#lib/core/imports/propose/proposal.ts';
import { propose } from '#lib/core/imports/propose/propose.ts';
import { ukFiscalCalendar } from '#lib/core/vocabulary/fiscal.ts';

/** What is seen of a file whose lines are given; a bar parts the cells. */
export function seen(header: string, rows: readonly string[] = [], rest: Partial<Seen> = {}): Seen {
  const cells = (line: string) => line.split('|').map((cell) => cell.trim());
  return {
    name: 'folder/file.csv',
    header: cells(header),
    samples: rows.map(cells),
    preamble: [],
    delimiter: ',',
    ...rest,
  };
}

/** What is proposed for a file in a workspace whose fiscal year is that of the United Kingdom. */
export function proposed(
  file: Seen,
  kept: readonly Mapping[] = [],
  rest: Partial<Known> = {},
): readonly Proposal[] {
  return propose(file, { kept, calendar: ukFiscalCalendar, ...rest });
}

/** The only proposal for a file. */
export function proposal(file: Seen, kept: readonly Mapping[] = []): Proposal {
  const [only, other] = proposed(file, kept);
  if (!only || other) throw new Error(`expected one proposal, found ${other ? 'several' : 'none'}`);
  return only;
}
