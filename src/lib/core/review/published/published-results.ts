import type { View } from '../../measures/points.ts';
import type { BenefitsData } from '../benefits/data.ts';
import type { PartnershipInfo } from '../portfolio.ts';
import type { Results } from '../results.ts';
import type { LifecycleData } from '../lifecycle/data.ts';
import type { ServiceData } from '../service/data.ts';
import type { PublishedReader } from './published-reader.ts';
import { resultNames, viewKey } from './layout.ts';
import {
  indices,
  measure,
  partnership,
  partnershipIn,
  portfolio,
  service,
  type Head,
} from './result-schemas.ts';
import { seriesReader } from './series-columns.ts';

/** Results as they were published: each file is fetched when a screen first asks for what is in it. */
export function publishedResults(reader: PublishedReader, head: Head): Results {
  return { ...ofAll(reader, head), ...ofPartnerships(reader, head) };
}

type OfPartnership = 'overview' | 'indicators' | 'benefits' | 'service' | 'lifecycle';

function ofPartnerships(reader: PublishedReader, head: Head): Pick<Results, OfPartnership> {
  const placeOf = new Map(head.partnerships.map((info, place) => [info.partnership, place]));
  const shared = once((place: number) => reader.read(resultNames.partnership(place), partnership));
  const inView = once((key: string) => {
    const [place, party, terms] = key.split(' ') as [string, View['party'], View['terms']];
    return reader.read(resultNames.partnershipIn(Number(place), { party, terms }), partnershipIn);
  });
  const seen = (place: number, { party, terms }: View) => inView(`${place} ${party} ${terms}`);
  const benefits = async (id: string, view: View): Promise<BenefitsData> => {
    const place = placeOf.get(id);
    if (place === undefined) return noBenefits(id);
    const [of, own] = await Promise.all([shared(place), seen(place, view)]);
    const { register, baselines, scopes, events, metrics } = of;
    const whole = seriesReader(of.series)(of.whole);
    const services = seriesReader(own.series)(own.services);
    return { partnership: id, whole, services, register, baselines, scopes, events, metrics };
  };
  const levels = async (id: string): Promise<ServiceData> => {
    const place = placeOf.get(id);
    if (place === undefined) return { partnership: id, points: [], events: [], metrics: [] };
    const found = await shared(place);
    const { events, metrics } = found;
    return { partnership: id, points: seriesReader(found.series)(found.service), metrics, events };
  };
  return {
    overview: async (id, view) => {
      const place = placeOf.get(id);
      if (place === undefined) return { partnership: id, points: [], events: [], metrics: [] };
      const { series, overview, events, metrics } = await seen(place, view);
      return { partnership: id, points: seriesReader(series)(overview), events, metrics };
    },
    indicators: async (id, view) => {
      const place = placeOf.get(id);
      if (place === undefined) return { partnership: id, points: [], events: [], metrics: [] };
      const { series, indicators, events, metrics } = await seen(place, view);
      return { partnership: id, points: seriesReader(series)(indicators), events, metrics };
    },
    benefits,
    service: levels,
    lifecycle: async (id, view) => {
      const place = placeOf.get(id);
      const { prices } = await reader.read(resultNames.indices, indices);
      const [of, own, service] = await Promise.all([
        place === undefined ? null : shared(place),
        benefits(id, view),
        levels(id),
      ]);
      const pointsIn = of ? seriesReader(of.series) : () => [];
      const [recharges, named] = [pointsIn(of?.recharges ?? []), pointsIn(of?.named ?? [])];
      const records = of?.lifecycle ?? noRecords;
      const { events } = service;
      return { partnership: id, ...records, events, benefits: own, service, recharges, named, prices };
    },
  };
}

function ofAll(reader: PublishedReader, head: Head): Omit<Results, OfPartnership> {
  const measureFile = (id: string) => {
    const place = head.measures.indexOf(id);
    return place < 0 ? null : reader.read(resultNames.measure(place), measure);
  };
  return {
    portfolio: async (view) => {
      const found = await reader.read(resultNames.portfolio(view), portfolio);
      return seriesReader(found.series)(found.points);
    },
    portfolioService: async () => {
      const { series, points, metrics, rebases } = await reader.read(resultNames.service, service);
      return { points: seriesReader(series)(points), metrics, rebases };
    },
    measure: async (id, view) => {
      const found = await measureFile(id);
      return found ? seriesReader(found.series)(found.whole[viewKey(view)] ?? []) : [];
    },
    ownMeasure: async (id, view) => {
      const found = await measureFile(id);
      return found ? seriesReader(found.series)((found.all ?? found.whole)[viewKey(view)] ?? []) : [];
    },
    periods: async () => new Map(head.periods),
    prices: async () => head.prices,
  };
}

const noRecords: Pick<
  LifecycleData,
  'objectives' | 'log' | 'alternatives' | 'survey' | 'milestones' | 'components'
> = { objectives: [], log: [], alternatives: [], survey: [], milestones: [], components: [] };

function noBenefits(id: PartnershipInfo['partnership']): BenefitsData {
  const none = { whole: [], services: [], baselines: [], scopes: [], events: [], metrics: [] };
  return { partnership: id, register: { profiles: [], guard: [] }, ...none };
}

/** Asks once for each key; what failed is asked for again. */
function once<K, T>(ask: (key: K) => Promise<T>): (key: K) => Promise<T> {
  const asked = new Map<K, Promise<T>>();
  return (key) => {
    const known = asked.get(key);
    if (known) return known;
    const answer = ask(key);
    asked.set(key, answer);
    void answer.catch(() => asked.delete(key));
    return answer;
  };
}
