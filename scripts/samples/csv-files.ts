import { datasets, type DatasetId } from '#lib/core/vocabulary/datasets.ts';
import { pounds } from './exact.ts';
import type { PartnershipRecords, TicketRow } from './records.ts';
import type { BaselineRow, CostRow, EventRow, IndexRow, LevelRow, VolumeRow } from './rows.ts';
import type { Sample } from './sample.ts';
import type { Story } from './story.ts';

type Cells = Readonly<Partial<Record<string, string>>>;

/** The canonical files of a sample by name; headers are the field names of the datasets. */
export function csvFiles(sample: Sample): ReadonlyMap<string, string> {
  const { partnerships, prices } = sample;
  const rows = partnerships.map((told) => told.rows);
  const records = partnerships.map((told) => told.records);
  return new Map([
    file(
      'costs',
      rows.flatMap(({ costs }) => costs.map(costCells)),
    ),
    file(
      'volumes',
      rows.flatMap(({ volumes }) => volumes.map(volumeCells)),
    ),
    file(
      'service_levels',
      rows.flatMap(({ levels }) => levels.map(levelCells)),
    ),
    file(
      'tickets',
      records.flatMap(({ tickets }) => tickets.map(ticketCells)),
    ),
    file(
      'partnerships',
      partnerships.map(({ story }) => partnershipCells(story)),
    ),
    ...recordFiles(records),
    file(
      'baselines',
      partnerships.flatMap(({ story }) => story.baselines.map((row) => baselineCells(story, row))),
    ),
    file(
      'events',
      partnerships.flatMap(({ story }) => story.events.map((row) => eventCells(story, row))),
    ),
    file('price_index', prices.map(indexCells)),
  ]);
}

/** Files whose records stand in the sample as they stand in the file. */
function recordFiles(records: readonly PartnershipRecords[]): readonly (readonly [string, string])[] {
  const all = (rowsOf: (one: PartnershipRecords) => readonly Cells[]) => records.flatMap(rowsOf);
  return [
    file(
      'benefits',
      all((one) => one.benefits),
    ),
    file(
      'benefit_plan',
      all((one) => one.benefitValues),
    ),
    file(
      'agreement',
      all((one) => one.agreement),
    ),
    file(
      'objectives',
      all((one) => one.objectives),
    ),
    file(
      'log',
      all((one) => one.log),
    ),
    file(
      'alternatives',
      all((one) => one.alternatives),
    ),
    file(
      'survey',
      all((one) => one.survey),
    ),
    file(
      'programme',
      all((one) => one.programme),
    ),
  ];
}

function file(dataset: DatasetId, rows: readonly Cells[]): readonly [string, string] {
  const header = datasets[dataset].fields.map((field) => field.name);
  const lines = rows.map((row) => header.map((name) => quoted(row[name] ?? '')).join(','));
  return [`${dataset}.csv`, `${[header.join(','), ...lines].join('\n')}\n`];
}

function quoted(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function costCells(row: CostRow): Cells {
  const { partnership, period, party, service, category, kind, scenario, reference } = row;
  const amount = pounds(row.pence);
  return {
    partnership,
    period,
    amount,
    party,
    service,
    category,
    kind,
    scenario,
    currency: 'GBP',
    source_ref: reference,
  };
}

function volumeCells({ volume, ...row }: VolumeRow): Cells {
  return { ...row, volume: String(volume) };
}

function levelCells({ value, numerator, denominator, ...row }: LevelRow): Cells {
  return {
    ...row,
    value: value ?? '',
    numerator: numerator === null ? '' : String(numerator),
    denominator: denominator === null ? '' : String(denominator),
  };
}

function ticketCells({ resolved, madeSla, reopened, ...row }: TicketRow): Cells {
  return {
    ...row,
    resolved: resolved ?? '',
    made_sla: madeSla === null ? '' : String(madeSla),
    reopened: String(reopened),
  };
}

function partnershipCells(story: Story): Cells {
  return {
    partnership: story.id,
    name: story.name,
    customer: story.customer,
    provider: story.provider,
    stage: story.stage,
    start: story.start,
    pilot_start: story.pilotStart,
    production_start: story.productionStart,
    fiscal_year_start: '4',
    currency: 'GBP',
    next_review: story.nextReview,
  };
}

function baselineCells(story: Story, row: BaselineRow): Cells {
  return {
    partnership: story.id,
    baseline_from: row.from,
    baseline_to: row.to,
    service: row.service,
    fixed_share: (row.fixedPercent / 100).toFixed(2),
    scope_factor: '1',
    price_series: 'CPI',
    version: String(row.version),
    approved_by: row.approvedBy,
    approved_on: row.approvedOn,
    reason: row.reason,
    evidence: row.evidence,
  };
}

function eventCells(story: Story, { decidedBy, ...row }: EventRow): Cells {
  return { ...row, partnership: story.id, decided_by: decidedBy };
}

function indexCells({ series, period, tenths }: IndexRow): Cells {
  return { series, period, index: (tenths / 10).toFixed(1) };
}
