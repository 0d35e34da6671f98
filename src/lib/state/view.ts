import { parseQuarterKey, quarterKey, type FiscalQuarter } from '#lib/core/vocabulary/fiscal.ts';
import type { FigureRef } from '#lib/core/vocabulary/figure-ref.ts';
import { grains } from '#lib/core/vocabulary/grain.ts';
import { isMonth } from '#lib/core/vocabulary/month.ts';
import type { Party, Terms } from '#lib/core/vocabulary/point.ts';

/** What a screen shows beyond its data. All of it lives in the link. */
export interface View {
  readonly partnership: string | null;
  readonly quarter: FiscalQuarter | null;
  readonly terms: Terms;
  readonly party: Party;
  readonly open: FigureRef | null;
  /** Which two periods are bridged, and how, as the bridge writes it; null: the usual ones. */
  readonly bridge: string | null;
  /** Which control chart is large on Service levels, as the signals name it; null: the one that needs most. */
  readonly signal: string | null;
  /** The taken review that a review is compared with, by its id; null: the latest of a former quarter. */
  readonly against: string | null;
  /** The page of a review that is presented, by its id, and which part of it from 1; null: the first. */
  readonly page: string | null;
  readonly part: number;
}

/** The view of a link that says nothing. */
export const defaultView: View = {
  partnership: null,
  quarter: null,
  terms: 'nominal',
  party: 'system',
  open: null,
  bridge: null,
  signal: null,
  against: null,
  page: null,
  part: 1,
};

/** Read a view from a link; anything unreadable falls back to its default. */
export function parseView(search: URLSearchParams): View {
  const party = search.get('party');
  return {
    partnership: search.get('id'),
    quarter: parseQuarterKey(search.get('quarter') ?? ''),
    terms: search.get('terms') === 'real' ? 'real' : 'nominal',
    party: party === 'customer' || party === 'provider' ? party : 'system',
    open: parseOpen(search),
    bridge: search.get('bridge'),
    signal: search.get('signal'),
    against: search.get('against'),
    page: search.get('page'),
    part: parsePart(search.get('part')),
  };
}

/** A view as the search part of a link, defaults left out: `?id=hr&quarter=2025-Q3`, or an empty text. */
export function viewSearch(view: View): string {
  const search = new URLSearchParams();
  if (view.partnership !== null) search.set('id', view.partnership);
  if (view.quarter) search.set('quarter', quarterKey(view.quarter));
  if (view.terms !== 'nominal') search.set('terms', view.terms);
  if (view.party !== 'system') search.set('party', view.party);
  if (view.bridge !== null) search.set('bridge', view.bridge);
  if (view.signal !== null) search.set('signal', view.signal);
  if (view.against !== null) search.set('against', view.against);
  if (view.page !== null) search.set('page', view.page);
  if (view.part !== 1) search.set('part', String(view.part));
  if (view.open) writeOpen(search, view.open);
  const text = search.toString();
  return text ? `?${text}` : '';
}

function parsePart(text: string | null): number {
  return text !== null && /^[1-9]\d{0,3}$/.test(text) ? Number(text) : 1;
}

function parseOpen(search: URLSearchParams): FigureRef | null {
  const [measure, period, partnership] = [search.get('open'), search.get('at'), search.get('of')];
  if (measure === null || period === null || partnership === null) return null;
  const grain = grains.find((one) => one !== 'month' && one === search.get('grain'));
  const [service, metric] = [search.get('service'), search.get('metric')];
  const from = search.get('from');
  return {
    measure,
    period,
    partnership,
    service,
    metric,
    ...(grain ? { grain } : {}),
    ...(from !== null && isMonth(from) ? { from } : {}),
  };
}

function writeOpen(search: URLSearchParams, open: FigureRef): void {
  search.set('open', open.measure);
  search.set('of', open.partnership);
  search.set('at', open.period);
  if (open.grain && open.grain !== 'month') search.set('grain', open.grain);
  if (open.from) search.set('from', open.from);
  if (open.service !== null) search.set('service', open.service);
  if (open.metric !== null) search.set('metric', open.metric);
}
