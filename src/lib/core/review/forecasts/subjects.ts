import type { Better, MeasureUnit } from '../../vocabulary/measure.ts';
import type { Point } from '../../vocabulary/point.ts';
import type { IndicatorsData } from '../indicators/data.ts';
import type { SeriesId } from './known-series.ts';

/** What is forecast of a partnership, and against what. */
export interface Subject {
  readonly measure: string;
  readonly title: string;
  readonly unit: MeasureUnit;
  readonly better: Better;
  readonly plan: string | null;
}

/** Amounts of a partnership, each against its plan. */
export const amounts: readonly Subject[] = [
  { measure: 'net_saving', title: 'Net saving', unit: 'money', better: 'higher', plan: 'planned_net_saving' },
  { measure: 'cost', title: 'Cost', unit: 'money', better: 'lower', plan: 'planned_cost' },
  { measure: 'volume', title: 'Volume', unit: 'count', better: 'neutral', plan: 'planned_volume' },
];

/** Attainment as cases have it, beside the service levels that are given. */
const caseAttainment: Subject = {
  measure: 'case_attainment',
  title: 'Case attainment',
  unit: 'share',
  better: 'higher',
  plan: null,
};

/** A series that is forecast. */
export interface Named {
  readonly subject: Subject;
  readonly id: SeriesId;
}

/** What is forecast of a partnership: its amounts, then its service levels. */
export function subjectsOf(data: IndicatorsData): readonly Named[] {
  return [
    ...[...amounts, caseAttainment].flatMap((subject) => withoutMetric(data, subject)),
    ...levelsOf(data),
  ];
}

function withoutMetric({ points }: IndicatorsData, subject: Subject): readonly Named[] {
  const own = points.filter(({ measure }) => measure === subject.measure);
  return servicesOf(own).map((service) => ({
    subject: { ...subject, title: titleOf(subject.title, service) },
    id: { measure: subject.measure, metric: null, service },
  }));
}

function levelsOf(data: IndicatorsData): readonly Named[] {
  const own = data.points.filter(({ measure, metric }) => measure === 'attainment' && metric !== null);
  return [...new Set(own.map(({ metric }) => metric!))].flatMap((metric) =>
    servicesOf(own.filter((point) => point.metric === metric)).map((service) => ({
      subject: {
        measure: 'attainment',
        title: titleOf(metric, service),
        unit: 'share',
        better: betterOf(data, metric, service),
        plan: null,
      },
      id: { measure: 'attainment', metric, service },
    })),
  );
}

/** The whole partnership where its parts add up; else each service, as where they are counted in different units. */
function servicesOf(points: readonly Point[]): readonly (string | null)[] {
  if (points.length === 0) return [];
  const isKnown = (service: string | null): boolean =>
    points.some((point) => point.service === service && point.value !== null);
  const services = [...new Set(points.flatMap(({ service }) => service ?? []))].filter(isKnown);
  return isKnown(null) || services.length === 0 ? [null] : services;
}

/** The direction of the level itself; else the one in which all its services agree. */
function betterOf({ metrics }: IndicatorsData, metric: string, service: string | null): Better {
  const own = metrics.filter((one) => one.metric === metric);
  const exact = own.find((one) => one.service === service);
  const all = new Set(own.map(({ better }) => better));
  const [only] = all;
  return exact?.better ?? (all.size === 1 && only ? only : 'neutral');
}

function titleOf(title: string, service: string | null): string {
  return service === null ? title : `${title}, ${service}`;
}
