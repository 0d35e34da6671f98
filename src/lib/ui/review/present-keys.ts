/** What a key does while a review is presented. */
export type PresentAct =
  | 'next'
  | 'previous'
  | 'first'
  | 'last'
  | 'blank'
  | 'notes'
  | 'overview'
  | 'full-screen'
  | 'help'
  | 'escape'
  | 'enter';

const acts: Readonly<Record<string, PresentAct>> = {
  ArrowRight: 'next',
  ArrowDown: 'next',
  ArrowLeft: 'previous',
  ArrowUp: 'previous',
  ' ': 'next',
  // A clicker sends these two, and a full stop to blank the screen.
  PageDown: 'next',
  PageUp: 'previous',
  Home: 'first',
  End: 'last',
  b: 'blank',
  '.': 'blank',
  n: 'notes',
  o: 'overview',
  f: 'full-screen',
  '?': 'help',
  Escape: 'escape',
  Enter: 'enter',
};

/** The act of a key, letters in either case; null for a key that means nothing here. */
export function actOfKey(key: string): PresentAct | null {
  return acts[key.length === 1 ? key.toLowerCase() : key] ?? null;
}

/** The keys and what they do, to be read. */
export const presentKeys: readonly { readonly keys: readonly string[]; readonly words: string }[] = [
  { keys: ['→', 'Space', 'Page Down'], words: 'next page' },
  { keys: ['←', 'Page Up'], words: 'page before' },
  { keys: ['Home', 'End'], words: 'first and last page' },
  { keys: ['7', 'Enter'], words: 'page 7' },
  { keys: ['O'], words: 'all pages of all partnerships' },
  { keys: ['N'], words: 'notes in a second window; open it before full screen' },
  { keys: ['F'], words: 'full screen' },
  { keys: ['B', '.'], words: 'blank the screen' },
  { keys: ['Tab', 'Enter'], words: 'reach a number, chart or row, and open its rows' },
  { keys: ['Esc'], words: 'close what is open, then leave' },
];
