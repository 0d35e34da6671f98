import type { DatasetId } from '../../vocabulary/datasets.ts';
import { add, compare, type Decimal } from '../../vocabulary/money.ts';
import { isMarker } from './column-content.ts';
import type { Seen } from './proposal.ts';
import { isTotalCell } from '../scan/total-words.ts';
import { readNumber } from '../typing/typed-text.ts';

/** A column that calls itself a total, and the columns that add up to it in the sampled rows. */
export interface TotalColumn {
  readonly index: number;
  readonly parts: readonly number[];
}

/** The field of a dataset that a column called total would fill. */
export const totalledField: Readonly<Partial<Record<DatasetId, string>>> = {
  costs: 'amount',
  volumes: 'volume',
};

/** The field that tells the parts of a total from each other. */
export function partField({ dataset }: { readonly dataset: DatasetId }): string {
  return dataset === 'costs' ? 'category' : 'service';
}

/** A column called total that is the sum of others, so that a person must say which of the two is meant; else null. */
export function suggestTotalColumn(seen: Seen, dataset: DatasetId): TotalColumn | null {
  if (totalledField[dataset] === undefined) return null;
  const totals = seen.header.flatMap((name, index) => (isTotalCell(name) ? [index] : []));
  if (totals.length === 0) return null;
  const numbers = seen.header.map((_, index) => numbersAt(seen, index));
  for (const index of totals) {
    const parts = partsOf(index, numbers);
    if (parts) return { index, parts };
  }
  return null;
}

type Numbers = readonly (Decimal | null)[] | null;

/** The numbers of a column, row by row; null for a column with other text in it. */
function numbersAt({ samples }: Seen, index: number): Numbers {
  const numbers: (Decimal | null)[] = [];
  for (const row of samples) {
    const cell = row[index]?.trim() ?? '';
    const number = readNumber(cell, '.');
    if (number === null && cell !== '' && !isMarker(cell)) return null;
    numbers.push(number);
  }
  return numbers;
}

/** The run of columns of numbers before the total, or after it, of which all but a few rows add up. */
function partsOf(total: number, numbers: readonly Numbers[]): readonly number[] | null {
  const sums = numbers[total];
  if (!sums) return null;
  const runs = [...runsUpTo(total, numbers, -1), ...runsUpTo(total, numbers, 1)];
  return runs.find((run) => addsUp(run, sums, numbers)) ?? null;
}

/** A total of more columns than this is not looked for: it is a table of its own. */
const longestRun = 60;

// From the longest run to one of two columns.
function runsUpTo(total: number, numbers: readonly Numbers[], step: 1 | -1): readonly (readonly number[])[] {
  const run: number[] = [];
  for (let index = total + step; numbers[index] && run.length < longestRun; index += step) run.push(index);
  return run.map((_, drop) => run.slice(0, run.length - drop).toSorted((a, b) => a - b)).filter(hasTwo);
}

function hasTwo(run: readonly number[]): boolean {
  return run.length >= 2;
}

function addsUp(
  run: readonly number[],
  sums: readonly (Decimal | null)[],
  numbers: readonly Numbers[],
): boolean {
  const told = sums.flatMap((sum, row) => (sum === null ? [] : [{ sum, row }]));
  const right = told.filter(({ sum, row }) => {
    const parts = run.flatMap((index) => numbers[index]?.[row] ?? []);
    return compare(add('0', ...parts), sum) === 0;
  });
  return told.length >= 2 && right.length >= told.length * 0.9 && told.some(({ sum }) => /[1-9]/.test(sum));
}
