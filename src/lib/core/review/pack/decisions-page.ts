import { monthLabel } from '../../vocabulary/month.ts';
import { lateBenefits } from './register-pages.ts';
import { everyFeed, type Draft } from './draft.ts';
import type { DecisionsBlock } from './pack.ts';
import type { PackSource } from './pack-source.ts';
import { cut, counted } from './titles.ts';

type Proposed = DecisionsBlock['decisions'][number];

/** What is asked, and in a few words what it is about. */
interface Asked {
  readonly decision: Proposed;
  readonly about: string;
}

/** A meeting decides no more than this. */
const mostDecisions = 7;

/** What the meeting is asked to decide, by rule from the figures; each with the reason. */
export function decisionsPage(source: PackSource): Draft {
  const decisions = proposedDecisions(source);
  return {
    id: 'decisions',
    kind: 'decisions',
    titles: decisionsTitles(decisions),
    lead: '',
    blocks: [
      {
        kind: 'decisions',
        id: 'decisions/list',
        decisions: decisions.map(({ decision }) => decision),
      },
    ],
    measures: [],
    feeds: everyFeed,
    isMoney: false,
    notes: [
      'Proposed by rule: levels that need a decision, urgent warnings, late benefits, baselines that are not verified, files that do not tie, a review that is overdue. Each can be changed, given an owner and a date, or struck.',
    ],
  };
}

function decisionsTitles(decisions: readonly Asked[]): readonly string[] {
  if (decisions.length === 0) return ['Nothing needs a decision: agree the date of the next review'];
  const count = decisions.length === 1 ? 'One decision is asked' : `${decisions.length} decisions are asked`;
  const about = decisions.map((one) => one.about);
  const rest = (named: number) => (about.length > named ? ` and ${about.length - named} more` : '');
  return [
    `${count}: ${about.join('; ')}`,
    ...[3, 2, 1].map((named) => `${count}: ${about.slice(0, named).join('; ')}${rest(named)}`),
    count,
  ];
}

/** In the order in which they matter: trust in the figures first, then service, then what is ahead. */
function proposedDecisions(source: PackSource): readonly Asked[] {
  return [
    ...tieDecisions(source),
    ...baselineDecisions(source),
    ...movedDecisions(source),
    ...levelDecisions(source),
    ...warningDecisions(source),
    ...lateDecisions(source),
    ...reviewDecisions(source),
  ].slice(0, mostDecisions);
}

function asked(id: string, about: string, text: string, why: string): Asked {
  return { about, decision: { id, text: cut(text, 200), owner: '', due: null, why } };
}

function tieDecisions({ files }: PackSource): readonly Asked[] {
  const off = [...new Set(files.filter(({ tie }) => tie === 'does-not-tie').map(({ name }) => name))];
  if (off.length === 0) return [];
  const names = off.length > 3 ? `${off.slice(0, 3).join(', ')} and ${off.length - 3} more` : off.join(', ');
  return [
    asked(
      'tie',
      'what does not tie',
      `Find what is missing or too many in ${names}, and load it anew`,
      `${counted(off.length, 'file')} ${off.length === 1 ? 'does' : 'do'} not come to the control total: no figure made of ${off.length === 1 ? 'it' : 'them'} can be trusted to the penny.`,
    ),
  ];
}

function baselineDecisions({ data, headline, noSaving }: PackSource): readonly Asked[] {
  if (data.baselines.length === 0 && noSaving !== null && noSaving.startsWith('no baseline'))
    return [
      asked(
        'baseline',
        'the baseline',
        'Freeze a baseline: months, cost and volume, with its evidence and who approves it',
        'Without a baseline no saving can be stated, whatever was saved.',
      ),
    ];
  if (headline.doubt === null || noSaving !== null) return [];
  return [
    asked(
      'baseline',
      'the baseline',
      'Settle the baseline: who approves it, on what evidence, for which months',
      `It is not verified (${headline.doubt}), so what is measured against it is not in the headline.`,
    ),
  ];
}

function movedDecisions({ views }: PackSource): readonly Asked[] {
  if (!views.isMoved) return [];
  return [
    asked(
      'moved',
      'the recharge',
      'Agree what the recharge is to cover, with the provider’s books open',
      views.sentence,
    ),
  ];
}

function levelDecisions({ levels }: PackSource): readonly Asked[] {
  return (levels?.decisions ?? []).slice(0, 3).map(({ signal, where }) => {
    const { title, chart, sentence } = signal;
    const text =
      chart.assurance === 'fail'
        ? `${title}: change how the service is run, or the target`
        : `${title}: say who finds the cause of the change for the worse, and by when`;
    return asked(
      `level:${title}`,
      title,
      text,
      [sentence, where === '' ? '' : `${where}.`].filter(Boolean).join(' '),
    );
  });
}

/** Told by another decision already. */
const toldElsewhere = new Set(['late_benefit_share', 'baseline_coverage']);

function warningDecisions({ indicators, levels }: PackSource): readonly Asked[] {
  const told = new Set((levels?.decisions ?? []).slice(0, 3).map(({ signal }) => signal.title));
  return indicators.warnings
    .map(({ row }) => row)
    .filter(({ attention }) => attention === 'decide')
    .filter(({ indicator, topic }) => !toldElsewhere.has(indicator.id) && !told.has(topic))
    .map(({ key, headline, indicator, sentence, biteWords }) =>
      asked(
        `warning:${key}`,
        headline,
        `${headline}: ${uncapitalised(indicator.action).replace(/\.$/, '')}`,
        `${sentence}${biteWords === '' ? '' : ` It ${biteWords}.`}`,
      ),
    );
}

function lateDecisions(source: PackSource): readonly Asked[] {
  const late = lateBenefits(source);
  const [worst] = late;
  if (!worst) return [];
  const rest = late.length > 1 ? `; ${late.length - 1} more ${late.length === 2 ? 'is' : 'are'} late` : '';
  return [
    asked(
      'late-benefits',
      late.length === 1 ? 'a late benefit' : `${late.length} late benefits`,
      late.length === 1
        ? `${worst.title}: a new date with its owner’s name, or strike it`
        : `A new date with its owner’s name for each of ${late.length} late benefits, or strike it`,
      `${worst.title}: ${worst.late?.words ?? 'late'}${rest}.`,
    ),
  ];
}

/** A review whose date lies before the end of the quarter that is reviewed was not held, or its date not renewed. */
function reviewDecisions({ request, until }: PackSource): readonly Asked[] {
  const due = request.info.next_review;
  if (due === null || due.slice(0, 7) > until.slice(0, 7)) return [];
  const day = /^(\d{4}-\d{2})-(\d{2})/.exec(due);
  const on = day ? `${Number(day[2])} ${monthLabel(`${day[1]}-01`)}` : due;
  return [
    asked(
      'review',
      'the next review',
      'Set the date of the next review',
      `The one recorded was due on ${on}, before the end of the quarter in review.`,
    ),
  ];
}

function uncapitalised(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
