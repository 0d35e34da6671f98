import { formatFormula } from '../../vocabulary/format.ts';
import type { Measure } from '../../vocabulary/measure.ts';
import { monthLabel } from '../../vocabulary/month.ts';
import { spanLabel } from '../benefits/baseline-cards.ts';
import { marksFor } from './marks.ts';
import { everyFeed, type Draft } from './draft.ts';
import type { PackPage } from './pack.ts';
import type { PackSource } from './pack-source.ts';
import { fitting } from './titles.ts';

/** A page with the definitions of what is on it, where that comes from, and the marks that are true of it. */
export function pageOf(source: PackSource, draft: Draft): PackPage {
  const title = fitting(...draft.titles);
  const from = sourceWords(source, draft);
  return {
    id: draft.id,
    kind: draft.kind,
    title,
    proposed: title,
    isHidden: false,
    lead: draft.lead.replace(/\.$/, '') === title ? '' : draft.lead,
    blocks: draft.blocks.map((block) => (block.kind === 'chart' ? { ...block, source: from } : block)),
    notes: [
      ...(draft.notes ?? []),
      ...definitions(source.request.measures, draft.measures),
      ...(draft.isMoney ? baselineNotes(source) : []),
    ],
    source: from,
    marks: marksFor(source, draft),
    comments: [],
  };
}

function definitions(measures: readonly Measure[], ids: readonly string[]): readonly string[] {
  return [...new Set(ids)].flatMap((id) => {
    const measure = measures.find((one) => one.id === id);
    if (!measure) return [];
    const { title, meaning, formula, source, caveat } = measure;
    const parts = [
      `${title}: ${sentence(meaning)}`,
      formula === '' ? '' : `Formula: ${sentence(formatFormula(formula))}`,
      source === '' ? '' : `Source: ${sentence(source)}`,
      caveat === '' || caveat === 'none' ? '' : `Caveat: ${sentence(caveat)}`,
    ];
    return [parts.filter((part) => part !== '').join(' ')];
  });
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** Against which baselines the savings are measured, who approved them, and what is in doubt. */
function baselineNotes({ data }: PackSource): readonly string[] {
  return data.baselines
    .filter(({ isCurrent }) => isCurrent)
    .map((baseline) => {
      const { service, version, approvedBy, approvedOn, doubt } = baseline;
      const approval =
        approvedBy === null
          ? 'not approved'
          : `approved by ${approvedBy}${approvedOn === null ? '' : ` on ${approvedOn}`}`;
      const trust = doubt === null ? '' : `; not verified: ${doubt}`;
      return `Baseline${service === null ? '' : ` of ${service}`}: ${version}, ${spanLabel(baseline)}, ${approval}${trust}.`;
    });
}

/** Files that are named at the foot of a page; more would take the page. */
const mostNamed = 4;

/** `costs.csv, volumes.csv; as at Mar 2026; whole of government, nominal, GBP`. */
function sourceWords(source: PackSource, { feeds, isMoney }: Draft): string {
  const money = [source.scope, source.currency].filter(Boolean).join(', ');
  return [fileWords(source, feeds), `as at ${monthLabel(source.until)}`, isMoney ? money : '']
    .filter((part) => part !== '')
    .join('; ');
}

/** The files that a page is made of, what feeds most of it first. */
function fileWords({ files }: PackSource, feeds: Draft['feeds']): string {
  const all = new Set(files.map(({ name }) => name));
  if (feeds === everyFeed && all.size > mostNamed) return `all ${all.size} files`;
  const own = feeds.flatMap((feed) =>
    files.filter(({ dataset }) => dataset === feed).map(({ name }) => name),
  );
  const names = [...new Set(own)].map((name) => name.slice(name.lastIndexOf('/') + 1));
  const rest = names.length - mostNamed;
  return rest > 0 ? `${names.slice(0, mostNamed).join(', ')} and ${rest} more` : names.join(', ');
}
