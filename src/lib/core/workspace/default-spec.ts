import { ukFiscalCalendar } from '../vocabulary/fiscal.ts';
import type { WorkspaceSpec } from './spec.ts';

/** A workspace nobody has decided anything about yet. */
export const defaultSpec: WorkspaceSpec = {
  version: 2,
  title: 'Workspace',
  isSample: false,
  calendar: ukFiscalCalendar,
  currency: 'GBP',
  priceBase: null,
  mappings: [],
  controlTotals: [],
  sources: [],
};
