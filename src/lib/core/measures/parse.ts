import type { Measure } from '../vocabulary/measure.ts';

/** A measure file that cannot be read; the message names the file, what was found and what was expected. */
export class MeasureFileError extends Error {
  override name = 'MeasureFileError';
}

/**
 * Read a measure file: a header of `-- name: value` lines, the points query, and after a line `-- lineage` the
 * lineage query if there is one. Throws a `MeasureFileError` on a header that is incomplete or says an unknown word.
 */
export function parseMeasure(path: string, text: string): Measure {
  const { header, body } = split(text);
  const read = reader(path, header);
  const [points = '', lineage] = body.split(/^-- lineage[ \t]*\n/m).map(statement);
  if (points === '')
    throw new MeasureFileError(`${path}: expected a points query below the header, found none`);
  const measure: Measure = {
    id: read.text('id'),
    title: read.text('title'),
    kind: read.word('kind', ['cost', 'benefit', 'service', 'indicator']),
    better: read.word('better', ['higher', 'lower', 'neutral']),
    unit: read.word('unit', ['money', 'count', 'money per unit', 'share', 'level']),
    total: read.word('total', ['sum', 'ratio', 'last']),
    isMonetary: read.word('monetary', ['yes', 'no']) === 'yes',
    span: header.has('span') ? read.word('span', ['month', 'to date']) : 'month',
    absent: read.text('absent'),
    reads: read.list('reads'),
    parts: read.list('parts'),
    meaning: read.text('meaning'),
    formula: read.text('formula'),
    source: read.text('source'),
    caveat: read.text('caveat'),
    points,
    lineage: lineage || null,
  };
  assertNamedAsTitled(path, measure);
  return measure;
}

type Header = ReadonlyMap<string, string>;

function split(text: string): { header: Header; body: string } {
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  const end = lines.findIndex((line) => !/^-- [a-z]+:/.test(line));
  const entries = lines.slice(0, Math.max(0, end)).map((line): [string, string] => {
    const colon = line.indexOf(':');
    return [line.slice(3, colon), line.slice(colon + 1).trim()];
  });
  return { header: new Map(entries), body: lines.slice(Math.max(0, end)).join('\n') };
}

function reader(path: string, header: Header) {
  const text = (name: string): string => {
    const value = header.get(name);
    if (!value) throw new MeasureFileError(`${path}: expected a header line "-- ${name}: ...", found none`);
    return value;
  };
  const word = <Word extends string>(name: string, words: readonly Word[]): Word => {
    const found = words.find((candidate) => candidate === text(name));
    if (!found) throw new MeasureFileError(`${path}: ${name} "${text(name)}": expected ${words.join(', ')}`);
    return found;
  };
  const list = (name: string): readonly string[] =>
    text(name) === 'none'
      ? []
      : text(name)
          .split(',')
          .map((item) => item.trim());
  return { text, word, list };
}

function statement(sql: string): string {
  return sql.trim().replace(/;$/, '').trimEnd();
}

function assertNamedAsTitled(path: string, { id, title }: Measure): void {
  const expected = title.toLowerCase().replaceAll(/[ -]/g, '_');
  if (id !== expected)
    throw new MeasureFileError(`${path}: id "${id}": expected "${expected}", from its title`);
  if (!path.endsWith(`${id}.sql`))
    throw new MeasureFileError(`${path}: expected the file of ${id} to be ${id}.sql`);
}
