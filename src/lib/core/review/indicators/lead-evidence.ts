import type { Indicator } from '../../indicators/catalogue/indicator.ts';
import type { LeadVerdict } from '../../indicators/lead/lead-test.ts';
import type { LeadsBoard } from '../leads/leads.ts';
import { seriesKey } from '../leads/series.ts';

const words: Readonly<Record<LeadVerdict, string>> = {
  confirmed: 'confirmed here',
  candidate: 'a candidate here',
  refuted: 'refuted here',
  not_enough_data: 'not tested yet',
};

const order: readonly LeadVerdict[] = ['confirmed', 'candidate', 'refuted', 'not_enough_data'];

/** What the data of the partnership say of the expected lead: the best verdict over its outcomes; empty where none was tested. */
export function leadEvidence({ series }: Indicator, metric: string | null, leads: LeadsBoard | null): string {
  if (leads === null || (series.kind !== 'measure' && series.kind !== 'candidate')) return '';
  const measure = series.kind === 'measure' ? series.measure : 'attainment';
  const keys = [seriesKey({ measure, metric }), seriesKey({ measure, metric: null })];
  const tested = leads.rows.filter(({ id }) => keys.some((key) => id.startsWith(`${key} `)));
  const best = order.find((verdict) => tested.some((row) => row.verdict === verdict));
  if (best === undefined) return '';
  const isDoubtful = tested.some(({ verdict, word }) => verdict === 'refuted' && word === 'Not confirmed');
  return best === 'refuted' && isDoubtful ? 'not confirmed here' : words[best];
}
