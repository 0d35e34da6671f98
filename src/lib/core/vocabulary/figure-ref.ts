import type { Grain } from './grain.ts';
import type { Month } from './month.ts';
import type { Party, Terms } from './point.ts';

/**
 * Which figure is meant: one point of a measure, or, with `from`, the total of its months `from` to `period` by the
 * measure's own rule. What is left out is as the screen has it: a month, in the party and terms in view.
 */
export interface FigureRef {
  readonly measure: string;
  readonly partnership: string;
  readonly service: string | null;
  readonly metric: string | null;
  readonly period: Month;
  readonly grain?: Grain;
  readonly from?: Month;
  readonly party?: Party;
  readonly terms?: Terms;
}
