import type { Engine } from '#lib/core/engine/port.ts';
import { explain, explainSpan, type Explanation } from '#lib/core/measures/explain.ts';
import { pointsWhere } from '#lib/core/measures/points.ts';
import type { BenefitsData } from '#lib/core/review/benefits/data.ts';
import { evidenceOf, type Evidence } from '#lib/core/review/evidence.ts';
import type { IndicatorsData } from '#lib/core/review/indicators/data.ts';
import {
  portfolioAlerts,
  type AlertsRequest,
  type PortfolioAlerts,
} from '#lib/core/review/portfolio-alerts.ts';
import type { LifecycleData } from '#lib/core/review/lifecycle/data.ts';
import type { PartnershipData } from '#lib/core/review/results.ts';
import type { ServiceData } from '#lib/core/review/service/data.ts';
import type { PortfolioService } from '#lib/core/review/service/service-data.ts';
import type { FigureRef } from '#lib/core/vocabulary/figure-ref.ts';
import { grainNames } from '#lib/core/vocabulary/grain.ts';
import type { Point } from '#lib/core/vocabulary/point.ts';
import { Latest } from './latest.svelte.ts';
import type { View } from './view.ts';
import type { WorkspaceState } from './workspace.svelte.ts';

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
  readonly indicators = new Latest<IndicatorsData>();
  readonly service = new Latest<ServiceData>();
  readonly lifecycle = new Latest<LifecycleData>();
  /** Service of all partnerships, whole partnerships alone. */
  readonly portfolioService = new Latest<PortfolioService>();
  /** Leading alerts of all partnerships. */
  readonly alerts = new Latest<PortfolioAlerts>();
  /** The points of one measure, of all partnerships. */
  readonly measure = new Latest<readonly Point[]>();
  readonly definition = new Latest<Definition>();
  /** The figure on the page of a measure. */
  readonly worked = new Latest<Definition>();
  #workspace: WorkspaceState;
  #alertsAsked = 0;

  constructor(workspace: WorkspaceState) {
    this.#workspace = workspace;
  }

  showPortfolio({ party, terms }: Pick<View, 'party' | 'terms'>): void {
    const { results } = this.#workspace;
    if (results) void this.portfolio.ask(() => results.portfolio({ party, terms }));
  }

  showMeasure(id: string, { party, terms }: Pick<View, 'party' | 'terms'>): void {
    const { results } = this.#workspace;
    if (results) void this.measure.ask(() => results.measure(id, { party, terms }));
  }

  showPartnership(partnership: string, { party, terms }: Pick<View, 'party' | 'terms'>): void {
    const { results } = this.#workspace;
    if (results) void this.partnership.ask(() => results.overview(partnership, { party, terms }));
  }

  showBenefits(partnership: string, { party, terms }: Pick<View, 'party' | 'terms'>): void {
    const { results } = this.#workspace;
    if (results) void this.benefits.ask(() => results.benefits(partnership, { party, terms }));
  }

  showIndicators(partnership: string, { party, terms }: Pick<View, 'party' | 'terms'>): void {
    const { results } = this.#workspace;
    if (results) void this.indicators.ask(() => results.indicators(partnership, { party, terms }));
  }

  /** Service levels are the same in every party's view and at all prices. */
  showService(partnership: string): void {
    const { results } = this.#workspace;
    if (results) void this.service.ask(() => results.service(partnership));
  }

  showLifecycle(partnership: string, { party, terms }: Pick<View, 'party' | 'terms'>): void {
    const { results } = this.#workspace;
    if (results) void this.lifecycle.ask(() => results.lifecycle(partnership, { party, terms }));
  }

  showPortfolioService(): void {
    const { results } = this.#workspace;
    if (results) void this.portfolioService.ask(() => results.portfolioService());
  }

  /** The leading alerts of these partnerships; a question asked since ends the work on this one. */
  showAlerts(partnerships: readonly string[], request: Pick<AlertsRequest, 'view' | 'settings'>): void {
    const { measures, results } = this.#workspace;
    if (!results) return;
    const question = ++this.#alertsAsked;
    const isWanted = () => question === this.#alertsAsked;
    const pause = () => new Promise<void>((resolve) => void setTimeout(resolve));
    void this.alerts.ask(() =>
      portfolioAlerts(results, { ...request, partnerships, measures, pause, isWanted }),
    );
  }

  /** Open the figure a link names; a figure that does not exist (any more) is said to be so. */
  showDefinition(open: FigureRef, view: Pick<View, 'party' | 'terms'>): void {
    const { engine, published } = this.#workspace;
    if (engine) void this.definition.ask(() => this.#definitionOf(engine, open, view));
    else if (published.isWithoutEngine)
      void this.definition.ask(async () => this.#definitionOf(await published.dig(), open, view));
  }

  /** Take the figure apart that stands on the page of its measure, once there is an engine. */
  showWorked(figure: FigureRef, view: Pick<View, 'party' | 'terms'>): void {
    const engine = this.#workspace.engine;
    if (engine) void this.worked.ask(() => this.#definitionOf(engine, figure, view));
  }

  async #definitionOf(
    engine: Engine,
    of: FigureRef,
    view: Pick<View, 'party' | 'terms'>,
  ): Promise<Definition> {
    const points = await figureOf(engine, of, view);
    const { measures, files } = this.#workspace;
    const [first] = points;
    const explanation =
      of.from === undefined && first
        ? await explain(engine, measures, first)
        : await explainSpan(engine, measures, points);
    const { measure } = explanation;
    const sourceOf = (id: number) => this.#workspace.sourceOf(id);
    const evidence = await evidenceOf(engine, { measure, points }, { files, sourceOf });
    return { of, explanation, evidence };
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
