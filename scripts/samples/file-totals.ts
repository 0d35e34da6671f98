import { datasetIds, type DatasetId } from '#lib/core/vocabulary/datasets.ts';
import { pounds } from './exact.ts';
import { sumPence, sumVolume } from './flexed.ts';
import type { Sample } from './sample.ts';

/** Rows of a file, and the sum of its first summed field where that has a meaning. */
export interface FileTotal {
  readonly rows: number;
  readonly amount: string | null;
}

/** Rows and sum of each file by name, counted before it is written. */
export function fileTotals(sample: Sample): Readonly<Record<string, FileTotal>> {
  const counts = rowCounts(sample);
  const amounts = sums(sample);
  return Object.fromEntries(
    datasetIds.map((id) => [`${id}.csv`, { rows: counts[id], amount: amounts[id] ?? null }]),
  );
}

function rowCounts({ partnerships, prices }: Sample): Readonly<Record<DatasetId, number>> {
  const count = (rowsOf: (told: Sample['partnerships'][number]) => readonly unknown[]) =>
    partnerships.reduce((sum, told) => sum + rowsOf(told).length, 0);
  return {
    costs: count(({ rows }) => rows.costs),
    volumes: count(({ rows }) => rows.volumes),
    service_levels: count(({ rows }) => rows.levels),
    tickets: count(({ records }) => records.tickets),
    partnerships: partnerships.length,
    benefits: count(({ records }) => records.benefits),
    benefit_plan: count(({ records }) => records.benefitValues),
    baselines: count(({ story }) => story.baselines),
    agreement: count(({ records }) => records.agreement),
    events: count(({ story }) => story.events),
    price_index: prices.length,
    objectives: count(({ records }) => records.objectives),
    log: count(({ records }) => records.log),
    alternatives: count(({ records }) => records.alternatives),
    survey: count(({ records }) => records.survey),
    programme: count(({ records }) => records.programme),
  };
}

function sums({ partnerships }: Sample): Readonly<Partial<Record<DatasetId, string>>> {
  const values = partnerships.flatMap(({ records }) => records.benefitValues);
  const alternatives = partnerships.flatMap(({ records }) => records.alternatives);
  return {
    costs: pounds(sumPence(partnerships.flatMap(({ rows }) => rows.costs))),
    volumes: String(sumVolume(partnerships.flatMap(({ rows }) => rows.volumes))),
    benefit_plan: pounds(sumTexts(values.map(({ value }) => value))),
    alternatives: pounds(sumTexts(alternatives.map(({ cost }) => cost))),
  };
}

/** Amounts as they stand in a file, in pence; a blank is nothing. */
function sumTexts(amounts: readonly (string | undefined)[]): number {
  return amounts.reduce((sum, amount) => sum + Number((amount ?? '').replace('.', '')), 0);
}
