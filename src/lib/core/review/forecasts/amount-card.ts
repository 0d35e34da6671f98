import { forecast } from '../../indicators/forecast/forecast.ts';
import { unitOfPoint } from '../../vocabulary/point-unit.ts';
import type { Point } from '../../vocabulary/point.ts';
import { amountOutlook } from './amount-outlook.ts';
import type { ForecastCard } from './board.ts';
import { fanOf } from './fan-of.ts';
import { doublesOf } from './known-series.ts';
import { plainCard, type CardInput } from './plain-card.ts';
import { nextQuarter, yearsInView } from './spans.ts';

/** The card of an amount that adds up over months, held against its plan. */
export function amountCard(input: CardInput): ForecastCard {
  const { data, view, subject, series, horizon } = input;
  const { title, better } = subject;
  const unit = unitOfPoint(subject, series.unit);
  const made = forecast(doublesOf(series), {
    horizon,
    ...(subject.unit === 'count' ? { least: 0 } : {}),
  });
  const plans = new Map(
    data.points
      .filter(
        ({ measure, service, grain }) =>
          measure === subject.plan && service === series.id.service && grain === 'month',
      )
      .map((point) => [point.period, point]),
  );
  const planOf = (month: string): Point | null => plans.get(month) ?? null;
  const amount = { title, unit, better, series, forecast: made, planOf };
  return {
    ...plainCard(input, made, unit),
    fan:
      made.kind === 'none'
        ? null
        : fanOf({
            data,
            view,
            title,
            unit,
            series,
            forecast: made,
            aim: { role: 'plan', of: (month) => planOf(month)?.value ?? null },
          }),
    quarter: amountOutlook(amount, nextQuarter(view)),
    years: yearsInView(view).map((span) => amountOutlook(amount, span)),
  };
}
