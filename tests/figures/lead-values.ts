import type { CorrelogramValues } from '#lib/core/charts/correlogram.ts';

/** Series M of Box and Jenkins 1976: a leading indicator and sales, which follow it by three periods. */
export const lead: CorrelogramValues = {
  indicator: 'Leading indicator',
  outcome: 'Sales',
  bars: [0.03, -0.01, -0.01, 0.68, 0.5, 0.29, 0.19, 0.22].map((correlation, lag) => ({
    lag,
    correlation,
    isTested: lag >= 2 && lag <= 4,
  })),
  threshold: 0.2,
  lag: 3,
};

/** A lead that was refuted: nothing tested reaches the threshold, and one lag is not known. */
export const refuted: CorrelogramValues = {
  indicator: 'Vacancies',
  outcome: 'Cases closed in 30 days',
  bars: [-0.42, 0.12, -0.31, null, 0.05, 0.02, -0.11, 0.08].map((correlation, lag) => ({
    lag,
    correlation,
    isTested: lag === 2,
  })),
  threshold: 0.46,
  lag: 2,
};
