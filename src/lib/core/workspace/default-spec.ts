import { defaultAppraisal } from '../vocabulary/appraisal-settings.ts';
import { ukFiscalCalendar } from '../vocabulary/fiscal.ts';
import type { WorkspaceSpec } from './spec.ts';

/** A workspace nobody has decided anything about yet. */
export const defaultSpec: WorkspaceSpec = {
  version: 3,
  title: 'Workspace',
  isSample: false,
  calendar: ukFiscalCalendar,
  currency: 'GBP',
  priceBase: null,
  mappings: [],
  controlTotals: [],
  appraisal: defaultAppraisal,
  ownMeasures: [],
  sources: [],
};
