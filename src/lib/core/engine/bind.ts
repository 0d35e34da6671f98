import { replaceParameters } from './pieces.ts';
import type { Parameter, Parameters } from './port.ts';

/** A statement as the database takes it, and the values for its placeholders in order. */
export interface Bound {
  readonly sql: string;
  readonly values: readonly Parameter[];
}

/**
 * Rewrite the `$name`s of a statement to `$1`, `$2`...; strings, quoted names and comments stay as they are, and a
 * name used twice is one parameter. Our own faults are assertions: it throws when a value is missing, not used or
 * not a finite number, and on a `$1` written by hand.
 */
export function bind(sql: string, parameters: Parameters = {}): Bound {
  const names: string[] = [];
  const text = replaceParameters(sql, (name) => {
    if (!names.includes(name)) names.push(name);
    return `$${names.indexOf(name) + 1}`;
  });
  assertNames(names, parameters, sql);
  return { sql: text, values: names.map((name) => valueOf(name, parameters)) };
}

/** Quote a name for use in SQL, whatever is in it. Throws on an empty name and on NUL, which no name may hold. */
export function identifier(name: string): string {
  if (name === '' || name.includes('\0')) throw new Error(`${JSON.stringify(name)}: not a possible SQL name`);
  return `"${name.replaceAll('"', '""')}"`;
}

function assertNames(names: readonly string[], parameters: Parameters, sql: string): void {
  const positional = names.filter((name) => /^\d/.test(name));
  if (positional.length > 0)
    throw new Error(`${list(positional)}: expected a parameter with a name, in ${sql}`);
  const missing = names.filter((name) => !Object.hasOwn(parameters, name) || parameters[name] === undefined);
  if (missing.length > 0) throw new Error(`${list(missing)}: expected a value, found none, in ${sql}`);
  const unused = Object.keys(parameters).filter((name) => !names.includes(name));
  if (unused.length > 0) throw new Error(`${list(unused)}: given, but not used, in ${sql}`);
}

function valueOf(name: string, parameters: Parameters): Parameter {
  const value = parameters[name] ?? null;
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new Error(`$${name}: expected a finite number, found ${value}`);
  }
  return value;
}

function list(names: readonly string[]): string {
  return names.map((name) => `$${name}`).join(', ');
}
