import { shippedMeasures } from '#lib/app.ts';
import type { EntryGenerator } from './$types';

/** Each measure of the catalogue has a page of its own. */
export const entries: EntryGenerator = () => shippedMeasures().map(({ id }) => ({ id }));
