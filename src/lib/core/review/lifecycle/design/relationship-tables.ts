import type { Table, TableCell } from '../../../charts/table.ts';
import { capitalised, formatShare } from '../../../vocabulary/format.ts';
import { monthLabel, type Month } from '../../../vocabulary/month.ts';
import {
  lessOrNull,
  pulseOf,
  sides,
  text,
  type Answer,
  type Names,
  type PrinciplePulse,
  type Pulse,
} from './pulse.ts';

function pulseCell({ value, status }: Pulse): TableCell {
  return {
    text: value === null ? (status ?? 'no answers') : formatShare(text(value)),
    sort: value,
    exact: value === null ? null : text(value),
  };
}

/** A difference in percentage points, all with one decimal so that they stand under each other. */
function pointsCell(value: number | null): TableCell {
  if (value === null) return { text: '–', sort: null, exact: null };
  const size = Math.abs(value * 100).toFixed(1);
  const sign = size === '0.0' ? '' : value < 0 ? '−' : '+';
  return { text: `${sign}${size} pp`, sort: value, exact: text(value) };
}

/** The pulse of each side and the gap between them, a row a wave. */
export function wavesOf(answers: readonly Answer[], waves: readonly Month[], names: Names): Table {
  return {
    columns: [
      { id: 'wave', label: 'Wave', align: 'start' },
      ...sides.map((side) => ({ id: side, label: capitalised(names[side]), align: 'end' as const })),
      { id: 'gap', label: 'Gap', align: 'end' },
    ],
    rows: waves.map((wave) => {
      const [customer, provider] = sides.map((side) =>
        pulseOf(answers.filter((one) => one.side === side && one.wave === wave)),
      ) as [Pulse, Pulse];
      const gap = lessOrNull(customer.value, provider.value);
      return {
        id: wave,
        cells: [
          { text: monthLabel(wave), sort: wave },
          pulseCell(customer),
          pulseCell(provider),
          pointsCell(gap),
        ],
      };
    }),
  };
}

/** The last wave, a row a principle. */
export function tableOf(principles: readonly PrinciplePulse[]): Table {
  return {
    columns: [
      { id: 'principle', label: 'Principle', align: 'start' },
      { id: 'customer', label: 'Customer', align: 'end' },
      { id: 'customer_change', label: 'Change', align: 'end' },
      { id: 'provider', label: 'Provider', align: 'end' },
      { id: 'provider_change', label: 'Change', align: 'end' },
      { id: 'gap', label: 'Gap', align: 'end' },
    ],
    rows: principles.map(({ principle, bySide, changes, gap }) => ({
      id: principle,
      cells: [
        { text: principle, sort: principle },
        pulseCell(bySide.customer),
        pointsCell(changes.customer),
        pulseCell(bySide.provider),
        pointsCell(changes.provider),
        pointsCell(gap),
      ],
    })),
  };
}
