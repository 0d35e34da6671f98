/** A header name as names are compared: any case, spaces, hyphens and underscores alike. */
export function headerKey(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ');
}

/** True when two headers have the same names in the same places, spaces around them aside. */
export function isSameHeader(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name, at) => name.trim() === b[at]?.trim());
}

/** The name of a file without the folders it lies in. */
export function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}
