import type { BenefitClass } from '#lib/core/measures/register.ts';

const words: Readonly<Record<BenefitClass, string>> = {
  cash_releasing: 'Cash-releasing',
  non_cash_releasing: 'Non-cash-releasing',
  avoidance: 'Avoidance',
  revenue: 'Revenue',
  quality: 'Quality',
  dis_benefit: 'Dis-benefits',
};

/** What a class of benefits is called. */
export function classWords(kind: BenefitClass | null): string {
  return kind === null ? 'Without a class' : words[kind];
}
