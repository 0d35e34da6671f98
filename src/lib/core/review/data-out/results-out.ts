import { BlobWriter, TextReader, ZipWriter } from '@zip.js/zip.js/lib/zip-core-native.js';
import type { Provenance } from '../provenance.ts';
import { resultLabels, resultRow, type MeasurePoints } from './all-results.ts';
import { csvFile, csvRows, provenanceCsv } from './csv-of.ts';
import { provenanceTables, sheetOf } from './provenance-tables.ts';
import { streamOf } from './stream-of.ts';
import type { Cell, Sheet } from './xlsx/sheet.ts';
import { writeWorkbook, type WritingOptions } from './xlsx/write-workbook.ts';

/** All results with what must be said of them. `measures` is how many measures there are, for progress. */
export interface ResultsToWrite {
  readonly title: string;
  readonly madeAt: string;
  readonly results: AsyncIterable<MeasurePoints>;
  readonly measures: number;
  readonly provenance: Provenance;
}

/** All results as a workbook: a row a point, measure by measure, over as many sheets as they need, and provenance. */
export async function resultsWorkbook(
  { title, madeAt, results, measures, provenance }: ResultsToWrite,
  options: WritingOptions,
): Promise<Blob> {
  const sheet: Sheet = {
    name: 'Results',
    title: 'Every point of every measure: all partnerships, services, parties, terms and periods',
    note: 'Party "system" is the whole of government; an empty service is the whole partnership.',
    columns: resultLabels.map((label) => ({ label, widthCh: widths[label] ?? 14 })),
    rows: rowsOf(told(results, measures, options)),
  };
  const sheets = [sheet, ...provenanceTables(provenance).map(sheetOf)];
  return writeWorkbook({ title, madeAt, sheets }, { ...options, onProgress: () => undefined });
}

/** All results as CSV files in a zip: the results, their definitions, sources and parameters. */
export async function resultsCsv(
  { results, measures, provenance }: ResultsToWrite,
  { onProgress, signal }: WritingOptions,
): Promise<Blob> {
  const zip = new ZipWriter(new BlobWriter('application/zip'), {
    useWebWorkers: false,
    zip64: false,
    signal,
  });
  await zip.add('results.csv', streamOf(piecesOf(told(results, measures, { onProgress, signal })), signal));
  for (const [name, text] of provenanceCsv(provenance)) await zip.add(name, new TextReader(text));
  return zip.close();
}

const widths: Readonly<Partial<Record<string, number>>> = {
  measure: 28,
  service: 24,
  metric: 20,
  value: 18,
  status: 36,
  value_in_full: 24,
};

async function* told(
  results: AsyncIterable<MeasurePoints>,
  measures: number,
  { onProgress, signal }: WritingOptions,
): AsyncGenerator<MeasurePoints> {
  let done = 0;
  for await (const one of results) {
    signal.throwIfAborted();
    onProgress(done / Math.max(1, measures), `Writing ${one.measure.title}`);
    yield one;
    done++;
  }
}

async function* rowsOf(results: AsyncIterable<MeasurePoints>): AsyncGenerator<readonly Cell[]> {
  for await (const { measure, points } of results)
    for (const point of points) yield resultRow(point, measure);
}

const rowsAtOnce = 2_000;

async function* piecesOf(results: AsyncIterable<MeasurePoints>): AsyncGenerator<string> {
  // A CSV holds every digit: the column for what a spreadsheet would lose is not needed.
  yield csvFile(resultLabels.slice(0, -1), []);
  for await (const { measure, points } of results) {
    for (let at = 0; at < points.length; at += rowsAtOnce) {
      yield csvRows(points.slice(at, at + rowsAtOnce).map((point) => resultRow(point, measure).slice(0, -1)));
    }
  }
}
