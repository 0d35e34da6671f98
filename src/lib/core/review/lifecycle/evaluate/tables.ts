import type { Table, TableCell, TableColumn } from '../../../charts/table.ts';
import { capitalised, formatExactMoney } from '../../../vocabulary/format.ts';
import type { AlternativesBoard } from './alternatives.ts';
import type { CadenceBoard } from './cadence.ts';
import { kindNames, type LogBoard, type LogSize } from './log.ts';
import type { ObjectivesBoard } from './objectives.ts';
import type { ScoreLevel } from './scorecard.ts';

/** Objectives with what is measured beside their target. */
export function objectivesTable({ rows }: ObjectivesBoard): Table {
  return {
    columns: columns(
      ['objective', 'Objective'],
      ['standing', 'How far'],
      ['now', 'Measured', 'end'],
      ['target', 'Target', 'end'],
      ['due', 'By'],
      ['owner', 'Owner'],
    ),
    rows: rows.map(({ id, objective, standing, words, now, target, targetExact, due, owner }) => ({
      id,
      cells: [
        text(objective),
        text(standing === 'on the way' ? `On the way: ${words}` : capitalised(words)),
        { text: now?.face ?? '–', sort: now ? Number(now.value) : null, exact: now?.value ?? null },
        { text: target, sort: targetExact === null ? null : Number(targetExact), exact: targetExact },
        text(due),
        text(owner ?? ''),
      ],
    })),
  };
}

/** Reviews by day. */
export function cadenceTable({ rows }: CadenceBoard): Table {
  return {
    columns: columns(['due', 'Day'], ['words', 'State'], ['what', 'What is looked at'], ['owners', 'Owner']),
    rows: rows.map(({ id, due, date, words, what, owners }) => ({
      id,
      cells: [
        { text: due || 'No day', sort: date },
        text(capitalised(words)),
        text(what.join('; ')),
        text(owners.join('; ')),
      ],
    })),
  };
}

/** Service levels with the limits they varied within. */
export function levelsTable(rows: readonly ScoreLevel[]): Table {
  return {
    columns: columns(
      ['title', 'Service level'],
      ['mean', 'Mean', 'end'],
      ['variation', 'Varied by itself within', 'end'],
      ['target', 'Target', 'end'],
      ['months', 'Months', 'end'],
    ),
    rows: rows.map(({ key, title, mean, variation, target, months, signal }) => ({
      id: key,
      cells: [
        text(title),
        { text: mean, sort: signal.chart.segments.at(-1)?.mean ?? null },
        text(variation),
        {
          text: target || '–',
          sort: signal.target === null ? null : Number(signal.target),
          exact: signal.target,
        },
        { text: String(months), sort: months, exact: String(months) },
      ],
    })),
  };
}

/** The log with sizes and what each entry touches. */
export function logTable({ rows }: LogBoard): Table {
  return {
    columns: columns(
      ['entry', 'Entry'],
      ['kind', 'Kind'],
      ['size', 'Size', 'end'],
      ['likelihood', 'Likelihood', 'end'],
      ['expected', 'Expected', 'end'],
      ['touches', 'Touches'],
      ['state', 'State'],
      ['response', 'Response and owner'],
    ),
    rows: rows.map((row) => ({
      id: row.id,
      cells: [
        text(row.entry),
        text(row.kind === null ? 'No kind' : kindNames[row.kind][0]),
        sized(row.size),
        { text: row.likelihood || '–', sort: row.likelihood === '' ? null : parseFloat(row.likelihood) },
        sized(row.expected),
        text(row.touches?.title ?? ''),
        text(capitalised(row.state)),
        text([row.response, row.owner, row.evidence].filter(Boolean).join('. ')),
      ],
    })),
  };
}

/** Alternatives in both rankings. */
export function alternativesTable({ lines }: AlternativesBoard): Table {
  return {
    columns: columns(
      ['name', 'Alternative'],
      ['rank', 'By money', 'end'],
      ['npsv', 'Net present value', 'end'],
      ['against', 'Against the status quo', 'end'],
      ['cost', 'Cost, present value', 'end'],
      ['benefit', 'Benefit, present value', 'end'],
      ['score', 'Weighted score', 'end'],
      ['scoreRank', 'By criteria', 'end'],
    ),
    rows: lines.map(
      ({ name, moneyRank, npsv, against, costPv, benefitPv, appraised, score, scoreRank, why }) => ({
        id: name,
        cells: [
          text(why === '' ? name : `${name} (${why})`),
          place(moneyRank),
          amount(npsv.exact, appraised.npsv),
          amount(against?.exact ?? '', against?.value ?? null),
          amount(costPv.exact, appraised.costPv),
          amount(benefitPv.exact, appraised.benefitPv),
          {
            text: score || '–',
            sort: score === '' ? null : Number(score),
            exact: score === '' ? null : score,
          },
          place(scoreRank),
        ],
      }),
    ),
  };
}

/** Cost and benefit of every alternative by year, as loaded. */
export function yearsTable({ lines, years, currency }: AlternativesBoard): Table {
  return {
    columns: columns(['name', 'Alternative'], ...years.map((year) => [year, `From ${year}`, 'end'] as const)),
    rows: lines.flatMap(({ name, appraised }) =>
      (['cost', 'benefit'] as const).map((side) => ({
        id: `${name} ${side}`,
        cells: [
          text(`${name}, ${side}`),
          ...appraised.years.map((year) =>
            amount(year[side] === null ? 'not given' : formatExactMoney(year[side], currency), year[side]),
          ),
        ],
      })),
    ),
  };
}

/** Criteria with their weights and every score. */
export function criteriaTable({ criteria, alternatives }: AlternativesBoard): Table {
  return {
    columns: columns(
      ['criterion', 'Criterion'],
      ['weight', 'Weight', 'end'],
      ...alternatives.map((name) => [`score ${name}`, name, 'end'] as const),
    ),
    rows: criteria.map(({ name, weight, scores }) => ({
      id: name,
      cells: [text(name), text(weight || 'none'), ...scores.map((score) => text(score || '–'))],
    })),
  };
}

type Described = readonly [id: string, label: string, align?: 'end'];

function columns(...all: readonly Described[]): readonly TableColumn[] {
  return all.map(([id, label, align]) => ({ id, label, align: align ?? 'start' }));
}

function text(words: string): TableCell {
  return { text: words, sort: words === '' ? null : words };
}

function sized({ face, exact }: LogSize): TableCell {
  return { text: face || '–', sort: exact === null ? null : Number(exact), exact };
}

function place(rank: number | null): TableCell {
  return rank === null
    ? { text: 'not ranked', sort: null }
    : { text: String(rank), sort: rank, exact: String(rank) };
}

function amount(written: string, exact: string | null): TableCell {
  return { text: written || '–', sort: exact === null ? null : Number(exact), exact };
}
