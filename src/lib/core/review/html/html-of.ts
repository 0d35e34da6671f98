import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { ExportOptions, Exporter } from '../export/exporter.ts';
import type { Pack, PackPage } from '../pack/pack.ts';
import type { ChartDrawer } from '../picture/chart-picture.ts';
import type { Provenance } from '../provenance.ts';
import {
  definitionAnchor,
  definitionsMarkup,
  mergedProvenance,
  parametersMarkup,
  sourcesMarkup,
} from './back-matter.ts';
import { contentsMarkup, coverMarkup, titleMarkup, type Chapter } from './cover-markup.ts';
import { html, ready, type Markup } from './markup.ts';
import { pageMarkup, type PageContext } from './page-markup.ts';
import { styleText } from './style.ts';

/**
 * Reviews as one HTML file that opens by double click: pages with their charts, tables, comments and notes, what the
 * measures mean, and where the figures come from. It asks for nothing, runs nothing, and says so in its own policy.
 */
export function htmlOf(draw: ChartDrawer): Exporter {
  return async (packs, options) => {
    const chapters = chaptersOf(packs);
    const provenance = mergedProvenance(packs.map((pack) => pack.provenance));
    const work = { draw, options, chapters, provenance };
    const [only] = chapters.length === 1 ? chapters : [];
    const head = only ? headOf(only, work) : titleMarkup(chapters);
    const bodies: Markup[] = [];
    for (const chapter of chapters) bodies.push(await chapterMarkup(chapter, work));
    options.signal.throwIfAborted();
    const text = documentText({ chapters, provenance, head, bodies });
    options.onProgress(1, 'The file is written');
    return new Blob([text], { type: 'text/html;charset=utf-8' });
  };
}

/** The reviews with the pages that are shown, each with the name that links use. */
function chaptersOf(packs: readonly Pack[]): readonly Chapter[] {
  return packs.map((pack, at) => ({
    pack,
    anchor: `review-${at + 1}`,
    cover: pack.pages.find(({ kind, isHidden }) => kind === 'cover' && !isHidden) ?? null,
    pages: pack.pages
      .filter(({ kind, isHidden }) => kind !== 'cover' && !isHidden)
      .map((page, place) => ({ page, anchor: `page-${at + 1}-${place + 1}` })),
  }));
}

interface Work {
  readonly draw: ChartDrawer;
  readonly options: ExportOptions;
  readonly chapters: readonly Chapter[];
  readonly provenance: Provenance;
}

/** How a review opens: at the head of the file where it is the only one in it. */
function headOf(chapter: Chapter, work: Work): Markup {
  const level = work.chapters.length === 1 ? 1 : 2;
  return coverMarkup(chapter, contextOf(chapter, work, { anchor: chapter.anchor, level, number: 0 }));
}

async function chapterMarkup(chapter: Chapter, work: Work): Promise<Markup> {
  const { pack, pages } = chapter;
  const isAlone = work.chapters.length === 1;
  const level = isAlone ? 2 : 3;
  const done: Markup[] = isAlone ? [] : [headOf(chapter, work)];
  for (const [at, { page, anchor }] of pages.entries()) {
    // The screen is let go between pages, so that progress shows and a person can stop it.
    await turn();
    work.options.signal.throwIfAborted();
    work.options.onProgress(shareDone(work, chapter, at), `${pack.name}: page ${at + 1} of ${pages.length}`);
    done.push(pageMarkup(page, contextOf(chapter, work, { anchor, level, number: at + 1 })));
  }
  return html`${done}`;
}

/** By a message rather than a timer: a tab in the background has its timers held to one a second. */
function turn(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

function contextOf(
  { pack }: Chapter,
  { draw, provenance }: Work,
  place: Pick<PageContext, 'anchor' | 'level' | 'number'>,
): PageContext {
  return { ...place, pack, draw, definitionOf: (measure) => definitionAnchor(provenance, measure) };
}

function shareDone({ chapters }: Work, chapter: Chapter, at: number): number {
  const before = chapters.slice(0, chapters.indexOf(chapter)).flatMap(({ pages }) => pages).length;
  const all = chapters.flatMap(({ pages }) => pages).length;
  return all === 0 ? 1 : (before + at) / all;
}

interface FileParts {
  readonly chapters: readonly Chapter[];
  readonly provenance: Provenance;
  readonly head: Markup;
  readonly bodies: readonly Markup[];
}

function documentText({ chapters, provenance, head, bodies }: FileParts): string {
  const style = styleText();
  const data = dataText(chapters.map(({ pack }) => pack));
  const { text } = html`<!doctype html>
    <html lang="en-GB">
      <head>
        <meta http-equiv="content-security-policy" content="${policyText(style)}" />
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="generator" content="Outturn" />
        <title>${titleOf(chapters)}</title>
        ${ready(`<style>${style}</style>`)}
      </head>
      <body>
        <a class="skip" href="#pages">Skip to the pages</a>
        <a class="skip" href="#contents">Skip to the contents</a>
        <main class="sheet">
          ${head} ${contentsMarkup(chapters)}
          <div class="pages" id="pages" tabindex="-1">
            ${bodies} ${definitionsMarkup(provenance)} ${sourcesMarkup(provenance)}
            ${parametersMarkup(provenance)}
          </div>
        </main>
        ${ready(`<script type="application/json" id="review-data">${data}</script>`)}
      </body>
    </html> `;
  return text;
}

function titleOf(chapters: readonly Chapter[]): string {
  const [first] = chapters;
  if (!first) return 'Quarterly partnership reviews';
  const { name, quarterLabel } = first.pack;
  return chapters.length === 1 ? `${name}: review of ${quarterLabel}` : `Reviews of ${quarterLabel}`;
}

/** Nothing is fetched and no script runs; the one stylesheet is allowed by its hash. */
function policyText(style: string): string {
  const hash = btoa(String.fromCharCode(...sha256(utf8ToBytes(style))));
  return `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
}

/**
 * JSON in a script element that is data: no text in it can end the element or open a comment. What was proposed in place
 * of a title that a person wrote does not leave the workspace.
 */
function dataText(packs: readonly Pack[]): string {
  const shown = packs.map((pack) => ({ ...pack, pages: pack.pages.filter(isShown).map(asWritten) }));
  return JSON.stringify(shown).replaceAll('<', '\\u003c');
}

function asWritten(page: PackPage): PackPage {
  return { ...page, proposed: page.title };
}

function isShown({ isHidden }: PackPage): boolean {
  return !isHidden;
}
