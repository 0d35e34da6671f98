import type { SqlText } from '#lib/core/engine/sql-text.ts';

const modules = import.meta.glob<string>(['../../core/imports/**/*.sql', '../../core/measures/**/*.sql'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** The SQL files of imports and measures, bundled into the site. */
export const sqlText: SqlText = Object.fromEntries(
  Object.entries(modules).map(([path, text]) => [path.replace('../../core/', ''), text]),
);

/** The same as the platform of Node gives it. */
export async function readSqlText(): Promise<SqlText> {
  return sqlText;
}
