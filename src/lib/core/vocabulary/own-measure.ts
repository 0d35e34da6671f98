import type { Better, MeasureUnit, Total } from './measure.ts';

/** A measure that an analyst added: a select over the documented facts, kept in the workspace. */
export interface OwnMeasure {
  /** The snake_case of the title, as for every measure. */
  readonly id: string;
  readonly title: string;
  readonly unit: MeasureUnit;
  readonly better: Better;
  readonly total: Total;
  readonly meaning: string;
  readonly sql: string;
  /** A select of the source rows behind all points, each with its contribution. Left out: figures open to no rows. */
  readonly lineage?: string;
}
