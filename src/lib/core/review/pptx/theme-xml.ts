import type { DeckColour, DeckTheme } from '../../vocabulary/deck-theme.ts';
import { markupText } from '../export/plain-text.ts';

/** The elements of an Office colour scheme in their order, with the slot that fills each; links take accents. */
const elements: readonly (readonly [string, DeckColour])[] = [
  ['dk1', 'dark1'],
  ['lt1', 'light1'],
  ['dk2', 'dark2'],
  ['lt2', 'light2'],
  ['accent1', 'accent1'],
  ['accent2', 'accent2'],
  ['accent3', 'accent3'],
  ['accent4', 'accent4'],
  ['accent5', 'accent5'],
  ['accent6', 'accent6'],
  ['hlink', 'accent1'],
  ['folHlink', 'accent3'],
];

/** The theme of a file in the colours and fonts of a deck theme; all else of it stays as it is. */
export function themedXml(xml: string, { name, colours, fonts }: DeckTheme): string {
  const label = markupText(name || 'Deck');
  const slots = elements.map(
    ([tag, slot]) => `<a:${tag}><a:srgbClr val="${colours[slot].toUpperCase()}"/></a:${tag}>`,
  );
  const scheme = `<a:clrScheme name="${label}">${slots.join('')}</a:clrScheme>`;
  return xml
    .replace(/<a:clrScheme\b.*?<\/a:clrScheme>/su, () => scheme)
    .replace(/(<a:majorFont>)<a:latin\b[^>]*\/>/u, (_, open: string) => open + latin(fonts.heading))
    .replace(/(<a:minorFont>)<a:latin\b[^>]*\/>/u, (_, open: string) => open + latin(fonts.body))
    .replace(/(<a:theme\b[^>]*? name=")[^"]*"/u, (_, start: string) => `${start}${label}"`);
}

function latin(typeface: string): string {
  return `<a:latin typeface="${markupText(typeface)}"/>`;
}
