import type { Cell, Engine, Row } from '../engine/port.ts';
import { lifeCyclePapers } from './life-cycle-papers.ts';
import { number, text, type Column, type Paper } from './paper.ts';

const papers = {
  profile: {
    from: 'benefit_profile',
    order: 'benefit',
    columns: {
      benefit: text('benefit'),
      partnership: text('partnership'),
      title: text('title'),
      class: text('class'),
      beneficiary: text('beneficiary'),
      owner: text('owner'),
      measure: text('measure'),
      budgetLine: text('budget_line'),
      baselineValue: text('plain_text(baseline_value)'),
      baselinePeriod: text('baseline_period'),
      baselineEvidence: text('baseline_evidence'),
      targetValue: text('plain_text(target_value)'),
      targetDate: text('target_date'),
      attributionShare: text('plain_text(attribution_share)'),
      confidence: text('plain_text(confidence)'),
      status: text('status'),
      evidence: text('evidence'),
      enables: text('enables'),
      recurrence: text('recurrence'),
      party: text("nullif(party, '')"),
      fileId: number('file_id'),
      sourceRow: number('source_row'),
      sourceLine: number('source_line'),
    },
  },
  value: {
    from: 'value_at_hand',
    order: 'benefit',
    columns: {
      benefit: text('benefit'),
      scenarios: text('scenarios'),
      periods: text('periods'),
      grains: text('grains'),
      values: text('"values"'),
      files: text('files'),
      rows: text('rows'),
      lines: text('lines'),
    },
  },
  guard: {
    from: 'guard_at_hand',
    order: 'file_id, source_line, rule, period, scenario',
    columns: {
      rule: text('rule'),
      partnership: text('partnership'),
      benefit: text('benefit'),
      title: text('title'),
      line: text('line'),
      others: text('others'),
      holder: text('holder'),
      scenario: text('scenario'),
      period: text('period'),
      found: text('found'),
      allowed: text('allowed'),
      currency: text('currency'),
      fileId: number('file_id'),
      sourceLine: number('source_line'),
    },
  },
  baseline: {
    from: 'baseline_at_hand',
    order: 'place',
    columns: {
      partnership: text('partnership'),
      service: text('service'),
      version: text('version'),
      isCurrent: ['is_current', 'flag'],
      from: text('baseline_from'),
      to: text('baseline_to'),
      months: number('months'),
      fixedShare: text('fixed_share'),
      scopeFactor: text('scope_factor'),
      priceSeries: text('price_series'),
      approvedBy: text('approved_by'),
      approvedOn: text('approved_on'),
      reason: text('reason'),
      evidence: text('evidence'),
      doubt: text('doubt'),
      fileId: number('file_id'),
      sourceRow: number('source_row'),
      sourceLine: number('source_line'),
      cost: text('cost'),
      currency: text('currency'),
      volume: text('volume'),
      volumeUnit: text('volume_unit'),
      volumeStatus: text('volume_status'),
    },
  },
  factor: {
    from: 'factor_at_hand',
    order: 'scenario, service nulls first, period',
    view: "party || ' ' || terms",
    columns: {
      service: text('service'),
      scenario: text('scenario'),
      period: text('period'),
      baselineCost: number('baseline_cost'),
      price: number('price'),
      scopeFactor: number('scope_factor'),
      fixedShare: number('fixed_share'),
      volumeRatio: number('volume_ratio'),
      deflator: number('deflator'),
    },
  },
  event: {
    from: 'event',
    order: 'date, title',
    columns: {
      date: text('date'),
      title: text("coalesce(title, replace(kind, '_', ' '))"),
      kind: text('kind'),
      reason: text('reason'),
      decidedBy: text('decided_by'),
    },
  },
  metric: {
    from: 'metric_at_hand',
    order: 'metric, service nulls first',
    columns: {
      metric: text('metric'),
      service: text('service'),
      better: text('better'),
      unit: text('unit'),
    },
  },
  ...lifeCyclePapers,
} as const satisfies Readonly<Record<string, Paper>>;

type PaperName = keyof typeof papers;

/** One paper, or one view of it: `factor system real`. */
export type PaperRef = PaperName | `factor ${string}`;

/** The papers of one partnership. */
export interface Page {
  readonly rowsOf: (paper: PaperRef) => readonly Row[];
}

/** Keeps the papers of every partnership, as the tables stand. */
export async function keepPages(engine: Engine, signal?: AbortSignal): Promise<void> {
  await engine.run(
    'create or replace table page_at_hand (partnership varchar not null, paper varchar not null, rows varchar not null)',
  );
  for (const [name, paper] of Object.entries(papers)) await engine.run(keeping(name, paper), {}, { signal });
  await engine.run('create index page_of_partnership on page_at_hand (partnership)');
}

/** The rows of some papers of a partnership. One statement: who changes the partnership waits for it. */
export async function pageOf(
  engine: Engine,
  partnership: string,
  wanted: readonly PaperRef[],
): Promise<Page> {
  const found = await engine.query<Row & { readonly paper: string; readonly rows: string }>(
    `select paper, rows
    from page_at_hand
    where partnership = $partnership and list_contains(string_split($wanted, ','), paper)`,
    { partnership, wanted: wanted.join(',') },
  );
  const packed = new Map(found.map(({ paper, rows }) => [paper, rows]));
  return { rowsOf: (paper) => rowsIn(paper, packed.get(paper)) };
}

// Control characters part cells and rows and stand for null; a text that holds one itself gets a space in its place.
const [betweenCells, noValue, betweenRows] = ['\u001C', '\u001D', '\u001E'];

function keeping(name: string, { from, order, columns, view }: Paper): string {
  const cells = Object.values(columns).map(
    ([expression]) =>
      `coalesce(translate((${expression})::varchar, chr(28) || chr(29) || chr(30), '   '), chr(29))`,
  );
  return `insert into page_at_hand
    select
      partnership,
      '${name}'${view === undefined ? '' : ` || ' ' || ${view}`} as paper,
      string_agg(array_to_string([${cells.join(', ')}], chr(28)), chr(30) order by ${order}) as rows
    from "${from}"
    where partnership is not null
    group by all
    order by partnership, paper`;
}

function rowsIn(ref: PaperRef, packed: string | undefined): readonly Row[] {
  if (packed === undefined) return [];
  const columns = Object.entries<Column>(papers[ref.split(' ')[0] as PaperName].columns);
  return packed.split(betweenRows).map((row) => {
    const cells = row.split(betweenCells);
    // Thousands of rows: to make each of pairs takes several times as long.
    const made: Record<string, Cell> = {};
    for (const [at, [name, [, kind]]] of columns.entries()) made[name] = cellOf(cells[at]!, kind);
    return made;
  });
}

function cellOf(cell: string, kind: Column[1]): Cell {
  if (cell === noValue) return null;
  if (kind === 'number') return Number(cell);
  return kind === 'flag' ? cell === 'true' : cell;
}
