import * as v from 'valibot';
import { finding, importedFile, partnershipInfo, periods, prices } from './files-schema.ts';
import { indexMonth, lifecycle } from './lifecycle-schemas.ts';
import { baseline, event, metric, register, scopeMonth } from './paper-schemas.ts';
import { list, text } from './schemas.ts';
import { packedSeries, places } from './series-schema.ts';

const series = list(packedSeries);

/** What the page shows without asking for figures: what was loaded, and what is known of it. */
export const head = v.strictObject({
  partnerships: list(partnershipInfo),
  /** Ids of measures; their place names their file. */
  measures: list(text),
  files: list(importedFile),
  findings: list(finding),
  periods,
  prices,
});

export type Head = v.InferOutput<typeof head>;

/** Points of all partnerships in one view. */
export const portfolio = v.strictObject({ series, points: places });

export const service = v.strictObject({
  series,
  points: places,
  metrics: list(v.strictObject({ partnership: text, ...metric.entries })),
  rebases: list(v.strictObject({ partnership: text, ...event.entries })),
});

/** Of a partnership, what is the same in every view, and what its Benefits screen has of all views. */
export const partnership = v.strictObject({
  series,
  whole: places,
  service: places,
  register,
  baselines: list(baseline),
  scopes: list(scopeMonth),
  events: list(event),
  metrics: list(metric),
  lifecycle,
  recharges: places,
  named: places,
});

/** Price indices by month. */
export const indices = v.strictObject({ prices: list(indexMonth) });

/** Of a partnership, what is seen in one view. */
export const partnershipIn = v.strictObject({
  series,
  overview: places,
  indicators: places,
  services: places,
  events: list(event),
  metrics: list(metric),
});

/** Points of one measure by view: of whole partnerships, and of an own measure those of services too. */
export const measure = v.strictObject({
  series,
  whole: v.record(text, places),
  all: v.nullable(v.record(text, places)),
});
