import type { TableCell } from '../../charts/table.ts';
import { formatNumber, formatShare } from '../../vocabulary/format.ts';
import { groupBy } from '../../vocabulary/group-by.ts';
import { divide } from '../../vocabulary/money.ts';
import { datasets, type DatasetId } from '../../vocabulary/datasets.ts';
import { spanLabel, type BaselineCard } from '../benefits/baseline-cards.ts';
import { baselinesBoard } from '../benefits/baselines.ts';
import type { SourceUsed } from '../provenance.ts';
import { everyFeed, moneyFeeds, type Draft } from './draft.ts';
import { shownRows, textCell } from './figures.ts';
import type { PackFigure, TableBlock } from './pack.ts';
import type { PackSource } from './pack-source.ts';
import { counted } from './titles.ts';

/** What the figures rest on: the files with what became of their rows, and the baselines with who approved them. */
export function evidencePages(source: PackSource): readonly Draft[] {
  return [filesPage(source), ...(source.data.baselines.length > 0 ? [baselinesPage(source)] : [])];
}

function filesPage(source: PackSource): Draft {
  const { files } = source;
  return {
    id: 'evidence',
    kind: 'evidence',
    titles: filesTitles(files),
    lead: unverifiedWords(source),
    blocks:
      files.length === 0
        ? [{ kind: 'text', id: 'evidence/missing', paragraphs: ['No file is loaded.'] }]
        : [{ kind: 'figures', id: 'evidence/figures', figures: filesFigures(source) }, filesTable(files)],
    measures: [],
    feeds: everyFeed,
    isMoney: false,
    notes: [
      'Every row of every file is accepted, rejected with its reason, or excluded by a rule that says why; none is dropped in silence.',
      'A file ties when what was read of it comes to its control total, to the penny.',
    ],
  };
}

/** Files by their bytes: one that holds two datasets is one file. */
function filesOf(files: readonly SourceUsed[]): readonly (readonly SourceUsed[])[] {
  return [...groupBy(files, ({ name, sha256 }) => `${sha256} ${name}`).values()];
}

function filesTitles(files: readonly SourceUsed[]): readonly string[] {
  const all = filesOf(files);
  const off = all.filter((read) => read.some(({ tie }) => tie === 'does-not-tie'));
  const checked = all.filter((read) => read.some(({ tie }) => tie !== 'none'));
  const rejected = files.reduce((sum, file) => sum + file.rejected, 0);
  const rest =
    rejected > 0
      ? `; ${counted(rejected, 'row')} ${rejected === 1 ? 'was' : 'were'} rejected`
      : '; no row was rejected';
  if (all.length === 0) return ['No file is loaded'];
  if (off.length > 0)
    return [
      `${off.length} of ${counted(all.length, 'file')} ${off.length === 1 ? 'does' : 'do'} not tie: ${off[0]![0]!.name}${off.length > 1 ? ' and others' : ''}`,
      `${off.length} of ${counted(all.length, 'file')} ${off.length === 1 ? 'does' : 'do'} not tie`,
    ];
  if (checked.length === 0)
    return [`None of ${counted(all.length, 'file')} has a control total to tie to${rest}`];
  const some =
    checked.length < all.length
      ? `${checked.length} of ${counted(all.length, 'file')}`
      : `All ${counted(all.length, 'file')}`;
  return [
    `${some} tie${checked.length === 1 && checked.length < all.length ? 's' : ''} to a control total${rest}`,
  ];
}

/** What is not verified, in a sentence or two; that everything is, where it is. */
function unverifiedWords(source: PackSource): string {
  const { headline, noSaving, register, data, view } = source;
  const baseline =
    noSaving === null ? baselinesBoard(data, view).sentence : `No saving is stated: ${noSaving}.`;
  const doubtful = register.rows.filter(({ state }) => state.kind === 'unverified').length;
  const claims =
    register.isEmpty || register.rows.length === 0
      ? ''
      : doubtful === 0
        ? 'Every benefit of the register is verified.'
        : `${doubtful} of ${counted(register.rows.length, 'benefit')} of the register ${doubtful === 1 ? 'is' : 'are'} not verified.`;
  const status =
    headline.headline.status?.kind === 'provisional'
      ? `Provisional: ${headline.headline.status.detail}.`
      : '';
  return [baseline, claims, status].filter((part) => part !== '').join(' ');
}

function filesFigures({ files, register, until: _, view }: PackSource): readonly PackFigure[] {
  const all = filesOf(files);
  // Rows of a file that holds two datasets are read once.
  const most = (of: (file: SourceUsed) => number) =>
    all.reduce((sum, read) => sum + Math.max(...read.map(of)), 0);
  const verified = register.rows.filter(({ state }) => state.kind === 'verified').length;
  const share = register.rows.length === 0 ? null : divide(String(verified), String(register.rows.length), 6);
  return [
    countFigure(
      'evidence/rows-read',
      'Rows read',
      most(({ read }) => read),
      `of ${counted(all.length, 'file')}`,
    ),
    countFigure(
      'evidence/rows-left-out',
      'Rows rejected or excluded',
      most(({ rejected, excluded }) => rejected + excluded),
      'each with its reason',
    ),
    tieFigure(all),
    {
      id: 'evidence/verified-share',
      label: 'Benefits verified',
      value: share,
      unit: { kind: 'share', label: '' },
      face: share === null ? '' : formatShare(share, 0),
      exact: share === null ? '' : formatShare(share, 2),
      period: share === null ? view.terms : `${verified} of ${register.rows.length} of the register`,
      delta: null,
      status: share === null ? { kind: 'unavailable', detail: 'no register of benefits' } : null,
      ref: null,
    },
  ];
}

/** Of the files that have a control total, how many come to it; not known where none has. */
function tieFigure(files: readonly (readonly SourceUsed[])[]): PackFigure {
  const checked = files.filter((read) => read.some(({ tie }) => tie !== 'none'));
  const ties = checked.filter((read) => read.every(({ tie }) => tie !== 'does-not-tie'));
  const figure = countFigure(
    'evidence/files-tie',
    'Files that tie',
    ties.length,
    `of ${checked.length} with a control total`,
  );
  if (checked.length > 0) return figure;
  return {
    ...figure,
    value: null,
    face: '',
    exact: '',
    period: `of ${counted(files.length, 'file')}`,
    status: { kind: 'unavailable', detail: 'no control total is given' },
  };
}

function countFigure(id: string, label: string, count: number, period: string): PackFigure {
  const face = count.toLocaleString('en-GB');
  return {
    id,
    label,
    value: String(count),
    unit: { kind: 'count', label: '' },
    face,
    exact: face,
    period,
    delta: null,
    status: null,
    ref: null,
  };
}

/** Every file, what does not tie first. */
function filesTable(files: readonly SourceUsed[]): TableBlock {
  const ordered = files.toSorted(
    (a, b) => Number(b.tie === 'does-not-tie') - Number(a.tie === 'does-not-tie'),
  );
  const { rows, rest } = shownRows(ordered, 'on the Data screen and among the sources of the workbook');
  return {
    kind: 'table',
    id: 'evidence/table',
    title: 'Files, and what became of their rows',
    table: {
      columns: [
        { id: 'file', label: 'File', align: 'start' },
        { id: 'dataset', label: 'Read as', align: 'start' },
        { id: 'read', label: 'Read', align: 'end' },
        { id: 'accepted', label: 'Accepted', align: 'end' },
        { id: 'rejected', label: 'Rejected', align: 'end' },
        { id: 'excluded', label: 'Excluded', align: 'end' },
        { id: 'tie', label: 'Control total', align: 'start' },
      ],
      rows: rows.map((file, at) => ({ id: `${file.name} ${file.dataset} ${at}`, cells: fileCells(file) })),
    },
    refs: {},
    note: `Read = accepted + rejected + excluded, in every file. ${rest}`.trim(),
  };
}

function fileCells(file: SourceUsed): readonly TableCell[] {
  const { name, dataset, read, accepted, rejected, excluded } = file;
  return [
    textCell(name),
    textCell(isDataset(dataset) ? datasets[dataset].title : dataset),
    ...[read, accepted, rejected, excluded].map(countCell),
    textCell(tieWords(file)),
  ];
}

function isDataset(id: string): id is DatasetId {
  return Object.hasOwn(datasets, id);
}

function countCell(count: number): TableCell {
  return { text: count.toLocaleString('en-GB'), sort: count, exact: String(count) };
}

function tieWords({ tie, difference }: SourceUsed): string {
  switch (tie) {
    case 'ties':
      return 'ties';
    case 'none':
      return 'none given';
    case 'does-not-tie':
      return `DOES NOT TIE${difference === null ? '' : `: off by ${formatNumber(difference, 2)}`}`;
  }
}

function baselinesPage(source: PackSource): Draft {
  const { data, view } = source;
  const board = baselinesBoard(data, view);
  const current = data.baselines.filter(({ isCurrent }) => isCurrent);
  const doubtful = current.filter(({ doubt }) => doubt !== null);
  const rows = board.cards.map((card) => ({
    id: `${card.scope} ${card.current.version}`,
    cells: baselineCells(card),
  }));
  return {
    id: 'evidence:baselines',
    kind: 'evidence',
    titles: [
      ...(doubtful.length === 0 && board.uncovered.length > 0
        ? [
            `${board.sentence.split('. ')[0] ?? ''}; ${counted(board.uncovered.length, 'service')} without one`,
          ]
        : []),
      board.sentence.split('. ')[0] ?? board.sentence,
      doubtful.length === 0
        ? 'Every baseline is frozen, approved and evidenced'
        : current.length === 1
          ? 'The baseline is not verified, so the saving against it is not in the headline'
          : `${doubtful.length} of ${counted(current.length, 'baseline')} ${doubtful.length === 1 ? 'is' : 'are'} not verified`,
    ],
    lead: board.sentence,
    blocks: [
      {
        kind: 'table',
        id: 'evidence:baselines/table',
        title: 'Baselines in use',
        table: {
          columns: [
            { id: 'scope', label: 'Of', align: 'start' },
            { id: 'version', label: 'Version', align: 'start' },
            { id: 'months', label: 'Months', align: 'start' },
            { id: 'approved', label: 'Approved by', align: 'start' },
            { id: 'evidence', label: 'Evidence', align: 'start' },
            { id: 'trust', label: 'Standing', align: 'start' },
          ],
          rows,
        },
        refs: {},
        note: board.breakSentence,
      },
    ],
    measures: ['baseline_cost', 'baseline_volume', 'baseline_coverage'],
    feeds: moneyFeeds,
    isMoney: true,
  };
}

function baselineCells({ scope, current, superseded }: BaselineCard): readonly TableCell[] {
  const { version, approvedBy, approvedOn, evidence, doubt } = current;
  const before = superseded.map((one) => one.version).join(', ');
  return [
    textCell(scope),
    textCell(before === '' ? version : `${version}, after ${before}`),
    textCell(spanLabel(current)),
    textCell(approvedBy === null ? 'nobody' : [approvedBy, approvedOn].filter(Boolean).join(', ')),
    textCell(evidence ?? 'none'),
    textCell(doubt === null ? 'verified' : `not verified: ${doubt}`),
  ];
}
