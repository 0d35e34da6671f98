import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Engine } from '#lib/core/engine/port.ts';
import { startNodeEngine } from '#lib/platform/node/engine.ts';
import { lineageOf } from '#lib/core/measures/lineage.ts';
import { pointsWhere } from '#lib/core/measures/points.ts';
import type { Point } from '#lib/core/vocabulary/point.ts';
import { createTables, load, measure, sqlOf } from './kit.ts';

// Cases at random, from a seed, counted once more by going through all of them for every month.
const ids = ['case_attainment', 'cases_opened', 'cases_resolved', 'backlog', 'aged_share', 'reopen_rate'];
const text = sqlOf(/^(00|10|84|85|86)/, ids);
const minute = 60_000;
const agedDays = 20;

interface Case {
  readonly service: string | null;
  readonly opened: number;
  readonly resolved: number | null;
  readonly due: number;
  readonly reopened: number;
}

let engine: Engine;
let points: readonly Point[];
const cases = casesAt(7);
const asOf = Math.max(...cases.flatMap(({ opened, resolved }) => [opened, resolved ?? 0]));

beforeAll(async () => {
  engine = await startNodeEngine();
  await createTables(engine);
  const tickets = cases.map((each, at) => ({
    id: `${at}`,
    service: each.service,
    opened: moment(each.opened),
    resolved: each.resolved === null ? null : moment(each.resolved),
    due: moment(each.due),
    reopened: `${each.reopened}`,
  }));
  await load(engine, { tickets }, { agedDays }, text);
  points = await pointsWhere(engine, { partnership: 'P', measures: ids, services: 'all' });
}, 120_000);
afterAll(() => engine.close());

it('gives for every month and service what a count of the cases gives', () => {
  expect(points.length).toBeGreaterThan(100);
  for (const point of points) {
    const own = cases.filter(({ service }) => point.service === null || service === point.service);
    const [hits, all] = counted(point, own);
    const name = `${point.measure} of ${point.service ?? 'all'} in ${point.period}`;
    if (measure(point.measure).unit === 'count') expect(point.value, name).toBe(String(hits));
    else expect([point.numerator, point.denominator], name).toEqual([String(hits), String(all)]);
  }
});

it('opens every figure to rows that sum to it', async () => {
  for (const point of points.filter(({ value }) => value !== null)) {
    const rows = await lineageOf(engine, measure(point.measure), point);
    expect(rows).toHaveLength(point.rows);
    const sum = rows.reduce((total, { contribution }) => total + Number(contribution), 0);
    expect(sum).toBeCloseTo(Number(point.value), 9);
  }
});

/** Hits and cases that a point counts. */
function counted({ measure: id, period }: Point, own: readonly Case[]): readonly [number, number] {
  const from = Date.parse(`${period}T00:00:00Z`);
  const end = new Date(from);
  const until = end.setUTCMonth(end.getUTCMonth() + 1);
  const within = (time: number | null) => time !== null && time >= from && time < until;
  const isOpen = ({ opened, resolved }: Case) => opened < until && (resolved === null || resolved >= until);
  const resolved = own.filter((each) => within(each.resolved));
  const due = own.filter((each) => within(each.due) && each.due <= asOf);
  const open = own.filter(isOpen);
  switch (id) {
    case 'case_attainment':
      return [due.filter((each) => each.resolved !== null && each.resolved <= each.due).length, due.length];
    case 'cases_opened':
      return [own.filter(({ opened }) => within(opened)).length, 1];
    case 'cases_resolved':
      return [resolved.length, 1];
    case 'backlog':
      return [open.length, 1];
    case 'aged_share': {
      const last = Math.min(until - 1, asOf);
      return [open.filter(({ opened }) => opened + agedDays * 1440 * minute <= last).length, open.length];
    }
    default:
      return [resolved.filter(({ reopened }) => reopened > 0).length, resolved.length];
  }
}

function casesAt(seed: number): readonly Case[] {
  let state = seed;
  const random = () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return state / 0x80000000;
  };
  const first = Date.UTC(2024, 0, 1);
  const whole = (share: number) => Math.floor(share) * minute;
  return Array.from({ length: 160 }, () => {
    const opened = first + whole(random() * 240 * 1440);
    return {
      service: ['A', 'B', null][Math.floor(random() * 3)] ?? null,
      opened,
      resolved: random() < 0.15 ? null : opened + whole(random() * random() * 90 * 1440),
      due: opened + whole((5 + random() * 20) * 1440) + minute,
      reopened: random() < 0.2 ? 1 : 0,
    };
  });
}

function moment(time: number): string {
  return new Date(time).toISOString().slice(0, 16).replace('T', ' ');
}
