import type { Table, TableCell } from '../../charts/table.ts';
import type { Unit } from '../../vocabulary/format.ts';
import { isMonth, monthLabel } from '../../vocabulary/month.ts';
import type { Cell, CellFormat, SheetColumn } from './xlsx/sheet.ts';

// What a table shows where there is no value: in a file such a cell is empty.
const noValue = '–';

/** The cells of each row of a table as data. */
export function cellsOf({ rows }: Table): readonly (readonly Cell[])[] {
  return rows.map(({ cells }) => cells.map(cellOf));
}

/** A cell of a table as data: a number in full where it holds one, a month as a month, else its text. */
function cellOf({ text, sort, exact }: TableCell): Cell {
  if (isNumber(exact)) return { number: plainNumber(exact), format: formatOf(text, plainNumber(exact)) };
  if (typeof sort === 'string' && isMonth(sort) && text === monthLabel(sort)) return { month: sort };
  return text === noValue ? null : text;
}

/** A number with a known unit as a cell. */
export function numberCell(number: string | null, { kind }: Pick<Unit, 'kind'>): Cell {
  if (!isNumber(number)) return null;
  return { number: plainNumber(number), format: formats[kind] };
}

const formats: Readonly<Record<Unit['kind'], CellFormat>> = {
  money: 'money',
  'money per unit': 'rate',
  share: 'share',
  count: 'whole',
  level: 'number',
};

/** Columns as wide as their head and first rows ask for; longer texts are wrapped. */
export function columnsOf(
  labels: readonly string[],
  rows: readonly (readonly Cell[])[],
): readonly SheetColumn[] {
  return labels.map((label, at) => {
    const widest = Math.max(
      label.length + 3,
      ...rows.slice(0, sampled).map((cells) => lengthOf(cells[at] ?? null)),
    );
    return {
      label,
      widthCh: Math.min(mostCh, Math.max(leastCh, widest)),
      isWrapped: widest > mostCh,
    };
  });
}

const [sampled, leastCh, mostCh] = [200, 9, 60];

function lengthOf(cell: Cell): number {
  if (cell === null) return 0;
  if (typeof cell === 'string') return Math.max(...cell.split('\n').map((line) => line.length));
  if ('month' in cell) return 9;
  if ('sheet' in cell) return cell.sheet.length;
  // Separators and the pence take room; the decimals of a computed number are not all shown.
  const whole = cell.number.split('.')[0] ?? '';
  return Math.ceil(whole.length * 1.34) + 4;
}

// Which of the formats a number was written in, by how it reads.
function formatOf(text: string, exact: string): CellFormat {
  if (text.endsWith('%')) return 'share';
  if (/^[^\d]*(?:[£$€]|[A-Z]{3} )/.test(text)) return /\.\d{3}/.test(text) ? 'rate' : 'money';
  return /^-?\d+$/.test(exact) ? 'whole' : 'number';
}

/** A number without an exponent: `-1e-7` in CSV would be a text, and guarded like a formula. */
function plainNumber(number: string): string {
  const [, minus = '', whole = '', fraction = '', power] =
    /^(-?)(\d+)(?:\.(\d+))?e([+-]?\d+)$/i.exec(number) ?? [];
  if (power === undefined) return number;
  const [digits, point] = [whole + fraction, whole.length + Number(power)];
  if (point <= 0) return `${minus}0.${'0'.repeat(-point)}${digits}`;
  const padded = digits.padEnd(point, '0');
  return `${minus}${padded.slice(0, point)}${point < padded.length ? `.${padded.slice(point)}` : ''}`;
}

/** Whether a text is a number a file can hold: never NaN, never infinite. */
function isNumber(text: string | null | undefined): text is string {
  return typeof text === 'string' && text.trim() !== '' && Number.isFinite(Number(text));
}
