import type { TableCell } from '../../charts/table.ts';
import { describeWaterfall, type WaterfallValues } from '../../charts/waterfall.ts';
import type { FigureRef } from '../../vocabulary/figure-ref.ts';
import { capitalised, formatExactMoney, formatMoney, formatShare } from '../../vocabulary/format.ts';
import { compare, divide, isZero, subtract, type Decimal } from '../../vocabulary/money.ts';
import { sizeOf } from '../benefits/benefit-figure.ts';
import { bridgeBoard, schemeLabels, type BridgeBoard } from '../benefits/bridge.ts';
import { choiceText, type BridgeSide } from '../benefits/bridge-choice.ts';
import { spanRef, volumeMeasure } from '../benefits/bridge-rows.ts';
import { pointsOfMeasure } from '../points-of-measure.ts';
import { moneyFeeds, type Draft } from './draft.ts';
import { refsOf, shownRows, textCell } from './figures.ts';
import type { ChartBlock, TableBlock } from './pack.ts';
import type { PackSource } from './pack-source.ts';

/** Why running cost changed; null where nobody knows what it cost. */
export function bridgePage(source: PackSource): Draft | null {
  const { data } = source;
  if (pointsOfMeasure(data.whole, 'cost').every(({ value }) => value === null)) return null;
  const board = boardOf(source);
  const values = valuesOf(board);
  const base = {
    id: 'bridge',
    kind: 'bridge',
    titles: titlesOf(board),
    measures: ['cost', 'volume', 'unit_cost'],
    feeds: moneyFeeds,
    isMoney: true,
    notes: [
      ...board.notes,
      ...board.bars.map(({ label, meaning }) => `${label}: ${meaning}.`),
      ...(values ? [`Shared out by ${board.schemeLabel}.`] : []),
    ],
  } as const;
  if (!values)
    return {
      ...base,
      lead: '',
      blocks: [{ kind: 'text', id: 'bridge/missing', paragraphs: [board.sentence, answers] }],
    };
  return {
    ...base,
    lead: board.sentence,
    blocks: [chartOf(source, board, values), tableOf(board)],
  };
}

const answers =
  'With costs of both periods, month by month, this page would show how much of the change is price, how much volume and how much mix.';

/** The quarter in review against the same quarter a year before; where that cannot be told, the usual two periods. */
function boardOf({ data, view, request }: PackSource): BridgeBoard {
  const { quarter } = request;
  const to: BridgeSide = { scenario: 'actual', ...quarter };
  const from: BridgeSide = { ...to, startYear: quarter.startYear - 1 };
  const asked = bridgeBoard(data, view, choiceText({ from, to, scheme: 'price_volume_mix' }));
  return asked.bridge ? asked : bridgeBoard(data, view, null);
}

function valuesOf(board: BridgeBoard): WaterfallValues | null {
  return (
    board.bridge && {
      unit: { kind: 'money', label: 'running cost', currency: board.currency },
      scheme: schemeLabels[board.bridge.scheme],
      from: { label: capitalised(board.fromLabel), total: board.bridge.cost0 },
      to: { label: capitalised(board.toLabel), total: board.bridge.cost1 },
      steps: board.bars,
      better: 'lower',
    }
  );
}

/** `Running cost rose 2.7% on Q4 2024-25: price added most of it`. */
function titlesOf(board: BridgeBoard): readonly string[] {
  const { bridge: made, fromLabel, toLabel, bars, currency } = board;
  if (!made) return [board.sentence, 'Why cost changed cannot be told'];
  const change = subtract(made.cost1, made.cost0);
  if (isZero(change)) return [`Running cost is the same in ${toLabel} as in ${fromLabel}`];
  const share = divide(change, sizeOf(made.cost0), 6);
  const size = share === null ? formatMoney(sizeOf(change), currency) : formatShare(sizeOf(share));
  const rose = `Running cost ${change.startsWith('-') ? 'fell' : 'rose'} ${size} on ${fromLabel}`;
  const main = bars.toSorted((a, b) => compare(sizeOf(b.amount), sizeOf(a.amount)))[0];
  if (!main || isZero(main.amount)) return [rose];
  const isSame = main.amount.startsWith('-') === change.startsWith('-');
  if (!isSame) return [`${rose}, though ${main.label.toLowerCase()} ${verb(main.amount)} the most`, rose];
  const part = Math.abs(Number(main.amount)) / Math.abs(Number(change));
  const how =
    part > 1.1
      ? `${verb(main.amount)} more than that`
      : part >= 0.9
        ? `${verb(main.amount)} nearly all of it`
        : part >= 0.6
          ? `${verb(main.amount)} most of it`
          : `${verb(main.amount)} the largest part`;
  return [`${rose}: ${main.label.toLowerCase()} ${how}`, rose];
}

function verb(amount: Decimal): string {
  return amount.startsWith('-') ? 'took off' : 'added';
}

function chartOf(source: PackSource, board: BridgeBoard, values: WaterfallValues): ChartBlock {
  return {
    kind: 'chart',
    id: 'bridge/chart',
    title: `Running cost, ${board.fromLabel} to ${board.toLabel}`,
    unit: source.scope,
    summary: describeWaterfall(values),
    chart: { kind: 'waterfall', values },
    source: '',
    refs: refsOfBars(source, board),
  };
}

/** Both ends open their costs; volume opens what was delivered in the later period, every other bar what that cost. */
function refsOfBars({ data, view }: PackSource, board: BridgeBoard): Readonly<Record<string, FigureRef>> {
  const { ends, choice, bars } = board;
  if (!ends || !choice) return {};
  const volume = spanRef(data, view, { side: choice.to, measure: volumeMeasure, service: null });
  const hasVolume = pointsOfMeasure(data.whole, volume.measure).some(
    ({ period, value, grain }) => value !== null && grain === 'month' && period === volume.period,
  );
  return {
    ...ends,
    ...Object.fromEntries(bars.map(({ id }) => [id, id === 'volume' && hasVolume ? volume : ends.to])),
  };
}

const parts = ['volume', 'mix', 'price', 'scope', 'unsplit'] as const;

const addsUp =
  'Each row adds up from the first period to the second, and each column of all services to its step, to the penny.';

/** What each service adds to each bar, the largest changes first. */
function tableOf({ rows: services, bars, currency, fromLabel, toLabel }: BridgeBoard): TableBlock {
  const shown = parts.filter((id) => bars.some((bar) => bar.id === id));
  const cell = (amount: Decimal): TableCell => ({
    text: formatExactMoney(amount, currency),
    sort: Number(amount),
    exact: amount,
  });
  const change = ({ cost0, cost1 }: BridgeBoard['rows'][number]) => sizeOf(subtract(cost1, cost0));
  const all = services
    .toSorted((a, b) => compare(change(b), change(a)))
    .map((row) => ({
      id: row.service,
      ref: row.to ?? row.from,
      cells: [textCell(row.service), cell(row.cost0), ...shown.map((id) => cell(row[id])), cell(row.cost1)],
    }));
  const { rows, rest } = shownRows(all, 'on Benefits');
  return {
    kind: 'table',
    id: 'bridge/table',
    title: 'What each service adds to each step',
    table: {
      columns: [
        { id: 'service', label: 'Service', align: 'start' },
        { id: 'from', label: capitalised(fromLabel), align: 'end' },
        ...shown.map((id) => ({
          id,
          label: bars.find((bar) => bar.id === id)?.label ?? id,
          align: 'end' as const,
        })),
        { id: 'to', label: capitalised(toLabel), align: 'end' },
      ],
      rows: rows.map(({ id, cells }) => ({ id, cells })),
    },
    refs: refsOf(rows),
    note: rest === '' ? addsUp : `${addsUp} ${rest}`,
  };
}
