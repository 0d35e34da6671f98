import type { FigureRef } from '../../vocabulary/figure-ref.ts';
import { compare, type Decimal } from '../../vocabulary/money.ts';
import type { Signal } from '../signals/signal.ts';
import { lateBenefits } from './register-pages.ts';
import type { PackSource } from './pack-source.ts';
import { counted } from './titles.ts';

/** Something the data say for or against a partnership, with its figure. */
export interface Found {
  readonly id: string;
  /** The finding in a sentence. */
  readonly text: string;
  /** In a few words, for a title. */
  readonly short: string;
  /** The figure, as it is written in full, and as exported; null where it counts things. */
  readonly figure: string;
  readonly exact: Decimal | null;
  readonly ref: FigureRef | null;
}

type Rule = (source: PackSource) => Found | null;

/** What the data say for the partnership, the largest first. */
export function findAdvantages(source: PackSource): readonly Found[] {
  const rules: readonly Rule[] = [
    saved,
    bothGain,
    paidBack,
    targetsMet,
    improved,
    held,
    onPlan,
    cheaper,
    freed,
  ];
  return rules.flatMap((rule) => rule(source) ?? []);
}

/** What stands against it, the gravest first. */
export function findChallenges(source: PackSource): readonly Found[] {
  const rules: readonly Rule[] = [
    ...[doesNotTie, noSaving, moved, lost, short, unverified, failing, fallen, diluted],
    ...[late, ahead],
  ];
  return rules.flatMap((rule) => rule(source) ?? []);
}

const saved: Rule = ({ headline: { headline } }) => {
  const { value, face, exact, ref, period } = headline;
  if (value === null || compare(value, '0') <= 0) return null;
  const text = `A verified net saving, ${period}`;
  return { id: 'saved', text, short: `${face} saved net`, figure: exact, exact: value, ref };
};

const bothGain: Rule = ({ views, names }) => {
  const net = views.lines.find(({ id }) => id === 'net_saving')?.figures;
  const [customer, provider] = [net?.customer, net?.provider];
  if (!customer?.value || !provider?.value) return null;
  if (compare(customer.value, '0') <= 0 || compare(provider.value, '0') <= 0) return null;
  return {
    id: 'both-gain',
    text: `Both bodies gain: ${names.customer} and ${names.provider}`,
    short: 'both bodies gain',
    figure: `${customer.exact} and ${provider.exact}`,
    exact: null,
    ref: customer.ref,
  };
};

const paidBack: Rule = ({ headline: { payback } }) => {
  if (payback.value === null) return null;
  return {
    id: 'paid-back',
    text: `The change has paid for itself (${payback.period.replace(/^months, /, '')})`,
    short: 'the change has paid for itself',
    figure: payback.exact,
    exact: payback.value,
    ref: payback.ref,
  };
};

const targetsMet: Rule = ({ row }) => {
  const { targets, targetsMet: met, targetsAt } = row;
  if (targets === null || met === null || targets === 0 || met < targets) return null;
  return {
    id: 'targets-met',
    text: 'Every service target is met',
    short: 'every service target is met',
    figure: `${met} of ${targets}`,
    exact: null,
    ref:
      targetsAt === null
        ? null
        : {
            measure: 'targets_met',
            partnership: row.info.partnership,
            service: null,
            metric: null,
            period: targetsAt,
            grain: row.targetsGrain,
          },
  };
};

const improved: Rule = ({ levels }) => {
  const better = (levels?.signals ?? []).filter(
    ({ chart, service, target }) => chart.variation === 'improvement' && service === null && target !== null,
  );
  const [first] = better;
  if (!first) return null;
  return {
    id: 'improved',
    text: `Improved by more than chance: ${better.map(({ title }) => title).join(', ')}`,
    short: `${counted(better.length, 'service level')} improved`,
    figure: counted(better.length, 'level'),
    exact: null,
    ref: signalRef(first),
  };
};

const held: Rule = ({ efficiency, noSaving: why }) => {
  if (why !== null || efficiency.verdict !== 'held') return null;
  const tested = efficiency.items.filter(({ verdict }) => verdict === 'held');
  return {
    id: 'held',
    text: 'Nothing was cut: volume and every level tested held against the baseline',
    short: 'nothing was cut',
    figure: `${tested.length} of ${efficiency.items.length} tested`,
    exact: null,
    ref: tested[0]?.now?.ref ?? null,
  };
};

const onPlan: Rule = ({ headline: { realisation, gap } }) => {
  if (realisation.value === null || compare(realisation.value, '0.99') < 0) return null;
  return {
    id: 'on-plan',
    text: `The plan is met to date${gap === null ? '' : `: ${gap.text}`}`,
    short: 'the plan is met to date',
    figure: realisation.exact,
    exact: realisation.value,
    ref: realisation.ref,
  };
};

const cheaper: Rule = ({ naive, trends }) => {
  const trend = trends.trends.find(({ id }) => id === 'unit cost');
  const change = naive.unitCostChange;
  if (!trend || naive.isDilution || change === null || change > -0.01) return null;
  return {
    id: 'cheaper',
    text: trend.sentence,
    short: 'a unit costs less',
    figure: `−${(-change * 100).toFixed(1)}%`,
    exact: null,
    ref: null,
  };
};

/** Verified benefits beside the headline: of different kinds, so the largest alone. */
const freed: Rule = ({ headline }) => {
  const found = headline.bands
    .flatMap(({ label, figures }) => figures.map(({ figure, isVerified }) => ({ label, figure, isVerified })))
    .filter(({ figure, isVerified }) => isVerified === true && compare(figure.value ?? '0', '0') > 0)
    .toSorted((a, b) => Number(b.figure.value) - Number(a.figure.value))[0];
  if (!found) return null;
  const { label, figure } = found;
  return {
    id: 'freed',
    text: `${label}, verified, beside the headline`,
    short: `${figure.face} ${label.toLowerCase()}`,
    figure: figure.exact,
    exact: figure.value,
    ref: figure.ref,
  };
};

const doesNotTie: Rule = ({ files }) => {
  const off = [...new Set(files.filter(({ tie }) => tie === 'does-not-tie').map(({ name }) => name))];
  if (off.length === 0) return null;
  return {
    id: 'does-not-tie',
    text: `Files that do not come to their control total: ${off.slice(0, 3).join(', ')}`,
    short: `${counted(off.length, 'file')} ${off.length === 1 ? 'does' : 'do'} not tie`,
    figure: counted(off.length, 'file'),
    exact: null,
    ref: null,
  };
};

const noSaving: Rule = ({ noSaving: why }) =>
  why === null
    ? null
    : {
        id: 'no-saving',
        text: `No saving can be stated: ${why}`,
        short: why.startsWith('no baseline') ? 'there is no baseline' : 'no saving can be stated',
        figure: 'none stated',
        exact: null,
        ref: null,
      };

const moved: Rule = ({ views }) => {
  const system = views.lines.find(({ id }) => id === 'net_saving')?.figures.system;
  if (!views.isMoved || !system || system.value === null) return null;
  return {
    id: 'moved',
    text: views.sentence.replace(/\.$/, ''),
    short: 'the cost has moved, not gone',
    figure: `${system.exact} for government as a whole`,
    exact: system.value,
    ref: system.ref,
  };
};

const lost: Rule = ({ headline: { headline }, views }) => {
  const { value, face, exact, ref, period } = headline;
  if (value === null || compare(value, '0') >= 0 || views.isMoved) return null;
  const text = `More was spent than saved, ${period}`;
  return {
    id: 'lost',
    text,
    short: `${face.replace('−', '')} more spent than saved`,
    figure: exact,
    exact: value,
    ref,
  };
};

const short: Rule = ({ headline: { realisation, gap } }) => {
  if (gap === null || gap.tone !== 'concern' || compare(realisation.value ?? '0', '0.99') >= 0) return null;
  return {
    id: 'short',
    text: 'The net saving is behind its plan to date',
    short: gap.text,
    figure: gap.text,
    exact: null,
    ref: realisation.ref,
  };
};

const unverified: Rule = ({ headline, noSaving: why }) => {
  if (headline.doubt === null || why !== null) return null;
  const band = headline.bands.find(({ id }) => id === 'unverified_net_saving')?.figures[0]?.figure;
  return {
    id: 'unverified',
    text: `The baseline is not verified: ${headline.doubt}`,
    short: 'the baseline is not verified',
    figure: band ? `${band.exact} not verified` : 'not verified',
    exact: band?.value ?? null,
    ref: band?.ref ?? null,
  };
};

const failing: Rule = ({ levels }) => {
  const decisions = levels?.decisions ?? [];
  const [first] = decisions;
  if (!first) return null;
  return {
    id: 'failing',
    text: `Service levels that need a decision: ${decisions.map(({ signal }) => signal.title).join(', ')}`,
    short: `${counted(decisions.length, 'service level')} ${decisions.length === 1 ? 'needs' : 'need'} a decision`,
    figure: counted(decisions.length, 'level'),
    exact: null,
    ref: signalRef(first.signal),
  };
};

const fallen: Rule = ({ efficiency, noSaving: why }) => {
  const notable = efficiency.items.filter(({ verdict, isNotable }) => verdict === 'fell' && isNotable);
  const [first] = notable;
  if (why !== null || !first) return null;
  return {
    id: 'fallen',
    text: `Not all of it is an efficiency: ${notable.map(({ label, change }) => `${label} ${change}`).join('; ')}`,
    short: `${first.label} fell`,
    figure: first.now?.face ?? '',
    exact: first.now?.value ?? null,
    ref: first.now?.ref ?? null,
  };
};

const diluted: Rule = ({ naive }) =>
  naive.isDilution
    ? {
        id: 'diluted',
        text: naive.sentence.replace(/\.$/, ''),
        short: 'the fall of unit cost is volume alone',
        figure: naive.flexed.exact === '' ? 'not known' : `${naive.flexed.exact} saved`,
        exact: naive.flexed.value,
        ref: naive.flexed.ref,
      }
    : null;

const late: Rule = (source) => {
  const own = lateBenefits(source);
  const [worst] = own;
  if (!worst) return null;
  return {
    id: 'late',
    text: `Late benefits, the worst ${worst.title}: ${worst.late?.words ?? ''}`,
    short: `${counted(own.length, 'benefit')} ${own.length === 1 ? 'is' : 'are'} late`,
    figure: `${own.length} of ${counted(source.register.rows.length, 'benefit')}`,
    exact: null,
    ref: worst.realised.ref,
  };
};

const ahead: Rule = ({ indicators }) => {
  const urgent = indicators.warnings.filter(({ row }) => row.attention === 'decide');
  const [first] = urgent;
  if (!first) return null;
  return {
    id: 'ahead',
    text: `Warnings that need a decision, first: ${first.row.headline}`,
    short: `${counted(urgent.length, 'warning')} ${urgent.length === 1 ? 'needs' : 'need'} a decision`,
    figure: counted(urgent.length, 'warning'),
    exact: null,
    ref: first.row.ref,
  };
};

function signalRef({ measure, partnership, service, metric, period }: Signal): FigureRef | null {
  return period === null ? null : { measure, partnership, service, metric, period };
}
