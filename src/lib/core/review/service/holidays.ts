/** The dates of a text that holds one a line, in order and each once; what is no date is left out. */
export function holidaysIn(text: string): readonly string[] {
  return [...new Set(linesOf(text).filter(isDate))].sort();
}

/** The first line of a text that is no date; null where all are. */
export function unreadHolidays(text: string): string | null {
  return linesOf(text).find((line) => !isDate(line)) ?? null;
}

function linesOf(text: string): readonly string[] {
  return text
    .split(/[\n,;]/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function isDate(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) && Number.isFinite(time) && new Date(time).toISOString().startsWith(text)
  );
}
