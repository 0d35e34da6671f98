import { groupBy } from '../../vocabulary/group-by.ts';
import { add, isZero, type Decimal } from '../../vocabulary/money.ts';
import type { Month } from '../../vocabulary/month.ts';
import type { ReasonKind } from './changes-board.ts';
import type { Effect } from './effect.ts';
import { countedMonths, monthsWords } from './month-words.ts';

/** The effects of one cause over all months. */
export interface Group {
  readonly kind: ReasonKind;
  readonly subject: string;
  readonly amount: Decimal;
  readonly months: readonly Month[];
  readonly label: string;
  readonly detail: string;
}

const order: readonly ReasonKind[] = [
  'new_period',
  'late',
  'restated',
  'removed',
  'mapping',
  'volume',
  'price',
  'fixed_share',
  'baseline',
  'scope',
  'parameter',
  'definition',
  'other',
  'rounding',
];

/** Effects of one cause as one reason, in the order in which causes are told. Rounding of all months is one. */
export function collected(effects: readonly Effect[]): readonly Group[] {
  const groups = groupBy(effects, ({ kind, subject }) => JSON.stringify([kind, subject]));
  return [...groups.values()]
    .filter((own) => own.some(({ amount }) => !isZero(amount)))
    .map(groupOf)
    .toSorted(
      (a, b) =>
        order.indexOf(a.kind) - order.indexOf(b.kind) ||
        (a.subject < b.subject ? -1 : Number(a.subject > b.subject)),
    );
}

function groupOf(effects: readonly Effect[]): Group {
  const { kind, subject } = effects[0]!;
  const months = [...new Set(effects.flatMap(({ month }) => month ?? []))].toSorted();
  return {
    kind,
    subject,
    amount: add('0', ...effects.map(({ amount }) => amount)),
    months,
    label: labelOf(kind, subject, months),
    detail: detailOf(effects),
  };
}

const mostDetails = 6;

/** What is said of several months alike is said once. */
function detailOf(effects: readonly Effect[]): string {
  const said = [...groupBy(effects, ({ words }) => words)].filter(([words]) => words !== '');
  const sentences = said.map(([words, own]) => {
    const months = monthsWords(own.flatMap(({ month }) => month ?? []));
    return months === '' ? words : `${months}: ${words}`;
  });
  const more = sentences.length - mostDetails;
  const shown = sentences.slice(0, mostDetails).join('; ');
  return more > 0 ? `${shown}; and ${more} more` : shown;
}

function labelOf(kind: ReasonKind, subject: string, months: readonly Month[]): string {
  const of = subject === '' ? '' : ` of ${subject}`;
  switch (kind) {
    case 'new_period':
      return periodLabel(subject, months);
    case 'late':
      return `Late rows in ${subject}`;
    case 'restated':
      return `Restated rows in ${subject}`;
    case 'removed':
      return `Rows gone from ${subject}`;
    case 'mapping':
      return `Another reading of ${subject}`;
    case 'volume':
      return `Restated volume${of}`;
    case 'price':
      return `Restated price index${of}`;
    case 'fixed_share':
      return `Another fixed share${of}`;
    case 'baseline':
      return `Another baseline${of}`;
    case 'scope':
      return `Another scope factor${of}`;
    case 'parameter':
      return subject === '' ? 'Another price base' : `Another setting: ${subject}`;
    case 'definition':
      return `Another definition${of}`;
    case 'rounding':
      return 'Rounding to the penny, month by month';
    case 'other':
      return subject === '' ? 'Changes that cannot be attributed' : subject;
  }
}

function periodLabel(subject: string, months: readonly Month[]): string {
  const count = subject === 'left' ? countedMonths(months.length) : countedMonths(months.length, 'new');
  const words = subject === 'left' ? `${count} no longer in the figure` : count;
  return `${capital(words)} (${monthsWords(months)})`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
