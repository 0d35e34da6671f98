import * as v from 'valibot';
import { isoDate, row } from './paper-schemas.ts';
import { decimal, double, list, maybeDecimal, maybeText, month, text } from './schemas.ts';

// The records of the life cycle, as they were loaded.

const maybeDate = v.nullable(isoDate);

const maybeDouble = v.nullable(double);

const objective = v.strictObject({
  objective: text,
  measure: maybeText,
  metric: maybeText,
  target: maybeDecimal,
  unit: maybeText,
  better: v.nullable(v.picklist(['higher', 'lower'])),
  targetDate: maybeDate,
  owner: maybeText,
  nextReview: maybeDate,
  ...row,
});

const logEntry = v.strictObject({
  entry: text,
  kind: v.nullable(v.picklist(['constraint', 'opportunity', 'challenge', 'risk'])),
  measure: maybeText,
  metric: maybeText,
  size: maybeDecimal,
  unit: maybeText,
  likelihood: maybeDouble,
  owner: maybeText,
  raised: maybeDate,
  closed: maybeDate,
  response: maybeText,
  evidence: maybeText,
  ...row,
});

const alternative = v.strictObject({
  alternative: text,
  yearFrom: v.nullable(month),
  cost: maybeDecimal,
  benefit: maybeDecimal,
  criterion: maybeText,
  weight: maybeDouble,
  score: maybeDouble,
  note: maybeText,
  ...row,
});

const surveyAnswer = v.strictObject({
  date: isoDate,
  principle: text,
  side: v.nullable(v.picklist(['customer', 'provider'])),
  score: double,
  scale: maybeDouble,
  responses: maybeDouble,
  invited: maybeDouble,
  comment: maybeText,
  ...row,
});

const milestone = v.strictObject({
  milestone: text,
  stage: maybeText,
  planned: maybeDate,
  forecast: maybeDate,
  actual: maybeDate,
  owner: maybeText,
  note: maybeText,
  ...row,
});

const component = v.strictObject({
  component: text,
  kind: maybeText,
  metric: maybeText,
  target: maybeDecimal,
  value: maybeDecimal,
  unit: maybeText,
  effectiveFrom: isoDate,
  effectiveTo: maybeDate,
  version: maybeText,
  note: maybeText,
  ...row,
});

export const lifecycle = v.strictObject({
  objectives: list(objective),
  log: list(logEntry),
  alternatives: list(alternative),
  survey: list(surveyAnswer),
  milestones: list(milestone),
  components: list(component),
});

export const indexMonth = v.strictObject({ series: text, period: month, index: decimal });
