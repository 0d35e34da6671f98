import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '#lib/core/engine/port.ts';
import { startNodeEngine } from '#lib/platform/node/engine.ts';
import type { WorkingTime } from '#lib/core/vocabulary/indicator-settings.ts';
import { at, createTables, load as loadAll, sqlOf, type Data } from './kit.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startNodeEngine();
  await createTables(engine);
}, 120_000);
afterAll(() => engine.close());

const text = sqlOf(/^(00|10|84|85|86)/, ['case_attainment', 'resolution_time']);

function load(data: Data, workingTime: WorkingTime | null) {
  return loadAll(engine, data, { workingTime }, text);
}

// Monday to Friday, nine to five: eight hours a day. Good Friday and Easter Monday 2024 are off.
const office: WorkingTime = {
  days: [1, 2, 3, 4, 5],
  from: '09:00',
  until: '17:00',
  holidays: ['2024-03-29', '2024-04-01'],
};

async function hoursOf(tickets: readonly [opened: string, resolved: string][]) {
  await load(
    { tickets: tickets.map(([opened, resolved], id) => ({ id: `${id}`, opened, resolved })) },
    office,
  );
  const rows = await engine.query<{ hours: number }>('select hours from ticket_case order by source_row');
  return rows.map(({ hours }) => hours);
}

describe('the clock of cases', () => {
  it('runs in working hours alone', async () => {
    expect(
      await hoursOf([
        // A Tuesday, within hours.
        ['2024-03-05 10:00', '2024-03-05 12:30'],
        // Before opening until after closing: the whole day.
        ['2024-03-05 07:00', '2024-03-05 22:00'],
        // Overnight: 16 to 17 and 9 to 10.
        ['2024-03-05 16:00', '2024-03-06 10:00'],
        // Wholly after closing.
        ['2024-03-05 18:00', '2024-03-05 23:00'],
        // Friday 16:00 over the weekend to Monday 9:30.
        ['2024-03-08 16:00', '2024-03-11 09:30'],
        // Opened on Saturday, resolved on Sunday.
        ['2024-03-09 10:00', '2024-03-10 15:00'],
        // Thursday 16:00 over Easter to Tuesday 11:00: one hour and two.
        ['2024-03-28 16:00', '2024-04-02 11:00'],
        // A whole week from Monday 9:00 to Friday 17:00, to the second.
        ['2024-03-04 09:00', '2024-03-08 17:00:00'],
      ]),
    ).toEqual([2.5, 8, 2, 0, 1.5, 0, 3, 40]);
  });

  it('says that its hours are working hours, and runs around the clock unless told', async () => {
    const tickets = [{ opened: '2024-03-08 16:00', resolved: '2024-03-11 09:30' }];
    await load({ tickets }, office);
    expect(await at(engine, 'resolution_time', '2024-03-01', { metric: 'median' })).toMatchObject({
      value: '1.5',
      unit: 'working hours',
    });
    await load({ tickets }, null);
    expect(await at(engine, 'resolution_time', '2024-03-01', { metric: 'median' })).toMatchObject({
      value: '65.5',
      unit: 'hours',
    });
  });
});

describe('the deadline of the agreement', () => {
  const agreements = [
    { component: 'Deadline', kind: 'deadline', target: '1', unit: 'days', effective_from: '2024-01-01' },
    {
      component: 'Urgent',
      kind: 'deadline',
      metric: '1 - High',
      target: '2',
      unit: 'hours',
      effective_from: '2024-01-01',
    },
  ];

  async function duesOf(tickets: Data['tickets'], workingTime: WorkingTime | null) {
    await load({ tickets, agreements }, workingTime);
    const rows = await engine.query<{ due: string | null }>(
      'select due from ticket_case order by source_row',
    );
    return rows.map(({ due }) => due);
  }

  it('gives a due date to cases that have neither due date nor verdict, on the clock of cases', async () => {
    expect(
      await duesOf(
        [
          // Eight working hours from Wednesday 10:00.
          { opened: '2024-03-06 10:00' },
          // Opened on Saturday: Monday's eight hours, until closing.
          { opened: '2024-03-09 12:00' },
          // Thursday before Easter at 15:00: two hours then, six on Tuesday.
          { opened: '2024-03-28 15:00' },
          // Urgent: two hours from Friday 16:00.
          { opened: '2024-03-08 16:00', priority: '1 - high' },
          // The source says when, or whether.
          { opened: '2024-03-06 10:00', due: '2024-03-20 12:00' },
          { opened: '2024-03-06 10:00', made_sla: true },
        ],
        office,
      ),
    ).toEqual([
      '2024-03-07T10:00:00',
      '2024-03-11T17:00:00',
      '2024-04-02T15:00:00',
      '2024-03-11T10:00:00',
      '2024-03-20T12:00:00',
      null,
    ]);
  });

  it('is the one in force on the day on which the case was opened, around the clock unless told', async () => {
    expect(await duesOf([{ opened: '2024-03-09 12:00' }, { opened: '2023-12-31 12:00' }], null)).toEqual([
      '2024-03-10T12:00:00',
      null,
    ]);
  });
});
