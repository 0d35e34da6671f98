import { expect, it } from 'vitest';
import type { Milestone } from '#lib/core/review/lifecycle/data.ts';
import { milestonesBoard } from '#lib/core/review/lifecycle/deploy/milestones.ts';
import { milestonesChart, milestonesHeightPx, milestonesWalks } from '#lib/core/charts/milestones.ts';
import { pageTheme } from '#lib/core/charts/colours.ts';

function milestone(name: string, given: Partial<Milestone>): Milestone {
  return {
    milestone: name,
    stage: 'pilot',
    planned: null,
    forecast: null,
    actual: null,
    owner: null,
    note: null,
    fileId: 1,
    sourceRow: 1,
    sourceLine: 2,
    ...given,
  };
}

const all = [
  milestone('Live', { stage: 'production', planned: '2026-04-01', forecast: '2026-11-02' }),
  milestone('Signed', { stage: 'design', planned: '2024-06-28', actual: '2024-07-01' }),
  milestone('Decision', { planned: '2025-11-20', forecast: '2026-04-16' }),
  milestone('Interface', { planned: '2025-12-15', forecast: '2026-02-27' }),
  milestone('Vague', {}),
];
const board = milestonesBoard({ milestones: all }, { until: '2026-03-01' });
const row = (name: string) => board.rows.find((one) => one.milestone === name);

it('the slip is the days from plan to what came of it', () => {
  expect(row('Signed')).toMatchObject({ slip: 3, state: 'reached' });
  // 20 November to 16 April: 10 + 31 + 31 + 28 + 31 + 16 days.
  expect(row('Decision')).toMatchObject({ slip: 147, state: 'late' });
  expect(row('Vague')).toMatchObject({ slip: null, state: 'no date' });
});

it('what was forecast for a day gone by is overdue', () => {
  expect(board.overdue.map(({ milestone: name }) => name)).toEqual(['Interface']);
});

it('stands by stage, and tells the next one', () => {
  expect(board.rows.map(({ milestone: name }) => name)).toEqual([
    'Signed',
    'Interface',
    'Decision',
    'Vague',
    'Live',
  ]);
  expect(board.sentence).toBe(
    '1 of 5 milestones is reached, 1 of them late. The next is “Decision”, expected on 16 Apr 2026: 147 days late. Overdue: “Interface”.',
  );
});

it('what is reached after the month in view is not reached yet', () => {
  const earlier = milestonesBoard({ milestones: all }, { until: '2024-05-01' });
  expect(earlier.rows.find((one) => one.milestone === 'Signed')).toMatchObject({ actual: null });
});

it('is drawn with a line for each, also for one without a date or a single day', () => {
  expect(milestonesHeightPx(board.values)).toBe(34 + 5 * 40 + 8);
  expect(milestonesWalks(board.values, pageTheme).map(({ stops }) => stops.length)).toEqual([4, 4]);
  const lone = milestonesBoard(
    { milestones: [milestone('One', { planned: '2026-03-31' })] },
    { until: '2026-03-01' },
  );
  expect(milestonesChart(lone.values, pageTheme, 600).height).toBe(82);
});

it('none teach', () => {
  expect(milestonesBoard({ milestones: [] }, { until: '2026-03-01' }).sentence).toContain(
    'No milestones are on record',
  );
});
