import type { Engine } from '#lib/core/engine/port.ts';
import { readSqlText } from '#lib/platform/node/sql-text.ts';
import { startNodeEngine } from '#lib/platform/node/engine.ts';

/** A database with the typing macros and nothing else. */
export async function startTyping(): Promise<Engine> {
  const engine = await startNodeEngine();
  const text = (await readSqlText())['imports/typing/typing.sql'];
  if (text === undefined) throw new Error('imports/typing/typing.sql: expected this SQL file, found none');
  await engine.run(text);
  return engine;
}

/** What SQL over `x` makes of each of these texts, as text. */
export async function readAll(
  engine: Engine,
  sql: string,
  texts: readonly string[],
): Promise<readonly (string | null)[]> {
  const values = texts.map((_, at) => `($c${at}::varchar, ${at})`).join(', ');
  const rows = await engine.query<{ value: string | null }>(
    `select (${sql})::varchar as value from (values ${values}) as given (x, place) order by place`,
    Object.fromEntries(texts.map((text, at) => [`c${at}`, text])),
  );
  return rows.map(({ value }) => value);
}
