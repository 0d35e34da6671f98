import { npsInterval } from '../../indicators/proportions/nps-interval.ts';
import { wilson } from '../../indicators/proportions/wilson.ts';
import type { FigureRef } from '../../vocabulary/figure-ref.ts';
import { decimalOf, formatNumber, formatShare } from '../../vocabulary/format.ts';
import { groupBy } from '../../vocabulary/group-by.ts';
import { monthLabel, type Month } from '../../vocabulary/month.ts';
import type { Point } from '../../vocabulary/point.ts';

/** A score as at its last month, with where it lies with 95 % confidence. */
export interface SatisfactionFigure {
  readonly title: string;
  readonly service: string | null;
  readonly period: string;
  /** `75.0%`; or why there is none. */
  readonly face: string;
  readonly isKnown: boolean;
  /** `62.8% to 84.2%`; empty where the answers are not given. */
  readonly interval: string;
  /** Answers behind it; null where they are not given. */
  readonly answers: number | null;
  readonly status: string | null;
  readonly ref: FigureRef;
}

/** Satisfaction and likelihood to recommend, each in its last month up to one; empty without surveys or levels of it. */
export function satisfactionFigures(points: readonly Point[], until: Month): readonly SatisfactionFigure[] {
  const wanted = points.filter(
    ({ measure, period, grain }) =>
      (measure === 'satisfaction' || measure === 'net_promoter_score') &&
      grain === 'month' &&
      period <= until,
  );
  const series = groupBy(wanted, ({ measure, metric, service }) =>
    JSON.stringify([measure, metric, service]),
  );
  return [...series.values()].map((own) => {
    const last = own.reduce((latest, point) => (point.period > latest.period ? point : latest));
    return figureOf(last, points);
  });
}

function figureOf(last: Point, points: readonly Point[]): SatisfactionFigure {
  const { measure, partnership, service, metric, period, value, denominator, status } = last;
  const isScore = measure === 'net_promoter_score';
  return {
    title: metric ?? (isScore ? 'Net promoter score' : 'Satisfaction'),
    service,
    period: monthLabel(period),
    face: value === null ? (status ?? 'not known') : isScore ? pointsText(value) : formatShare(value),
    isKnown: value !== null,
    interval: value === null ? '' : isScore ? scoreInterval(last, points) : shareInterval(last),
    answers: denominator === null ? null : Number(denominator),
    status: value === null ? null : status,
    ref: { measure, partnership, service, metric, period },
  };
}

function shareInterval({ numerator, denominator }: Point): string {
  if (numerator === null || denominator === null) return '';
  const interval = wilson(Number(numerator), Number(denominator));
  return interval ? `${share(interval.lower)} to ${share(interval.upper)}` : '';
}

/** The standard error of a score takes the shares of promoters and detractors apart. */
function scoreInterval(score: Point, points: readonly Point[]): string {
  const countOf = (measure: string) => {
    const found = points.find(
      (point) =>
        point.measure === measure &&
        point.metric === score.metric &&
        point.service === score.service &&
        point.period === score.period,
    );
    return found?.numerator == null ? null : Number(found.numerator);
  };
  const [promoters, detractors] = [countOf('promoters'), countOf('detractors')];
  if (promoters === null || detractors === null || score.denominator === null) return '';
  const passives = Number(score.denominator) - promoters - detractors;
  const interval = npsInterval({ promoters, passives, detractors });
  return interval ? `${pointsText(interval.lower)} to ${pointsText(interval.upper)}` : '';
}

function share(value: number): string {
  return formatShare(decimalOf(value));
}

function pointsText(value: string | number): string {
  return formatNumber(decimalOf(value), 0);
}
