import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { differenceInDifferences } from '#lib/core/indicators/effect/difference-in-differences.ts';
import { pilotBoard } from '#lib/core/review/lifecycle/deploy/pilot.ts';
import { context, dataOf, levelPoints, pilotOn, viewAt } from '../core/review/lifecycle/deploy/kit.ts';

// The published figures lie beside the repository; where they are absent the suite says so by skipping.
const folder = new URL('../../../shared/oracles/', import.meta.url);
const isThere = existsSync(folder);
const read = (name: string) => (isThere ? readFileSync(new URL(name, folder), 'utf8') : '');
const rowsOf = (name: string) =>
  read(name)
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',').map((cell) => (cell === '' ? NaN : Number(cell))));

interface Sicily {
  readonly gaussian: {
    readonly reml_ar1: {
      readonly rho: number;
      readonly b: readonly number[];
      readonly se: readonly number[];
    };
  };
}

describe.skipIf(!isThere)('the pilot of the Life cycle screen', () => {
  it('gives the published effect of the Sicilian smoking ban as that of a pilot in January 2005', () => {
    const { reml_ar1: published } = (JSON.parse(read('its_sicily_expected.json') || '{}') as Sicily).gaussian;
    const rates = rowsOf('its_sicily.csv').map((row) => (row[2]! / row[6]!) * 1e5);
    const points = levelPoints(rates, { metric: 'Wait', unit: 'per 100,000', from: '2002-01-01' });
    const data = dataOf(points, { events: [pilotOn('2005-01-10', 'Smoking ban')] });
    const board = pilotBoard(data, viewAt('2006-11-01'), context);
    if (board.kind === 'none' || !board.effect.fitted) throw new Error('no effect');
    const { rho, level, slope, levelChange, slopeChange, months } = board.effect.fitted;
    expect(Math.abs(rho - published.rho)).toBeLessThan(1e-4);
    [level, slope, levelChange, slopeChange].forEach((estimate, at) => {
      expect(Math.abs(estimate.value / published.b[at]! - 1)).toBeLessThan(1e-6);
      expect(Math.abs(estimate.error / published.se[at]! - 1)).toBeLessThan(1e-6);
    });
    // What the screen shows is that of the model: step, effect at 12 months, mean over 23 months.
    const figure = (id: string) => board.figures.find((one) => one.id === id)?.value;
    expect(figure('step')).toBeCloseTo(published.b[2]!, 4);
    expect(figure('at 12')).toBeCloseTo(published.b[2]! + 12 * published.b[3]!, 4);
    expect(figure('since')).toBeCloseTo(months[22]!.cumulative.value / 23, 9);
    expect(board.verdict).toBe('found');
  });

  it('compares groups as Card and Krueger did: 2.75 jobs of New Jersey against Pennsylvania', () => {
    const { computed } = JSON.parse(read('did_card_krueger.json')) as { computed: { did: number } };
    const rows = rowsOf('did_card_krueger.csv');
    const mean = (nj: number, d: number) => {
      const cell = rows
        .filter((row) => row[0] === nj && row[1] === d && !Number.isNaN(row[2]))
        .map((row) => row[2]!);
      return cell.reduce((sum, value) => sum + value, 0) / cell.length;
    };
    // Two services with one month on either side: the same arithmetic through the board.
    const of = (service: string, nj: number) =>
      levelPoints([mean(nj, 0), mean(nj, 1)], { metric: 'Wait', service, unit: 'jobs' });
    const points = [...of('New Jersey', 1), ...of('Pennsylvania', 0)];
    const data = dataOf(points, { events: [pilotOn('2022-02-01', 'Wage of New Jersey')] });
    const board = pilotBoard(data, viewAt('2022-02-01'), context);
    const comparison = board.kind === 'pilot' ? board.comparison : null;
    if (comparison?.kind !== 'compared') throw new Error('not compared');
    expect(comparison.result.difference).toBeCloseTo(computed.did, 9);
    const direct = differenceInDifferences({
      units: [
        { id: 'nj', isTreated: true, values: [mean(1, 0), mean(1, 1)] },
        { id: 'pa', isTreated: false, values: [mean(0, 0), mean(0, 1)] },
      ],
      before: 1,
      random: () => 0.5,
    });
    expect(direct.kind === 'difference' && direct.difference).toBeCloseTo(comparison.result.difference, 12);
  });
});
