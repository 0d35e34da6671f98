import * as v from 'valibot';
import type { DeckColour, DeckTheme } from '../../vocabulary/deck-theme.ts';
import { deckTheme } from '../../workspace/parse-deck-theme.ts';
import { DeckThemeError } from './theme-error.ts';

const tags: Readonly<Record<DeckColour, string>> = {
  dark1: 'dk1',
  light1: 'lt1',
  dark2: 'dk2',
  light2: 'lt2',
  accent1: 'accent1',
  accent2: 'accent2',
  accent3: 'accent3',
  accent4: 'accent4',
  accent5: 'accent5',
  accent6: 'accent6',
};

/** The deck theme in the XML of an Office theme: its colour scheme, system colours as last seen, and its two fonts. */
export function themeOfXml(xml: string, file: string): DeckTheme {
  const scheme = element(xml, 'clrScheme');
  if (scheme === null)
    throw new DeckThemeError(
      `${file}: found XML without a colour scheme (clrScheme), expected the theme of an Office file`,
    );
  const slots = Object.entries(tags).map(([slot, tag]) => [slot, colourOf(scheme, tag)] as const);
  const missing = slots.filter(([, colour]) => colour === null).map(([slot]) => slot);
  if (missing.length > 0)
    throw new DeckThemeError(
      `${file}: its colour scheme has no ${missing.join(', ')} as RRGGBB; expected ${slots.length} colours, found ${slots.length - missing.length}`,
    );
  const fonts = { heading: fontOf(xml, 'majorFont'), body: fontOf(xml, 'minorFont') };
  if (fonts.heading === '' || fonts.body === '')
    throw new DeckThemeError(
      `${file}: found no font for ${fonts.heading === '' ? 'headings' : 'text'} (latin typeface), expected one`,
    );
  const name = nameOf(xml) || file;
  const found = v.safeParse(deckTheme, {
    name: name.slice(0, 200),
    colours: Object.fromEntries(slots),
    fonts,
  });
  if (found.success) return found.output;
  const [issue] = found.issues;
  throw new DeckThemeError(`${file}: ${v.getDotPath(issue) ?? 'the theme'}: ${issue.message}`);
}

/** What stands within the first element of a name, whatever its prefix. Looked up by position: no backtracking. */
function element(xml: string, name: string): string | null {
  const open = new RegExp(`<(?:[\\w-]+:)?${name}(?=[\\s>/])`, 'u').exec(xml);
  if (!open) return null;
  const start = xml.indexOf('>', open.index);
  if (start < 0 || xml[start - 1] === '/') return null;
  const rest = xml.slice(start + 1);
  const close = new RegExp(`</(?:[\\w-]+:)?${name}\\s*>`, 'u').exec(rest);
  return close ? rest.slice(0, close.index) : null;
}

function colourOf(scheme: string, tag: string): string | null {
  const slot = element(scheme, tag);
  if (slot === null) return null;
  const plain = /<(?:[\w-]+:)?srgbClr\s[^>]*?\bval\s*=\s*["']([0-9A-Fa-f]{6})["']/u.exec(slot);
  const system = /<(?:[\w-]+:)?sysClr\s[^>]*?\blastClr\s*=\s*["']([0-9A-Fa-f]{6})["']/u.exec(slot);
  return (plain ?? system)?.[1]?.toUpperCase() ?? null;
}

function fontOf(xml: string, name: string): string {
  const font = element(xml, name) ?? '';
  const typeface = /<(?:[\w-]+:)?latin\s[^>]*?\btypeface\s*=\s*["']([^"'<>]*)["']/u.exec(font)?.[1] ?? '';
  return decoded(typeface).trim();
}

function nameOf(xml: string): string {
  const name = /<(?:[\w-]+:)?theme\s[^>]*?\bname\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/u.exec(xml);
  return decoded(name?.[1] ?? name?.[2] ?? '').trim();
}

const references: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decoded(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|apos);/gu, (whole, name: string) => references[name] ?? whole);
}
