import type { Month } from '../../vocabulary/month.ts';
import type { Party, Terms } from '../../vocabulary/point.ts';
import type { Inputs } from '../provenance-of.ts';

/** Of which partnership and view the state of the data is wanted, and what the figures are made from. */
export interface StateRequest extends Inputs {
  readonly partnership: string;
  readonly party: Party;
  readonly terms: Terms;
  /** Last month that counts. */
  readonly until: Month;
}
