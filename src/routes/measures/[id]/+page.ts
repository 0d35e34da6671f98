import { catalogueOf } from '#lib/core/measures/catalogue.ts';
import { sqlText } from '#lib/platform/browser/sql-text.ts';
import type { EntryGenerator } from './$types.d.ts';

/** Each measure of the catalogue has a page of its own. */
export const entries: EntryGenerator = () => catalogueOf(sqlText).map(({ id }) => ({ id }));
