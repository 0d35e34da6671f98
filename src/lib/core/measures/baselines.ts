import type { Engine } from '../engine/port.ts';
import type { Decimal } from '../vocabulary/money.ts';
import type { Month } from '../vocabulary/month.ts';

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
  const rows = await engine.query(
    `with mean_cost as (
      select
        component.partnership,
        component.scope,
        sum(role.sign * component.total)::double / max(component.months) as cost
      from baseline_component as component
      join role
        on role.row_party = component.row_party
        and role.kind = component.kind
        and role.part = 'cost'
        and role.party = 'system'
      where component.partnership = $partnership
      group by component.partnership, component.scope
    )
    select
      version.partnership,
      version.service,
      version.version,
      version.is_current as "isCurrent",
      version.baseline_from as "from",
      version.baseline_to as "to",
      version.months,
      plain_text(version.fixed_share) as "fixedShare",
      plain_text(version.scope_factor) as "scopeFactor",
      version.price_series as "priceSeries",
      version.approved_by as "approvedBy",
      version.approved_on as "approvedOn",
      version.reason,
      version.evidence,
      version.doubt,
      version.file_id as "fileId",
      version.source_row as "sourceRow",
      version.source_line as "sourceLine",
      case
        when version.is_current and money_unit.status is null and not source.is_one_sided
          then money_text(mean_cost.cost::decimal(38, 6))
      end as cost,
      money_unit.unit as currency,
      case when version.is_current then plain_text(volume.volume::decimal(38, 6)) end as volume,
      volume.unit as "volumeUnit",
      volume.status as "volumeStatus"
    from baseline_version as version
    left join scope_source as source on source.partnership = version.partnership and source.scope = version.scope
    left join mean_cost on mean_cost.partnership = version.partnership and mean_cost.scope = version.scope
    left join baseline_volume as volume on volume.partnership = version.partnership and volume.scope = version.scope
    left join money_unit on money_unit.partnership = version.partnership
    where version.partnership = $partnership
    order by version.service nulls first, version.version_rank`,
    { partnership },
  );
  return rows as unknown as readonly BaselineVersion[];
}
