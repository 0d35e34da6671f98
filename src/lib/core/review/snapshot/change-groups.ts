import { formatExactMoney, formatNumber } from '../../vocabulary/format.ts';
import type { Decimal } from '../../vocabulary/money.ts';
import { addMonths, monthLabel, monthsBetween, type Month } from '../../vocabulary/month.ts';
import type { SnapshotBaseline, SnapshotFile } from '../../vocabulary/snapshot.ts';
import { changedDefinitions, changedParameters } from './causes.ts';
import type { ChangeGroup } from './changes-board.ts';
import { collected } from './collect.ts';
import { ledgerEffects } from './ledger-effects.ts';
import { countedMonths, monthsWords } from './month-words.ts';
import type { Pair } from './pair.ts';

/** Everything that is not as it was, whether or not a figure changed by it; only groups that have something to say. */
export function changeGroups(pair: Pair, currency: string | null): readonly ChangeGroup[] {
  const write = (amount: Decimal) => formatExactMoney(amount, currency);
  const groups: readonly ChangeGroup[] = [
    { id: 'periods', title: 'New months', items: periodItems(pair) },
    { id: 'restated', title: 'Restated months', items: restatedItems(pair, write) },
    { id: 'files', title: 'Files', items: fileItems(pair) },
    { id: 'definitions', title: 'Definitions', items: definitionItems(pair) },
    { id: 'parameters', title: 'Settings', items: parameterItems(pair) },
    { id: 'baselines', title: 'Baselines', items: baselineItems(pair, write) },
    { id: 'mappings', title: 'How files are read', items: mappingItems(pair) },
  ];
  return groups.filter(({ items }) => items.length > 0);
}

function periodItems({ then, now }: Pair): readonly string[] {
  const [was, is] = [then.snapshot.until, now.snapshot.until];
  if (was === is) return [];
  const [from, until] = was < is ? [was, is] : [is, was];
  const months = monthsBetween(addMonths(from, 1), until);
  const words = was < is ? 'new since then' : 'no longer in view';
  return [`${monthsWords(months)}: ${countedMonths(months.length)} ${words}.`];
}

const parts = ['cost', 'change', 'credit', 'volume'] as const;

/** Rows of months that both reviews have, by what became of them and the file that did it. */
function restatedItems(pair: Pair, write: (amount: Decimal) => string): readonly string[] {
  const until =
    pair.then.snapshot.until < pair.now.snapshot.until ? pair.then.snapshot.until : pair.now.snapshot.until;
  const months = ledgerMonths(pair).filter((month) => month <= until);
  const every = { then: () => true, now: () => true };
  const effects = parts.flatMap((part) =>
    ['actual', 'plan', 'baseline'].flatMap((scenario) =>
      months.flatMap((month) => {
        const amounts = part === 'volume' ? (volume: Decimal) => `volume ${formatNumber(volume, 6)}` : write;
        const found = ledgerEffects(pair, {
          part,
          kind: null,
          scenario,
          month,
          counts: every,
          write: amounts,
        });
        const of = scenario === 'actual' ? '' : `${scenario}, `;
        return found.map((effect) => ({ ...effect, words: `${of}${effect.words}` }));
      }),
    ),
  );
  return collected(effects).map(({ label, detail }) => `${label}: ${detail}.`);
}

function ledgerMonths({ then, now }: Pair): readonly Month[] {
  return [...new Set([...then.ledgerMonths, ...now.ledgerMonths])].toSorted();
}

function fileItems({ then, now, files }: Pair): readonly string[] {
  const renamed = files.same.filter((pair) => pair.then.name !== pair.now.name);
  const untied = files.same.filter((pair) => pair.then.tie !== pair.now.tie);
  return [
    ...files.added.map((file) => `${file.name} is new: ${described(file)}.${tieWords(file)}`),
    ...files.replaced.map(
      (pair) =>
        `${pair.now.name} was replaced: ${described(pair.now)}, was ${described(pair.then)}.${tieWords(pair.now)}`,
    ),
    ...files.gone.map((file) => `${file.name} is gone: ${described(file)}.`),
    ...renamed.map((pair) => `${pair.now.name} was called ${pair.then.name}; its bytes are the same.`),
    ...untied.map((pair) => `${pair.now.name}: ${tieNames[pair.now.tie]}, ${tieNames[pair.then.tie]} then.`),
    ...(then.hasRows && now.hasRows
      ? []
      : ['Rows are compared by file, month and kind: there are too many to keep each by itself.']),
  ];
}

const tieNames: Readonly<Record<SnapshotFile['tie'], string>> = {
  ties: 'ties to its control total',
  'does-not-tie': 'does not tie to its control total',
  none: 'has no control total',
};

function tieWords({ tie }: SnapshotFile): string {
  return tie === 'does-not-tie' ? ' It does not tie to its control total.' : '';
}

function described({ dataset, rows, sha256 }: SnapshotFile): string {
  return `${dataset.replaceAll('_', ' ')}, ${formatNumber(String(rows))} rows, SHA-256 ${sha256.slice(0, 12)}`;
}

function definitionItems({ then, now }: Pair): readonly string[] {
  const ids = ({ state }: Pair['then']) => new Set(state.definitions.map(({ id }) => id));
  const [before, after] = [ids(then), ids(now)];
  return [
    ...changedDefinitions(then.state, now.state).map(
      ({ title, version, was }) => `${title} is computed in another way: version ${version}, was ${was}.`,
    ),
    ...now.state.definitions.filter(({ id }) => !before.has(id)).map(({ title }) => `${title} is new.`),
    ...then.state.definitions.filter(({ id }) => !after.has(id)).map(({ title }) => `${title} is gone.`),
  ];
}

function parameterItems({ then, now }: Pair): readonly string[] {
  return changedParameters(then.state, now.state).map(
    ({ name, value, was }) => `${name}: ${value}, was ${was}.`,
  );
}

function baselineItems({ then, now }: Pair, write: (amount: Decimal) => string): readonly string[] {
  const find = (side: Pair['then'], service: string | null) =>
    side.state.baselines.find((baseline) => baseline.service === service);
  return [
    ...now.state.baselines.flatMap((baseline) => {
      const was = find(then, baseline.service);
      if (!was)
        return [`${baselineName(baseline)} is new: version ${baseline.version}, ${monthsOf(baseline)}.`];
      const said = baselineWords(was, baseline, write);
      return said.length === 0 ? [] : [`${baselineName(baseline)}: ${said.join('; ')}.`];
    }),
    ...then.state.baselines
      .filter(({ service }) => !find(now, service))
      .map((baseline) => `${baselineName(baseline)} is gone: it was version ${baseline.version}.`),
  ];
}

function baselineName({ service }: SnapshotBaseline): string {
  return service === null ? 'Baseline of all services without one of their own' : `Baseline of ${service}`;
}

function monthsOf({ from, to }: SnapshotBaseline): string {
  return from === to ? monthLabel(from) : `${monthLabel(from)} to ${monthLabel(to)}`;
}

/** What differs between two baselines, each as it is and as it was. */
function baselineWords(
  was: SnapshotBaseline,
  is: SnapshotBaseline,
  write: (amount: Decimal) => string,
): readonly string[] {
  const number = (value: Decimal | null) => (value === null ? 'not given' : formatNumber(value, 6));
  const money = (value: Decimal | null) => (value === null ? 'not known' : write(value));
  const fields: readonly (readonly [name: string, is: string, was: string])[] = [
    ['version', is.version, was.version],
    ['months', monthsOf(is), monthsOf(was)],
    ['mean month', money(is.cost), money(was.cost)],
    ['mean volume', number(is.volume), number(was.volume)],
    ['fixed share', number(is.fixedShare), number(was.fixedShare)],
    ['scope factor', number(is.scopeFactor), number(was.scopeFactor)],
    ['price series', is.priceSeries ?? 'none', was.priceSeries ?? 'none'],
    ['approved by', is.approvedBy ?? 'nobody', was.approvedBy ?? 'nobody'],
    ['approved on', is.approvedOn ?? 'no date', was.approvedOn ?? 'no date'],
    ['in doubt', is.doubt ?? 'no', was.doubt ?? 'no'],
  ];
  return fields.flatMap(([name, value, before]) =>
    value === before ? [] : [`${name} ${value}, was ${before}`],
  );
}

function mappingItems({ files }: Pair): readonly string[] {
  const remapped = files.replaced.filter(({ then, now }) => then.mapping !== now.mapping);
  return [
    ...files.reread.map(({ now }) => `${now.name} is the same file, read by another mapping.`),
    ...remapped.map(({ now }) => `${now.name} is read by another mapping than the file it replaces.`),
  ];
}
