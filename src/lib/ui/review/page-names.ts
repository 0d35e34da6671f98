import type { PackPage, PackPageKind } from '#lib/core/review/pack/pack.ts';

const kindNames: Readonly<Record<PackPageKind, string>> = {
  cover: 'Cover',
  headline: 'Headline',
  benefits: 'Benefits',
  bridge: 'Why cost changed',
  service: 'Service levels',
  level: 'One service level',
  indicators: 'Leading indicators',
  forecast: 'Forecast',
  changes: 'Since the last review',
  evidence: 'Data and evidence',
  advantages: 'Advantages and challenges',
  decisions: 'Decisions',
  own: 'Own page',
};

/** Pages of a kind that has several, by id. */
const pageNames: ReadonlyMap<string, string> = new Map([
  ['benefits:parties', 'Who gains'],
  ['benefits:beside', 'Beside the saving'],
  ['benefits:late', 'Late benefits'],
  ['evidence:baselines', 'Baselines'],
]);

/** What a page is called in a list of them: its kind, and of which figure where a kind has a page for each. */
export function pageName({ id, kind, blocks }: PackPage): string {
  const chart = blocks.find((block) => block.kind === 'chart');
  if (chart && kind === 'level') return chart.title;
  if (chart && kind === 'forecast') return `${kindNames.forecast}: ${chart.title}`;
  return pageNames.get(id) ?? kindNames[kind];
}
