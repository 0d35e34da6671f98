import type { Pack, PackPage } from '../pack/pack.ts';
import { html, type Markup } from './markup.ts';
import { bodyMarkup, marksMarkup, type PageContext } from './page-markup.ts';

/** A review in the file: the pages that are shown, each with the name that links use. */
export interface Chapter {
  readonly pack: Pack;
  readonly anchor: string;
  readonly cover: PackPage | null;
  readonly pages: readonly { readonly page: PackPage; readonly anchor: string }[];
}

/** How a review opens: whose it is, of which quarter, its message, and how far it can be trusted. */
export function coverMarkup({ pack, anchor, cover }: Chapter, context: PageContext): Markup {
  const { level } = context;
  return html`<header class="cover${level > 1 && ' page partnership'}" id="${anchor}">
    <p class="kicker">Quarterly partnership review, ${pack.quarterLabel}</p>
    <h${level} dir="auto">${pack.name}</h${level}>
    <p class="parties" dir="auto"><bdi>${pack.customer}</bdi> and <bdi>${pack.provider}</bdi></p>
    ${cover && html`<p class="message" dir="auto">${cover.title}</p>`}
    ${cover?.lead ? html`<p class="lead" dir="auto">${cover.lead}</p>` : null}
    <p class="quiet" dir="auto">${pack.scope}. ${pack.vintage}</p>
    ${marksMarkup(pack.marks)} ${cover && bodyMarkup(cover, context)}
  </header>`;
}

/** How a file of several reviews opens. */
export function titleMarkup(chapters: readonly Chapter[]): Markup {
  const quarters = [...new Set(chapters.map(({ pack }) => pack.quarterLabel))];
  return html`<header class="cover">
    <p class="kicker">${quarters.join(', ')}</p>
    <h1>Quarterly partnership reviews</h1>
    <p class="parties">${chapters.length === 1 ? 'One partnership' : `${chapters.length} partnerships`}</p>
  </header>`;
}

/** Links to every page, and to what stands behind them. */
export function contentsMarkup(chapters: readonly Chapter[]): Markup {
  const [only] = chapters.length === 1 ? chapters : [];
  return html`<nav class="toc" id="contents" aria-labelledby="contents-title" tabindex="-1">
    <h2 id="contents-title">Contents</h2>
    <ol>
      ${
        only
          ? pageLinks(only)
          : chapters.map(
              (chapter) =>
                html`<li>
                  <a href="#${chapter.anchor}" dir="auto">${chapter.pack.name}</a>
                  <ol>
                    ${pageLinks(chapter)}
                  </ol>
                </li>`,
            )
      }
      <li><a href="#definitions">Definitions</a></li>
      <li><a href="#sources">Sources</a></li>
      <li><a href="#parameters">Parameters</a></li>
    </ol>
  </nav>`;
}

function pageLinks({ pages }: Chapter): readonly Markup[] {
  return pages.map(({ page, anchor }) => html`<li><a href="#${anchor}" dir="auto">${page.title}</a></li>`);
}
