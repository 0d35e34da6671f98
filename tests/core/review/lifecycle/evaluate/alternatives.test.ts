import { describe, expect, test } from 'vitest';
import { alternativesBoard } from '#lib/core/review/lifecycle/evaluate/alternatives.ts';
import type { AlternativeRow } from '#lib/core/review/lifecycle/data.ts';
import { defaultAppraisal } from '#lib/core/vocabulary/appraisal-settings.ts';
import { alternativeOf, dataOf, monthsOf } from './kit.ts';

// At 10 % a year: A is -100 + (165 - 110) / 1.1 = -50, B -50 - 110 / 1.1 = -150, the status quo -110 - 100 = -210.
// Scores at weights 0.6 and 0.4: A 5 and 1, 3.4; B 3 and 5, 3.8; status quo 2 and 4, 2.8.
const rows: readonly AlternativeRow[] = [
  ...years('Status quo', ['110', '0'], ['110', '0']),
  ...years('A', ['100', '0'], ['110', '165']),
  ...years('B', ['50', '0'], ['110', '0']),
  ...scores('Status quo', 2, 4),
  ...scores('A', 5, 1),
  ...scores('B', 3, 5),
];

function years(alternative: string, ...flows: readonly (readonly [cost: string, benefit: string])[]) {
  return flows.map(([cost, benefit], at) =>
    alternativeOf({ alternative, yearFrom: `${2024 + at}-04-01`, cost, benefit }),
  );
}

function scores(alternative: string, x: number, y: number) {
  return [
    alternativeOf({ alternative, criterion: 'X', weight: 0.6, score: x }),
    alternativeOf({ alternative, criterion: 'Y', weight: 0.4, score: y }),
  ];
}

const appraisal = { ...defaultAppraisal, rateSet: 'own', ownBands: [{ from: 0, rate: 0.1 }] } as const;
const whole = monthsOf(['1.00'], { measure: 'cost' });

function boardOf(alternatives: readonly AlternativeRow[], fixedShare: string | null = '0.25') {
  const data = dataOf({ alternatives, whole });
  const baselines = [
    {
      partnership: 'hr',
      service: null,
      version: '1',
      isCurrent: true,
      from: '2023-04-01',
      to: '2024-03-01',
      months: 12,
      fixedShare,
      scopeFactor: '1',
      priceSeries: null,
      approvedBy: null,
      approvedOn: null,
      reason: null,
      evidence: null,
      doubt: null,
      fileId: 1,
      sourceRow: 1,
      sourceLine: 2,
    },
  ];
  return alternativesBoard({ ...data, benefits: { ...data.benefits, baselines } }, { appraisal });
}

describe('alternatives worked by hand', () => {
  const board = boardOf(rows);

  test('are ranked by net present value and by weighted score', () => {
    expect(
      board.lines.map(({ name, npsv, against, moneyRank, score, scoreRank }) => [
        name,
        npsv.exact,
        against?.exact ?? null,
        moneyRank,
        score,
        scoreRank,
      ]),
    ).toEqual([
      ['A', '−£50.00', '£160.00', 1, '3.40', 2],
      ['B', '−£150.00', '£60.00', 2, '3.80', 1],
      ['Status quo', '−£210.00', null, 3, '2.80', 3],
    ]);
  });

  test('that money and criteria rank apart are said to disagree, and what the choice is worth', () => {
    expect(board.sentence).toBe(
      'Money and criteria disagree. A is worth most: £100 more than B, the next. B scores highest, 3.80 against 3.40: the question is whether what B is better at is worth £100 of net present value.',
    );
  });

  // Cost: 150 - 200k = -150 at k 1.5. Benefit: 150b - 200 = -150 at b 1/3. Volume at fixed share 0.25: A stays at -50,
  // B is -37.5 - 112.5v, which is -50 at v 0.111. Weight of X: 1 + 4w = 5 - 2w at w 2/3, and of Y at 1/3.
  test('flip where the hand calculation says', () => {
    expect(board.switching).toEqual([
      'The ranking flips to B if the cost of A rises by 50.0%.',
      'The ranking flips to B if the benefit of A falls by 66.7%.',
      'The ranking flips to B if the volume falls by 88.9%.',
      'The ranking by criteria flips to A if the weight of X rises from 60.0% to 66.7%.',
      'The ranking by criteria flips to A if the weight of Y falls from 40.0% to 33.3%.',
    ]);
  });

  // Cost of A at 0.9 is 180: lead 150 - 180 + 150 = 120; at 1.1 80. Benefit of A at 0.9: 135 - 200 + 150 = 85.
  test('lean most on what is largest, moved by a tenth', () => {
    expect(board.tornado?.base).toBeCloseTo(100, 6);
    const cost = board.tornado?.rows.find(({ id }) => id === 'Cost of A');
    expect([cost?.atLow, cost?.atHigh].map((value) => value?.toFixed(4))).toEqual(['120.0000', '80.0000']);
    const benefit = board.tornado?.rows.find(({ id }) => id === 'Benefit of A');
    expect(benefit?.atLow).toBeCloseTo(85, 6);
    expect(board.tornado?.rows[0]?.id).toBe('Cost of A');
  });
});

describe('an alternative', () => {
  test('without a year or a score is not ranked by it, and does not count as nothing', () => {
    const board = boardOf([
      ...rows,
      alternativeOf({ alternative: 'C', yearFrom: '2024-04-01', cost: '1', benefit: '1' }),
      alternativeOf({ alternative: 'C', criterion: 'X', weight: 0.6, score: 5 }),
    ]);
    expect(board.lines.find(({ name }) => name === 'C')).toMatchObject({
      moneyRank: null,
      scoreRank: null,
      why: 'year from Apr 2025 not known: no cost given; no score for Y',
    });
    expect(board.lines.filter(({ moneyRank }) => moneyRank !== null)).toHaveLength(3);
  });

  test('with cost and benefit on rows of their own is one year, summed exactly', () => {
    const board = boardOf([
      alternativeOf({ yearFrom: '2024-04-01', cost: '0.10' }),
      alternativeOf({ yearFrom: '2024-04-01', cost: '0.20' }),
      alternativeOf({ yearFrom: '2024-04-01', benefit: '1.00' }),
    ]);
    expect(board.lines[0]?.npsv.exact).toBe('£0.70');
    expect(board.sentence).toContain('nothing else has figures for every year');
  });

  test('first by both is recommended without a but', () => {
    const own = rows.filter(({ alternative }) => alternative !== 'B');
    expect(boardOf(own).sentence).toBe(
      'A comes first by both: £160 more than Status quo, the next, and it scores highest (3.40 against 2.80 of Status quo).',
    );
  });

  test('whose volume cannot be moved says why, and criteria without weight do not count', () => {
    expect(boardOf(rows, null).notes).toEqual([
      'Volume is not moved: the baselines give no single share of cost that is fixed.',
    ]);
    const board = boardOf([...rows, alternativeOf({ criterion: 'Z', score: 1 })]);
    expect(board.notes).toEqual(['Z has no weight, so it does not count']);
  });

  test('needs a discount rate to be ranked by money', () => {
    const data = dataOf({ alternatives: rows, whole });
    const board = alternativesBoard(data, { appraisal: { ...appraisal, ownBands: [] } });
    expect(board.lines.every(({ moneyRank }) => moneyRank === null)).toBe(true);
    expect(board.sentence).toBe('B scores highest (3.80 against 3.40 of A). Money is not compared.');
  });

  test('none loaded is said, without a fault', () => {
    expect(boardOf([]).sentence).toContain('No alternative is loaded');
  });
});
