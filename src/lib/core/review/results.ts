import type { ChartEvent } from '../charts/values.ts';
import type { Engine } from '../engine/port.ts';
import { filePeriods } from '../imports/checks/file-periods.ts';
import type { ImportedFile } from '../imports/load/imported-file.ts';
import { metricsOf, pointsWhere, type Metric, type View } from '../measures/points.ts';
import type { Measure } from '../vocabulary/measure.ts';
import type { Point } from '../vocabulary/point.ts';
import { benefitsOf } from './benefits/benefits-data.ts';
import type { BenefitsData } from './benefits/data.ts';
import type { IndicatorsData } from './indicators/data.ts';
import { indicatorsOf } from './indicators/indicators-data.ts';
import type { LifecycleData } from './lifecycle/data.ts';
import { lifecycleOf } from './lifecycle/lifecycle-data.ts';
import { overviewPoints } from './overview-points.ts';
import { eventsOf } from './partnership-info.ts';
import { portfolioPoints } from './portfolio-points.ts';
import { pricesOf, type Prices } from './prices.ts';
import type { ServiceData } from './service/data.ts';
import { portfolioServiceOf, serviceOf, type PortfolioService } from './service/service-data.ts';

/** Everything the Overview of one partnership is drawn from. */
export interface PartnershipData {
  readonly partnership: string;
  readonly points: readonly Point[];
  readonly events: readonly ChartEvent[];
  readonly metrics: readonly Metric[];
}

/** Where screens and reviews get what they are drawn from: an engine with the data, or results that were published. */
export interface Results {
  portfolio(view: View): Promise<readonly Point[]>;
  portfolioService(): Promise<PortfolioService>;
  /** The points of one measure, of whole partnerships. */
  measure(id: string, view: View): Promise<readonly Point[]>;
  /** The points of a measure that somebody added, of partnerships and their services. */
  ownMeasure(id: string, view: View): Promise<readonly Point[]>;
  overview(partnership: string, view: View): Promise<PartnershipData>;
  benefits(partnership: string, view: View): Promise<BenefitsData>;
  indicators(partnership: string, view: View): Promise<IndicatorsData>;
  /** Service levels are the same in every party's view and at all prices. */
  service(partnership: string): Promise<ServiceData>;
  /** Everything the Life cycle and Agreement screens are drawn from, service and benefits with it. */
  lifecycle(partnership: string, view: View): Promise<LifecycleData>;
  /** The months in which the rows of each file stand, in words, by the id of the file. */
  periods(files: readonly Pick<ImportedFile, 'id' | 'dataset'>[]): Promise<ReadonlyMap<number, string>>;
  /** The price indices in the data, and the one in use. */
  prices(): Promise<Prices>;
}

/** Results asked of an engine that holds the evaluated data. */
export function engineResults(engine: Engine, measures: readonly Measure[]): Results {
  return {
    portfolio: (view) => portfolioPoints(engine, view),
    portfolioService: () => portfolioServiceOf(engine, measures),
    measure: (id, { party, terms }) =>
      pointsWhere(engine, { measures: [id], parties: [party], terms: [terms], services: 'whole' }),
    ownMeasure: (id, { party, terms }) =>
      pointsWhere(engine, { measures: [id], parties: [party], terms: [terms], services: 'all' }),
    overview: async (partnership, view) => {
      const [points, events, metrics] = await Promise.all([
        overviewPoints(engine, { partnership, ...view }),
        eventsOf(engine, partnership),
        metricsOf(engine, partnership),
      ]);
      return { partnership, points, events, metrics };
    },
    benefits: (partnership, view) => benefitsOf(engine, { partnership, ...view }),
    indicators: (partnership, view) => indicatorsOf(engine, { partnership, ...view }),
    service: (partnership) => serviceOf(engine, partnership, measures),
    lifecycle: (partnership, view) => lifecycleOf(engine, { partnership, measures, ...view }),
    periods: (files) => filePeriods(engine, files),
    prices: () => pricesOf(engine),
  };
}
