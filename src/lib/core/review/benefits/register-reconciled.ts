import { formatExactMoney, formatMoney } from '../../vocabulary/format.ts';
import { compare, isZero, negate, subtract } from '../../vocabulary/money.ts';
import { monthLabel, type Month } from '../../vocabulary/month.ts';
import { currencyOf, monthsOf, sumToDate, type BenefitFigure } from './benefit-figure.ts';
import type { BenefitsData, BenefitsView } from './data.ts';
import { partyOf, stateOf } from './register-row.ts';

/** What owners claim as released cash, beside what the ledgers show. */
export interface Reconciliation {
  readonly claimed: BenefitFigure;
  readonly gross: BenefitFigure;
  readonly net: BenefitFigure;
  /** Claims less net saving. */
  readonly difference: BenefitFigure;
  readonly sentence: string;
}

/**
 * Verified cash-releasing claims beside the gross and net saving of the same months. Claims are never the headline:
 * what they hold beyond the ledgers is money that no ledger shows. Null without such claims.
 */
export function reconciled(data: BenefitsData, view: BenefitsView, asOf: Month): Reconciliation | null {
  const seen = { ...view, until: asOf };
  const claim = {
    label: 'Cash-releasing claims, verified',
    measure: 'cash_releasing_benefit',
    metric: 'verified',
  };
  if (monthsOf(data, seen, claim).length === 0) return null;
  const claimed = sumToDate(data, seen, claim);
  const gross = sumToDate(data, seen, { label: 'Gross saving in the ledgers', measure: 'gross_saving' });
  const net = sumToDate(data, seen, { label: 'Net saving in the ledgers', measure: 'net_saving' });
  const currency = currencyOf(data);
  const difference = differenceOf(claimed, net, currency);
  const figures = { claimed, gross, net, difference };
  return { ...figures, sentence: sentenceOf(figures, { currency, aside: claimantsOf(data, seen) }) };
}

/**
 * What the own ledgers of the one body that claims show, where government as a whole is in view: a gain of one body may
 * be a cost of the other. Empty where both claim.
 */
function claimantsOf(data: BenefitsData, view: BenefitsView): string {
  const bodies = new Set(
    data.register.profiles
      .filter((profile) => profile.class === 'cash_releasing' && stateOf(profile).kind === 'verified')
      .map(partyOf),
  );
  const [party] = bodies;
  if (view.party !== 'system' || bodies.size !== 1 || !party) return '';
  const own = sumToDate(data, view, { label: '', measure: 'net_saving', party });
  return own.value === null ? '' : `; those of the ${party}, which claims them, show ${own.face} net`;
}

function differenceOf(claimed: BenefitFigure, net: BenefitFigure, currency: string | null): BenefitFigure {
  const base = { label: 'Claims less net saving', period: claimed.period, ref: null };
  if (claimed.value === null || net.value === null) {
    const why = (claimed.value === null ? claimed : net).status?.detail ?? 'no value';
    return { ...base, value: null, face: '', exact: '', status: { kind: 'unavailable', detail: why } };
  }
  const value = subtract(claimed.value, net.value);
  const exact = formatExactMoney(value, currency);
  return { ...base, value, face: formatMoney(value, currency), exact, status: null };
}

function sentenceOf(
  { claimed, gross, net, difference }: Omit<Reconciliation, 'sentence'>,
  { currency, aside }: { readonly currency: string | null; readonly aside: string },
): string {
  if (difference.value === null || claimed.value === null || net.value === null)
    return `Claims cannot be set against the ledgers: ${difference.status?.detail ?? 'no value'}.`;
  const month = monthLabel(claimed.ref?.period ?? '');
  const first = `Verified cash-releasing claims come to ${claimed.face} to ${month}, the net saving of the ledgers to ${net.face}`;
  if (isZero(difference.value)) return `${first}: they agree to the cent.`;
  const isMore = compare(difference.value, '0') > 0;
  const size = isMore ? difference.face : formatMoney(negate(difference.value), currency);
  if (!isMore) return `${first}: ${size} of the saving is claimed by no verified benefit.`;
  const isWithinGross = gross.value !== null && compare(claimed.value, gross.value) <= 0;
  return isWithinGross
    ? `${first}: the ${size} between them went on making the change, which claims leave out.`
    : `${first}: ${size} of the claims is not in the ledgers${aside}.`;
}
