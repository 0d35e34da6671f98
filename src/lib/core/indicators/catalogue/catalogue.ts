import { governanceIndicators } from './governance-indicators.ts';
import type { Indicator } from './indicator.ts';
import { moneyIndicators } from './money-indicators.ts';
import { serviceIndicators } from './service-indicators.ts';

/**
 * Every leading indicator that is looked for. Expected leads are practice and no proof: the lead analysis confirms or
 * refutes them on the data.
 */
export const indicators: readonly Indicator[] = [
  ...serviceIndicators,
  ...moneyIndicators,
  ...governanceIndicators,
];
