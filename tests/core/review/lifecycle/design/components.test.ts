import { describe, expect, test } from 'vitest';
import { agreedFigure, differences, kindLabel } from '#lib/core/review/lifecycle/design/component-words.ts';
import { componentsBoard } from '#lib/core/review/lifecycle/design/components.ts';
import { describeVersions, versionTable } from '#lib/core/charts/versions.ts';
import { componentOf, context, dataOf, view } from './kit.ts';

const first = componentOf({
  component: 'Level: results',
  kind: 'service_level',
  target: '0.93',
  unit: 'share',
  effectiveFrom: '2024-07-01',
  effectiveTo: '2025-06-30',
  sourceLine: 5,
});
const second = {
  ...first,
  target: '0.9',
  version: '2',
  effectiveFrom: '2025-07-01',
  effectiveTo: null,
  sourceLine: 6,
};
const boardOf = (...components: readonly ReturnType<typeof componentOf>[]) =>
  componentsBoard(dataOf({ components }), view, context);

describe('the components of an agreement', () => {
  test('apply as of the last day in view, with what each version changed', () => {
    const { groups, sentence } = boardOf(second, first);
    expect(sentence).toBe(
      'On 31 Mar 2026 1 component of the agreement applies; 1 was changed since the start. No gap or overlap lies between versions, and nothing lapses within two quarters.',
    );
    expect(groups[0]).toMatchObject({
      label: 'Service levels',
      components: [
        {
          applies: { name: 'version 2', terms: 'target 90%', dates: 'from 1 Jul 2025' },
          changes: ['Version 2: target 93% to 90% from 1 Jul 2025.'],
        },
      ],
    });
    const before = componentsBoard(
      dataOf({ components: [first, second] }),
      { ...view, until: '2025-06-01' },
      context,
    );
    expect(before.groups[0]!.components[0]!.applies?.terms).toBe('target 93%');
  });

  test('tell why nothing applies', () => {
    const statusOf = (...components: readonly ReturnType<typeof componentOf>[]) =>
      boardOf(...components).groups[0]!.components[0]!.status;
    expect(statusOf(first)).toBe('lapsed on 30 Jun 2025');
    expect(statusOf({ ...second, effectiveFrom: '2026-04-01' })).toBe('not yet in force: from 1 Apr 2026');
    expect(statusOf(first, { ...second, effectiveFrom: '2026-04-01' })).toBe(
      'between versions: ended 30 Jun 2025, again from 1 Apr 2026',
    );
  });

  test('show gaps, overlaps and terms about to lapse, each with its line', () => {
    const gap = boardOf(first, { ...second, effectiveFrom: '2025-08-01' });
    expect(gap.issues).toEqual([
      {
        kind: 'gap',
        component: 'Level: results',
        text: 'Level: results: nothing applies from 1 Jul 2025 to 31 Jul 2025, between version 1 and version 2.',
        fileId: 1,
        sourceLine: 6,
      },
    ]);
    const overlap = boardOf(first, { ...second, effectiveFrom: '2025-06-01' });
    expect(overlap.issues[0]).toMatchObject({
      kind: 'overlap',
      text: 'Level: results: version 1 lasts until 30 Jun 2025 and version 2 starts on 1 Jun 2025; version 2 is applied from then.',
    });
    const twice = boardOf(first, { ...second, effectiveFrom: '2024-07-01', sourceRow: 2 });
    expect(twice.issues[0]?.text).toContain('both start on 1 Jul 2024; version 2, the later row, is applied');
    const lapse = boardOf(first, { ...second, effectiveTo: '2026-09-30' });
    expect(lapse.issues[0]).toMatchObject({
      kind: 'lapse',
      text: 'Level: results: version 2 ends on 30 Sep 2026 and nothing follows it.',
    });
  });

  test('take a version without a last day to end where the next one starts', () => {
    expect(boardOf({ ...first, effectiveTo: null }, second).issues).toEqual([]);
  });

  test('stand on a timeline without the principles, which have no end and no figure', () => {
    const principle = componentOf({ component: 'Open books', kind: 'principle' });
    const { timeline } = boardOf(first, second, principle);
    expect(timeline?.rows.map(({ label }) => label)).toEqual(['Level: results']);
    expect(describeVersions(timeline!)).toBe(
      '1 of 1 apply on 31 Mar 2026; 1 has more than one version, Level: results the most with 2.',
    );
    expect(versionTable(timeline!).rows[0]!.cells.map(({ text }) => text)).toEqual([
      'Level: results',
      'Service levels',
      'version 1',
      '2024-07-01',
      '2025-06-30',
      'target 93%',
    ]);
  });

  test('without any say so', () => {
    expect(boardOf()).toMatchObject({ status: 'no agreement', groups: [], timeline: null });
  });
});

test('figures of an agreement stand in their unit', () => {
  expect(agreedFigure('0.995', 'share')).toBe('99.5%');
  expect(agreedFigure('46816', 'GBP a month')).toBe('£46,816 a month');
  expect(agreedFigure('4.31', 'GBP a payslip')).toBe('£4.31 a payslip');
  expect(agreedFigure('11500', 'payslips a month')).toBe('11,500 payslips a month');
  expect(agreedFigure('1', 'months')).toBe('1 month');
  expect(agreedFigure('12', null)).toBe('12');
});

test('two versions differ in words: figures with how far they moved, units, notes', () => {
  const price = componentOf({ kind: 'price', value: '100', unit: 'GBP a month', note: 'Schedule 4' });
  const dearer = { ...price, value: '103', effectiveFrom: '2025-04-01', note: null };
  expect(differences(price, dearer)).toEqual([
    'price £100 to £103 a month (+3%) from 1 Apr 2025',
    'note dropped: “Schedule 4”',
  ]);
  expect(differences(price, { ...price, unit: 'GBP a year' })).toEqual([
    'price £100 a month to £100 a year from 1 Jan 2024',
  ]);
  expect(differences(price, { ...price, effectiveFrom: '2025-04-01' })).toEqual([]);
});

test('a kind that nobody foresaw keeps its own word', () => {
  expect(kindLabel('gain_share')).toBe('Gain share');
  expect(kindLabel('constructor')).toBe('Constructor');
  expect(kindLabel(null)).toBe('Other components');
});
