import { markupText } from '../../export/plain-text.ts';
import { monthIndex, type Month } from '../../../vocabulary/month.ts';
import { isFormula } from '../../../imports/load/csv-text.ts';
import type { Cell, CellFormat } from './sheet.ts';
import { styles } from './styles-xml.ts';

/** Texts of a workbook, each once: cells point to them by number. */
export class SharedTexts {
  readonly #places = new Map<string, number>();

  /** The number of a text. */
  placeOf(text: string): number {
    const known = this.#places.get(text);
    if (known !== undefined) return known;
    const place = this.#places.size;
    this.#places.set(text, place);
    return place;
  }

  /** Every text, by its number. */
  all(): Iterable<string> {
    return this.#places.keys();
  }
}

/** A cell as XML; nothing for an empty one. `place` is `B7`. */
export function cellXml(cell: Cell, place: string, { texts, isWrapped }: CellContext): string {
  if (cell === null || cell === '') return '';
  if (typeof cell === 'string') {
    const style = isFormula(cell) ? styles.guarded : isWrapped ? styles.wrapped : styles.text;
    return textXml(cell, place, style, texts);
  }
  if ('sheet' in cell) return textXml(cell.sheet, place, styles.link, texts);
  if ('month' in cell) return numberXml(String(serialOf(cell.month)), place, styles.month);
  // A double holds fifteen digits: what would lose its pence there stands as text.
  if (!isHeld(cell.number)) return textXml(cell.number, place, styles.long, texts);
  return numberXml(cell.number, place, styles[formatOf(cell.format, cell.number)]);
}

/** What cells are written with. */
export interface CellContext {
  readonly texts: SharedTexts;
  readonly isWrapped: boolean;
}

/** The name of a column: `A` for 0, `AA` for 26. */
export function columnName(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : `${columnName(Math.floor(index / 26) - 1)}${last}`;
}

const mostDigits = 15;

/** Whether a spreadsheet holds a number to the hundredth; further decimals of a computed one are read to 15 digits. */
export function isHeld(number: string): boolean {
  const [whole = '', fraction = ''] = number.replace('-', '').split('.');
  const digits = whole.replace(/^0+/, '').length;
  return digits + Math.min(2, fraction.length) <= mostDigits;
}

function formatOf(format: CellFormat, number: string): keyof typeof styles {
  return format === 'whole' && /\.\d*[1-9]/.test(number) ? 'number' : format;
}

function textXml(text: string, place: string, style: number, texts: SharedTexts): string {
  return `<c r="${place}" s="${style}" t="s"><v>${texts.placeOf(text)}</v></c>`;
}

function numberXml(number: string, place: string, style: number): string {
  return `<c r="${place}" s="${style}"><v>${number}</v></c>`;
}

const dayMs = 86_400_000;

// Days as spreadsheets count them: 1 January 1900 is 1, and 29 February 1900, which never was, is one too many.
function serialOf(month: Month): number {
  const index = monthIndex(month);
  return Math.round(Date.UTC(Math.floor(index / 12), index % 12) / dayMs) + 25_569;
}

const mostCharacters = 32_767;

/** A text as the `t` of a shared text: what a spreadsheet would read as an escape is escaped, what it cannot hold cut. */
export function sharedXml(text: string): string {
  const lines = text.replaceAll(/\r\n?/g, '\n').replaceAll(/_(?=x[\dA-Fa-f]{4}_)/g, '_x005F_');
  const whole = lines.length > mostCharacters ? `${lines.slice(0, mostCharacters - 1)}…` : lines;
  return `<si><t xml:space="preserve">${markupText(whole)}</t></si>`;
}
