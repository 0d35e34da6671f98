import { expect, it } from 'vitest';
import { readSqlText } from '#lib/platform/node/sql-text.ts';

it('reads the SQL files of imports and measures by their path in core', async () => {
  const text = await readSqlText();
  expect(text['imports/load/tables.sql']).toContain('create table fact_cost');
  expect(Object.keys(text).every((path) => /^(imports|measures)\/[\w/.-]+\.sql$/.test(path))).toBe(true);
  expect(Object.keys(text)).toEqual(Object.keys(text).toSorted());
});
