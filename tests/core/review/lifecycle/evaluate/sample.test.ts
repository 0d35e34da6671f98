import { afterAll, describe, expect, test } from 'vitest';
import { evaluate } from '#lib/core/measures/evaluate.ts';
import { lifecycleOf } from '#lib/core/review/lifecycle/lifecycle-data.ts';
import { alternativesBoard } from '#lib/core/review/lifecycle/evaluate/alternatives.ts';
import { cadenceBoard } from '#lib/core/review/lifecycle/evaluate/cadence.ts';
import { logBoard } from '#lib/core/review/lifecycle/evaluate/log.ts';
import { objectivesBoard } from '#lib/core/review/lifecycle/evaluate/objectives.ts';
import { scorecardBoard } from '#lib/core/review/lifecycle/evaluate/scorecard.ts';
import { lifecycleStory } from '#lib/core/review/lifecycle/story.ts';
import { partnershipInfos } from '#lib/core/review/partnership-info.ts';
import { defaultAppraisal } from '#lib/core/vocabulary/appraisal-settings.ts';
import { ukFiscalCalendar } from '#lib/core/vocabulary/fiscal.ts';
import { sampleSpec } from '#lib/core/workspace/sample-spec.ts';
import { startNodeEngine } from '#lib/platform/node/engine.ts';
import { readSqlText } from '#lib/platform/node/sql-text.ts';
import { loadSample } from '../../../../golden/load-sample.ts';

const view = { party: 'system', terms: 'nominal', until: '2026-03-01', calendar: ukFiscalCalendar } as const;
const loaded = load();
afterAll(async () => (await loaded).engine.close());

async function load() {
  const engine = await startNodeEngine();
  await loadSample(engine);
  const { measures } = await evaluate(engine, await readSqlText(), { currency: 'GBP', priceBase: null });
  return { engine, measures, infos: await partnershipInfos(engine) };
}

async function boardsOf(partnership: string) {
  const { engine, measures, infos } = await loaded;
  const info = infos.find((one) => one.partnership === partnership)!;
  const data = await lifecycleOf(engine, { partnership, measures, ...view });
  const context = { measures, info, settings: sampleSpec.indicators, appraisal: defaultAppraisal };
  return {
    objectives: objectivesBoard(data, view, context),
    cadence: cadenceBoard(data, view, context),
    scorecard: scorecardBoard(data, view, context),
    log: logBoard(data, view, context),
    alternatives: alternativesBoard(data, context),
  };
}

describe('the sample', () => {
  test('tells how far each objective of HR and payroll is, and what was missed', async () => {
    const { objectives } = await boardsOf('hr-payroll');
    expect(objectives.rows.map(({ objective, standing }) => [objective, standing])).toEqual([
      ['Run HR and payroll for both councils at lower cost', 'missed'],
      ['Earn back the cost of the change within three years', 'met'],
      ['Answer staff of both councils in time', 'met'],
      ['Hire faster', 'met'],
    ]);
    // 650,000 less the net saving in the known totals, 570,231.22.
    expect(objectives.rows[0]?.now?.exact).toBe('£570,231.22');
    expect(objectives.rows[0]?.words).toBe('missed by £79.8k');
  }, 120_000);

  test('finds the review that is overdue', async () => {
    const { cadence } = await boardsOf('fleet-workshops');
    expect(cadence.sentence).toContain('“Vehicles back on the road sooner” (overdue by 154 days)');
  });

  test('has the service as it was: cost, volume and unit cost, and levels with their own variation', async () => {
    const { scorecard } = await boardsOf('fleet-workshops');
    expect(scorecard.isFrozen).toBe(true);
    // The unit cost of 2022-23 in the known totals is 141.3721, of 14,200 jobs in twelve months.
    expect(scorecard.cards[0]?.figures.map(({ face }) => face)).toEqual([
      '£167k',
      '1,183 jobs',
      '£141.37 per job',
    ]);
    const level = scorecard.levels[0]?.rows.find(({ title }) => title === 'Average days off the road');
    expect(level?.months).toBe(12);
    expect(level?.variation).toMatch(/^\d\.\d+ days to \d\.\d+ days$/);
    expect(scorecard.cards[0]?.facts.map(({ value }) => value)).not.toContain('not given');
  });

  test('says of records what is known as of now, and what is missing to freeze it', async () => {
    const { scorecard, objectives } = await boardsOf('records');
    expect(scorecard.isFrozen).toBe(false);
    expect(scorecard.cards[0]?.figures.at(-1)?.face).toBe('£60.57 per request');
    expect(scorecard.missing).toContain('Who approves it, on which day, on what evidence');
    expect(scorecard.levels[0]?.rows.length).toBeGreaterThan(3);
    const frozen = objectives.rows.find(({ objective }) => objective.startsWith('Freeze'));
    expect(frozen).toMatchObject({ standing: 'unknown', now: null });
  });

  test('has money and criteria disagree for pathology', async () => {
    const { alternatives } = await boardsOf('pathology');
    expect(alternatives.sentence).toMatch(/^Money and criteria disagree\. This partner is worth most/);
    expect(alternatives.lines[0]?.against?.face).toBe('£2.29m');
  });

  test('ties every entry of the log to a measure that exists', async () => {
    const { infos } = await loaded;
    for (const { partnership } of infos) {
      const { log } = await boardsOf(partnership);
      expect(log.rows.length, partnership).toBeGreaterThan(2);
      for (const { touches } of log.rows) expect(touches?.title).not.toContain('which is no measure');
    }
  });
});

test('a partnership with nothing of a life cycle teaches, and does not fail', async () => {
  const { engine, measures, infos } = await loaded;
  const info = infos.find(({ partnership }) => partnership === 'records')!;
  const data = await lifecycleOf(engine, { partnership: 'records', measures, ...view });
  const bare = { ...data, objectives: [], log: [], alternatives: [] };
  const context = { measures, info, settings: sampleSpec.indicators, appraisal: defaultAppraisal };
  const boards = {
    objectives: objectivesBoard(bare, view, context),
    cadence: cadenceBoard(bare, view, context),
    scorecard: scorecardBoard(bare, view, context),
    alternatives: alternativesBoard(bare, context),
  };
  expect(lifecycleStory(boards)).toBe(
    'Cost and service can be seen; what this partnership is for, and what else could be done, is not loaded. Each section below says what adding it would answer. Nobody has frozen the service as it is.',
  );
  expect(logBoard(bare, view, context).sentence).toContain('No log is loaded');
});
