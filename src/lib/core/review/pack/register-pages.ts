import type { TableCell, TableRow } from '../../charts/table.ts';
import type { Band } from '../benefits/headline.ts';
import type { RegisterRow } from '../benefits/register-row.ts';
import { trendBlock, trendOf } from './charts.ts';
import { benefitFeeds, type Draft } from './draft.ts';
import { figureCell, moneyUnit, packFigure, refsOf, shownRows, textCell } from './figures.ts';
import type { TableBlock } from './pack.ts';
import type { PackSource } from './pack-source.ts';
import { counted } from './titles.ts';

const plain = { kind: 'benefits', feeds: benefitFeeds, isMoney: true } as const satisfies Partial<Draft>;

/** Amounts that stand beside the headline: each by itself, and never added to it or to each other. */
export function besidePage(source: PackSource): Draft | null {
  const { headline, currency } = source;
  const { bands, quality } = headline;
  if (bands.length === 0) return null;
  const figures = bands.flatMap(({ id, figures: own }) =>
    own.map(({ figure, isVerified }) =>
      packFigure(
        `benefits:beside/${id}${isVerified === null ? '' : isVerified ? '-verified' : '-unverified'}`,
        figure,
        moneyUnit(currency),
      ),
    ),
  );
  const told = bands.flatMap(({ label, figures: own }) =>
    own
      .filter(({ figure }) => figure.value !== null)
      .map(({ figure }) => `${figure.face} ${label.toLowerCase()}`),
  );
  return {
    ...plain,
    id: 'benefits:beside',
    titles: [
      ...(told.length > 0 ? [`Beside the headline, never added to it: ${told.join(', ')}`] : []),
      `${counted(bands.length + (quality.total > 0 ? 1 : 0), 'kind of benefit', 'kinds of benefit')} beside the headline, never added to it`,
    ],
    lead: '',
    blocks: [
      ...(figures.length > 0
        ? [
            {
              kind: 'figures' as const,
              id: 'benefits:beside/figures',
              figures: figures.slice(0, mostFigures),
            },
          ]
        : []),
      bandsTable(bands, quality),
    ],
    measures: bands.map(({ id }) => id).filter((id) => id !== 'unverified_net_saving'),
  };
}

/** More large numbers than this on one page, and none of them is read. */
const mostFigures = 4;

function bandsTable(bands: readonly Band[], quality: PackSource['headline']['quality']): TableBlock {
  const rows = bands.map(({ id, label, why, figures }) => {
    const cell = (isVerified: boolean): TableCell => {
      const found = figures.find((one) => (one.isVerified ?? true) === isVerified);
      return found ? figureCell(found.figure) : textCell('');
    };
    return {
      id,
      ref: figures[0]?.figure.ref ?? null,
      cells: [textCell(label), cell(true), cell(false), textCell(why)],
    };
  });
  const qualityRow: readonly TableRow[] =
    quality.total === 0
      ? []
      : [
          {
            id: 'quality',
            cells: [
              textCell('Quality'),
              textCell(counted(quality.total, 'benefit')),
              textCell(''),
              textCell(`Told by their measures, not in money: ${quality.words}.`),
            ],
          },
        ];
  return {
    kind: 'table',
    id: 'benefits:beside/table',
    title: 'Beside the headline',
    table: {
      columns: [
        { id: 'band', label: 'What', align: 'start' },
        { id: 'verified', label: 'Verified', align: 'end' },
        { id: 'unverified', label: 'Not verified', align: 'end' },
        { id: 'why', label: 'Why it is not in the headline', align: 'start' },
      ],
      rows: [...rows.map(({ id, cells }) => ({ id, cells })), ...qualityRow],
    },
    refs: refsOf(rows),
    note: 'The amounts are of different kinds and are never added.',
  };
}

/** Benefits of the register that are late, those furthest behind first; null where none is. */
export function latePage(source: PackSource): Draft | null {
  const { register } = source;
  const late = lateBenefits(source);
  const [worst] = late;
  if (!worst) return null;
  const are = late.length === 1 ? 'is' : 'are';
  const chart = trendOf(source, 'register');
  return {
    ...plain,
    id: 'benefits:late',
    titles: [
      `${late.length} of ${counted(register.rows.length, 'benefit')} ${are} late, the worst by ${counted(worst.late?.months ?? 0, 'month')}: ${worst.title}`,
      `${late.length} of ${counted(register.rows.length, 'benefit')} ${are} late, the worst by ${counted(worst.late?.months ?? 0, 'month')}`,
    ],
    lead: register.sentence,
    blocks: [lateTable(late), ...(chart ? [trendBlock(source, chart, 'benefits:late/chart')] : [])],
    measures: ['planned_benefit', 'realised_benefit'],
    feeds: ['benefits', 'benefit_plan', 'service_levels'],
  };
}

/** Benefits that are behind their plan or past their target, those furthest behind first. */
export function lateBenefits({ register }: PackSource): readonly RegisterRow[] {
  return register.rows
    .filter(({ late }) => late !== null)
    .toSorted((a, b) => (b.late?.months ?? 0) - (a.late?.months ?? 0));
}

function lateTable(late: readonly RegisterRow[]): TableBlock {
  const all = late.map((row) => ({
    id: row.id,
    ref: row.realised.ref ?? row.planned.ref ?? row.quality?.now?.ref ?? null,
    cells: [
      textCell(row.title),
      textCell(row.profile.owner ?? ''),
      row.isMoney ? figureCell(row.planned) : textCell(row.quality?.target ?? ''),
      row.isMoney ? figureCell(row.realised) : textCell(row.quality?.now?.face ?? ''),
      textCell(row.late?.words ?? ''),
    ],
  }));
  const { rows, rest } = shownRows(all, 'in the register on Benefits');
  return {
    kind: 'table',
    id: 'benefits:late/table',
    title: 'Late benefits, the furthest behind first',
    table: {
      columns: [
        { id: 'benefit', label: 'Benefit', align: 'start' },
        { id: 'owner', label: 'Owner', align: 'start' },
        { id: 'planned', label: 'Planned to date, or target', align: 'end' },
        { id: 'realised', label: 'Realised to date, or now', align: 'end' },
        { id: 'late', label: 'How late', align: 'start' },
      ],
      rows: rows.map(({ id, cells }) => ({ id, cells })),
    },
    refs: refsOf(rows),
    note: `Claims of benefit owners, beside what the ledgers show and never added to it. ${rest}`.trim(),
  };
}
