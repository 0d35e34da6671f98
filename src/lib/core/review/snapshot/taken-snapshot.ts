import type { Snapshot, SnapshotFigure, SnapshotSeries, SnapshotState } from '../../vocabulary/snapshot.ts';
import { figuresOf } from '../pack/figures.ts';
import type { Pack, PackFigure } from '../pack/pack.ts';
import { neededFor } from './money-tree.ts';

/** A review that is taken: what it showed, what that was made of, and by whom it was taken, and when. */
export interface Taking {
  readonly pack: Pack;
  readonly state: SnapshotState | null;
  readonly id: string;
  readonly by: string;
  /** Date and time in UTC. */
  readonly on: string;
  readonly note: string;
}

/** A review frozen. Of the state only what its own figures need is kept. */
export function takenSnapshot({ pack, state, id, by, on, note }: Taking): Snapshot {
  const { partnership, quarter, until, party, terms } = pack;
  const figures = figuresOf(pack).map((figure) => figureOf(figure, fullLabel(pack, figure)));
  return {
    id,
    partnership,
    quarter,
    until,
    party,
    terms,
    takenOn: on,
    takenBy: short(by),
    note: short(note),
    figures,
    state: state && { ...state, series: state.series.filter(isNeeded(figures)) },
  };
}

/** What a figure is called where its page does not say it: two forecasts expect something of the same quarter. */
function fullLabel({ pages }: Pack, { id, label }: PackFigure): string {
  const page = pages.find(
    ({ kind, blocks }) =>
      kind === 'forecast' &&
      blocks.some((block) => block.kind === 'figures' && block.figures.some((one) => one.id === id)),
  );
  const chart = page?.blocks.find((block) => block.kind === 'chart');
  return chart ? `${chart.title}: ${label.charAt(0).toLowerCase()}${label.slice(1)}` : label;
}

function figureOf({ id, value, unit, status, ref }: PackFigure, label: string): SnapshotFigure {
  return { id, label: short(label), value, unit, status: status === null ? null : status.detail, ref };
}

// A document holds texts of 1,000 characters.
function short(text: string): string {
  return text.length > 1000
    ? `${text
        .slice(0, 999)
        .toWellFormed()
        .replace(/\uFFFD$/, '')}…`
    : text;
}

function isNeeded(figures: readonly SnapshotFigure[]): (series: SnapshotSeries) => boolean {
  const refs = figures.flatMap(({ ref }) => ref ?? []);
  const own = new Set(refs.map(({ measure, service, metric }) => JSON.stringify([measure, service, metric])));
  const parts = new Set(refs.flatMap(({ measure }) => neededFor(measure)));
  return ({ measure, service, metric }) =>
    own.has(JSON.stringify([measure, service, metric])) ||
    (service === null && metric === null && parts.has(measure));
}
