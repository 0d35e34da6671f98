import { describe, expect, it } from 'vitest';
import type { LifecycleData } from '#lib/core/review/lifecycle/data.ts';
import { auditBoard } from '#lib/core/review/lifecycle/deploy/audit.ts';
import { context, dataOf, levelPoints, viewAt } from './kit.ts';

const wobble = (level: number, count: number) =>
  Array.from({ length: count }, (_, at) => level + [0.1, -0.1, 0][at % 3]!);

const adjusted = (date: string, title: string, kind = 'adjustment') => ({
  date,
  title,
  kind,
  reason: null,
  decidedBy: 'Managers',
});

function audited(values: readonly (number | null)[], given: Partial<LifecycleData>) {
  return auditBoard(dataOf(levelPoints(values), given), viewAt('2030-01-01'), context);
}

describe('a change that names a measure', () => {
  const events = [adjusted('2023-01-09', 'Shorter wait')];

  it('agrees with the data where the measure got better by more than its variation', () => {
    const { events: told, sentence } = audited([...wobble(10, 12), ...wobble(8, 12)], { events });
    // Six months on either side: 10 and 8, sigma about 0.1, so that 0.2 would be natural.
    expect(told[0]).toMatchObject({ agreement: 'agree', link: 'Named in the event', decidedBy: 'Managers' });
    expect(told[0]?.outcomes[0]).toMatchObject({ change: '−2 days', finding: 'better' });
    expect(told[0]?.sentence).toBe(
      'The log says “Shorter wait” (9 Jan 2023). Wait fell by 2 days, for the better: 10 days before, 8 days after, more than natural variation.',
    );
    expect(sentence).toBe('One dated change is on record: the data bear out 1.');
  });

  it('is not borne out where the measure did not move', () => {
    const { events: told } = audited(wobble(10, 24), { events });
    expect(told[0]).toMatchObject({ agreement: 'disagree' });
    expect(told[0]?.sentence).toContain(
      'Wait did not move: 10 days before, 10 days after, within natural variation.',
    );
  });

  it('cannot be told with under three months on a side', () => {
    const { events: told } = audited([...wobble(10, 12), 8, 8], { events });
    expect(told[0]).toMatchObject({ agreement: 'cannot be told' });
    expect(told[0]?.outcomes[0]).toMatchObject({
      before: null,
      change: '6 months before and 2 after: 3 and 3 are needed',
    });
  });

  it('claims nothing of a constant series', () => {
    const { events: told } = audited(
      wobble(10, 24).map(() => 10),
      { events },
    );
    expect(told[0]?.outcomes[0]).toMatchObject({ change: '0 days', finding: 'not moved' });
  });

  it('is compared with months under no other change', () => {
    // The step came with the first change; around the second one nothing moved.
    const two = [adjusted('2022-10-03', 'New desk'), adjusted('2023-02-20', 'Shorter wait')];
    const { events: told } = audited([...wobble(10, 9), ...wobble(8, 15)], { events: two });
    expect(told[0]).toMatchObject({ title: 'Shorter wait', agreement: 'disagree' });
    expect(told[0]?.outcomes[0]?.before?.period).toBe('Oct 2022 to Jan 2023');
    expect(told[0]?.outcomes[0]?.after?.period).toBe('Mar 2023 to Aug 2023');
  });
});

describe('a change that names nothing measured', () => {
  const entry = {
    entry: 'Papers wait overnight',
    kind: 'challenge',
    measure: 'attainment',
    metric: 'Wait',
    size: null,
    unit: null,
    likelihood: null,
    owner: null,
    raised: '2022-11-01',
    closed: null,
    response: 'Second courier run since January',
    evidence: null,
    fileId: 1,
    sourceRow: 1,
    sourceLine: 2,
  } as const;

  it('is tied to a measure by the log of constraints', () => {
    const { events: told } = audited(wobble(10, 24), {
      events: [adjusted('2023-01-09', 'Second courier run')],
      log: [entry],
    });
    expect(told[0]).toMatchObject({
      agreement: 'disagree',
      link: 'Tied to it by the log of constraints and opportunities',
    });
  });

  it('is told beside what left its limits in the months after it', () => {
    const { events: told } = audited([...wobble(10, 15), ...wobble(14, 9)], {
      events: [adjusted('2023-04-03', 'One system')],
    });
    expect(told[0]).toMatchObject({ agreement: 'not in the log' });
    expect(told[0]?.sentence).toContain('It does not say what moved in its first months: Wait rose by 4');
  });

  it('cannot be told where nothing moved', () => {
    const { events: told } = audited(wobble(10, 24), { events: [adjusted('2023-04-03', 'One system')] });
    expect(told[0]).toMatchObject({ agreement: 'cannot be told', outcomes: [] });
  });
});

describe('a decision on paper', () => {
  it('agrees where the target in the data changes with it', () => {
    const points = levelPoints(wobble(10, 24)).map((point) => ({
      ...point,
      target: point.period < '2023-01-01' ? '9' : '11',
    }));
    const events = [adjusted('2023-01-01', 'Target of the wait eased', 'amendment')];
    const board = auditBoard(dataOf(points, { events }), viewAt('2030-01-01'), context);
    expect(board.events[0]).toMatchObject({ agreement: 'agree' });
    expect(board.events[0]?.sentence).toContain('its target went from 9 days to 11 days in the data as well');
  });

  it('of new limits leaves the baseline alone', () => {
    const { events: told } = audited(wobble(10, 24), {
      events: [adjusted('2023-01-01', 'New limits', 'rebase')],
    });
    expect(told[0]).toMatchObject({ agreement: 'on record' });
    expect(told[0]?.sentence).toContain('no benefit baseline moves with them');
  });
});

it('no events are an answer too', () => {
  expect(audited(wobble(10, 24), {})).toMatchObject({ events: [] });
});
