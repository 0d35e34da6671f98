import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '#lib/core/engine/port.ts';
import { startNodeEngine } from '#lib/platform/node/engine.ts';
import { quantile } from '#lib/core/indicators/quantile/quantile.ts';
import { lineageOf } from '#lib/core/measures/lineage.ts';
import { totalOf } from '#lib/core/measures/total.ts';
import type { Point } from '#lib/core/vocabulary/point.ts';
import { at, createTables, load as loadAll, measure, series, sqlOf, values, type Data } from './kit.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startNodeEngine();
  await createTables(engine);
}, 120_000);
afterAll(() => engine.close());

const text = sqlOf(/^(00|10|84|85|86)/, [
  'case_attainment',
  'cases_opened',
  'cases_resolved',
  'backlog',
  'backlog_days',
  'aged_share',
  'reopen_rate',
  'resolution_time',
]);

function load(into: Engine, data: Data, parameters: Parameters<typeof loadAll>[2] = {}) {
  return loadAll(into, data, parameters, text);
}

/** What the source rows of a point sum to. */
async function summed(point: Point): Promise<number> {
  const rows = await lineageOf(engine, measure(point.measure), point);
  expect(rows).toHaveLength(point.rows);
  return rows.reduce((sum, { contribution }) => sum + Number(contribution), 0);
}

describe('case attainment', () => {
  it('is judged by the month in which cases were due, and open ones past due have missed', async () => {
    await load(engine, {
      tickets: [
        { id: '1', opened: '2024-01-02 09:00', due: '2024-01-05 09:00', resolved: '2024-01-04 09:00' },
        { id: '2', opened: '2024-01-03 09:00', due: '2024-01-08 09:00', resolved: '2024-01-09 09:00' },
        { id: '3', opened: '2024-01-20 09:00', due: '2024-02-02 09:00', resolved: '2024-01-25 09:00' },
        { id: '4', opened: '2024-01-20 09:00', due: '2024-02-03 09:00' },
        // Resolved, but not due yet on the last day of the data: it does not count yet.
        { id: '5', opened: '2024-02-20 09:00', due: '2024-03-20 09:00', resolved: '2024-02-28 10:00' },
      ],
    });
    const points = await series(engine, 'case_attainment');
    expect(
      points.map(({ period, value, numerator, denominator }) => [period, value, numerator, denominator]),
    ).toEqual([
      ['2024-01-01', '0.5', '1', '2'],
      ['2024-02-01', '0.5', '1', '2'],
    ]);
    expect(await summed(points[1]!)).toBeCloseTo(0.5, 10);
    expect(totalOf(measure('case_attainment'), points)).toMatchObject({
      value: '0.5',
      denominator: '4',
    });
  });

  it('takes the verdict of the source where there is no due date, in the month of resolution', async () => {
    await load(engine, {
      tickets: [
        { opened: '2024-01-31 09:00', resolved: '2024-02-01 09:00', made_sla: true },
        { opened: '2024-01-31 10:00', resolved: '2024-02-02 09:00', made_sla: false },
        { opened: '2024-02-27 10:00', made_sla: true },
        { opened: '2024-02-28 10:00' },
      ],
    });
    const [january, february] = await series(engine, 'case_attainment');
    expect(january).toMatchObject({
      value: null,
      denominator: '0',
      status: 'no case fell due in this month',
    });
    expect(february).toMatchObject({ value: '0.5', numerator: '1', denominator: '2', status: null });
  });

  it('says where the verdict of the source differs from the due date, which counts', async () => {
    await load(engine, {
      tickets: [
        { opened: '2024-01-30 09:00', due: '2024-01-31 08:00', resolved: '2024-01-31 09:00', made_sla: true },
      ],
    });
    expect(await at(engine, 'case_attainment', '2024-01-01')).toMatchObject({
      value: '0',
      status: 'made_sla says otherwise of 1 of 1 cases',
    });
  });

  it('lets a due date without a time last until the end of its day', async () => {
    await load(engine, {
      tickets: [
        { opened: '2024-01-30 09:00', due: '2024-01-31 00:00', resolved: '2024-01-31 17:00' },
        { opened: '2024-01-28 09:00', due: '2024-01-29 00:00', resolved: '2024-01-30 00:00' },
        { opened: '2024-02-28 09:00' },
      ],
    });
    expect(await at(engine, 'case_attainment', '2024-01-01')).toMatchObject({
      numerator: '1',
      denominator: '2',
    });
  });

  it('has no point without due dates and verdicts', async () => {
    await load(engine, { tickets: [{ opened: '2024-01-30 09:00', resolved: '2024-01-31 17:00' }] });
    expect(await series(engine, 'case_attainment')).toEqual([]);
    expect(measure('case_attainment').absent).toBe('no due dates');
  });

  it('says that nothing fell due where all due dates are still to come', async () => {
    await load(engine, { tickets: [{ opened: '2024-01-30 09:00', due: '2024-02-09 12:00' }] });
    expect(await series(engine, 'case_attainment')).toMatchObject([
      { value: null, denominator: '0', status: 'no case fell due in this month' },
    ]);
  });

  it('is judged by the target that the agreement gave at the time: a step, also for the past', async () => {
    const resolved = ['2024-01-31', '2024-02-29', '2024-03-31'].map((day) => ({
      opened: `${day} 08:00`,
      due: `${day} 10:00`,
      resolved: `${day} 09:00`,
    }));
    await load(engine, {
      tickets: resolved,
      agreements: [
        { metric: 'Case attainment', target: '90', unit: '%', effective_from: '2023-04-01' },
        {
          metric: 'Case attainment',
          target: '0.95',
          unit: 'share',
          effective_from: '2024-02-15',
          version: '2',
        },
      ],
    });
    const points = await series(engine, 'case_attainment');
    expect(points.map(({ target }) => Number(target))).toEqual([0.9, 0.9, 0.95]);
  });
});

describe('inflow, outflow and backlog', () => {
  const tickets = [
    { id: '1', opened: '2024-01-02 09:00', resolved: '2024-01-04 09:00', service: 'A' },
    { id: '2', opened: '2024-01-03 09:00', resolved: '2024-03-01 09:00', service: 'A' },
    { id: '3', opened: '2024-01-30 09:00', service: 'B' },
    { id: '4', opened: '2024-03-30 09:00', resolved: '2024-03-31 09:00', service: 'B' },
  ];

  it('balance: what is open at the end was open before, came in, and did not go out', async () => {
    await load(engine, { tickets });
    expect(await values(engine, 'cases_opened')).toEqual(['3', '0', '1']);
    expect(await values(engine, 'cases_resolved')).toEqual(['1', '0', '2']);
    expect(await values(engine, 'backlog')).toEqual(['2', '2', '1']);
    expect(await values(engine, 'backlog', { service: 'A' })).toEqual(['1', '1', '0']);
    for (const id of ['cases_opened', 'cases_resolved', 'backlog'])
      for (const point of await series(engine, id)) expect(await summed(point)).toBe(Number(point.value));
  });

  it('gives the days that the backlog takes at the pace of the month, and says where there is no pace', async () => {
    await load(engine, { tickets });
    // Two open, one resolved in 31 days; one open, two resolved in 31 days.
    const points = await series(engine, 'backlog_days');
    expect(points.map(({ value }) => value)).toEqual(['62', null, '15.5']);
    expect(points[1]!.status).toBe('no case resolved in this month');
  });

  it('counts the days of a month only as far as the data go, and says so', async () => {
    await load(engine, {
      tickets: [{ opened: '2024-01-02 09:00', resolved: '2024-01-10 09:00' }, { opened: '2024-01-03 09:00' }],
    });
    const point = await at(engine, 'backlog_days', '2024-01-01');
    expect(point).toMatchObject({ value: '10', status: 'cases until 10 Jan 2024' });
  });

  it('gives the share of the backlog that is older than the days set', async () => {
    await load(engine, { tickets }, { agedDays: 30 });
    // End of January: none of two is 30 days old. End of February: both. March: case 3 is left, 61 days old.
    const points = await series(engine, 'aged_share');
    expect(points.map(({ numerator, denominator }) => `${numerator} of ${denominator}`)).toEqual([
      '0 of 2',
      '2 of 2',
      '1 of 1',
    ]);
    for (const point of points) expect(await summed(point)).toBe(Number(point.value));
    await load(engine, { tickets }, { agedDays: 365 });
    expect(await values(engine, 'aged_share')).toEqual(['0', '0', '0']);
  });

  it('gives no share of a backlog that is empty', async () => {
    await load(engine, { tickets: [tickets[0]!, { ...tickets[0]!, id: '9', resolved: '2024-01-31 09:00' }] });
    expect(await at(engine, 'aged_share', '2024-01-01')).toMatchObject({
      value: null,
      status: 'no open cases',
    });
  });
});

describe('a case on several rows', () => {
  it('counts once, as its last row says, with the highest count of reopenings', async () => {
    await load(engine, {
      tickets: [
        {
          id: 'INC1',
          opened: '2024-01-02 09:00',
          resolved: '2024-01-04 09:00',
          reopened: '0',
          state: 'Resolved',
        },
        { id: 'INC1', opened: '2024-01-02 09:00', reopened: '2', state: 'Active' },
        {
          id: 'INC1',
          opened: '2024-01-02 09:00',
          resolved: '2024-01-31 09:00',
          reopened: '1',
          state: 'Closed',
        },
        { id: 'INC2', opened: '2024-01-05 09:00', resolved: '2024-01-06 09:00', reopened: '0' },
        { id: 'INC2', opened: '2024-01-05 09:00', reopened: '0' },
        { opened: '2024-01-05 09:00' },
        { opened: '2024-01-05 09:00' },
      ],
    });
    expect(await values(engine, 'cases_opened')).toEqual(['4']);
    expect(await values(engine, 'cases_resolved')).toEqual(['1']);
    expect(await values(engine, 'backlog')).toEqual(['3']);
    expect(await at(engine, 'reopen_rate', '2024-01-01')).toMatchObject({ value: '1', denominator: '1' });
    const [row] = await engine.query(
      'select sum(source_rows)::integer as rows, count(*)::integer as cases from ticket_case',
    );
    expect(row).toEqual({ rows: 7, cases: 4 });
  });

  it('is one of each partnership that has the number', async () => {
    await load(engine, {
      tickets: [
        { id: '1', opened: '2024-01-02 09:00' },
        { id: '1', opened: '2024-01-02 09:00', partnership: 'Q' },
      ],
    });
    expect(await values(engine, 'cases_opened')).toEqual(['1']);
  });
});

describe('reopen rate', () => {
  it('is the share of resolved cases with a count that were reopened, and says what has none', async () => {
    const january = { opened: '2024-01-02 09:00', resolved: '2024-01-31 09:00' };
    await load(engine, {
      tickets: [
        { ...january, reopened: '0' },
        { ...january, reopened: '3' },
        january,
        { opened: '2024-01-02 09:00' },
      ],
    });
    const point = await at(engine, 'reopen_rate', '2024-01-01');
    expect(point).toMatchObject({ value: '0.5', numerator: '1', status: 'no count for 1 of 3 cases' });
    expect(await summed(point)).toBe(0.5);
    await load(engine, { tickets: [january] });
    expect(await series(engine, 'reopen_rate')).toEqual([]);
  });
});

describe('resolution time', () => {
  const hours = (id: string, count: number) => ({
    id,
    opened: '2024-01-30 00:00',
    resolved: `2024-01-30 ${String(count).padStart(2, '0')}:00`,
  });

  it('is a type 7 quantile of the cases, opened to the two that it stands between', async () => {
    await load(engine, { tickets: [hours('1', 9), hours('2', 1), hours('3', 4), hours('4', 2)] });
    // 1, 2, 4, 9: median (2 + 4) / 2; 90 %: place 0.9 × 3 + 1 = 3.7, so 4 + 0.7 × 5.
    const median = await at(engine, 'resolution_time', '2024-01-01', { metric: 'median' });
    const ninth = await at(engine, 'resolution_time', '2024-01-01', { metric: '90th percentile' });
    expect([median.value, ninth.value, median.unit]).toEqual(['3', '7.5', 'hours']);
    expect(await summed(median)).toBe(3);
    expect(await summed(ninth)).toBeCloseTo(7.5, 10);
  });

  it('is what the same quantile gives outside the database', async () => {
    const minutes = Array.from({ length: 101 }, (_, at) => (at * 7919) % 1009);
    const tickets = minutes.map((count, at) => ({
      id: `${at}`,
      opened: '2024-01-30 00:00',
      resolved: new Date(Date.UTC(2024, 0, 30, 0, count)).toISOString().slice(0, 16).replace('T', ' '),
    }));
    await load(engine, { tickets });
    for (const [metric, share] of [
      ['median', 0.5],
      ['90th percentile', 0.9],
    ] as const) {
      const { value } = await at(engine, 'resolution_time', '2024-01-01', { metric });
      expect(Number(value) * 60).toBeCloseTo(quantile(minutes, share)!, 6);
    }
  });

  it('is never averaged: a quarter of months has none, and says so', async () => {
    await load(engine, {
      tickets: [hours('1', 9), { id: '2', opened: '2024-02-27 00:00', resolved: '2024-02-27 05:00' }],
    });
    const months = await series(engine, 'resolution_time', { metric: 'median' });
    expect(totalOf(measure('resolution_time'), months)).toMatchObject({
      value: null,
      status: 'given only as values: not averaged',
    });
  });

  it('is judged by the target of the agreement for its percentile, in hours', async () => {
    await load(engine, {
      tickets: [hours('1', 9)],
      agreements: [
        {
          metric: 'Resolution time, 90th percentile',
          target: '2',
          unit: 'days',
          effective_from: '2023-01-01',
        },
      ],
    });
    expect((await at(engine, 'resolution_time', '2024-01-01', { metric: '90th percentile' })).target).toBe(
      '48',
    );
    expect((await at(engine, 'resolution_time', '2024-01-01', { metric: 'median' })).target).toBeNull();
  });
});

describe('cases that cannot be', () => {
  it('are left out of every figure and said: resolved before opened, closed without a date', async () => {
    await load(engine, {
      tickets: [
        { opened: '2024-01-10 09:00', resolved: '2024-01-05 09:00', due: '2024-01-20 00:00' },
        { opened: '2024-01-10 09:00', state: 'Closed Complete' },
        { opened: '2024-01-11 09:00', resolved: '2024-01-31 09:00', state: 'Closed' },
      ],
    });
    const status = '1 resolved before opened: left out; 1 closed without a date: left out';
    expect(await at(engine, 'cases_opened', '2024-01-01')).toMatchObject({ value: '1', status });
    expect(await at(engine, 'backlog', '2024-01-01')).toMatchObject({ value: '0', status });
    expect(await values(engine, 'cases_resolved')).toEqual(['1']);
    expect(await series(engine, 'case_attainment')).toEqual([]);
  });

  it('say that nothing is known of a month in which there is nothing else', async () => {
    await load(engine, { tickets: [{ opened: '2024-01-10 09:00', state: 'closed' }] });
    expect(await at(engine, 'cases_opened', '2024-01-01')).toMatchObject({ value: null });
  });

  it('do not move the clock where they lie in the future', async () => {
    const plain = Array.from({ length: 30 }, (_, at) => ({
      id: `${at}`,
      opened: `2024-01-${String(at + 1).padStart(2, '0')} 09:00`,
    }));
    await load(engine, { tickets: [...plain, { id: 'slip', opened: '2204-01-05 09:00' }] });
    const points = await series(engine, 'cases_opened');
    expect(points.map(({ period, value }) => [period, value])).toEqual([['2024-01-01', '30']]);
    expect(points[0]!.status).toBe('1 dated in the future: left out');
  });
});
