/** What one way of loading the file took, in seconds from the start of the load to the end of each phase. */
export interface Outcome {
  readonly phases: Readonly<Partial<Record<Phase, number>>>;
  /** Sum of the amounts loaded: every way must come to the same. Null where it was not asked for. */
  readonly amount: string | null;
  readonly cells: number | null;
  /** The most memory the process held that does the work, in MB. */
  readonly peakMb?: number;
}

/**
 * `one_pass`: the statement that types and inserts the rows, and the monthly cube, alone: no scan, no check.
 * `import`: the rows are in the database, all checks done. `cube`: the monthly cube is there. `figures`: every measure
 * is computed; in the browser, one is on the screen.
 */
export const phases = ['one_pass', 'import', 'cube', 'figures'] as const;

/** A phase of a load. */
export type Phase = (typeof phases)[number];

/** The ways that are compared. */
export const contenders = ['papaparse', 'native', 'wasm', 'site'] as const;

/** One of the ways that are compared. */
export type Contender = (typeof contenders)[number];
