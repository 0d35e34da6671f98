import type { Backtest } from '../../indicators/forecast/backtest.ts';
import type { Forecast } from '../../indicators/forecast/forecast.ts';
import { allowedFor, methods } from '../../indicators/forecast/methods.ts';
import { leastBacktests, type Coverage } from '../../indicators/forecast/ranges.ts';
import type { Shortfall } from '../../indicators/forecast/shortfall.ts';
import { decimalOf, formatFace, formatShare, formatSize, type Unit } from '../../vocabulary/format.ts';
import type { Better } from '../../vocabulary/measure.ts';
import { compare, isZero, subtract, type Decimal } from '../../vocabulary/money.ts';

/** What a series is held against, and what missing it is called. */
export interface Aim {
  readonly noun: 'plan' | 'target';
  readonly value: Decimal | null;
  /** Said where there is none. */
  readonly absent: string;
}

/** `shortfall likely, 78%`: a probability as far as it can be told, never certain. */
export function missWords({ probability, likelihood }: Shortfall, noun: Aim['noun'], better: Better): string {
  return `${missNoun(noun, better)} ${likelihood}, ${percentWords(probability)}`;
}

/** What missing an aim is called. */
export function missNoun(noun: Aim['noun'], better: Better): 'breach' | 'overrun' | 'shortfall' {
  if (noun === 'target') return 'breach';
  return better === 'lower' ? 'overrun' : 'shortfall';
}

/** A probability in steps of 5 %, never nearer than that to 0 or 1: no forecast of this kind can tell more. */
export function percentWords(probability: number): string {
  const percent = Math.round(probability * 20) * 5;
  if (percent <= 5) return 'under 5%';
  return percent >= 95 ? 'over 95%' : `about ${percent}%`;
}

/** What is forecast, to 3 significant figures: more would be false. */
export function forecastFace(value: number, unit: Unit): string {
  const isPlain = unit.kind === 'count' || unit.kind === 'level';
  return formatFace(isPlain ? Number(value.toPrecision(3)) : value, unit);
}

/** `£32.0k to £50.0k` of the 80 % range. */
export function rangeWords(lower: number, upper: number, unit: Unit): string {
  const face = { ...unit, label: '' };
  return `80% range ${forecastFace(lower, face)} to ${forecastFace(upper, face)}`;
}

/** How what came compares with its aim: `; plan £0.52m: £0.11m below it`. */
export function endedWords(value: Decimal, aim: Aim, unit: Unit): string {
  if (aim.value === null) return `; ${aim.absent}`;
  const gap = subtract(value, aim.value);
  const apart = isZero(gap)
    ? 'as it came'
    : `${formatSize(gap, { ...unit, label: '' })} ${compare(gap, '0') < 0 ? 'below' : 'above'} it`;
  return `; ${aim.noun} ${formatFace(aim.value, { ...unit, label: '' })}: ${apart}`;
}

/** How it was forecast, and how well that would have done: method, the others it was chosen from, MASE. */
export function methodWords({ method, points, backtest, meanMase }: Forecast, isSeasonal: boolean): string {
  const tried = allowedFor(points, isSeasonal)?.methods.length ?? 1;
  const looks = backtest.past.length;
  const chosen = tried > 1 && looks > 0 ? `, chosen of ${tried} methods by ${looks} backtests` : '';
  return `Forecast by ${methods[method].title} from ${points} months${chosen}.${maseWords(backtest, meanMase)}`;
}

function maseWords({ method, mase }: Backtest, meanMase: number | null): string {
  if (mase === null) return '';
  const other =
    method === 'recent_mean' || meanMase === null
      ? ''
      : `, that of the mean of the last 12 months ${meanMase.toFixed(2)}`;
  return ` Its MASE is ${mase.toFixed(2)}${other}.`;
}

/** How often the printed range would have held, said beside it, with a warning where that is too seldom. */
export function coverageWords({ covered, of }: Coverage, isWidened: boolean): string {
  if (of === 0) return 'No backtest reaches this far: how often the range holds is not known.';
  const share = formatShare(decimalOf(covered / of), 0);
  const widened = isWidened ? ', widened by what backtests missed by,' : '';
  const held = `The 80% range${widened} held ${share} of what came in backtests (${covered} of ${of} months).`;
  if (of < leastBacktests) return `${held} These are too few to judge by.`;
  if (covered / of < 0.7) return `${held} It is too narrow: it holds less than it says.`;
  return covered / of > 0.95 ? `${held} It is wider than it says.` : held;
}

/** The same for a sum over months. */
export function sumCoverageWords({ covered, of }: Coverage): string {
  if (of === 0) return 'no backtest is this long';
  const few = of < leastBacktests ? ', too few to judge by' : '';
  return `held in ${covered} of ${of} backtests this long${few}`;
}
