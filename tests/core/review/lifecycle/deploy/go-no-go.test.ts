import { describe, expect, it } from 'vitest';
import type { AgreementComponent, LifecycleData } from '#lib/core/review/lifecycle/data.ts';
import { goNoGoBoard } from '#lib/core/review/lifecycle/deploy/go-no-go.ts';
import { context, dataOf, levelPoints, pilotOn, viewAt } from './kit.ts';

const recorded = { fileId: 1, sourceRow: 1, sourceLine: 2 } as const;

const decision = {
  milestone: 'Go or no-go decision',
  stage: 'pilot',
  planned: '2023-11-20',
  forecast: '2024-01-16',
  actual: null,
  owner: 'Network Board',
  note: 'Put off',
  ...recorded,
} as const;

/** Eight days of waiting; a target of 7 until June 2023, of 9 since. */
const points = levelPoints(Array.from({ length: 24 }, () => 8)).map((point) => ({
  ...point,
  target: point.period < '2023-06-01' ? '7' : '9',
}));

const boardOf = (given: Partial<LifecycleData>, until = '2023-12-01') =>
  goNoGoBoard(
    dataOf(points, { events: [pilotOn('2023-01-09')], milestones: [decision], ...given }),
    viewAt(until),
    context,
  );

describe('a level with a target that was eased during the pilot', () => {
  it('is held against the target as it stood when the pilot began', () => {
    expect(boardOf({}).criteria).toEqual([
      expect.objectContaining({
        label: 'Wait',
        wanted: 'at most 7 days',
        measured: '8 days',
        period: 'Dec 2023',
        verdict: 'missed',
        note: 'The target is now 9 days: met only since it was changed. Met in 0 of the last 12 months.',
      }),
    ]);
    expect(boardOf({}).sentence).toBe('As at Dec 2023, 0 of 1 criteria are met; missed: “Wait”.');
    expect(boardOf({}).about).toBe(
      '“Go or no-go decision” is due on 16 Jan 2024 (Network Board). Measured to Dec 2023, against targets as they stood when the pilot began (Jan 2023). On record: Put off.',
    );
  });
});

it('a decision that was taken is measured by the month before it', () => {
  const board = boardOf({ milestones: [{ ...decision, actual: '2023-10-05' }] });
  expect(board.criteria[0]?.period).toBe('Sep 2023');
  expect(board.sentence).toContain('When it was decided, by Sep 2023');
});

it('a criterion of the agreement is measured where it names a level with a target', () => {
  const component = (given: Partial<AgreementComponent>): AgreementComponent => ({
    component: 'Go criterion: wait',
    kind: 'governance',
    metric: 'Wait',
    target: '8',
    value: null,
    unit: 'days',
    effectiveFrom: '2023-01-01',
    effectiveTo: null,
    version: '1',
    note: null,
    ...recorded,
    ...given,
  });
  const { criteria } = boardOf({
    components: [
      component({}),
      component({ component: 'Meet each month', target: null, metric: null, value: '1' }),
    ],
  });
  expect(criteria.filter(({ source }) => source === 'Agreement')).toEqual([
    expect.objectContaining({ label: 'Go criterion: wait', wanted: 'at most 8 days', verdict: 'met' }),
  ]);
});

it('an objective without a figure is not measured, and says why', () => {
  const objective = {
    objective: 'Save money',
    measure: 'net_saving',
    metric: null,
    target: '100',
    unit: 'GBP',
    better: 'higher',
    targetDate: '2023-06-30',
    owner: null,
    nextReview: null,
    ...recorded,
  } as const;
  const { criteria, sentence } = boardOf({ objectives: [objective] });
  expect(criteria.find(({ source }) => source === 'Objective')).toMatchObject({
    measured: null,
    verdict: 'not measured',
    ref: null,
  });
  expect(sentence).toContain('1 not measured');
});

it('who decided what is on record, and new limits leave the benefit baseline alone', () => {
  const board = boardOf({
    events: [
      pilotOn('2023-01-09'),
      { date: '2023-05-01', kind: 'rebase', title: 'New limits', reason: null, decidedBy: 'Board' },
      { date: '2023-08-01', kind: 'adjustment', title: 'Second run', reason: 'Late', decidedBy: null },
    ],
  });
  expect(board.decisions.map(({ title, decidedBy }) => [title, decidedBy])).toEqual([
    ['Second run', null],
    ['Pilot', 'Board'],
  ]);
  expect(board.rebaseSentence).toBe(
    'Limits were started anew by decision: “New limits”, 1 May 2023, decided by Board. The rebase moves control limits alone: there is no benefit baseline.',
  );
});

it('nothing to decide by is said', () => {
  const board = goNoGoBoard(dataOf([]), viewAt('2023-12-01'), context);
  expect(board.criteria).toEqual([]);
  expect(board.sentence).toContain('No criteria can be measured');
  expect(board.about).toContain('No day of a decision is on record');
});
