/** The sample as its files and its known totals have it, read without Outturn. */
import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { penceOf } from './panel.ts';

interface KnownPartnership {
  readonly partnership: string;
  readonly savings: {
    readonly net_saving: Readonly<Record<'system' | 'customer' | 'provider', string>>;
  } | null;
}

const known = JSON.parse(readFileSync('data-samples/known-totals.json', 'utf8')) as {
  readonly partnerships: readonly KnownPartnership[];
};

// Its baseline ends after the desk went live, so its saving is not verified and in no total of the portfolio.
const unverified = 'permits-desk';

/** Verified net saving of all partnerships together, to the penny. */
export function knownNetSaving(party: 'system' | 'customer' | 'provider'): bigint {
  return penceOf(
    known.partnerships.flatMap(({ partnership, savings }) =>
      savings && partnership !== unverified ? [savings.net_saving[party]] : [],
    ),
  );
}

/** The rows of a sample file. */
export function sampleRows(name: string): readonly Readonly<Record<string, string>>[] {
  const text = readFileSync(`data-samples/${name}`, 'utf8');
  return Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;
}

/** A line of a sample file as it stands there; the header is line 1. */
export function sampleLine(name: string, line: number): string | undefined {
  return readFileSync(`data-samples/${name}`, 'utf8').split(/\r?\n/)[line - 1];
}
