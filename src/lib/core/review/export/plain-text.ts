// Controls other than tab and line ends, and the two code points that are no characters: XML 1.0 knows none of them.
const unwritable = /[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu;

/** A text as any file can hold it: control characters and halves of a character become `�`. */
export function plainText(text: string): string {
  return text.toWellFormed().replace(unwritable, '\ufffd');
}

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text between the tags, or in the quoted attributes, of XML and HTML. */
export function markupText(text: string): string {
  return plainText(text).replace(/[&<>"']/g, (character) => references[character] ?? '');
}
