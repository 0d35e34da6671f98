import type { IndicatorSettings } from '../../../vocabulary/indicator-settings.ts';
import type { Measure } from '../../../vocabulary/measure.ts';
import type { PartnershipInfo } from '../../portfolio.ts';

/** What the boards of the agreement depend on beside their data. */
export interface DesignContext {
  readonly measures: readonly Measure[];
  readonly settings: IndicatorSettings;
  readonly info: PartnershipInfo | null;
}
