import { signalIcon, wavePath } from '../../charts/signal-icon.ts';
import type { Table, TableCell, TableIcon } from '../../charts/table.ts';
import { plainFileName } from '../../workspace/plain-file-name.ts';
import { csvOf } from '../data-out/csv-of.ts';
import { plainText } from '../export/plain-text.ts';
import { html, type Markup } from './markup.ts';

/** The attribute of a cell whose digits stand under those of the others. */
type Side = Markup | false;

// Scripts that run from right to left, and the marks that turn the direction.
const directed = /[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefe]/;

/** A table as HTML, in a frame of its own that scrolls where the table is wider than the screen. */
export function tableMarkup(caption: string, { columns, rows }: Table): Markup {
  const side = (at: number): Side => columns[at]?.align === 'end' && html` class="end"`;
  const head = columns.map(({ label }, at) => html`<th scope="col" ${side(at)} dir="auto">${label}</th>`);
  const body = rows.map(
    ({ cells }) =>
      html`<tr>
        ${cells.map((cell, at) => cellMarkup(cell, side(at), at === 0))}
      </tr> `,
  );
  return html`<div class="frame" role="group" tabindex="0" aria-label="${caption}">
    <table>
      <caption dir="auto">
        ${caption}
      </caption>
      <thead>
        <tr>
          ${head}
        </tr>
      </thead>
      <tbody>
        ${body}
      </tbody>
    </table>
  </div>`;
}

/** A link that saves a table as a CSV file; the data are in the link itself. */
export function csvLink(title: string, table: Table): Markup {
  const data = encodeURIComponent(plainText(csvOf(table)));
  return html`<p class="save">
    <a download="${plainFileName(title, 'table')}.csv" href="data:text/csv;charset=utf-8,${data}"
      >Save as CSV<span class="unseen">: ${title}</span></a
    >
  </p>`;
}

function cellMarkup({ text, icon }: TableCell, side: Side, isFirst: boolean): Markup {
  const content = [icon ? iconMarkup(icon) : null, text];
  const look = [side, directed.test(text) && html` dir="auto"`];
  return isFirst ? html`<th scope="row" ${look}>${content}</th>` : html`<td${look}>${content}</td>`;
}

/** The text beside it says the same in words. */
function iconMarkup(icon: TableIcon): Markup {
  const { meaning, path, letter, letterAt, isHollow } = signalIcon(icon);
  const inside = letter
    ? html`<text x="20" y="${letterAt}" text-anchor="middle" dominant-baseline="central">${letter}</text>`
    : html`<path class="wave" d="${wavePath}" />`;
  return html`<svg
    class="sign ${meaning}${isHollow ? ' hollow' : ''}"
    width="20"
    height="20"
    viewBox="0 0 40 40"
    aria-hidden="true"
  >
    <path class="shape" d="${path}" />
    ${inside}
  </svg> `;
}
