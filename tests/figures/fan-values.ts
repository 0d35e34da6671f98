import type { FanValues } from '#lib/core/charts/fan.ts';
import { addMonths, type Month } from '#lib/core/vocabulary/month.ts';

const first = '2023-10-01';
const known = [
  31, 34, 33, 36, 38, 35, 39, 41, 40, 43, 42, 45, 44, 43, 46, 47, 45, 48, 47, 46, 44, 43, 41, 42,
];
const month = (at: number): Month => addMonths(first, at);

/** Net saving a month with its plan, known for two years, forecast for six months. */
export const saving: FanValues = {
  trend: {
    subject: 'Net saving',
    unit: { kind: 'money', label: 'net saving a month', currency: 'GBP' },
    series: [
      {
        id: 'actual',
        label: 'Actual',
        role: 'actual',
        points: known.map((value, at) => ({ period: month(at), value: value * 1000 })),
      },
      {
        id: 'plan',
        label: 'Plan',
        role: 'plan',
        points: Array.from({ length: 30 }, (_, at) => ({ period: month(at), value: 30_000 + at * 700 })),
      },
    ],
    events: [{ date: '2025-04-14', title: 'Second wave' }],
    quarters: Array.from({ length: 10 }, (_, at) => ({
      start: month(at * 3),
      label: `Q${((at + 2) % 4) + 1} ${['2023-24', '2024-25', '2025-26'][Math.floor((at + 2) / 4)]}`,
    })),
    selected: month(23),
    zero: true,
  },
  forecast: Array.from({ length: 6 }, (_, at) => {
    const half = 3000 + at * 900;
    return {
      period: month(24 + at),
      value: 42_000,
      ranges: [
        { share: 0.5, lower: 42_000 - half / 2, upper: 42_000 + half / 2 },
        { share: 0.8, lower: 42_000 - half, upper: 42_000 + half },
      ],
    };
  }),
};
