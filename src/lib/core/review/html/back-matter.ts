import type { Table, TableCell } from '../../charts/table.ts';
import type { MeasureUsed, Provenance, SourceUsed } from '../provenance.ts';
import { csvLink, tableMarkup } from './table-markup.ts';
import { html, type Content, type Markup } from './markup.ts';

/** Where the figures of several reviews come from, each thing said once. */
export function mergedProvenance(all: readonly Provenance[]): Provenance {
  return {
    sources: once(all.flatMap(({ sources }) => sources)),
    measures: once(all.flatMap(({ measures }) => measures)),
    parameters: once(all.flatMap(({ parameters }) => parameters)),
  };
}

/** Where the definition of a measure stands in the file. */
export function definitionAnchor({ measures }: Provenance, measure: string): string | null {
  const at = measures.findIndex(({ id }) => id === measure);
  return at < 0 ? null : `definition-${at + 1}`;
}

/** What each measure means and how it is worked out. */
export function definitionsMarkup(provenance: Provenance): Markup {
  return html`<section class="page back" id="definitions" aria-labelledby="definitions-title">
    <h2 id="definitions-title">Definitions</h2>
    ${provenance.measures.length === 0 && html`<p class="quiet">No measure is told.</p>`}
    ${provenance.measures.map((measure, at) => definitionMarkup(measure, `definition-${at + 1}`))}
    <p class="screen"><a href="#contents">Back to the contents</a></p>
  </section>`;
}

function definitionMarkup(measure: MeasureUsed, anchor: string): Markup {
  const { title, meaning, formula, unit, source, caveat, version } = measure;
  const row = (name: string, content: Content) =>
    content !== '' &&
    html`<div>
      <dt>${name}</dt>
      <dd dir="auto">${content}</dd>
    </div>`;
  return html`<div class="definition" id="${anchor}">
    <h3 dir="auto">${title}</h3>
    <p dir="auto">${meaning}</p>
    <dl>
      ${row('Formula', formula)} ${row('Unit', unit)} ${row('Source', source)} ${row('Caveat', caveat)}
      ${row('Version', version)}
    </dl>
  </div>`;
}

/** The files behind the figures, with what became of their rows. */
export function sourcesMarkup({ sources }: Provenance): Markup {
  const table = sourcesTable(sources);
  return html`<section class="page back" id="sources" aria-labelledby="sources-title">
    <h2 id="sources-title">Sources</h2>
    ${
      sources.length === 0
        ? html`<p class="quiet">No file is told.</p>`
        : [tableMarkup('Files behind the figures', table), csvLink('Files behind the figures', table)]
    }
    <p class="screen"><a href="#contents">Back to the contents</a></p>
  </section>`;
}

const tieWords = { ties: 'ties', 'does-not-tie': 'does not tie', none: 'no control total' } as const;

function sourcesTable(sources: readonly SourceUsed[]): Table {
  const text = (value: string): TableCell => ({ text: value, sort: value });
  const count = (value: number): TableCell => ({
    text: value.toLocaleString('en-GB'),
    sort: value,
    exact: String(value),
  });
  const counts = ['Rows read', 'Accepted', 'Rejected', 'Excluded'];
  return {
    columns: [
      { id: 'file', label: 'File', align: 'start' },
      { id: 'dataset', label: 'Dataset', align: 'start' },
      ...counts.map((label) => ({ id: label, label, align: 'end' as const })),
      { id: 'tie', label: 'Control total', align: 'start' },
      { id: 'sha256', label: 'SHA-256', align: 'start' },
    ],
    rows: sources.map((source, at) => ({
      id: String(at),
      cells: [
        text(source.name),
        text(source.dataset),
        count(source.read),
        count(source.accepted),
        count(source.rejected),
        count(source.excluded),
        text(
          source.difference === null
            ? tieWords[source.tie]
            : `${tieWords[source.tie]}: ${source.difference} apart`,
        ),
        text(source.sha256),
      ],
    })),
  };
}

/** What people decided that the figures depend on. */
export function parametersMarkup({ parameters }: Provenance): Markup {
  return html`<section class="page back" id="parameters" aria-labelledby="parameters-title">
    <h2 id="parameters-title">Parameters</h2>
    <dl class="parameters">
      ${parameters.map(
        ({ name, value }) =>
          html`<div>
            <dt dir="auto">${name}</dt>
            <dd dir="auto">${value}</dd>
          </div>`,
      )}
    </dl>
    <p class="screen"><a href="#contents">Back to the contents</a></p>
  </section>`;
}

function once<T>(values: readonly T[]): readonly T[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}
