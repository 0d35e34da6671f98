import { mkdtemp, writeFile } from 'node:fs/promises';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { catalogueOf } from '#lib/core/measures/catalogue.ts';
import { evaluate } from '#lib/core/measures/evaluate.ts';
import { buildPack } from '#lib/core/review/pack/build-pack.ts';
import type { Pack } from '#lib/core/review/pack/pack.ts';
import { partnershipInfos } from '#lib/core/review/partnership-info.ts';
import { engineResults } from '#lib/core/review/results.ts';
import { sampleSpec } from '#lib/core/workspace/sample-spec.ts';
import { startNodeEngine } from '#lib/platform/node/engine.ts';
import { readSqlText } from '#lib/platform/node/sql-text.ts';
import { loadSample } from '../../tests/golden/load-sample.ts';
import { ensureChromium } from '../house/chromium.mjs';
import { policyText } from '../house/policy.mjs';
import { serveFolder } from '../house/static-server.mjs';
import type { DeckOutcome } from './deck.page.ts';
import { peakMb } from './site.ts';

// `npm run bench:deck -- [PARTNERSHIPS]`: one deck of so many reviews (60 unless told), made of those of the sample in
// turn, in a worker of real Chromium under the site's own policy; and, in the same run, a deck of the first alone.

const count = Number(process.argv[2] ?? 60);
const packs = await samplePacks();
const many = Array.from({ length: count }, (_, at): Pack => {
  const pack = packs[at % packs.length]!;
  return { ...pack, partnership: `${pack.partnership}-${at}`, name: `${pack.name} ${at + 1}` };
});

const folder = await pageFolder();
const site = await serveFolder({ folder, under: '/a/b/c/' });
const browser = await chromium.launch({ executablePath: await ensureChromium(), args: ['--no-sandbox'] });
const page = await browser.newPage();
await page.goto(site.address);
await page.waitForFunction(() => 'makeDeck' in globalThis);
// The first loads the code; each of the sample's reviews alone, in turn, is the yardstick.
await deckIn(page, many.slice(0, 1));
const alone: DeckOutcome[] = [];
for (const pack of packs) alone.push(await deckIn(page, [pack]));
const oneSeconds = alone.reduce((sum, { seconds }) => sum + seconds, 0) / alone.length;
const beforeMb = peakMb();
const all = await deckIn(page, many);
const results = {
  partnerships: count,
  seconds: round(all.seconds),
  megabytes: round(all.bytes / 1024 ** 2),
  secondsOfOneAlone: round(oneSeconds),
  ofThatManyAlone: round(all.seconds / (oneSeconds * count)),
  peakMb: peakMb(),
  peakMbOfOneAlone: beforeMb,
  wordsOfProgress: all.steps,
  longestSilenceSeconds: round(all.longestSilenceSeconds),
  longestPauseOfThePageMs: Math.round(all.longestPauseMs),
};
writeFileSync(join(import.meta.dirname, 'deck-results.json'), `${JSON.stringify(results, null, 2)}\n`);
process.stdout.write(`${JSON.stringify(results, null, 2)}\n`);
await browser.close();
await site.close();
process.exit(0);

function deckIn(on: Page, reviews: readonly Pack[]): Promise<DeckOutcome> {
  return on.evaluate(
    (given) =>
      (globalThis as unknown as { makeDeck: (given: unknown) => Promise<DeckOutcome> }).makeDeck(given),
    reviews,
  );
}

function round(value: number): number {
  return Number(value.toFixed(2));
}

/** The reviews of the sample, made as the site makes them. */
async function samplePacks(): Promise<readonly Pack[]> {
  const engine = await startNodeEngine();
  const { files } = await loadSample(engine);
  const sql = await readSqlText();
  await evaluate(engine, sql, { currency: sampleSpec.currency, priceBase: sampleSpec.priceBase });
  const measures = catalogueOf(sql);
  const made: Pack[] = [];
  for (const info of await partnershipInfos(engine))
    made.push(
      await buildPack(
        engineResults(engine, measures),
        {
          info,
          quarter: { startYear: 2025, quarter: 4 },
          party: 'system',
          terms: 'nominal',
          spec: sampleSpec,
          measures,
          files,
          madeAt: '2026-04-14T09:00:00Z',
        },
        { pause: () => Promise.resolve(), isWanted: () => true },
      ),
    );
  await engine.close();
  return made;
}

/** The worker as the site bundles it, on a page of nothing else. */
async function pageFolder(): Promise<string> {
  const outDir = await mkdtemp(join(tmpdir(), 'outturn-deck-'));
  await build({
    root: join(import.meta.dirname, '../..'),
    configFile: false,
    publicDir: false,
    base: './',
    logLevel: 'error',
    worker: { format: 'es' },
    build: {
      target: 'es2023',
      outDir,
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      rolldownOptions: { input: 'scripts/bench/deck.page.ts', output: { entryFileNames: 'entry.js' } },
      chunkSizeWarningLimit: 100_000,
    },
  });
  const html = `<!doctype html><html lang="en-GB"><head><meta charset="utf-8" /><meta http-equiv="content-security-policy" content="${policyText()}" /><link rel="icon" href="data:," /><title>Deck</title><script type="module" src="./entry.js"></script></head><body></body></html>`;
  await writeFile(join(outDir, 'index.html'), html);
  return outDir;
}
