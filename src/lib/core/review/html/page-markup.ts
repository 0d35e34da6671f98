import type { Pack, PackMark, PackPage } from '../pack/pack.ts';
import { blockMarkup, type BlockContext } from './block-markup.ts';
import { commentsMarkup } from './comments-markup.ts';
import { html, type Markup } from './markup.ts';

/** What a page needs to know of the file it stands in. */
export interface PageContext extends Omit<BlockContext, 'commentsAt'> {
  readonly pack: Pack;
  /** Names the page in links. */
  readonly anchor: string;
  readonly number: number;
}

/** One page of a review: its message, what proves it, what was said of it, and where it comes from. */
export function pageMarkup(page: PackPage, context: PageContext): Markup {
  const { pack, anchor, level, number } = context;
  return html`<section class="page" id="${anchor}" aria-labelledby="${anchor}-title">
    <h${level} id="${anchor}-title" dir="auto">${page.title}</h${level}>
    ${page.lead && html`<p class="lead" dir="auto">${page.lead}</p>`} ${bodyMarkup(page, context)}
    <footer>
      ${page.source && html`<p dir="auto">${page.source}</p>`}
      <p dir="auto"><bdi>${pack.name}</bdi>, page ${number}. ${pack.scope}. ${pack.vintage}</p>
      ${marksMarkup([...pack.marks, ...page.marks])}
      <p class="screen"><a href="#contents">Back to the contents</a></p>
    </footer>
  </section>`;
}

/** What stands on a page below its message. */
export function bodyMarkup(page: PackPage, context: PageContext): Markup {
  const places = new Set(page.blocks.flatMap((block) => [block.id, ...figureIds(block)]));
  const commentsAt = (id: string) => page.comments.filter(({ at }) => at === id);
  const blocks = page.blocks.map((block) =>
    blockMarkup(block, { ...context, level: context.level + 1, commentsAt }),
  );
  return html`${blocks} ${commentsMarkup(page.comments.filter(({ at }) => !places.has(at)))}
  ${
    page.notes.length > 0 &&
    html`<details class="notes">
      <summary>Presenter notes<span class="unseen">: ${page.title}</span></summary>
      ${page.notes.map((note) => html`<p dir="auto">${note}</p>`)}
    </details>`
  }`;
}

function figureIds(block: PackPage['blocks'][number]): readonly string[] {
  return block.kind === 'figures' ? block.figures.map(({ id }) => id) : [];
}

/** The stamps of a page; what is true of the review and of the page alike is said once. */
export function marksMarkup(marks: readonly PackMark[]): Markup | null {
  const shown = [...new Map(marks.map((mark) => [`${mark.kind}: ${mark.words}`, mark])).values()];
  if (shown.length === 0) return null;
  return html`<ul class="marks" aria-label="Marks">
    ${shown.map(({ kind, words }) => html`<li class="${kind}" dir="auto">${words}</li>`)}
  </ul>`;
}
