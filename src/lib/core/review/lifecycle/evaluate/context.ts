import type { AppraisalSettings } from '../../../vocabulary/appraisal-settings.ts';
import type { IndicatorSettings } from '../../../vocabulary/indicator-settings.ts';
import type { Measure } from '../../../vocabulary/measure.ts';
import type { PartnershipInfo } from '../../portfolio.ts';

/** What the boards of the stage Evaluate need beside the data and how they are looked at. */
export interface EvaluateContext {
  readonly measures: readonly Measure[];
  readonly settings: IndicatorSettings;
  readonly info: PartnershipInfo;
  readonly appraisal: AppraisalSettings;
}
