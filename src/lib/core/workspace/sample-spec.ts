import { defaultIndicators } from '../vocabulary/indicator-settings.ts';
import { defaultSpec } from './default-spec.ts';
import type { WorkspaceSpec } from './spec.ts';

/** The workspace of the sample: an analyst suspects two leads in it, of which one is true and one is false. */
export const sampleSpec: WorkspaceSpec = {
  ...defaultSpec,
  title: 'Sample',
  isSample: true,
  indicators: {
    ...defaultIndicators,
    candidates: [
      {
        indicator: { measure: 'attainment', metric: 'Vehicles waiting for parts' },
        outcome: { measure: 'attainment', metric: 'Vehicles ready on time' },
        lag: 2,
      },
      {
        indicator: { measure: 'attainment', metric: 'Visits to the online catalogue' },
        outcome: { measure: 'attainment', metric: 'Average days waiting' },
        lag: 3,
      },
    ],
  },
};
