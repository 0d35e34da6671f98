import { forecastsOf, forecastTasks } from '../forecasts/forecasts.ts';
import { outlooksOf } from '../forecasts/outlooks.ts';
import type { ForecastCard, ForecastsBoard } from '../forecasts/board.ts';
import { currencyOf, whyNoSaving } from '../benefits/benefit-figure.ts';
import type { BenefitsData, BenefitsView } from '../benefits/data.ts';
import { efficiencyBoard, type EfficiencyBoard } from '../benefits/efficiency.ts';
import { headlineBoard, type HeadlineBoard } from '../benefits/headline.ts';
import { naiveBoard, type NaiveBoard } from '../benefits/naive.ts';
import { netBoard, type NetBoard } from '../benefits/net.ts';
import { registerBoard, type RegisterBoard } from '../benefits/register.ts';
import { trendsBoard, type TrendsBoard } from '../benefits/trends.ts';
import { plainNames, viewsBoard, type PartyNames, type ViewsBoard } from '../benefits/views.ts';
import { indicatorsBoard } from '../indicators/indicators.ts';
import type { IndicatorsData } from '../indicators/data.ts';
import type { IndicatorsBoard } from '../indicators/row.ts';
import { leadsBoard, type LeadsBoard } from '../leads/leads.ts';
import { portfolioRows, type PartnershipRow } from '../portfolio.ts';
import type { SourceUsed } from '../provenance.ts';
import { provenanceOf } from '../provenance-of.ts';
import type { Results } from '../results.ts';
import type { ServiceData } from '../service/data.ts';
import { serviceBoard, type ServiceBoard } from '../service/service-board.ts';
import { quarterEnd } from '../../vocabulary/fiscal.ts';
import { capitalised } from '../../vocabulary/format.ts';
import type { Month } from '../../vocabulary/month.ts';
import { NotWanted, type InSlices, type PackRequest } from './request.ts';

/** Everything the pages of a review are proposed from: the data, and the boards as the screens have them. */
export interface PackSource {
  readonly request: PackRequest;
  readonly view: BenefitsView;
  readonly until: Month;
  readonly names: PartyNames;
  /** Whose view and in what prices: `Whole of government, nominal`. */
  readonly scope: string;
  readonly currency: string | null;
  /** Why no saving can be stated of the partnership at all; null where one can. */
  readonly noSaving: string | null;
  readonly data: BenefitsData;
  readonly service: ServiceData;
  readonly indicatorsData: IndicatorsData;
  /** As the list of partnerships tells it. */
  readonly row: PartnershipRow;
  readonly headline: HeadlineBoard;
  readonly net: NetBoard;
  readonly views: ViewsBoard;
  readonly trends: TrendsBoard;
  readonly register: RegisterBoard;
  readonly efficiency: EfficiencyBoard;
  readonly naive: NaiveBoard;
  /** Null where no service level is loaded. */
  readonly levels: ServiceBoard | null;
  readonly forecasts: ForecastsBoard;
  readonly leads: LeadsBoard;
  readonly indicators: IndicatorsBoard;
  readonly files: readonly SourceUsed[];
}

/** Fetch what a review is drawn from and compute its boards, a piece at a time. */
export async function packSource(
  results: Results,
  request: PackRequest,
  slices: InSlices,
): Promise<PackSource> {
  const { info, party, terms, quarter, spec, measures } = request;
  const { calendar, indicators: settings } = spec;
  const { partnership } = info;
  const until = quarterEnd(quarter, calendar);
  const view: BenefitsView = { party, terms, until, calendar };
  const names = {
    customer: info.customer ?? plainNames.customer,
    provider: info.provider ?? plainNames.provider,
  };
  const [data, service, indicatorsData] = await Promise.all([
    results.benefits(partnership, { party, terms }),
    results.service(partnership),
    results.indicators(partnership, { party, terms }),
  ]);
  await pauseOf(slices);
  const benefits = benefitsBoards(data, view, names);
  await pauseOf(slices);
  const levels =
    service.points.length === 0 ? null : serviceBoard(service, { measures, settings, until, calendar });
  const forecasts = await forecastsIn(slices, { data: indicatorsData, view, settings });
  await pauseOf(slices);
  const leads = leadsBoard(indicatorsData, view, settings);
  await pauseOf(slices);
  const context = { measures, settings, leads, outlooks: outlooksOf(forecasts) };
  return {
    request,
    view,
    until,
    names,
    scope: `${party === 'system' ? 'Whole of government' : `${capitalised(party)} view`}, ${terms}`,
    currency: currencyOf(data),
    noSaving: whyNoSaving(data),
    data,
    service,
    indicatorsData,
    row: portfolioRows([info], indicatorsData.points, until)[0]!,
    ...benefits,
    levels,
    forecasts,
    leads,
    indicators: indicatorsBoard(indicatorsData, view, context),
    files: provenanceOf({ files: request.files, measures: [], spec }).sources,
  };
}

function benefitsBoards(data: BenefitsData, view: BenefitsView, names: PartyNames) {
  return {
    headline: headlineBoard(data, view),
    net: netBoard(data, view),
    views: viewsBoard(data, view, names),
    trends: trendsBoard(data, view),
    register: registerBoard(data, view),
    efficiency: efficiencyBoard(data, view),
    naive: naiveBoard(data, view),
  };
}

async function forecastsIn(
  slices: InSlices,
  {
    data,
    view,
    settings,
  }: {
    readonly data: IndicatorsData;
    readonly view: BenefitsView;
    readonly settings: PackRequest['spec']['indicators'];
  },
): Promise<ForecastsBoard> {
  const cards: ForecastCard[] = [];
  for (const task of forecastTasks(data, view, settings)) {
    await pauseOf(slices);
    cards.push(task());
  }
  return forecastsOf(data, view, cards);
}

/** Let the page answer; what is no longer asked for ends here. */
async function pauseOf({ pause, isWanted }: InSlices): Promise<void> {
  await pause();
  if (!isWanted()) throw new NotWanted();
}
