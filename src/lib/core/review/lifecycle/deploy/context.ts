import type { IndicatorSettings } from '../../../vocabulary/indicator-settings.ts';
import type { Measure } from '../../../vocabulary/measure.ts';
import type { PartnershipInfo } from '../../portfolio.ts';

/** What the boards of the stage Deploy need beside the data and how they are looked at. */
export interface DeployContext {
  readonly measures: readonly Measure[];
  readonly settings: IndicatorSettings;
  readonly info: PartnershipInfo;
}
