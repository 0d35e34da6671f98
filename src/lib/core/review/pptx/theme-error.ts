/** A theme file that is refused; the message says what was found and what was expected. */
export class DeckThemeError extends Error {
  override name = 'DeckThemeError';
}
