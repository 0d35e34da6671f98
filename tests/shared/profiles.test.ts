import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { answerQuestion } from '#lib/core/imports/propose/answer.ts';
import type { Proposal, Seen } from '#lib/core/imports/propose/proposal.ts';
import { isReady, propose } from '#lib/core/imports/propose/propose.ts';
import { scan } from '#lib/core/imports/scan/scan.ts';
import { expandWide } from '#lib/core/imports/mapping/wide-columns.ts';
import { ukFiscalCalendar } from '#lib/core/vocabulary/fiscal.ts';

// Real files that nobody here wrote lie beside the repository; where they are absent the suite says so by skipping.
const folder = new URL('../../../shared/datasets/', import.meta.url);
const isThere = existsSync(new URL('INDEX.md', folder));

async function seenOf(path: string): Promise<Seen> {
  const { header, samples, preamble, dialect } = await scan(
    new Blob([readFileSync(new URL(path, folder))]),
    {},
  );
  return { name: path, header, samples, preamble, delimiter: dialect.delimiter };
}

const proposals = (seen: Seen): readonly Proposal[] =>
  propose(seen, { kept: [], calendar: ukFiscalCalendar });

async function proposed(path: string): Promise<readonly Proposal[]> {
  return proposals(await seenOf(path));
}

describe.skipIf(!isThere)('real exports', () => {
  it.each([
    ['cost/leeds_council_2012-11.csv', 'uk_spend_over_500'],
    ['cost/leeds_council_2011-12.csv', 'uk_spend_over_500'],
    ['cost/bradford_council_2019-11_parens.csv', 'uk_spend_over_500'],
    ['cost/moj_aramis_march_2011_gbp.csv', 'uk_spend_over_25k'],
    ['cost/hmrc_over25k_jan_2011.csv', 'uk_spend_over_25k'],
    ['cost/nhs_cumbria_pct_over25k_sep_2011.csv', 'uk_spend_over_25k'],
    ['cost/dept_dclg_gpc_dec_2015.csv', 'uk_spend_over_25k'],
    ['torture/cr_only_fco_services_spend.csv', 'uk_spend_over_25k'],
    ['cost/cook_county_budget_wide.csv', 'cook_county_budget'],
    ['cost/okc_budget_fy2015_plain.csv', 'oklahoma_city_budget'],
    ['cost/oakland_budget_fy21-22_long.csv', 'oakland_budget'],
    ['cost/philadelphia_fy16_adopted_usd.csv', 'philadelphia_budget'],
    ['cost/focus_1.0_sample_1000.csv', 'focus'],
    ['cost/deflator_fred_gdpdef_quarterly.csv', 'fred_gdp_deflator'],
    ['cost/cpi_us_monthly.csv', 'us_cpi_monthly'],
    ['service/gds_transaction_volumes_2011-2017.csv', 'uk_transactional_services'],
    ['service/canada_service_standards.csv', 'canada_service_standards'],
    ['service/nhs_ae_by_trust_April-2025.csv', 'nhs_ae_by_trust'],
    ['service/nhs_ae_by_trust_May-2025.csv', 'nhs_ae_by_trust'],
    ['service/nhs_ae_by_trust_June-2025.csv', 'nhs_ae_by_trust'],
    ['service/nhs_ae_machine_readable_april_2025.csv', 'nhs_ae_monthly'],
    ['service/uk_library_visits_iso_period.csv', 'uk_library_visits'],
    ['service/servicenow_incidents_uci_199.csv', 'servicenow_incident'],
    ['service/scotland_cancer_31day.csv', 'scotland_cancer_waits'],
  ])('%s loads by profile %s', async (path, profile) => {
    const found = await proposed(path);
    expect(found.map(({ mapping }) => mapping.profile)).toEqual(found.map(() => profile));
    expect(found.map(isReady)).toEqual(found.map(() => true));
  });

  it.each([
    ['cost/omb_receipts_fy2017_wide.csv', ['scale:amount'], 0],
    ['cost/bermuda_expenditure_tab.csv', ['scale:amount'], 0],
    ['cost/uk_public_spending_flags.csv', ['date_format:Year', 'scale:amount'], 1],
    ['cost/dwp_cmg_pcard_july_2017.csv', [], 1],
    ['cost/dept_feb_2016_footnote.csv', [], 1],
    ['service/sncf_station_footfall_wide.csv', [], 1],
    ['service/fco_consular_cases_april_2016_wide.csv', [], 0],
    ['torture/latin1_semicolon_montreal_hotels.csv', ['date_format:Date'], 2],
    ['torture/us_va_education_preamble.csv', ['total:TOTAL'], 2],
  ])('%s waits for a person, with questions %j', async (path, questions, problems) => {
    const [found] = await proposed(path);
    if (!found) throw new Error('expected a proposal');
    expect(isReady(found)).toBe(false);
    expect(found.questions.map(({ id }) => id)).toEqual(questions);
    expect(found.problems).toHaveLength(problems);
  });

  it('waits once: kept with its answers, the next edition loads without a word', async () => {
    const seen = await seenOf('cost/bermuda_expenditure_tab.csv');
    const [first] = proposals(seen);
    const [question] = first?.questions ?? [];
    if (!first || !question) throw new Error('expected a question');
    const kept = answerQuestion(first.mapping, question, '1000');
    const next = propose({ ...seen, name: 'next.csv' }, { kept: [kept], calendar: ukFiscalCalendar });
    expect(next).toMatchObject([{ source: 'kept', mapping: { scale: { amount: '1000' } } }]);
    expect(next.every(isReady)).toBe(true);
  });

  it('has 20 windows of transactional services that can be told, and one that cannot', async () => {
    const seen = await seenOf('service/gds_transaction_volumes_2011-2017.csv');
    const columns = proposals(seen).flatMap(({ mapping }) => expandWide(mapping, seen.header));
    expect(columns.filter(({ isLeftOut }) => !isLeftOut)).toHaveLength(20);
    expect(columns.filter(({ isLeftOut }) => isLeftOut).map(({ labels }) => labels['period'])).toEqual([
      'January 2014 to December 2015',
    ]);
  });

  it('has 60 years of receipts and no transition quarter among them', async () => {
    const seen = await seenOf('cost/omb_receipts_fy2017_wide.csv');
    const columns = proposals(seen).flatMap(({ mapping }) => expandWide(mapping, seen.header));
    expect(columns.filter(({ isLeftOut }) => !isLeftOut)).toHaveLength(60);
    expect(columns.filter(({ isLeftOut }) => isLeftOut).map(({ column }) => column.name)).toEqual(['TQ']);
  });
});
