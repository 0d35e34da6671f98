import type { Engine } from '../engine/port.ts';
import type { Decimal } from '../vocabulary/money.ts';
import type { Month } from '../vocabulary/month.ts';
import { pageOf, type Page } from './page.ts';

/** A frozen baseline as it was recorded, in one of its versions; a later version stands beside it, never in its place. */
export interface BaselineVersion {
  readonly partnership: string;
  /** Null: every service of the partnership without a baseline of its own. */
  readonly service: string | null;
  readonly version: string;
  /** True for the version that the figures use. */
  readonly isCurrent: boolean;
  readonly from: Month;
  readonly to: Month;
  readonly months: number;
  readonly fixedShare: Decimal | null;
  readonly scopeFactor: Decimal;
  readonly priceSeries: string | null;
  readonly approvedBy: string | null;
  readonly approvedOn: string | null;
  readonly reason: string | null;
  readonly evidence: string | null;
  /** Why savings against it are unverified: `no approver; no evidence`. Null: they are verified. */
  readonly doubt: string | null;
  readonly fileId: number;
  readonly sourceRow: number;
  readonly sourceLine: number;
  /** Of the version in use: mean monthly cost of government as a whole, nominal, and mean monthly volume. */
  readonly cost?: Decimal | null;
  readonly currency?: string | null;
  readonly volume?: Decimal | null;
  readonly volumeUnit?: string | null;
  /** Why there is no volume to flex by; null where there is. */
  readonly volumeStatus?: string | null;
}

/** Every version of every baseline of a partnership: by service, the version in use first. */
export async function baselinesOf(engine: Engine, partnership: string): Promise<readonly BaselineVersion[]> {
  return baselinesOn(await pageOf(engine, partnership, ['baseline']));
}

/** The baselines on a page that has their paper. */
export function baselinesOn(page: Page): readonly BaselineVersion[] {
  return page.rowsOf('baseline') as unknown as readonly BaselineVersion[];
}
