import type { YearFlow } from '../../../appraisal/appraise.ts';
import { groupBy } from '../../../vocabulary/group-by.ts';
import { add } from '../../../vocabulary/money.ts';
import { monthLabel, type Month } from '../../../vocabulary/month.ts';
import type { AlternativeRow } from '../data.ts';

/** A way to have the service as it was loaded: its years in the years of all, and its scores. */
export interface LoadedAlternative {
  readonly name: string;
  readonly isStatusQuo: boolean;
  readonly flows: readonly YearFlow[];
  /** By criterion. */
  readonly scores: ReadonlyMap<string, number>;
  readonly notes: readonly string[];
}

/** A criterion with the weight that the rows agree on, or the first one given. */
export interface LoadedCriterion {
  readonly name: string;
  readonly weight: number | null;
}

/** What was loaded of all alternatives, in the order of the file; `notes` say what is odd. */
export interface LoadedAlternatives {
  readonly years: readonly Month[];
  readonly alternatives: readonly LoadedAlternative[];
  readonly criteria: readonly LoadedCriterion[];
  readonly notes: readonly string[];
}

const statusQuoNames = /^(?:the )?(?:status quo|do nothing|no change|business as usual|as is|as-is)\b/i;

/** Rows as alternatives. A year of which one has no cost is not known for it: it never counts as nothing. */
export function loadedAlternatives(rows: readonly AlternativeRow[]): LoadedAlternatives {
  const years = [
    ...new Set(
      rows.flatMap(({ yearFrom, cost, benefit }) =>
        yearFrom !== null && (cost !== null || benefit !== null) ? [yearFrom] : [],
      ),
    ),
  ].sort();
  const byName = groupBy(rows, ({ alternative }) => alternative);
  const { criteria, notes } = criteriaOf(rows);
  return {
    years,
    alternatives: [...byName].map(([name, own]) => alternativeOf(name, own, years)),
    criteria,
    notes,
  };
}

function alternativeOf(
  name: string,
  own: readonly AlternativeRow[],
  years: readonly Month[],
): LoadedAlternative {
  const flows = years.map((year) =>
    flowOf(
      year,
      own.filter(({ yearFrom }) => yearFrom === year),
    ),
  );
  const scores = new Map<string, number>();
  for (const { criterion, score } of own)
    if (criterion !== null && score !== null && !scores.has(criterion)) scores.set(criterion, score);
  return {
    name,
    isStatusQuo: statusQuoNames.test(name.trim()),
    flows,
    scores,
    notes: [...new Set(own.flatMap(({ note }) => note ?? []))],
  };
}

function flowOf(year: Month, rows: readonly AlternativeRow[]): YearFlow {
  const costs = rows.flatMap(({ cost }) => cost ?? []);
  const benefits = rows.flatMap(({ benefit }) => benefit ?? []);
  const label = `year from ${monthLabel(year)}`;
  const why = costs.length === 0 ? 'no cost given' : benefits.length === 0 ? 'no benefit given' : null;
  return {
    label,
    cost: costs.length === 0 ? null : add(...costs),
    benefit: benefits.length === 0 ? null : add(...benefits),
    status: why,
  };
}

function criteriaOf(rows: readonly AlternativeRow[]): Pick<LoadedAlternatives, 'criteria' | 'notes'> {
  const notes: string[] = [];
  const named = groupBy(
    rows.filter(({ criterion }) => criterion !== null),
    ({ criterion }) => criterion!,
  );
  const criteria = [...named].map(([name, own]) => {
    const weights = [...new Set(own.flatMap(({ weight }) => weight ?? []))];
    if (weights.length > 1)
      notes.push(`${name} has weights ${weights.join(' and ')}: the first is taken for every alternative`);
    if (weights.length === 0) notes.push(`${name} has no weight, so it does not count`);
    return { name, weight: weights[0] ?? null };
  });
  return { criteria, notes };
}
