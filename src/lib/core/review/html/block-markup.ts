import { pageTheme } from '../../charts/colours.ts';
import type { LegendItem } from '../../charts/legend.ts';
import type { ReviewComment } from '../../vocabulary/review-settings.ts';
import { heightOf, legendOf, shapesOf, tableOf } from '../pack/chart.ts';
import type {
  ChartBlock,
  DecisionsBlock,
  FiguresBlock,
  PackBlock,
  PackChart,
  PackFigure,
  TableBlock,
  TextBlock,
} from '../pack/pack.ts';
import type { ChartDrawer } from '../picture/chart-picture.ts';
import { commentsMarkup, dayOf } from './comments-markup.ts';
import { html, ready, type Content, type Markup } from './markup.ts';
import { csvLink, tableMarkup } from './table-markup.ts';

/** What a block needs to know beside itself. */
export interface BlockContext {
  readonly draw: ChartDrawer;
  /** The level of headings within a page. */
  readonly level: number;
  /** Comments by the id of what they stand beside. */
  readonly commentsAt: (id: string) => readonly ReviewComment[];
  /** Where the definition of a measure stands in the file; null where it is not told. */
  readonly definitionOf: (measure: string) => string | null;
}

/** A block of a page, with what was said of it. */
export function blockMarkup(block: PackBlock, context: BlockContext): Markup {
  return html`<div class="block ${block.kind}">
    ${contentOf(block, context)} ${commentsMarkup(context.commentsAt(block.id))}
  </div>`;
}

function contentOf(block: PackBlock, context: BlockContext): Content {
  switch (block.kind) {
    case 'figures':
      return figuresMarkup(block, context);
    case 'chart':
      return chartMarkup(block, context);
    case 'table':
      return dataMarkup(block);
    case 'text':
      return textMarkup(block);
    case 'decisions':
      return decisionsMarkup(block);
  }
}

function figuresMarkup({ figures }: FiguresBlock, context: BlockContext): Content {
  const comments = figures.map(({ id, label }) => commentsMarkup(context.commentsAt(id), label));
  return [html`<dl>${figures.map((figure) => figureMarkup(figure, context))}</dl>`, comments];
}

const arrows = { up: '▲', down: '▼', level: '■' } as const;
const statusWords = {
  unavailable: 'Unavailable',
  unverified: 'Unverified',
  provisional: 'Provisional',
} as const;

function figureMarkup(figure: PackFigure, { definitionOf }: BlockContext): Markup {
  const { label, face, exact, period, delta, status, ref } = figure;
  const definition = ref ? definitionOf(ref.measure) : null;
  const name = definition ? html`<a href="#${definition}" title="How it is defined">${label}</a>` : label;
  return html`<div class="figure${status ? ` ${status.kind}` : ''}">
    <dt dir="auto">${name}</dt>
    <dd class="face${face ? '' : ' none'}">${face || 'Not available'}</dd>
    ${exact && exact !== face && html`<dd class="exact">${exact}</dd>`}
    ${
      delta &&
      html`<dd class="delta ${delta.tone}">
        <span aria-hidden="true">${arrows[delta.direction]}</span> ${delta.text}
      </dd>`
    }
    <dd class="quiet" dir="auto">${period}</dd>
    ${
      status &&
      html`<dd class="status"><strong>${statusWords[status.kind]}</strong>: <bdi>${status.detail}</bdi></dd>`
    }
  </div>`;
}

// As wide as the column that the page is read in, and as a phone.
const widePx = 760;
const narrowPx = 340;

function chartMarkup(block: ChartBlock, { draw, level }: BlockContext): Content {
  const { title, unit, summary, chart, source } = block;
  const table = tableOf(chart);
  const legend = legendOf(chart, pageTheme);
  const said = [unit, shapesOf(chart)].filter(Boolean).join('. ');
  return html`<figure>
    <figcaption>
      <h${level} dir="auto">${title}</h${level}>
      ${summary !== title && html`<p class="summary" dir="auto">${summary}</p>`}
      ${said && html`<p class="quiet" dir="auto">${said}</p>`}
    </figcaption>
    ${legend.length > 1 && legendMarkup(legend)}
    <div class="drawn" role="img" aria-label="${summary || title}">
      <div class="wide">${at(chart, widePx, draw)}</div>
      <div class="narrow">${at(chart, narrowPx, draw)}</div>
    </div>
    ${source && html`<p class="source" dir="auto">${source}</p>`}
    <details>
      <summary>Data of this chart<span class="unseen">: ${title}</span></summary>
      ${tableMarkup(title, table)} ${csvLink(title, table)}
    </details>
  </figure>`;
}

function at(chart: PackChart, widthPx: number, draw: ChartDrawer): Markup {
  return ready(draw(chart, { widthPx, heightPx: heightOf(chart, widthPx) }));
}

function legendMarkup(items: readonly LegendItem[]): Markup {
  return html`<ul class="legend">
    ${items.map(
      ({ label, style }) =>
        html`<li>
          <svg width="22" height="8" aria-hidden="true">
            <line
              x1="0"
              x2="22"
              y1="4"
              y2="4"
              stroke="${style.colour}"
              stroke-width="${style.widthPx}"
              stroke-dasharray="${style.dash ?? 'none'}"
            />
          </svg>
          <bdi>${label}</bdi>
        </li>`,
    )}
  </ul>`;
}

function dataMarkup({ title, table, note }: TableBlock): Content {
  return [
    tableMarkup(title, table),
    note && html`<p class="quiet" dir="auto">${note}</p>`,
    csvLink(title, table),
  ];
}

function textMarkup({ paragraphs }: TextBlock): Content {
  return paragraphs.map((paragraph) => html`<p class="said" dir="auto">${paragraph}</p>`);
}

function decisionsMarkup({ decisions }: DecisionsBlock): Content {
  if (decisions.length === 0) return html`<p class="quiet">No decision is asked.</p>`;
  return html`<ol class="decisions">
    ${decisions.map(({ text, owner, due, why }) => {
      const who = [owner && `Owner: ${owner}`, due && `by ${dayOf(due)}`].filter(Boolean).join(', ');
      return html`<li>
        <p class="asked" dir="auto">${text}</p>
        ${why && html`<p dir="auto">${why}</p>`} ${who && html`<p class="quiet" dir="auto">${who}</p>`}
      </li>`;
    })}
  </ol>`;
}
