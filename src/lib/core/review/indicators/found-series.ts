import type { Indicator } from '../../indicators/catalogue/indicator.ts';
import { groupBy } from '../../vocabulary/group-by.ts';
import type { Month } from '../../vocabulary/month.ts';
import type { Point } from '../../vocabulary/point.ts';
import type { IndicatorSettings } from '../../vocabulary/indicator-settings.ts';
import type { IndicatorsData } from './data.ts';

/** One monthly series of an indicator, up to the month in view, in order of time; it has a value at least once. */
export interface FoundSeries {
  readonly metric: string | null;
  readonly service: string | null;
  /** Series of one family are a whole and its parts, such as the sides of a survey: they tell of one thing. */
  readonly family: string;
  readonly points: readonly Point[];
}

/** The series of a measure by metric and service; without any value a series is none. */
export function seriesOfMeasure(data: IndicatorsData, measure: string, until: Month): readonly FoundSeries[] {
  return seriesWhere(data, until, (point) => point.measure === measure);
}

/** The service levels that the analyst marks and whose name holds one of the words; without words, those no word fits. */
export function seriesOfCandidate(
  data: IndicatorsData,
  { words, others }: { readonly words: readonly string[]; readonly others: readonly string[] },
  { settings, until }: { readonly settings: IndicatorSettings; readonly until: Month },
): readonly FoundSeries[] {
  const marked = new Set(settings.candidates.map(({ indicator }) => nameOf(indicator)));
  const isMeant = (point: Point) => {
    if (!marked.has(nameOf(point))) return false;
    const name = (point.metric ?? point.measure).toLowerCase();
    return words.length > 0
      ? words.some((word) => name.includes(word))
      : !others.some((word) => name.includes(word));
  };
  return seriesWhere(data, until, isMeant);
}

/** The words by which the catalogue knows candidates of a kind of their own. */
export function wordsOf(indicators: readonly Indicator[]): readonly string[] {
  return indicators.flatMap(({ series }) => (series.kind === 'candidate' ? series.words : []));
}

function seriesWhere(
  data: IndicatorsData,
  until: Month,
  isMeant: (point: Point) => boolean,
): readonly FoundSeries[] {
  const points = data.points.filter(
    (point) => point.grain === 'month' && point.period <= until && isMeant(point),
  );
  const found = [...groupBy(points, ({ measure, metric, service }) => `${measure}\n${metric}\n${service}`)]
    .map(([, own]) => own.toSorted((a, b) => (a.period < b.period ? -1 : 1)))
    .filter((own) => own.some(({ value }) => value !== null));
  const wholes = new Set(found.filter(([first]) => isWhole(first)).map(([first]) => first?.measure));
  return found.map((own) => {
    const { measure, metric, service } = own[0]!;
    const family = wholes.has(measure) ? measure : `${measure}\n${metric}`;
    return { metric, service, family, points: own };
  });
}

function isWhole(point: Point | undefined): boolean {
  return point?.metric === null && point.service === null;
}

function nameOf({ measure, metric }: { readonly measure: string; readonly metric: string | null }): string {
  return `${measure}\n${metric ?? ''}`;
}
