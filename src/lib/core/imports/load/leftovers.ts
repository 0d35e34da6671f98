import { identifier } from '../../engine/bind.ts';
import { judgedWith, signalOf, targetColumns, type Load } from './loading.ts';

/** How many rows of the file did not go into the table, and how many cells of a wide table stand in them. */
export interface Leftovers {
  readonly rejected: number;
  readonly excluded: number;
  readonly rejectedCells: number;
  readonly excludedCells: number;
}

/**
 * The second look: keep the rows that were excluded or cannot be typed in table `leftover` until the load ends. When
 * every row went into the table it is there and empty, and the file is not read again.
 */
export async function saveLeftovers(load: Load, inserted: number): Promise<void> {
  const { engine, mapping, body, request, lookups } = load;
  const isComplete = inserted === request.scan.keptRows * lookups.wide.rowsPerRow;
  const isWide = mapping.isBlankCell !== null;
  const texts = mapping.fields.map(({ field, text }) => `${text} as ${identifier(`text_${field.name}`)}`);
  const faults = mapping.fields.map(
    ({ field, isFaulty: fault }) => `${fault} as ${identifier(`fault_${field.name}`)}`,
  );
  const rules = mapping.rowRules.map(
    ({ isBroken }, index) => `coalesce(${isBroken}, false) as rule_${index}`,
  );
  const columns = [...targetColumns(mapping), ...texts, ...faults, ...rules];
  await engine.run(
    `create or replace temp table leftover as
${judgedWith(load)}
select
  source_row, source_line, exclusion, is_blank_cell, ${isWide ? 'header_name' : 'null::varchar as header_name'},
  ${columns.join(', ')}
from judged
where ${isComplete ? 'false' : 'exclusion is not null or is_faulty'}`,
    body.parameters,
    signalOf(load),
  );
}

/** Count what is left over, once totals were found. */
export async function countLeftovers({ engine }: Load): Promise<Leftovers> {
  const [row] = await engine.query<{
    rejected: number;
    excluded: number;
    rejected_cells: number;
    excluded_cells: number;
  }>(
    `select
      count(distinct source_row) filter (exclusion is null) as rejected,
      count(distinct source_row) filter (exclusion is not null) as excluded,
      count(*) filter (exclusion is null and not is_blank_cell) as rejected_cells,
      count(*) filter (exclusion is not null and not is_blank_cell) as excluded_cells
    from leftover`,
  );
  return {
    rejected: row?.rejected ?? 0,
    excluded: row?.excluded ?? 0,
    rejectedCells: row?.rejected_cells ?? 0,
    excludedCells: row?.excluded_cells ?? 0,
  };
}
