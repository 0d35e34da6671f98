import { defaultAppraisal } from '../vocabulary/appraisal-settings.ts';
import { ukFiscalCalendar } from '../vocabulary/fiscal.ts';
import { defaultIndicators } from '../vocabulary/indicator-settings.ts';
import type { WorkspaceSpec } from './spec.ts';

/** A workspace nobody has decided anything about yet. */
export const defaultSpec: WorkspaceSpec = {
  version: 5,
  title: 'Workspace',
  isSample: false,
  calendar: ukFiscalCalendar,
  currency: 'GBP',
  priceBase: null,
  mappings: [],
  controlTotals: [],
  appraisal: defaultAppraisal,
  indicators: defaultIndicators,
  ownMeasures: [],
  reviews: [],
  snapshots: [],
  deckTheme: null,
  sources: [],
};
