import { formatMoney } from '../../vocabulary/format.ts';
import { negate, subtract } from '../../vocabulary/money.ts';
import type { Party } from '../../vocabulary/point.ts';
import { sizeOf } from '../benefits/benefit-figure.ts';
import { trendBlock, trendOf } from './charts.ts';
import { benefitFeeds, type Draft } from './draft.ts';
import { figureCell, moneyUnit, packFigure, refsOf, textCell } from './figures.ts';
import type { PackFigure, TableBlock } from './pack.ts';
import type { PackSource } from './pack-source.ts';

import { besidePage, latePage } from './register-pages.ts';
import { fitting } from './titles.ts';

/** From gross to net, whose saving it is, what stands beside it, and which benefits are late: a page each. */
export function benefitsPages(source: PackSource): readonly Draft[] {
  if (source.noSaving !== null) return [withoutSaving(source, source.noSaving)];
  return [netPage(source), partiesPage(source), besidePage(source), latePage(source)].filter(
    (page) => page !== null,
  );
}

/** What is missing, and what it would answer. */
function withoutSaving(source: PackSource, why: string): Draft {
  const { register } = source;
  const claims = register.isEmpty ? [] : [`What owners claim meanwhile: ${register.sentence}`];
  return {
    ...plain,
    id: 'benefits',
    titles: why.startsWith('no baseline')
      ? ['What is missing for a saving: a frozen, approved baseline']
      : [`What is missing for a saving: ${why}`, 'What is missing for a saving: months'],
    lead: '',
    blocks: [
      {
        kind: 'text',
        id: 'benefits/missing',
        paragraphs: [
          why.startsWith('no baseline')
            ? 'A saving is what the service would have cost less what it cost. A dated, frozen and approved baseline says what it would have cost; none is recorded.'
            : `A saving is stated month by month, and ${why}.`,
          'With it this page would show gross and net saving, each body’s share, and what the change has cost.',
          ...claims,
        ],
      },
    ],
    measures: [],
  };
}

const plain = { kind: 'benefits', feeds: benefitFeeds, isMoney: true } as const satisfies Partial<Draft>;

function netPage(source: PackSource): Draft {
  const { net, currency, view } = source;
  const [gross, saved] = [net.lines[0]?.[view.terms], net.lines.at(-1)?.[view.terms]];
  const figures: readonly PackFigure[] =
    gross && saved
      ? [
          packFigure('benefits/gross', gross, moneyUnit(currency)),
          packFigure('benefits/net', saved, moneyUnit(currency)),
        ]
      : [];
  const chart = trendOf(source, 'position');
  return {
    ...plain,
    id: 'benefits',
    titles: netTitles(source),
    lead: source.efficiency.sentence,
    blocks: [
      { kind: 'figures', id: 'benefits/figures', figures },
      netTable(source),
      ...(chart ? [trendBlock(source, chart, 'benefits/chart')] : []),
    ],
    measures: ['gross_saving', 'net_saving', 'change_cost', 'dis_benefit', 'verified_net_position'],
    notes: [
      net.sentence,
      ...(source.naive.sentence === '' ? [] : [source.naive.sentence]),
      ...net.lines.filter(({ note }) => note !== '').map(({ label, note }) => `${label} ${note}.`),
    ],
  };
}

function netTitles({ net, view, currency }: PackSource): readonly string[] {
  const [gross, saved] = [net.lines[0]?.[view.terms].value, net.lines.at(-1)?.[view.terms].value];
  if (gross == null || saved == null) return [net.sentence, 'The net saving is not available'];
  const [all, left] = [formatMoney(gross, currency), formatMoney(sizeOf(saved), currency)];
  const spent = formatMoney(subtract(gross, saved), currency);
  if (subtract(gross, saved).startsWith('-')) return [`${left} net of ${all} gross`];
  if (saved.startsWith('-'))
    return [`${all} was saved gross and ${spent} spent on the change: ${left} more than came back`];
  return [`Of ${all} gross, ${spent} went on the change and ${left} is left`];
}

function netTable({ net, view }: PackSource): TableBlock {
  const hasReal = net.lines.some(({ real }) => real.value !== null);
  const rows = net.lines.map(({ id, label, nominal, real, note }) => ({
    id,
    ref: view.terms === 'real' ? real.ref : nominal.ref,
    cells: [textCell(label), figureCell(nominal), ...(hasReal ? [figureCell(real)] : []), textCell(note)],
  }));
  const left = net.difference[view.terms];
  return {
    kind: 'table',
    id: 'benefits/net-table',
    title: 'From gross to net, to date',
    table: {
      columns: [
        { id: 'line', label: 'Line', align: 'start' },
        { id: 'nominal', label: 'Nominal', align: 'end' },
        ...(hasReal ? [{ id: 'real', label: 'Real', align: 'end' } as const] : []),
        { id: 'note', label: 'How it comes', align: 'start' },
      ],
      rows: rows.map(({ id, cells }) => ({ id, cells })),
    },
    refs: refsOf(rows),
    note:
      net.ties[view.terms] === true
        ? 'The lines sum to the net saving to the penny.'
        : left === null
          ? 'A line is not known, so the sum is not checked.'
          : `Does not tie: ${left} is left over between the lines and the net saving.`,
  };
}

const parties: readonly Party[] = ['customer', 'provider', 'system'];

function partiesPage(source: PackSource): Draft {
  const { views, names } = source;
  return {
    ...plain,
    id: 'benefits:parties',
    titles: partyTitles(source),
    lead: views.sentence,
    blocks: [partiesTable(source)],
    measures: ['net_saving', 'transfer_residual', 'flexed_baseline', 'cost_in_scope'],
    notes: [
      `Customer: ${names.customer}. Provider: ${names.provider}. Government is both, with recharges taken out.`,
    ],
  };
}

function partyTitles({ views, names, currency }: PackSource): readonly string[] {
  const net = views.lines.find(({ id }) => id === 'net_saving')?.figures;
  const [customer, provider] = [net?.customer.value ?? null, net?.provider.value ?? null];
  if (views.isMoved)
    return ['The cost has moved from one body to the other: government as a whole gains nothing'];
  if (customer === null || provider === null) return ['Whose saving it is cannot be told', views.sentence];
  const side = (name: string, value: string) =>
    `${name} ${value.startsWith('-') ? `pays ${formatMoney(negate(value), currency)} more` : `saves ${formatMoney(value, currency)}`}`;
  return [
    `${side(names.customer, customer)}, ${side(names.provider, provider)}`,
    `${side('The customer', customer)}, ${side('the provider', provider)}`,
  ];
}

function partiesTable({ views, names }: PackSource): TableBlock {
  const lines = views.lines.map(({ id, label, figures }) => ({
    id,
    ref: figures.system.ref,
    cells: [textCell(label), ...parties.map((party) => figureCell(figures[party]))],
  }));
  const residual = {
    id: 'transfer_residual',
    ref: views.residual.ref,
    cells: [
      textCell('Transfer residual: recharges paid less received'),
      textCell(''),
      textCell(''),
      figureCell(views.residual),
    ],
  };
  const rows = [...lines, residual];
  return {
    kind: 'table',
    id: 'benefits:parties/table',
    title: `Saving to date by view${views.lines.at(-1) ? `, ${views.lines.at(-1)!.figures.system.period}` : ''}`,
    table: {
      columns: [
        { id: 'line', label: 'Line', align: 'start' },
        { id: 'customer', label: fitting(`Customer: ${names.customer}`), align: 'end' },
        { id: 'provider', label: fitting(`Provider: ${names.provider}`), align: 'end' },
        { id: 'system', label: 'Government as a whole', align: 'end' },
      ],
      rows: rows.map(({ id, cells }) => ({ id, cells })),
    },
    refs: refsOf(rows),
    note: views.check.kind === 'does-not-tie' ? `Does not tie. ${views.check.words}` : views.check.words,
  };
}
