import type { ChartEvent } from '#lib/core/charts/values.ts';
import { explain, type Explanation } from '#lib/core/measures/explain.ts';
import { metricsOf, pointsOf, portfolio, type Metric } from '#lib/core/measures/points.ts';
import { evidenceOf, type Evidence } from '#lib/core/review/evidence.ts';
import { eventsOf } from '#lib/core/review/partnership-info.ts';
import { grainNames } from '#lib/core/vocabulary/grain.ts';
import type { Point } from '#lib/core/vocabulary/point.ts';
import { Latest } from './latest.svelte.ts';
import type { OpenFigure, View } from './view.ts';
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
  readonly explanation: Explanation;
  readonly evidence: Evidence;
}

/** What the screens show of a workspace in the view of the link; each part is fetched when a screen asks for it. */
export class BoardState {
  readonly portfolio = new Latest<readonly Point[]>();
  readonly partnership = new Latest<PartnershipData>();
  readonly definition = new Latest<Definition>();
  #workspace: WorkspaceState;

  constructor(workspace: WorkspaceState) {
    this.#workspace = workspace;
  }

  showPortfolio({ party, terms }: Pick<View, 'party' | 'terms'>): void {
    const engine = this.#workspace.engine;
    if (engine) void this.portfolio.ask(() => portfolio(engine, { party, terms }));
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

  /** Open the figure a link names; a figure that does not exist (any more) is said to be so. */
  showDefinition(open: OpenFigure, { party, terms }: Pick<View, 'party' | 'terms'>): void {
    const engine = this.#workspace.engine;
    if (!engine) return;
    void this.definition.ask(async () => {
      const points = await pointsOf(engine, { partnership: open.partnership, party, terms });
      const point = points.find((one) => isOpened(one, open));
      if (!point)
        throw new Error(
          `There is no ${open.measure.replaceAll('_', ' ')} of ${open.partnership} in this ${grainNames[open.grain ?? 'month']}.`,
        );
      const explanation = await explain(engine, this.#workspace.measures, point);
      const { measure } = explanation;
      const evidence = await evidenceOf(
        engine,
        { measure, point },
        {
          files: this.#workspace.files,
          sourceOf: (id) => this.#workspace.sourceOf(id),
        },
      );
      return { explanation, evidence };
    });
  }
}

function isOpened(point: Point, open: OpenFigure): boolean {
  return (
    point.measure === open.measure &&
    point.service === open.service &&
    point.metric === open.metric &&
    point.period === open.period &&
    point.grain === (open.grain ?? 'month')
  );
}
