import { groupBy } from '../../vocabulary/group-by.ts';
import { formatFace } from '../../vocabulary/format.ts';
import type { Signal } from './signal.ts';

/** One thing that needs a decision: a level, with the services in which it shows. */
export interface Decision {
  /** The whole partnership where it says as much as the worst of its services; otherwise that service. */
  readonly signal: Signal;
  /** What is wrong, as a message: `Results within 24 hours gets worse and misses its target`. */
  readonly headline: string;
  /** Where it shows, and where it does not; empty where there is one series only. */
  readonly where: string;
}

/** What needs a decision, worst first: the whole and the services of one level are one thing to decide. */
export function decisionsOf(signals: readonly Signal[]): readonly Decision[] {
  const urgent = signals.filter(({ attention }) => attention === 'decide');
  return [...groupBy(urgent, ({ title }) => title)].map(([title, own]) => {
    const signal = toldBy(own);
    const all = signals.filter((one) => one.title === title);
    return { signal, headline: headlineOf(own), where: whereOf(signal, own, all) };
  });
}

/** The whole is what every other screen shows: it speaks for its services unless one of them is worse in kind. */
function toldBy(own: readonly Signal[]): Signal {
  const worst = own[0]!;
  const whole = own.find(({ service }) => service === null);
  const isAsBad =
    whole?.chart.assurance === worst.chart.assurance && whole.chart.variation === worst.chart.variation;
  return whole && isAsBad ? whole : worst;
}

/** The message of the series that need a decision together. */
function headlineOf(own: readonly Signal[]): string {
  const fails = own.some(({ chart }) => chart.assurance === 'fail');
  const worsens = own.some(({ chart }) => chart.variation === 'concern');
  const passes = own.every(({ chart }) => chart.assurance === 'pass');
  const title = own[0]!.title;
  if (fails && worsens) return `${title}: getting worse, and misses the target`;
  if (fails) return `${title}: misses the target as it is run now`;
  return passes ? `${title}: getting worse, though it passes the target` : `${title}: getting worse`;
}

function whereOf(told: Signal, own: readonly Signal[], all: readonly Signal[]): string {
  const shown = own.filter(({ service }) => service !== null);
  const others = servicesOf(all).filter((service) => !servicesOf(shown).includes(service));
  if (shown.length === 0) return others.length > 0 ? 'Over all services together' : '';
  const not = others.length > 0 ? `; not in ${listed(others)}` : '';
  if (told.service !== null) return `In ${listed(servicesOf(shown))}${not}`;
  const parts = shown.map(({ service, value, unit }) => `${service} (${formatFace(value, unit)})`);
  return `In ${listed(parts)}${not}`;
}

function servicesOf(signals: readonly Signal[]): readonly string[] {
  return signals.flatMap(({ service }) => (service === null ? [] : [service]));
}

/** `A, B and C`. */
export function listed(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
