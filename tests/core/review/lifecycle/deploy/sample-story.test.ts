import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '#lib/core/engine/port.ts';
import { evaluate } from '#lib/core/measures/evaluate.ts';
import type { LifecycleData } from '#lib/core/review/lifecycle/data.ts';
import { auditBoard } from '#lib/core/review/lifecycle/deploy/audit.ts';
import { goNoGoBoard } from '#lib/core/review/lifecycle/deploy/go-no-go.ts';
import { milestonesBoard } from '#lib/core/review/lifecycle/deploy/milestones.ts';
import { pilotBoard } from '#lib/core/review/lifecycle/deploy/pilot.ts';
import { lifecycleOf } from '#lib/core/review/lifecycle/lifecycle-data.ts';
import { partnershipInfos } from '#lib/core/review/partnership-info.ts';
import { sampleSpec } from '#lib/core/workspace/sample-spec.ts';
import { startNodeEngine } from '#lib/platform/node/engine.ts';
import { readSqlText } from '#lib/platform/node/sql-text.ts';
import { loadSample } from '../../../../golden/load-sample.ts';
import { measures, viewAt, type context } from './kit.ts';

const view = viewAt('2026-03-01');
let engine: Engine;
const known = new Map<string, { data: LifecycleData; context: typeof context }>();

beforeAll(async () => {
  engine = await startNodeEngine();
  await loadSample(engine);
  const { currency, priceBase, indicators } = sampleSpec;
  await evaluate(engine, await readSqlText(), { currency, priceBase });
  for (const info of await partnershipInfos(engine)) {
    const { partnership } = info;
    const data = await lifecycleOf(engine, { partnership, party: 'system', terms: 'nominal', measures });
    known.set(partnership, { data, context: { measures, settings: indicators, info } });
  }
}, 120_000);

afterAll(() => engine.close());

const of = (partnership: string) => known.get(partnership)!;

function pilotOf(partnership: string, outcome: string | null = null) {
  const { data, context: own } = of(partnership);
  const board = pilotBoard(data, view, own, outcome);
  if (board.kind === 'none') throw new Error(board.sentence);
  return board;
}

describe('the pilot of the pathology network', () => {
  it('has a real effect: results within 24 hours fell in one step, for the worse', () => {
    const board = pilotOf('pathology');
    expect(board.chosen).toBe('attainment|Results within 24 hours|');
    expect(board).toMatchObject({ verdict: 'found', placebo: { kind: 'tested', asLarge: 0 } });
    // Made as a step from about 95.3 % to 87.6 %.
    expect(board.effect.fitted?.levelChange.value).toBeCloseTo(-0.077, 2);
    expect(board.sentence).toMatch(/^Results within 24 hours fell by 7\.9 percentage points in one step/);
  });

  it('did not move what it had nothing to do with', () => {
    expect(pilotOf('pathology', 'attainment|Samples rejected|').verdict).toBe('not_found');
  });
});

describe('the payroll pilot', () => {
  it('seems to have cut emergency payments, which is regression to the mean', () => {
    const board = pilotOf('hr-payroll', 'attainment|Emergency payments|');
    expect(board.verdict).toBe('regression');
    expect(board.effect.runUp).toMatchObject({ from: '2023-01-01', until: '2023-03-01', months: 3 });
    // 5.6, 6.2 and 6.0 against a usual of about 4.1.
    expect(board.effect.runUp?.mean).toBeCloseTo(17.8 / 3, 9);
    expect(board.sentence).toContain('1.82 of the 1.97 would have come anyway');
  });

  it('is compared with the services that were not in it yet', () => {
    const { comparison } = pilotOf('hr-payroll', 'attainment|Queries answered in 2 days|');
    expect(comparison).toMatchObject({
      kind: 'compared',
      treated: ['Payroll'],
      others: ['HR advice', 'Recruitment'],
      until: '2023-09-01',
    });
  });
});

it('a pilot before the first month of data cannot be told, and says why', () => {
  expect(pilotOf('permits-desk').sentence).toContain('found 0 before and 48 after');
});

it('the second courier run of the log did nothing to results', () => {
  const { data, context: own } = of('pathology');
  const event = auditBoard(data, view, own).events.find(({ title }) => title === 'Second courier run');
  expect(event).toMatchObject({ agreement: 'disagree', decidedBy: 'Laboratory managers' });
  expect(event?.sentence).toContain('Results within 24 hours did not move');
});

it('the decision of the pathology network is late and its criteria are missed', () => {
  const { data, context: own } = of('pathology');
  expect(milestonesBoard(data, view).next).toMatchObject({ milestone: 'Go or no-go decision', slip: 147 });
  const board = goNoGoBoard(data, view, own);
  const criterion = (label: string) => board.criteria.find((one) => one.label === label);
  expect(criterion('Results within 24 hours')).toMatchObject({ wanted: 'at least 93.0%', verdict: 'missed' });
  expect(criterion('Save on routine tests for both trusts')).toMatchObject({
    measured: '£299k',
    verdict: 'missed',
  });
});

it('new limits of payroll are a recorded decision beside the benefit baseline', () => {
  const { data, context: own } = of('hr-payroll');
  const { rebaseSentence } = goNoGoBoard(data, view, own);
  expect(rebaseSentence).toContain(
    '“New limits for emergency payments”, 2 Oct 2023, decided by Joint Programme Board',
  );
  expect(rebaseSentence).toContain('the benefit baseline stays version 1');
});

it('every partnership has every board, without a figure that is not a number', () => {
  for (const { data, context: own } of known.values()) {
    const boards = [
      pilotBoard(data, view, own),
      auditBoard(data, view, own),
      milestonesBoard(data, view),
      goNoGoBoard(data, view, own),
    ];
    expect(JSON.stringify(boards)).not.toMatch(/NaN|Infinity|undefined/);
  }
});
