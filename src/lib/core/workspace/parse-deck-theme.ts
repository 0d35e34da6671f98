import * as v from 'valibot';
import { deckColours, type DeckTheme } from '../vocabulary/deck-theme.ts';

const colour = v.pipe(v.string(), v.regex(/^[0-9A-Fa-f]{6}$/, 'expected a colour as RRGGBB'));

// A font is named in slides and files that are XML: letters, digits, spaces and hyphens are all that any needs.
const font = v.pipe(
  v.string(),
  v.regex(/^[\p{L}\p{N} -]{1,60}$/u, 'expected the name of a font: letters, digits, spaces and hyphens'),
);

/** How the part of a workspace document that says how slides look is read. */
export const deckTheme = v.strictObject({
  name: v.pipe(v.string(), v.maxLength(200, 'expected at most 200 characters')),
  colours: v.strictObject(v.entriesFromList(deckColours, colour)),
  fonts: v.strictObject({ heading: font, body: font }),
}) satisfies v.GenericSchema<unknown, DeckTheme>;
