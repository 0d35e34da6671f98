import { quarterLabel } from '../../vocabulary/fiscal.ts';
import type { Draft } from './draft.ts';
import type { PackSource } from './pack-source.ts';

/** What is reviewed. It holds nothing but its title: whose review it is, and how fresh, the pack says itself. */
export function coverPage(source: PackSource): Draft {
  const { request } = source;
  const name = request.info.name ?? request.info.partnership;
  const quarter = quarterLabel(request.quarter, request.spec.calendar);
  return {
    id: 'cover',
    kind: 'cover',
    titles: [`${name}: review of ${quarter}`, `Partnership review of ${quarter}`],
    lead: coverLead(source),
    blocks: [],
    measures: [],
    feeds: [],
    isMoney: true,
    notes: [
      'Every number in this review opens to its definition, its formula and the rows of the files it was made from.',
    ],
  };
}

function coverLead({ names, request }: PackSource): string {
  const { customer, provider } = request.info;
  if (customer === null && provider === null) return '';
  return `${names.provider} runs it for ${names.customer}.`.replace(/^./, (first) => first.toUpperCase());
}
