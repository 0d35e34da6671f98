import type { RankingSwitch } from '../../../appraisal/alternatives.ts';
import { formatMoney } from '../../../vocabulary/format.ts';
import { negate, subtract, type Decimal } from '../../../vocabulary/money.ts';

/** An alternative by its place in one ranking. */
export interface Placed {
  readonly name: string;
  readonly value: Decimal;
}

/** What is recommended, and of what it is said. */
export interface Advice {
  readonly byMoney: readonly Placed[];
  readonly byScore: readonly Placed[];
  readonly currency: string | null;
}

/** The recommendation in words; where money and criteria disagree, that comes first. */
export function adviceOf({ byMoney, byScore, currency }: Advice): string {
  const [money, second] = byMoney;
  const [score, runner] = byScore;
  if (!money && !score)
    return 'Nothing can be ranked: there is neither money nor a weighted score for two alternatives.';
  if (!money) return `${score!.name} scores highest (${scoreWords(score!, runner)}). Money is not compared.`;
  const lead = second ? `${moneyWords(money, second, currency)}` : 'nothing else has figures for every year';
  if (!score) return `${money.name} is worth most in money: ${lead}. No criteria are weighted and scored.`;
  if (money.name === score.name)
    return `${money.name} comes first by both: ${lead}, and it scores highest (${scoreWords(score, runner)}).`;
  const valued = byMoney.find(({ name }) => name === score.name);
  const price = valued ? amount(subtract(money.value, valued.value), currency) : null;
  const scored = byScore.find(({ name }) => name === money.name);
  const gap = scored ? ` against ${points(scored.value)}` : '';
  const choice =
    price === null
      ? `${score.name} has no figures for every year, so what it costs more is not known`
      : `the question is whether what ${score.name} is better at is worth ${price} of net present value`;
  return `Money and criteria disagree. ${money.name} is worth most: ${lead}. ${score.name} scores highest, ${points(score.value)}${gap}: ${choice}.`;
}

function moneyWords(first: Placed, second: Placed, currency: string | null): string {
  return `${amount(subtract(first.value, second.value), currency)} more than ${second.name}, the next`;
}

function amount(value: Decimal, currency: string | null): string {
  return formatMoney(value.startsWith('-') ? negate(value) : value, currency);
}

function scoreWords(first: Placed, second: Placed | undefined): string {
  return second
    ? `${points(first.value)} against ${points(second.value)} of ${second.name}`
    : points(first.value);
}

/** A weighted score for people: `3.65`. */
export function points(value: Decimal): string {
  return Number(value).toFixed(2);
}

/** `The ranking flips to Regional desk if the volume falls by 18.0%`. */
export function switchWords(found: RankingSwitch, other: string): string {
  const { at, label } = found;
  if (at.kind === 'none') return `${other} does not come to lead through ${label} alone.`;
  const change = at.value - 1;
  const percent = `${(Math.abs(change) * 100).toFixed(1)}%`;
  return `The ranking flips to ${other} if ${label} ${change < 0 ? 'falls' : 'rises'} by ${percent}.`;
}

/** `The ranking by criteria flips to B if the weight of Quality rises from 30% to above 40.0%`. */
export function weightWords(found: RankingSwitch, other: string, now: number): string {
  const { at, label } = found;
  if (at.kind === 'none') return '';
  const percent = (share: number) => `${(share * 100).toFixed(1)}%`;
  const way = at.value < now ? 'falls' : 'rises';
  return `The ranking by criteria flips to ${other} if ${label} ${way} from ${percent(now)} to ${percent(at.value)}.`;
}
