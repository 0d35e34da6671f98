// A text that says nothing but total: `Grand total`, `Sub-total:`, `Total for 2024`, `Gesamtsumme`.
const strict = new RegExp(
  [
    '^(?:(?:grand|sub|overall|net|gross|running)[\\s-]*)?totals?\\s*:?$',
    '^(?:(?:grand|sub|overall)[\\s-]*)?totals? (?:of|for|all)\\b',
    '^(?:gesamt(?:summe|betrag)?|summe|zwischensumme|(?:sub)?totaal|(?:sub)?totale|razem|suma|ogółem|total général|sous-total|sum|overall)\\s*:?$',
  ].join('|'),
  'iu',
);

/** The first cell that calls its row a total without a doubt, trimmed; null when none does. */
export function totalName(cells: readonly string[]): string | null {
  return cells.map((cell) => cell.trim()).find((cell) => strict.test(cell)) ?? null;
}
