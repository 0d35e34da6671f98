/** A line of the table of simulations. */
export interface SimulationRow {
  readonly what: string;
  readonly setting: string;
  readonly result: string;
  readonly aim: string;
}

/** How an analysis is simulated: how many series of each kind, from which seed. */
export interface SimulationOptions {
  readonly runs: number;
  readonly seed: number;
}

/** A share as the table shows it: 0.0162 with one decimal is 1.6%. */
export function percent(share: number, decimals = 1): string {
  return `${(share * 100).toFixed(decimals)}%`;
}
