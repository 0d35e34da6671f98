import type { Driver } from './driver.ts';
import { replaceParameters } from './pieces.ts';
import type { Parameter } from './port.ts';

/**
 * A bound statement that reads its values from session variables instead of `$1`, `$2`...: one that can be cancelled
 * takes no values, but `getvariable` may stand wherever a placeholder may.
 */
export function readingVariables(sql: string): string {
  return replaceParameters(sql, (position) => `getvariable('${variable(position)}')`);
}

/** Do something while values stand in those variables, and forget them afterwards. */
export async function withVariables<T>(
  driver: Driver,
  values: readonly Parameter[],
  action: () => Promise<T>,
): Promise<T> {
  const names = values.map((_, at) => variable(at + 1));
  try {
    for (const [at, name] of names.entries()) await setVariable(driver, name, values[at] ?? null);
    return await action();
  } finally {
    for (const name of names) await driver.runText(`reset variable ${name}`);
  }
}

/**
 * True for text too long for one value, in UTF-16 units. The values of a prepared statement travel over the database's
 * stack, which a text of some millions of characters breaks for good; longer text goes in portions.
 */
export function isLongText(value: Parameter): boolean {
  return typeof value === 'string' && value.length > portionLength;
}

const portionLength = 100_000;

function variable(position: number | string): string {
  return `outturn_${position}`;
}

async function setVariable(driver: Driver, name: string, value: Parameter): Promise<void> {
  const [first = value, ...rest] = typeof value === 'string' ? portions(value) : [];
  await driver.runPrepared(`set variable ${name} = $1`, [first]);
  for (const portion of rest) {
    await driver.runPrepared(`set variable ${name} = getvariable('${name}') || $1`, [portion]);
  }
}

/** Text cut into portions, never between the two halves of a character; empty text has none. */
function portions(text: string): readonly string[] {
  const found: string[] = [];
  for (let from = 0; from < text.length;) {
    const splitsCharacter = /[\ud800-\udbff]/.test(text.charAt(from + portionLength - 1));
    const until = from + portionLength - (splitsCharacter ? 1 : 0);
    found.push(text.slice(from, until));
    from = until;
  }
  return found;
}
