import type { Unit } from '../../vocabulary/format.ts';
import type { ExportOptions, Exporter } from '../export/exporter.ts';
import { tableOf } from '../pack/chart.ts';
import type { Pack, PackBlock, PackFigure, PackPage } from '../pack/pack.ts';
import type { Provenance } from '../provenance.ts';
import { numberCell } from './cells.ts';
import { joinedProvenance, provenanceTables, sheetOf, type DataTable } from './provenance-tables.ts';
import { tableSheet, type NamedTable } from './workbook-of-tables.ts';
import { isHeld } from './xlsx/cell-xml.ts';
import type { Cell, Sheet } from './xlsx/sheet.ts';
import { writeWorkbook } from './xlsx/write-workbook.ts';

/**
 * Reviews as a workbook: every figure with its definition, the messages and texts of the pages, the data of each table
 * and chart on a sheet of its own, comments, decisions, and where it all comes from.
 */
export const workbookOf: Exporter = async (packs, options: ExportOptions) => {
  const [first] = packs;
  const subject = packs.length === 1 ? first?.name : `${packs.length} partnerships`;
  const title = [subject, first?.quarterLabel].filter(Boolean).join(', ');
  return writeWorkbook({ title, madeAt: first?.madeAt ?? '', sheets: sheetsOf(packs) }, options);
};

function sheetsOf(packs: readonly Pack[]): readonly Sheet[] {
  const told = [figureTable(packs), pageTable(packs), commentTable(packs), decisionTable(packs)];
  const [figures, pages, comments, decisions] = told.map((table) =>
    table.rows.length === 0 ? [] : [sheetOf(table)],
  );
  return [
    ...(figures ?? []),
    ...(pages ?? []),
    ...packs.flatMap((pack) => dataTables(pack, packs.length > 1)).map(tableSheet),
    ...(comments ?? []),
    ...(decisions ?? []),
    ...provenanceTables(provenanceOf(packs)).map(sheetOf),
  ];
}

/** The pages that go out. */
function shownPages({ pages }: Pack): readonly PackPage[] {
  return pages.filter(({ isHidden }) => !isHidden);
}

/** A row for each thing on the pages, with its partnership in front. */
function rowsOf<T>(
  packs: readonly Pack[],
  itemsOf: (page: PackPage) => readonly T[],
  rowOf: (item: T, page: PackPage) => readonly Cell[],
): readonly (readonly Cell[])[] {
  return packs.flatMap((pack) =>
    shownPages(pack).flatMap((page) => itemsOf(page).map((item) => [pack.name, ...rowOf(item, page)])),
  );
}

function figureTable(packs: readonly Pack[]): DataTable {
  return {
    name: 'Figures',
    title: 'Every figure of the pages, in full',
    note: '',
    labels: [
      ...['Partnership', 'Page', 'Figure', 'Value', 'Unit', 'As shown', 'Period', 'Against plan'],
      ...['Status', 'Measure', 'Figure id', 'Note'],
    ],
    rows: rowsOf(packs, figuresOn, (figure, page) => [
      page.title,
      figure.label,
      numberCell(figure.value, figure.unit),
      unitWords(figure.unit),
      figure.face,
      figure.period,
      figure.delta?.text ?? null,
      statusWords(figure),
      figure.ref?.measure ?? null,
      figure.id,
      figure.value === null || isHeld(figure.value)
        ? null
        : 'More digits than a spreadsheet holds in a number: written as text',
    ]),
  };
}

function figuresOn({ blocks }: PackPage): readonly PackFigure[] {
  return blocks.flatMap((block) => (block.kind === 'figures' ? block.figures : []));
}

/** A unit in words: `GBP`, `GBP per case`, `share of 1`, `cases`. */
function unitWords({ kind, label, currency }: Unit): string {
  const money = currency ?? 'money';
  if (kind === 'money') return money;
  if (kind === 'money per unit') return `${money} ${label}`.trimEnd();
  return kind === 'share' ? 'share of 1' : label;
}

function statusWords({ status, value }: PackFigure): string | null {
  if (status) return [status.kind, status.detail].filter(Boolean).join(': ');
  return value === null ? 'unavailable' : null;
}

function pageTable(packs: readonly Pack[]): DataTable {
  return {
    name: 'Pages',
    title: 'The messages of the review, page by page',
    note: '',
    labels: ['Partnership', 'Page', 'Message', 'Lead', 'Text', 'Marks', 'Source', 'Presenter notes'],
    rows: rowsOf(
      packs,
      (page) => [page],
      (page) => [
        page.id,
        page.title,
        page.lead,
        page.blocks.flatMap((block) => (block.kind === 'text' ? block.paragraphs : [])).join('\n'),
        page.marks.map(({ words }) => words).join('; '),
        page.source,
        page.notes.join('\n'),
      ],
    ),
  };
}

function commentTable(packs: readonly Pack[]): DataTable {
  return {
    name: 'Comments',
    title: 'What was written beside the numbers',
    note: '',
    labels: ['Partnership', 'Page', 'Beside', 'Comment', 'By', 'On'],
    rows: rowsOf(
      packs,
      ({ comments }) => comments,
      ({ at, text, by, on }, page) => [page.title, besideWords(at, page), text, by, on],
    ),
  };
}

/** What a comment stands beside, by its name. */
function besideWords(at: string, { id, blocks }: PackPage): string {
  if (at === id) return 'the page';
  const named = blocks.flatMap((block) =>
    block.kind === 'figures'
      ? block.figures.map((figure) => ({ id: figure.id, label: figure.label }))
      : [{ id: block.id, label: 'title' in block ? block.title : block.id }],
  );
  return named.find((one) => one.id === at)?.label ?? 'the page';
}

function decisionTable(packs: readonly Pack[]): DataTable {
  return {
    name: 'Decisions',
    title: 'What the meeting is asked to decide',
    note: '',
    labels: ['Partnership', 'Decision', 'Why', 'Owner', 'Due'],
    rows: rowsOf(
      packs,
      ({ blocks }) => blocks.flatMap((block) => (block.kind === 'decisions' ? block.decisions : [])),
      ({ text, why, owner, due }) => [text, why, owner, due],
    ),
  };
}

/** The tables of a review and the data of its charts. */
function dataTables(pack: Pack, isOneOfMany: boolean): readonly NamedTable[] {
  const whose = isOneOfMany ? `${pack.partnership} ` : '';
  return shownPages(pack).flatMap((page) =>
    page.blocks.flatMap((block) => {
      const found = dataOf(block);
      if (!found) return [];
      const title = `${isOneOfMany ? `${pack.name}: ` : ''}${found.title}`;
      return [{ ...found, name: `${whose}${found.title}`, title }];
    }),
  );
}

function dataOf(block: PackBlock): Omit<NamedTable, 'name'> | null {
  if (block.kind === 'table') return { title: block.title, note: block.note, table: block.table };
  if (block.kind !== 'chart') return null;
  const { title, unit, summary, source } = block;
  return { title, note: [unit, summary, source].filter(Boolean).join('. '), table: tableOf(block.chart) };
}

function provenanceOf(packs: readonly Pack[]): Provenance {
  const joined = joinedProvenance(packs.map(({ provenance }) => provenance));
  const told = packs.flatMap((pack) => [
    { name: `Review of ${pack.name}`, value: `${pack.quarterLabel}, ${pack.scope}` },
    { name: `Vintage of ${pack.name}`, value: pack.vintage },
    ...pack.marks.map(({ words }) => ({ name: `Mark of ${pack.name}`, value: words })),
  ]);
  return { ...joined, parameters: [...told, ...joined.parameters] };
}
