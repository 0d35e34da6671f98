import type { Engine } from '../engine/port.ts';
import { pageOf, type Page } from '../measures/page.ts';
import { partnershipsWithData } from '../measures/summary.ts';
import { groupBy } from '../vocabulary/group-by.ts';
import type { DatedEvent } from './indicators/data.ts';
import type { PartnershipInfo } from './portfolio.ts';

interface Described extends Readonly<Record<string, string | null>> {
  readonly partnership: string;
  readonly name: string | null;
  readonly customer: string | null;
  readonly provider: string | null;
  readonly stage: string | null;
  readonly start: string | null;
  readonly pilot_start: string | null;
  readonly production_start: string | null;
  readonly next_review: string | null;
}

/** Every partnership that has data or is described, by id; what nobody described stays null. */
export async function partnershipInfos(engine: Engine): Promise<readonly PartnershipInfo[]> {
  const covered = await partnershipsWithData(engine);
  const described = groupBy(await descriptions(engine), (row) => row.partnership);
  const hasBaseline = new Map(covered.map((one) => [one.partnership, one.hasBaseline]));
  const ids = [...new Set([...hasBaseline.keys(), ...described.keys()])].sort();
  return ids.map((id) => infoOf(id, described.get(id)?.at(-1), hasBaseline.get(id) ?? false));
}

/** The dated events of a partnership with their kind and reason, in order of time. */
export async function eventsOf(engine: Engine, partnership: string): Promise<readonly DatedEvent[]> {
  return eventsOn(await pageOf(engine, partnership, ['event']));
}

/** The events on a page that has their paper. */
export function eventsOn(page: Page): readonly DatedEvent[] {
  return page.rowsOf('event') as unknown as readonly DatedEvent[];
}

function descriptions(engine: Engine): Promise<readonly Described[]> {
  return engine.query<Described>(
    `select partnership, name, customer, provider, stage, start, pilot_start, production_start, next_review
    from partnership
    order by file_id, source_row`,
  );
}

function infoOf(partnership: string, row: Described | undefined, hasBaseline: boolean): PartnershipInfo {
  return {
    partnership,
    name: row?.name ?? null,
    customer: row?.customer ?? null,
    provider: row?.provider ?? null,
    stage: row?.stage ?? null,
    start: row?.start ?? null,
    pilot_start: row?.pilot_start ?? null,
    production_start: row?.production_start ?? null,
    next_review: row?.next_review ?? null,
    hasBaseline,
  };
}
