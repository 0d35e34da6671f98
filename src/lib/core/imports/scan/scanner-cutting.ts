import type { DialectChoice } from './dialect.ts';
import type { Scanner } from '../import-sources.ts';

/** A scanner that cuts some files as a person said before. */
export function scannerCutting(cutOf: (content: Blob) => DialectChoice, scanner: Scanner): Scanner {
  return (content, choice, options) => scanner(content, { ...cutOf(content), ...choice }, options);
}
