import { quarterKey, quarterLabel } from '../../vocabulary/fiscal.ts';
import { monthLabel } from '../../vocabulary/month.ts';
import { periodEnd } from '../../vocabulary/period.ts';
import { pointsOfMeasure } from '../points-of-measure.ts';
import { provenanceOf } from '../provenance-of.ts';
import type { Results } from '../results.ts';
import { advantagesPage } from './advantages-page.ts';
import { benefitsPages } from './benefits-pages.ts';
import { bridgePage } from './bridge-page.ts';
import { changesTitle, noFormerReview } from './changes-page.ts';
import { coverPage } from './cover-page.ts';
import { decisionsPage } from './decisions-page.ts';
import { everyFeed, type Draft } from './draft.ts';
import { evidencePages } from './evidence-pages.ts';
import { forecastPages } from './forecast-pages.ts';
import { headlinePage } from './headline-page.ts';
import { indicatorsPage } from './indicators-page.ts';
import { marksOf } from './marks.ts';
import type { Pack } from './pack.ts';
import { packSource, type PackSource } from './pack-source.ts';
import { pageOf } from './page.ts';
import { levelPages, servicePage } from './service-pages.ts';
import type { InSlices, PackRequest } from './request.ts';

/**
 * Propose the whole review of a partnership at the end of a fiscal quarter: every page with its message, figures,
 * charts, tables and notes, all drawn from the boards that the screens show. What people changed of it is put on by
 * `editedPack`, and what changed since the last review by `withChanges`. Rejects with `NotWanted` once nobody waits.
 */
export async function buildPack(results: Results, request: PackRequest, slices: InSlices): Promise<Pack> {
  const source = await packSource(results, request, slices);
  const drafts = draftsOf(source);
  const { info, quarter, spec, party, terms, files, measures, madeAt } = request;
  const used = new Set(drafts.flatMap((draft) => draft.measures));
  return {
    partnership: info.partnership,
    name: info.name ?? info.partnership,
    customer: info.customer ?? '',
    provider: info.provider ?? '',
    quarter: quarterKey(quarter),
    quarterLabel: quarterLabel(quarter, spec.calendar),
    until: source.until,
    party,
    terms,
    scope: [source.scope, source.currency].filter(Boolean).join(', '),
    madeAt,
    vintage: vintageOf(source),
    marks: marksOf(source),
    pages: drafts.map((draft) => pageOf(source, draft)),
    provenance: provenanceOf({ files, measures: measures.filter(({ id }) => used.has(id)), spec }),
  };
}

/** The pages in the order of the review. */
function draftsOf(source: PackSource): readonly Draft[] {
  return [
    coverPage(source),
    headlinePage(source),
    ...benefitsPages(source),
    bridgePage(source),
    servicePage(source),
    ...levelPages(source),
    indicatorsPage(source),
    ...forecastPages(source),
    changesPage(),
    ...evidencePages(source),
    advantagesPage(source),
    decisionsPage(source),
  ].filter((draft) => draft !== null);
}

/** The page that `withChanges` fills. */
function changesPage(): Draft {
  return {
    id: 'changes',
    kind: 'changes',
    titles: [changesTitle(null)],
    lead: '',
    blocks: noFormerReview,
    measures: [],
    feeds: everyFeed,
    isMoney: true,
  };
}

const delivered = ['cost', 'volume', 'attainment', 'cases_opened'];

/** `Data to May 2026, figures as at the end of Q4 2025-26, made on 24 Nov 2026`. */
function vintageOf({ indicatorsData, request, view }: PackSource): string {
  const last = delivered
    .flatMap((measure) => pointsOfMeasure(indicatorsData.points, measure))
    .filter(({ value }) => value !== null)
    .map(({ period, grain }) => periodEnd(period, grain))
    .reduce<string | null>((a, b) => (a !== null && a > b ? a : b), null);
  const label = quarterLabel(request.quarter, view.calendar);
  return [
    last === null ? 'No data' : `Data to ${monthLabel(last)}`,
    `figures as at the end of ${label}`,
    `made on ${dayLabel(request.madeAt)}`,
  ].join(', ');
}

/** `24 Nov 2026`; a text that is no date stays as it is. */
function dayLabel(moment: string): string {
  const parts = /^(\d{4}-\d{2})-(\d{2})/.exec(moment);
  return parts ? `${Number(parts[2])} ${monthLabel(`${parts[1]}-01`)}` : moment;
}
