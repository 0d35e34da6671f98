import { piecesOf, statementsOf } from '#lib/core/engine/pieces.ts';

/**
 * What SQL here may not hold: what lives in an extension (which would be fetched from the internet), reads the clock,
 * or drops rows in silence. Found by running the engine; see "Facts about the engine" in the design.
 */
const forbidden: readonly (readonly [name: string, pattern: RegExp])[] = [
  [
    'the clock',
    /\b(current_date|current_time|current_timestamp|localtime|localtimestamp|get_current_time\w*)\b/,
  ],
  ['the clock', /\b(today|now|transaction_timestamp|statement_timestamp)\s*\(/],
  [
    'a time zone (icu)',
    /\b(timestamptz|timetz)\b|\bwith\s+time\s+zone\b|\bat\s+time\s+zone\b|\btimezone\s*\(/,
  ],
  ['a collation (icu)', /\bcollate\b|\bicu\w*\b/],
  ['json', /\b\w*json\w*\b/],
  ['parquet', /\b\w*parquet\w*\b/],
  ['a spreadsheet (excel)', /\b\w*xlsx\w*\b/],
  ['the network', /\b(httpfs|https?|s3|hf|gcs|r2)\s*:\s*\/\/|\bhttpfs\b/],
  ['another database', /\b(sqlite|postgres|mysql|iceberg|delta)_(scan|query|attach)\w*\b/],
  ['full text search', /\b(fts_main\w*|create_fts_index|match_bm25)\b/],
  ['dropped rows', /\b(ignore_errors|null_padding)\b(?!\s*:?=\s*false\b)/],
  ['a changed setting', /\b(autoinstall|autoload)_known_extensions\s*=\s*(true|1|on)\b/],
];

const forbiddenStatement = /^\s*(install|load|attach|import\s+database|export\s+database|force\s+install)\b/;

/** What is forbidden in a piece of SQL, in words; empty when nothing is. Comments and quoted names do not count. */
export function forbiddenIn(sql: string): readonly string[] {
  const text = readable(sql);
  const found = forbidden.flatMap(([name, pattern]) => {
    const match = pattern.exec(text);
    return match ? [`${name}: ${match[0]}`] : [];
  });
  const statements = statementsOf(text).flatMap(
    (statement) => forbiddenStatement.exec(statement)?.[0].trim() ?? [],
  );
  return [...found, ...statements.map((statement) => `an outside file: ${statement}`)];
}

/** Lower-case code, with text kept, since a format or an address may stand there. */
function readable(sql: string): string {
  return piecesOf(sql)
    .map(({ kind, text }) => (kind === 'comment' || kind === 'name' ? ' x ' : text.toLowerCase()))
    .join('');
}
