import { expect, test } from 'vitest';
import type { Results } from '#lib/core/review/results.ts';
import type { View } from '#lib/core/measures/points.ts';
import type { ImportedFile } from '#lib/core/imports/load/imported-file.ts';

/** What is asked of results: partnerships that are there, measures, and the files that were loaded. */
export interface Asked {
  readonly partnerships: readonly string[];
  readonly measures: readonly string[];
  readonly ownMeasures: readonly string[];
  readonly files: readonly ImportedFile[];
}

const views: readonly View[] = (['system', 'customer', 'provider'] as const).flatMap((party) =>
  (['nominal', 'real'] as const).map((terms) => ({ party, terms })),
);

/** Every way of getting results answers alike; `truth` is the engine that holds the data. */
export function resultsContract(of: () => Promise<{ results: Results; truth: Results; asked: Asked }>): void {
  async function same<T>(ask: (results: Results) => Promise<T>): Promise<T> {
    const { results, truth } = await of();
    const answer = await ask(results);
    expect(answer).toEqual(await ask(truth));
    return answer;
  }

  test.each(views)('the portfolio, $party $terms', async (view) => {
    expect((await same((results) => results.portfolio(view))).length).toBeGreaterThan(100);
  });

  test('the service of all partnerships', async () => {
    const { points, metrics } = await same((results) => results.portfolioService());
    expect(points.length).toBeGreaterThan(100);
    expect(metrics.length).toBeGreaterThan(0);
  });

  test.each(views)('every partnership, $party $terms: overview, benefits, indicators', async (view) => {
    const { asked } = await of();
    for (const partnership of asked.partnerships) {
      const { points } = await same((results) => results.overview(partnership, view));
      expect(points.length, partnership).toBeGreaterThan(100);
      const { whole, baselines } = await same((results) => results.benefits(partnership, view));
      expect(whole.length, partnership).toBeGreaterThan(100);
      expect(baselines, partnership).toBeDefined();
      await same((results) => results.indicators(partnership, view));
    }
  });

  test('the service of every partnership', async () => {
    const { asked } = await of();
    for (const partnership of asked.partnerships) await same((results) => results.service(partnership));
  });

  test.each(views)('the life cycle of every partnership, $party $terms', async (view) => {
    const { asked } = await of();
    for (const partnership of asked.partnerships) {
      const life = await same((results) => results.lifecycle(partnership, view));
      expect(life.objectives.length, partnership).toBeGreaterThan(0);
      expect(life.prices.length, partnership).toBeGreaterThan(0);
    }
  });

  test.each(views)('every measure, $party $terms', async (view) => {
    const { asked } = await of();
    for (const id of asked.measures) await same((results) => results.measure(id, view));
    for (const id of asked.ownMeasures)
      expect((await same((results) => results.ownMeasure(id, view))).length).toBeGreaterThan(0);
  });

  test('what is not there: no points, and no fault', async () => {
    const view = views[0]!;
    await same((results) => results.measure('no_such_measure', view));
    for (const ask of ['overview', 'indicators', 'benefits'] as const)
      await same((results): Promise<unknown> => results[ask]('No such body', view));
    await same((results) => results.service('No such body'));
    await same((results) => results.lifecycle('No such body', view));
  });

  test('the months of the files, and the prices there are', async () => {
    const { asked } = await of();
    expect((await same((results) => results.periods(asked.files))).size).toBeGreaterThan(0);
    expect((await same((results) => results.prices())).series.length).toBeGreaterThan(0);
  });
}
