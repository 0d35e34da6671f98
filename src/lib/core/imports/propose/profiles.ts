import type { Mapping } from '../mapping/mapping.ts';
import { parseProfile, type ColumnNames, type Profile, type ProfilePart } from './profile.ts';
import bermudaBudget from './profiles/bermuda_budget.json' with { type: 'json' };
import budgetVersions from './profiles/budget_versions.json' with { type: 'json' };
import canadaServiceStandards from './profiles/canada_service_standards.json' with { type: 'json' };
import cookCountyBudget from './profiles/cook_county_budget.json' with { type: 'json' };
import focus from './profiles/focus.json' with { type: 'json' };
import fredGdpDeflator from './profiles/fred_gdp_deflator.json' with { type: 'json' };
import fredSeries from './profiles/fred_series.json' with { type: 'json' };
import nhsAeByTrust from './profiles/nhs_ae_by_trust.json' with { type: 'json' };
import nhsAeMonthly from './profiles/nhs_ae_monthly.json' with { type: 'json' };
import oaklandBudget from './profiles/oakland_budget.json' with { type: 'json' };
import oklahomaCityBudget from './profiles/oklahoma_city_budget.json' with { type: 'json' };
import ombPublicBudget from './profiles/omb_public_budget.json' with { type: 'json' };
import oracleLedger from './profiles/oracle_ledger.json' with { type: 'json' };
import oracleLedgerEntered from './profiles/oracle_ledger_entered.json' with { type: 'json' };
import philadelphiaBudget from './profiles/philadelphia_budget.json' with { type: 'json' };
import procurementCard from './profiles/procurement_card.json' with { type: 'json' };
import sapCostCentreItems from './profiles/sap_cost_centre_items.json' with { type: 'json' };
import scotlandCancerWaits from './profiles/scotland_cancer_waits.json' with { type: 'json' };
import scotlandCancerWaits62 from './profiles/scotland_cancer_waits_62.json' with { type: 'json' };
import servicenowIncident from './profiles/servicenow_incident.json' with { type: 'json' };
import servicenowTaskSla from './profiles/servicenow_task_sla.json' with { type: 'json' };
import sncfStationFootfall from './profiles/sncf_station_footfall.json' with { type: 'json' };
import ukLibraryVisits from './profiles/uk_library_visits.json' with { type: 'json' };
import ukPublicSpending from './profiles/uk_public_spending.json' with { type: 'json' };
import ukSpendOver25k from './profiles/uk_spend_over_25k.json' with { type: 'json' };
import ukSpendOver25kByArea from './profiles/uk_spend_over_25k_by_area.json' with { type: 'json' };
import ukSpendOver500 from './profiles/uk_spend_over_500.json' with { type: 'json' };
import ukSpendOver500Directorate from './profiles/uk_spend_over_500_directorate.json' with { type: 'json' };
import ukTransactionalServices from './profiles/uk_transactional_services.json' with { type: 'json' };
import ukTransactionalServicesQuarters from './profiles/uk_transactional_services_quarters.json' with { type: 'json' };
import usCpiMonthly from './profiles/us_cpi_monthly.json' with { type: 'json' };
import workdayLedger from './profiles/workday_ledger.json' with { type: 'json' };

/** Every known export. Of two that fit a file alike, the first is taken. */
export const profiles: readonly Profile[] = [
  focus,
  ukSpendOver25k,
  ukSpendOver25kByArea,
  ukSpendOver500,
  ukSpendOver500Directorate,
  procurementCard,
  sapCostCentreItems,
  oracleLedger,
  oracleLedgerEntered,
  workdayLedger,
  servicenowIncident,
  servicenowTaskSla,
  nhsAeByTrust,
  nhsAeMonthly,
  ukTransactionalServices,
  ukTransactionalServicesQuarters,
  canadaServiceStandards,
  ombPublicBudget,
  cookCountyBudget,
  oaklandBudget,
  oklahomaCityBudget,
  philadelphiaBudget,
  bermudaBudget,
  budgetVersions,
  usCpiMonthly,
  fredGdpDeflator,
  fredSeries,
  ukLibraryVisits,
  scotlandCancerWaits,
  scotlandCancerWaits62,
  ukPublicSpending,
  sncfStationFootfall,
].map((document) => parseProfile(document));

/** What a profile says of the dataset of a mapping that was made from it; null for any other mapping. */
export function profilePart({ profile, dataset }: Pick<Mapping, 'profile' | 'dataset'>): ProfilePart | null {
  const found = profile === null ? undefined : profiles.find(({ id }) => id === profile);
  return found?.datasets.find((part) => part.dataset === dataset) ?? null;
}

/** The names that a profile knows for the column of a field; null when the mapping is of none. */
export function namesInProfile(
  mapping: Pick<Mapping, 'profile' | 'dataset'>,
  field: string,
): ColumnNames | null {
  const rules = [profilePart(mapping)?.fields[field] ?? []].flat();
  return rules.flatMap((rule) => ('column' in rule ? [rule.column] : []))[0] ?? null;
}
