import { formatMoney } from '../../vocabulary/format.ts';
import { everyFeed, type Draft } from './draft.ts';
import { refsOf, textCell } from './figures.ts';
import { findAdvantages, findChallenges, type Found } from './findings.ts';
import type { PackBlock } from './pack.ts';
import type { PackSource } from './pack-source.ts';

/** So many of each are told. */
const most = 3;

/** The three largest advantages the data support, and the three main challenges; each with its figure. */
export function advantagesPage(source: PackSource): Draft | null {
  const advantages = findAdvantages(source).slice(0, most);
  const challenges = findChallenges(source).slice(0, most);
  if (advantages.length + challenges.length === 0) return null;
  return {
    id: 'advantages',
    kind: 'advantages',
    titles: titlesOf(source, advantages, challenges),
    lead: '',
    blocks: [
      tableOf('advantages/advantages', ['Advantages that the data support', 'Advantage'], advantages),
      tableOf('advantages/challenges', ['Challenges that stand against them', 'Challenge'], challenges),
    ],
    measures: [...advantages, ...challenges].flatMap(({ ref }) => ref?.measure ?? []),
    feeds: everyFeed,
    isMoney: true,
    notes: [
      'Chosen by rule from the figures of this review, the largest first; what no figure supports is not said.',
    ],
  };
}

function titlesOf(
  { currency, headline }: PackSource,
  advantages: readonly Found[],
  challenges: readonly Found[],
): readonly string[] {
  const [good, bad] = [advantages[0], challenges[0]];
  const { value } = headline.headline;
  const saved = value === null || value.startsWith('-') ? '' : formatMoney(value, currency);
  if (good && bad) return [`For it: ${good.short}; against it: ${bad.short}`, `For it: ${good.short}`];
  if (good) return [`Nothing in the data stands against it; for it: ${good.short}`, `It has saved ${saved}`];
  return [`No advantage can be shown yet; against it: ${bad?.short ?? ''}`, 'No advantage can be shown yet'];
}

function tableOf(id: string, [title, column]: readonly [string, string], found: readonly Found[]): PackBlock {
  const none = [{ id: 'none', ref: null, cells: [textCell('None that a figure supports'), textCell('')] }];
  const rows =
    found.length === 0
      ? none
      : found.map((one) => ({
          id: one.id,
          ref: one.ref,
          cells: [
            textCell(one.text),
            { text: one.figure, sort: one.figure, ...(one.exact === null ? {} : { exact: one.exact }) },
          ],
        }));
  return {
    kind: 'table',
    id,
    title,
    table: {
      columns: [
        { id: 'what', label: column, align: 'start' },
        { id: 'figure', label: 'Figure', align: 'end' },
      ],
      rows: rows.map(({ id: row, cells }) => ({ id: row, cells })),
    },
    refs: refsOf(rows),
    note: '',
  };
}
