/** The id of a page in the document: any text of a page's own id made safe for links, and no two the same. */
export function pageAnchor(page: string): string {
  const plain = Array.from(page, (sign) =>
    /[A-Za-z0-9-]/.test(sign) ? sign : `_${(sign.codePointAt(0) ?? 0).toString(16)}_`,
  );
  return `page-${plain.join('')}`;
}
