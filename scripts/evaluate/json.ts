import type { Result } from '#lib/core/measures/result.ts';

const rowsPerPiece = 1000;

/**
 * The result as JSON text, piece by piece since points may be hundreds of thousands: one line for each file, finding,
 * point and total, so that two results can be compared line by line.
 */
export function* jsonText({ version, ...lists }: Result): Generator<string> {
  yield `{\n"version": ${version}`;
  for (const [name, list] of Object.entries(lists)) {
    yield `,\n"${name}": [`;
    yield* rowsText(list);
    yield list.length === 0 ? ']' : '\n]';
  }
  yield '\n}\n';
}

function* rowsText(rows: readonly unknown[]): Generator<string> {
  for (let from = 0; from < rows.length; from += rowsPerPiece) {
    const lines = rows.slice(from, from + rowsPerPiece).map((row) => JSON.stringify(row));
    yield `${from === 0 ? '' : ','}\n${lines.join(',\n')}`;
  }
}
