import type { Outlook } from '../indicators/row.ts';
import type { ForecastCard, ForecastsBoard, PeriodOutlook } from './board.ts';

/** What of the forecasts can be missed: each plan at the end of the year, each target in the next quarter. */
export function outlooksOf({ cards, partnership, until }: ForecastsBoard): readonly Outlook[] {
  return cards.flatMap((card): readonly Outlook[] => {
    if (card.better === 'neutral') return [];
    const outlook = card.plan === null ? card.quarter : card.years.find(({ state }) => state !== 'ended');
    return [outlookOf(card, outlook ?? null, { partnership, until })];
  });
}

function outlookOf(
  card: ForecastCard,
  outlook: PeriodOutlook | null,
  { partnership, until }: Pick<ForecastsBoard, 'partnership' | 'until'>,
): Outlook {
  const { measure, metric, service, title, ref } = card;
  const isKnown = outlook !== null && outlook.probability !== null;
  const told = outlook === null || outlook.sentence === '' ? card.sentence : outlook.sentence;
  return {
    kind: card.plan === null ? 'breach' : 'shortfall',
    measure,
    metric,
    service,
    label: outlook === null ? title : `${title}, ${outlook.label}`,
    probability: outlook?.probability ?? null,
    until: outlook?.until ?? until,
    why: isKnown && outlook.coverage !== '' ? `The 80% range ${outlook.coverage}` : told.replace(/\.$/, ''),
    ref: ref ?? { measure, partnership, service, metric, period: until },
  };
}
