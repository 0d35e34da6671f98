import { expect, it } from 'vitest';
import { thinnedWords, withTaken } from '#lib/core/review/snapshot/with-taken.ts';
import type { Snapshot, SnapshotState } from '#lib/core/vocabulary/snapshot.ts';

/** About 1,000 bytes that explain a difference. */
const state: SnapshotState = {
  ...{ files: [], definitions: [], baselines: [], series: [], scopes: [], deflators: [], ledger: [] },
  parameters: [{ name: 'Note', value: 'x'.repeat(850) }],
};

function snapshot(id: string, partnership: string, takenOn: string, given: Partial<Snapshot> = {}): Snapshot {
  return {
    ...{ id, partnership, takenOn, quarter: '2025-Q1', until: '2025-06-01', party: 'system' },
    ...{ terms: 'nominal', takenBy: '', note: '', figures: [], state },
    ...given,
  };
}

const spring = snapshot('spring', 'hr', '2025-04-10T10:00:00Z');
const fleet = snapshot('fleet', 'fleet', '2025-01-10T10:00:00Z');
const fleetAgain = snapshot('fleet again', 'fleet', '2025-04-12T10:00:00Z');
const summer = snapshot('summer', 'hr', '2025-07-10T10:00:00Z');
const autumn = snapshot('autumn', 'hr', '2025-10-10T10:00:00Z');
const former = [fleet, spring, fleetAgain, summer];
const bytes = JSON.stringify([...former, autumn]).length;

const whole = (snapshots: readonly Snapshot[] = []) =>
  snapshots.flatMap((one) => (one.state === null ? [] : [one.id]));

it('adds a taken review, and leaves the others as they are while there is room', () => {
  expect(withTaken(former, autumn, bytes)).toEqual({ snapshots: [...former, autumn], thinned: [] });
});

it('lets the oldest of its own partnership keep its figures alone, then the oldest of others', () => {
  expect(whole(withTaken(former, autumn, bytes - 100)?.snapshots)).toEqual([
    'fleet',
    'fleet again',
    'summer',
    'autumn',
  ]);
  const tighter = withTaken(former, autumn, bytes - 2500);
  expect(whole(tighter?.snapshots)).toEqual(['fleet again', 'autumn']);
  expect(tighter?.thinned.map(({ id }) => id)).toEqual(['spring', 'summer', 'fleet']);
});

it('keeps whole what the next review of each partnership and view is compared with, and takes nothing rather than lose it', () => {
  const real = snapshot('real', 'hr', '2024-10-10T10:00:00Z', { terms: 'real' });
  expect(whole(withTaken([real, spring], summer, bytes * 0.5)?.snapshots)).toEqual(['real', 'summer']);
  expect(withTaken(former, autumn, 1500)).toBeNull();
});

it('says which reviews gave up what they were made of', () => {
  expect(thinnedWords([])).toBe('');
  expect(thinnedWords([spring])).toContain('one older review keeps its figures alone');
  expect(thinnedWords([spring, summer, fleet, fleetAgain])).toMatch(
    /4 older reviews keep their figures alone .*: hr 2025-Q1, hr 2025-Q1, fleet 2025-Q1 and 1 more\.$/,
  );
});
