import type { Grain } from '../../vocabulary/grain.ts';
import type { Month } from '../../vocabulary/month.ts';

/** What a label of a period stands for: its first month, how long it is, and whether it holds year-end adjustments. */
export interface Period {
  readonly first: Month;
  readonly grain: Grain;
  readonly isAdjustment: boolean;
}
