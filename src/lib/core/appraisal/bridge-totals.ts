import type { Decimal } from '../vocabulary/money.ts';

/** Total volumes, in both periods, of the services whose change of cost is split. */
export interface BridgeTotals {
  readonly volume0: Decimal;
  readonly volume1: Decimal;
}
