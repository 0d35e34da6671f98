import type { Provenance } from '../provenance.ts';
import { columnsOf } from './cells.ts';
import type { Cell, Sheet } from './xlsx/sheet.ts';

/** Rows under their heads, with a name for the sheet or file they become. */
export interface DataTable {
  readonly name: string;
  readonly title: string;
  readonly note: string;
  readonly labels: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

const ties = { ties: 'ties', 'does-not-tie': 'does not tie', none: 'no control total' } as const;

const whole = (number: number): Cell => ({ number: String(number), format: 'whole' });

/** Where figures come from, as tables: definitions with their versions, sources with their hashes, parameters. */
export function provenanceTables({ sources, measures, parameters }: Provenance): readonly DataTable[] {
  return [
    {
      name: 'Definitions',
      title: 'What each measure means, how it is computed, and the version that was used',
      note: 'A version changes with the statement, the unit or the way months total.',
      labels: ['Measure', 'Title', 'Meaning', 'Formula', 'Unit', 'Source', 'Caveat', 'Version'],
      rows: measures.map(({ id, title, meaning, formula, unit, source, caveat, version }) => [
        ...[id, title, meaning, formula, unit, source, caveat, version],
      ]),
    },
    {
      name: 'Sources',
      title: 'The files behind the figures, with the SHA-256 of their bytes and what became of their rows',
      note: 'Rows read are rows accepted, rejected and excluded.',
      labels: [
        ...['File', 'SHA-256', 'Bytes', 'Dataset', 'Rows read', 'Rows accepted', 'Rows rejected'],
        ...['Rows excluded', 'Control total', 'Difference'],
      ],
      rows: sources.map((source) => [
        source.name,
        source.sha256,
        whole(source.sizeBytes),
        source.dataset,
        ...[source.read, source.accepted, source.rejected, source.excluded].map(whole),
        ties[source.tie],
        source.difference === null ? null : { number: source.difference, format: 'money' },
      ]),
    },
    {
      name: 'Parameters',
      title: 'What people decided that the figures depend on',
      note: '',
      labels: ['Parameter', 'Value'],
      rows: parameters.map(({ name, value }) => [name, value]),
    },
  ];
}

/** A table as a sheet. */
export function sheetOf({ name, title, note, labels, rows }: DataTable): Sheet {
  return { name, title, note, columns: columnsOf(labels, rows), rows };
}

/** Several provenances as one, what they have in common said once. */
export function joinedProvenance(all: readonly Provenance[]): Provenance {
  return {
    sources: once(
      all.flatMap(({ sources }) => sources),
      ({ name, sha256, dataset }) => `${name}\n${sha256}\n${dataset}`,
    ),
    measures: once(
      all.flatMap(({ measures }) => measures),
      ({ id, version }) => `${id} ${version}`,
    ),
    parameters: once(
      all.flatMap(({ parameters }) => parameters),
      ({ name, value }) => `${name}\n${value}`,
    ),
  };
}

function once<T>(items: readonly T[], keyOf: (item: T) => string): readonly T[] {
  return [...new Map(items.map((item) => [keyOf(item), item])).values()];
}
