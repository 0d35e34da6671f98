/** A table that a measure of one's own may read, and what its columns mean. */
export interface DocumentedFact {
  readonly table: string;
  readonly meaning: string;
  readonly columns: readonly { readonly name: string; readonly meaning: string }[];
}

const partnership = 'id of the partnership, as in the files';
const service = "service; '' where the source names none";
const period = 'first day of the month';
const ownParty = "party whose row it is: customer, provider, or '' where none is named";
const viewParty = 'view it is taken from: system, customer or provider';
const terms = 'nominal as paid, or real in the prices of the price base';
const rows = 'how many source rows are in it';
const rowService = 'service; null where the source names none';
const sourceRow = {
  file_id: 'number of the file',
  source_row: 'row of the file, the first below the header is 1',
  source_line: 'line of the file on which it starts',
};

/** What is open to a select of one's own, table by table. All else in the database may change without notice. */
export const documentedFacts: readonly DocumentedFact[] = [
  fact('cube_cost', 'Costs by month, one row a cell, in the prices of the month.', {
    partnership,
    service,
    party: ownParty,
    kind: 'run, recharge, transition, dual_running, stranded, one_off or service_credit',
    scenario: 'actual, plan or baseline',
    currency: 'ISO code of the amount',
    period,
    amount: 'sum of the source rows, exact',
    rows,
  }),
  fact('coarse_cost', 'Costs that stand for more than a month; they are never spread over months.', {
    partnership,
    service,
    party: ownParty,
    kind: 'as in cube_cost',
    scenario: 'actual, plan or baseline',
    currency: 'ISO code of the amount',
    grain: 'quarter, half_year, year or rolling_year',
    period: 'first day of the period',
    amount: 'sum of the source rows, exact',
    rows,
  }),
  fact('cube_volume', 'Volumes, one row a cell.', {
    partnership,
    service,
    unit: 'what is counted',
    scenario: 'actual, plan or baseline',
    grain: 'month, quarter, half_year, year or rolling_year',
    period: 'first day of the period',
    volume: 'sum of the source rows; null where the source held it back',
    rows,
  }),
  fact('cube_level', 'Service levels, pooled from cases where the source gives them.', {
    partnership,
    service,
    metric: 'name of the service level',
    grain: 'month, quarter, half_year, year or rolling_year',
    period: 'first day of the period',
    better: 'higher or lower; null where rows disagree',
    unit: 'unit of the level',
    numerator: 'cases that met it',
    denominator: 'cases counted',
    value: 'the level as given, where it is the one row of its period',
    target: 'target in force; null where rows disagree',
    rows,
  }),
  fact('fact_cost', 'Rows of cost files, one by one: what a select of rows opens a figure to.', {
    ...sourceRow,
    partnership,
    service: rowService,
    party: 'customer or provider; null where none is named',
    category: 'as the file names it',
    kind: 'as in cube_cost',
    scenario: 'actual, plan or baseline',
    currency: 'ISO code of the amount',
    grain: 'month, quarter, half_year, year or rolling_year',
    period: 'first day of the period',
    amount: 'as in the file, exact; null where the source held it back',
  }),
  fact('fact_volume', 'Rows of volume files, one by one.', {
    ...sourceRow,
    partnership,
    service: rowService,
    unit: 'what is counted',
    scenario: 'actual, plan or baseline',
    grain: 'month, quarter, half_year, year or rolling_year',
    period: 'first day of the period',
    volume: 'as in the file; null where the source held it back',
  }),
  fact('fact_level', 'Rows of service level files, one by one.', {
    ...sourceRow,
    partnership,
    service: rowService,
    metric: 'name of the service level',
    grain: 'month, quarter, half_year, year or rolling_year',
    period: 'first day of the period',
    better: 'higher or lower',
    unit: 'unit of the level',
    numerator: 'cases that met it',
    denominator: 'cases counted',
    value: 'the level as given',
    target: 'target in force',
  }),
  fact('ticket_case', 'Cases, one row a case however many rows the files have of it.', {
    ...sourceRow,
    partnership,
    service,
    opened: 'moment of the first opening',
    resolved: 'moment of resolution; null while it is open',
    due: 'given by the source, else by the deadline of the agreement',
    made_sla: 'verdict of the source',
    reopened: 'highest count of reopenings',
    source_rows: 'how many rows there are of it',
    fault: 'backwards, undated or future: in no measure; null for a plain case',
    opened_month: 'first day of the month of opening',
    resolved_month: 'first day of the month of resolution',
    judged_month: 'first day of the month in which it counts for attainment; null while it does not',
    is_met: 'true when it was resolved in time',
    hours: 'time from opening to resolution on the clock of cases',
  }),
  fact('case_month', 'Cases by month.', {
    partnership,
    service: 'service; null for all services together',
    period,
    opened: 'cases that came in',
    resolved: 'cases that went out',
    judged: 'cases that were due in the month',
    met: 'those of them that were resolved in time',
    reopened: 'resolved cases that had been reopened',
    backlog: 'cases open at the end',
    aged: 'those of them that are older than the days that the workspace sets',
    days: 'days of the month that the data cover',
  }),
  fact('saving', 'What each month would have cost, and what it did.', {
    partnership,
    service: 'service; null for all services together',
    party: viewParty,
    scenario: 'actual or plan',
    terms,
    period,
    is_live: 'true after the baseline',
    flexed: 'baseline cost at the volume and prices of the month',
    cost: 'running cost',
    unit: 'currency',
    status: 'why an amount is not known; null for a plain one',
  }),
  fact('net_month', 'Net saving of each month: flexed baseline less cost, change cost and dis-benefits.', {
    partnership,
    service: 'service; null for all services together',
    party: viewParty,
    scenario: 'actual or plan',
    terms,
    period,
    is_live: 'true after the baseline',
    flexed: 'baseline cost at the volume and prices of the month',
    cost: 'running cost',
    change: 'transition, dual running, stranded and one-off cost',
    dis: 'dis-benefits of the register, whole partnership only',
    net: 'net saving',
    unit: 'currency',
    status: 'why the net saving is not known; null for a plain one',
  }),
  fact('position_month', 'Net savings added up since the first month with change cost or savings.', {
    partnership,
    service: 'service; null for all services together',
    party: viewParty,
    scenario: 'actual or plan',
    terms,
    period,
    net: 'net saving of the month',
    position: 'all net savings up to the month',
    unit: 'currency',
  }),
  fact('price_level', 'Price index by month, the last known level carried forward.', {
    series: 'name of the index',
    period,
    level: 'level of the index',
    level_period: 'month the level was published for',
  }),
  fact('partnership', 'The partnerships.', {
    partnership,
    name: 'name for people',
    customer: 'body that buys',
    provider: 'body that provides',
    stage: 'stage of the life cycle',
    start: 'first day',
    currency: 'ISO code of its money',
  }),
  fact('event', 'What happened, as loaded.', {
    partnership,
    date: 'day',
    kind: 'kind of event',
    title: 'what happened',
    reason: 'why',
    decided_by: 'who decided',
  }),
  fact('benefit', 'The register of benefits, as loaded.', {
    benefit: 'id of the benefit',
    partnership,
    title: 'name for people',
    class: 'class of the benefit',
    beneficiary: 'who gains',
    owner: 'who answers for it',
    target_value: 'value aimed at',
    target_date: 'day by which',
    attribution_share: 'share that is due to the partnership, 0 to 1',
    confidence: 'confidence in it, 0 to 1',
    status: 'status in the register',
  }),
  fact('benefit_plan', 'Planned, actual and forecast values of benefits, as loaded.', {
    benefit: 'id of the benefit',
    period: 'first day of the period',
    grain: 'month, quarter, half_year or year',
    value: 'value in the period',
    scenario: 'plan, actual or forecast',
  }),
];

/** A select to start from: running cost of each service. */
export const exampleOfOwn = `select
  partnership,
  service,
  period,
  sum(amount) as value,
  sum(rows) as rows
from cube_cost
where kind = 'run' and scenario = 'actual' and service <> ''
group by partnership, service, period`;

/** The rows behind the select to start from, each with what it adds to its figure. */
export const exampleOfOwnRows = `select
  file_id,
  source_row,
  source_line,
  partnership,
  service,
  party,
  kind,
  period,
  amount as contribution
from fact_cost
where kind = 'run' and scenario = 'actual' and grain = 'month' and service <> ''`;

function fact(table: string, meaning: string, columns: Readonly<Record<string, string>>): DocumentedFact {
  return {
    table,
    meaning,
    columns: Object.entries(columns).map(([name, says]) => ({ name, meaning: says })),
  };
}
