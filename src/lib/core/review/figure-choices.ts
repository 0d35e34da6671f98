import type { FigureRef } from '../vocabulary/figure-ref.ts';
import { groupBy } from '../vocabulary/group-by.ts';
import type { Point } from '../vocabulary/point.ts';

/** One series of a measure that can be looked at in its formula: its known periods, the latest first. */
export interface FigureChoice {
  readonly key: string;
  readonly partnership: string;
  readonly service: string | null;
  readonly metric: string | null;
  readonly periods: readonly Point[];
}

/** The series of a measure that have a value, whole partnerships before their services, in the order given. */
export function figureChoices(points: readonly Point[]): readonly FigureChoice[] {
  const known = points.filter(({ value }) => value !== null);
  const series = groupBy(known, ({ partnership, service, metric, grain }) =>
    JSON.stringify([partnership, service, metric, grain]),
  );
  const choices = [...series].flatMap(([key, own]): FigureChoice[] => {
    const periods = own.toSorted((a, b) => (a.period < b.period ? 1 : -1));
    const [latest] = periods;
    if (!latest) return [];
    const { partnership, service, metric } = latest;
    return [{ key, partnership, service, metric, periods }];
  });
  return choices.toSorted((a, b) => Number(a.service !== null) - Number(b.service !== null));
}

/** The figure that a page shows: the chosen series and period where they are there, else the first one's latest. */
export function figureShown(
  choices: readonly FigureChoice[],
  chosen: { readonly key: string | null; readonly period: string | null },
): Point | null {
  const choice = choices.find(({ key }) => key === chosen.key) ?? choices[0];
  return choice?.periods.find(({ period }) => period === chosen.period) ?? choice?.periods[0] ?? null;
}

/** The figure of a point, as a link names it. */
export function refOfPoint({ measure, partnership, service, metric, period, grain }: Point): FigureRef {
  return { measure, partnership, service, metric, period, grain };
}
