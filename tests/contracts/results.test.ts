import { afterAll, describe } from 'vitest';
import { catalogueOf } from '#lib/core/measures/catalogue.ts';
import { evaluate } from '#lib/core/measures/evaluate.ts';
import { ownBeside } from '#lib/core/measures/own.ts';
import { partnershipInfos } from '#lib/core/review/partnership-info.ts';
import { openPublished } from '#lib/core/review/published/open-published.ts';
import { engineResults } from '#lib/core/review/results.ts';
import type { OwnMeasure } from '#lib/core/vocabulary/own-measure.ts';
import { sampleSpec } from '#lib/core/workspace/sample-spec.ts';
import { startNodeEngine } from '#lib/platform/node/engine.ts';
import { readSqlText } from '#lib/platform/node/sql-text.ts';
import { fetcher, published } from '../core/review/published/published-kit.ts';
import { loadSample } from '../golden/load-sample.ts';
import { resultsContract } from './results-contract.ts';

const ownMeasure: OwnMeasure = {
  id: 'rows_of_cost',
  title: 'Rows of cost',
  unit: 'count',
  better: 'neutral',
  total: 'sum',
  meaning: 'How many amounts of cost there are.',
  sql: `select partnership, service, party, period, count(*) as value
  from cube_cost
  group by all`,
};

const loaded = load();
afterAll(async () => (await loaded).engine.close());

async function load() {
  const engine = await startNodeEngine();
  const { files, read } = await loadSample(engine);
  const sql = await readSqlText();
  const own = ownBeside(catalogueOf(sql), [ownMeasure]);
  const { measures, findings } = await evaluate(
    engine,
    sql,
    { currency: 'GBP', priceBase: null },
    { own: own.measures },
  );
  const partnerships = await partnershipInfos(engine);
  const truth = engineResults(engine, measures);
  const sources = read.map(({ source, scan: { sha256 } }) => ({ ...source, sha256, cuts: [], datasets: [] }));
  const source = { results: truth, spec: sampleSpec, files, findings, partnerships, measures, sources };
  return { engine, truth, source };
}

const asked = async () => {
  const { source } = await loaded;
  return {
    partnerships: source.partnerships.map(({ partnership }) => partnership),
    measures: source.measures.map(({ id }) => id),
    ownMeasures: source.measures.filter(({ kind }) => kind === 'own').map(({ id }) => id),
    files: source.files,
  };
};

describe('results of an engine', () => {
  resultsContract(async () => {
    const { truth } = await loaded;
    return { results: truth, truth, asked: await asked() };
  });
});

describe('results that were published', () => {
  let opened: ReturnType<typeof openPublished> | undefined;
  resultsContract(async () => {
    const { source, truth } = await loaded;
    opened ??= published(source).then((folder) => openPublished(fetcher(folder)));
    const { results } = (await opened)!;
    return { results, truth, asked: await asked() };
  });
});
