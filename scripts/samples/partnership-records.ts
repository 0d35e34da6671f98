import { agreementRecords } from './agreement.ts';
import { alternativeRecords } from './alternatives.ts';
import { benefitValues } from './benefit-values.ts';
import type { Ledger } from './flexed.ts';
import type { PartnershipRecords } from './records.ts';
import type { PartnershipRows } from './rows.ts';
import type { Series } from './series.ts';
import type { Story } from './story.ts';
import { surveyRecords } from './survey.ts';
import { ticketRows } from './tickets.ts';

/** What a story's records are made from, beside its own words. */
export interface Figures {
  readonly seed: number;
  readonly rows: PartnershipRows;
  readonly ledger: Ledger;
  readonly prices: Series;
}

/** Everything a partnership keeps beside its figures, and which agrees with them. */
export function partnershipRecords(
  story: Story,
  { seed, rows, ledger, prices }: Figures,
): PartnershipRecords {
  const { benefits, objectives, log, programme } = story.papers;
  const own = <R extends object>(records: readonly R[]) =>
    records.map((record) => ({ partnership: story.id, ...record }));
  return {
    tickets: ticketRows(story, seed, rows.levels),
    benefits: own(benefits.map(({ profile }) => profile)),
    benefitValues: benefits.flatMap((benefit) => benefitValues(benefit, ledger, seed)),
    agreement: agreementRecords(story, prices),
    objectives: own(objectives),
    log: own(log),
    alternatives: alternativeRecords(story),
    survey: surveyRecords(story, seed),
    programme: own(programme),
  };
}
