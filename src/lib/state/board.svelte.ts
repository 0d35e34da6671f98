import type { ChartEvent } from '#lib/core/charts/values.ts';
import type { Engine } from '#lib/core/engine/port.ts';
import { explain, explainSpan, type Explanation } from '#lib/core/measures/explain.ts';
import { type Metric, metricsOf, pointsOf, pointsWhere } from '#lib/core/measures/points.ts';
import { benefitsOf } from '#lib/core/review/benefits/benefits-data.ts';
import type { BenefitsData } from '#lib/core/review/benefits/data.ts';
import { evidenceOf, type Evidence } from '#lib/core/review/evidence.ts';
import { eventsOf } from '#lib/core/review/partnership-info.ts';
import { portfolioPoints } from '#lib/core/review/portfolio-points.ts';
import type { FigureRef } from '#lib/core/vocabulary/figure-ref.ts';
import { grainNames } from '#lib/core/vocabulary/grain.ts';
import type { Point } from '#lib/core/vocabulary/point.ts';
import { Latest } from './latest.svelte.ts';
import type { View } from './view.ts';
import type { WorkspaceState } from './workspace.svelte.ts';

/** Everything the screen of one partnership is drawn from. */
export interface PartnershipData {
  readonly partnership: string;
  readonly points: readonly Point[];
  readonly events: readonly ChartEvent[];
  readonly metrics: readonly Metric[];
}

/** A figure opened to its definition. */
export interface Definition {
  /** The figure as the link names it. */
  readonly of: FigureRef;
  readonly explanation: Explanation;
  readonly evidence: Evidence;
}

/** What the screens show of a workspace in the view of the link; each part is fetched when a screen asks for it. */
export class BoardState {
  readonly portfolio = new Latest<readonly Point[]>();
  readonly partnership = new Latest<PartnershipData>();
  readonly benefits = new Latest<BenefitsData>();
  /** The points of one measure, of all partnerships. */
  readonly measure = new Latest<readonly Point[]>();
  readonly definition = new Latest<Definition>();
  #workspace: WorkspaceState;

  constructor(workspace: WorkspaceState) {
    this.#workspace = workspace;
  }

  showPortfolio({ party, terms }: Pick<View, 'party' | 'terms'>): void {
    const engine = this.#workspace.engine;
    if (engine) void this.portfolio.ask(() => portfolioPoints(engine, { party, terms }));
  }

  showMeasure(id: string, { party, terms }: Pick<View, 'party' | 'terms'>): void {
    const engine = this.#workspace.engine;
    if (!engine) return;
    void this.measure.ask(() =>
      pointsWhere(engine, { measures: [id], parties: [party], terms: [terms], services: 'whole' }),
    );
  }

  showPartnership(partnership: string, { party, terms }: Pick<View, 'party' | 'terms'>): void {
    const engine = this.#workspace.engine;
    if (!engine) return;
    void this.partnership.ask(async () => {
      const [points, events, metrics] = await Promise.all([
        pointsOf(engine, { partnership, party, terms }),
        eventsOf(engine, partnership),
        metricsOf(engine, partnership),
      ]);
      return { partnership, points, events, metrics };
    });
  }

  showBenefits(partnership: string, { party, terms }: Pick<View, 'party' | 'terms'>): void {
    const engine = this.#workspace.engine;
    if (!engine) return;
    void this.benefits.ask(() => benefitsOf(engine, { partnership, party, terms }));
  }

  /** Open the figure a link names; a figure that does not exist (any more) is said to be so. */
  showDefinition(open: FigureRef, { party, terms }: Pick<View, 'party' | 'terms'>): void {
    const engine = this.#workspace.engine;
    if (!engine) return;
    void this.definition.ask(async () => {
      const months = await figureOf(engine, open, { party, terms });
      const { measures } = this.#workspace;
      const explanation =
        open.from === undefined
          ? await explain(engine, measures, months[0]!)
          : await explainSpan(engine, measures, months);
      const { measure } = explanation;
      const evidence = await evidenceOf(
        engine,
        // A position is that of its last month: the rows of the months before are already in it, or are no part of it.
        { measure, points: measure.total === 'last' ? months.slice(-1) : months },
        {
          files: this.#workspace.files,
          sourceOf: (id) => this.#workspace.sourceOf(id),
        },
      );
      return { of: open, explanation, evidence };
    });
  }
}

/** The points of a figure: one, or each month of a total. Rejects when there is no such figure (any more). */
async function figureOf(
  engine: Engine,
  open: FigureRef,
  { party, terms }: Pick<View, 'party' | 'terms'>,
): Promise<readonly Point[]> {
  const points = await pointsWhere(engine, {
    partnership: open.partnership,
    measures: [open.measure],
    parties: [party],
    terms: [terms],
    services: open.service === null ? 'whole' : 'each',
  });
  const found = points.filter(
    (point) =>
      point.service === open.service &&
      point.metric === open.metric &&
      point.grain === (open.grain ?? 'month') &&
      point.period >= (open.from ?? open.period) &&
      point.period <= open.period,
  );
  if (found.length === 0)
    throw new Error(
      `There is no ${open.measure.replaceAll('_', ' ')} of ${open.partnership} in this ${grainNames[open.grain ?? 'month']}.`,
    );
  return found.toSorted((a, b) => (a.period < b.period ? -1 : 1));
}
