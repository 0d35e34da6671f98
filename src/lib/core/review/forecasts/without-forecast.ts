import { groupBy } from '../../vocabulary/group-by.ts';
import type { ForecastCard } from './board.ts';

/** What there is no forecast of: a sentence for each series, counted in one where several have the same reason. */
export function withoutForecast(cards: readonly ForecastCard[]): readonly string[] {
  const without = cards.filter(({ fan }) => fan === null);
  return [...groupBy(without, ({ reason, id }) => reason ?? id).values()].map((own) => {
    const [first] = own;
    return own.length === 1 ? first!.sentence : `${own.length} series: no forecast, ${first!.reason}.`;
  });
}
