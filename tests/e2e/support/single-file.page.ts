/** Writes reviews as single HTML files and their charts as pictures, as the site does. */
import { htmlOf } from '#lib/core/review/html/html-of.ts';
import { chartPicture } from '#lib/core/review/picture/chart-picture.ts';
import type { Pack } from '#lib/core/review/pack/pack.ts';
import { defaultDeckTheme } from '#lib/core/vocabulary/deck-theme.ts';
import { drawChart, drawPaperChart } from '#lib/platform/browser/draw-chart.ts';
import { hostilePack, packOfEverything } from '../../support/packs.ts';

Object.assign(globalThis, { __result: run() });

async function run(): Promise<unknown> {
  const packs = [packOfEverything(), hostilePack()];
  const files = { everything: packs.slice(0, 1), hostile: packs.slice(1), both: packs };
  const texts = await Promise.all(
    Object.entries(files).map(async ([name, of]) => [name, await fileOf(of)] as const),
  );
  return { files: Object.fromEntries(texts), pictures: packs.flatMap(picturesOf) };
}

async function fileOf(packs: readonly Pack[]): Promise<string> {
  const { signal } = new AbortController();
  const options = { theme: defaultDeckTheme, onProgress: () => undefined, signal };
  return (await htmlOf(drawChart)(packs, options)).text();
}

function picturesOf(pack: Pack): readonly string[] {
  const blocks = pack.pages.flatMap((page) => page.blocks);
  return blocks.flatMap((block) =>
    block.kind === 'chart' ? [chartPicture(block, pack, drawPaperChart)] : [],
  );
}
