/** What one way of loading the file took, in seconds from the start of the load to the end of each phase. */
export interface Outcome {
  readonly phases: Readonly<Partial<Record<Phase, number>>>;
  /** Sum of the amounts loaded: every way must come to the same. Null where it was not asked for. */
  readonly amount: string | null;
  readonly cells: number | null;
}

/** `import`: the rows are in the database. `cube`: the monthly cube is there. `figures`: every measure is computed; in the browser, one is on the screen. */
export type Phase = 'import' | 'cube' | 'figures';

/** The ways that are compared. */
export const contenders = ['papaparse', 'native', 'wasm', 'site'] as const;

/** One of the ways that are compared. */
export type Contender = (typeof contenders)[number];
