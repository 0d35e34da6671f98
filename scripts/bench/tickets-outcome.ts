/** Seconds from the drop to the end of each phase, and what came of it: both engines must come to the same. */
export interface TicketsOutcome {
  readonly phases: Readonly<Record<TicketsPhase, number>>;
  readonly cases: number;
  readonly met: number;
  readonly judged: number;
  readonly charted: number;
}

/**
 * `import`: the rows are in the database, all checks done. `cube`: cases by month are there. `figures`: every measure is
 * computed. `chart`: case attainment of every partnership is fetched and has its p-prime chart.
 */
export const ticketsPhases = ['import', 'cube', 'figures', 'chart'] as const;

/** A phase of a load of tickets. */
export type TicketsPhase = (typeof ticketsPhases)[number];
