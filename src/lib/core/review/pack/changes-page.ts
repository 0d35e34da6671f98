import { formatExact } from '../../vocabulary/format.ts';
import { add, round, subtract, type Decimal } from '../../vocabulary/money.ts';
import { monthLabel } from '../../vocabulary/month.ts';
import type { ChangedFigure, ChangesBoard } from '../snapshot/changes-board.ts';
import { missingWords, refsOf, textCell } from './figures.ts';
import type { Pack, PackBlock, PackPage, TableBlock } from './pack.ts';
import { counted, fitting } from './titles.ts';

/** What changed since the last review, on the page that is kept for it; without a former review, how to take one. */
export function withChanges(pack: Pack, changes: ChangesBoard | null): Pack {
  return {
    ...pack,
    pages: pack.pages.map((page) => (page.kind === 'changes' ? changed(page, changes) : page)),
  };
}

/** A title that a person wrote stays. */
function changed(page: PackPage, changes: ChangesBoard | null): PackPage {
  const proposed = changesTitle(changes);
  return {
    ...page,
    title: page.title === page.proposed ? proposed : page.title,
    proposed,
    lead: changes ? againstWords(changes) : '',
    blocks: changes ? changesBlocks(changes) : noFormerReview,
    notes: changes ? changesNotes(changes) : page.notes,
  };
}

/** What the page says before a first review was taken. */
export const noFormerReview: readonly PackBlock[] = [
  {
    kind: 'text',
    id: 'changes/none',
    paragraphs: [
      'No former review of this partnership was taken, so there is nothing to compare with.',
      'Taking this review freezes its figures and what they depend on. The next one then shows here what changed and why: new months, restated months with the file that restated them, changed definitions, baselines and settings, each difference adding up exactly.',
      'To take it, go to “Taken reviews” on the Review screen.',
    ],
  },
];

/** The message of the page. */
export function changesTitle(changes: ChangesBoard | null): string {
  if (changes === null) return 'First review: there is no former one to compare with';
  const moved = movedFigures(changes);
  return fitting(
    changes.sentence,
    `${counted(moved.length, 'figure')} changed since the review of ${changes.against.quarterLabel}`,
    `${counted(moved.length, 'figure')} changed since the last review`,
  );
}

function againstWords({ sentence, against }: ChangesBoard): string {
  const { quarterLabel, takenOn, takenBy } = against;
  const day = /^(\d{4}-\d{2})-(\d{2})/.exec(takenOn);
  const on = day ? ` on ${Number(day[2])} ${monthLabel(`${day[1]}-01`)}` : '';
  const by = takenBy === '' ? '' : ` by ${takenBy}`;
  return `${sentence} Compared with the review of ${quarterLabel}, taken${on}${by}.`;
}

function movedFigures({ figures }: ChangesBoard): readonly ChangedFigure[] {
  return figures.filter(({ difference }) => difference !== null && Number(difference) !== 0);
}

function changesBlocks(changes: ChangesBoard): readonly PackBlock[] {
  const { groups } = changes;
  return [
    ...(changes.figures.length > 0 ? [changesTable(changes)] : []),
    ...(groups.length > 0
      ? [
          {
            kind: 'text' as const,
            id: 'changes/groups',
            paragraphs: groups.map(({ title, items }) => groupWords(title, items)),
          },
        ]
      : []),
  ];
}

/** Items that are told on the page; the notes have all of them. */
const mostItems = 3;

function groupWords(title: string, items: readonly string[]): string {
  const rest = items.length - mostItems;
  return `${title}: ${items.slice(0, mostItems).join(' ')}${rest > 0 ? ` And ${rest} more.` : ''}`;
}

/** A row a figure, its reasons under it: each reason is a row of its own, so that the amounts can be added up. */
function changesTable(changes: ChangesBoard): TableBlock {
  const moved = movedFigures(changes);
  const still = changes.figures.filter((figure) => !moved.includes(figure));
  const rows = [...moved, ...still].flatMap((figure) => [figureRow(figure), ...reasonRows(figure)]);
  return {
    kind: 'table',
    id: 'changes/table',
    title: 'Each figure then and now, and why it differs',
    table: {
      columns: [
        { id: 'figure', label: 'Figure, and reason', align: 'start' },
        { id: 'then', label: `In ${changes.against.quarterLabel}`, align: 'end' },
        { id: 'now', label: 'Now', align: 'end' },
        { id: 'difference', label: 'Difference', align: 'end' },
        { id: 'detail', label: 'Where from', align: 'start' },
      ],
      rows: rows.map(({ id, cells }) => ({ id, cells })),
    },
    refs: refsOf(rows),
    note: 'The reasons under a figure add up to its difference exactly.',
  };
}

function figureRow(figure: ChangedFigure) {
  const { id, label, unit, then, now, difference, status } = figure;
  const cell = (value: string | null) =>
    value === null
      ? { text: missingWords(status ?? undefined), sort: null }
      : { text: formatExact(value, unit), sort: Number(value), exact: value };
  return {
    id,
    ref: null,
    cells: [
      textCell(label),
      cell(then),
      cell(now),
      difference === null
        ? textCell('')
        : { text: signed(shownDifference(figure), unit), sort: Number(difference), exact: difference },
      textCell(status ?? ''),
    ],
  };
}

function reasonRows(figure: ChangedFigure) {
  const { id, unit, reasons } = figure;
  const shown = shownAmounts(figure);
  return reasons.map(({ label, amount, detail, ref }, at) => ({
    id: `${id} ${at}`,
    ref,
    cells: [
      textCell(`· ${label}`),
      textCell(''),
      textCell(''),
      { text: signed(shown[at] ?? amount, unit), sort: Number(amount), exact: amount },
      textCell(detail),
    ],
  }));
}

// A share is shown to the hundredth of a percent.
const shareDecimals = 4;
const shareStep = '0.0001';

/** The difference as the two figures beside it show it: who takes one from the other comes to it. */
function shownDifference({ unit, then, now, difference }: ChangedFigure): Decimal {
  if (unit.kind !== 'share' || then === null || now === null) return difference ?? '0';
  return subtract(round(now, shareDecimals), round(then, shareDecimals));
}

/**
 * The amounts of the reasons as they are shown. Shares are rounded so that they still add up to the difference shown:
 * those that lose most by it are rounded the other way.
 */
function shownAmounts(figure: ChangedFigure): readonly Decimal[] {
  const amounts = figure.reasons.map(({ amount }) => amount);
  if (figure.unit.kind !== 'share') return amounts;
  const rounded = amounts.map((amount) => round(amount, shareDecimals));
  const off = subtract(shownDifference(figure), add('0', ...rounded));
  const steps = Math.round(Number(off) / Number(shareStep));
  const step = steps < 0 ? `-${shareStep}` : shareStep;
  const wanting = amounts
    .map((amount, at) => ({ at, lost: Math.sign(steps) * Number(subtract(amount, rounded[at] ?? amount)) }))
    .toSorted((a, b) => b.lost - a.lost)
    .slice(0, Math.abs(steps));
  return rounded.map((amount, at) => (wanting.some((one) => one.at === at) ? add(amount, step) : amount));
}

/** In full with its sign; shares are told apart in percentage points. */
function signed(difference: string, unit: ChangedFigure['unit']): string {
  const sign = Number(difference) > 0 ? '+' : '';
  const full = `${sign}${formatExact(difference, unit)}`;
  return unit.kind === 'share' ? full.replace('%', ' percentage points') : full;
}

function changesNotes({ groups }: ChangesBoard): readonly string[] {
  return groups.flatMap(({ title, items }) => items.map((item) => `${title}: ${item}`));
}
