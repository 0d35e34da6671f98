/** Colours and fonts of a team's own slides, by the names that Office gives them; colours are `RRGGBB`. */
export interface DeckTheme {
  readonly name: string;
  readonly colours: Readonly<Record<DeckColour, string>>;
  readonly fonts: { readonly heading: string; readonly body: string };
}

/** The slots of an Office colour scheme. */
export const deckColours = [
  'dark1',
  'light1',
  'dark2',
  'light2',
  'accent1',
  'accent2',
  'accent3',
  'accent4',
  'accent5',
  'accent6',
] as const;

export type DeckColour = (typeof deckColours)[number];

/** Outturn's own slides: the categorical colours of the UK Analysis Function. */
export const defaultDeckTheme: DeckTheme = {
  name: 'Outturn',
  colours: {
    dark1: '1B1D22',
    light1: 'FFFFFF',
    dark2: '3D3D3D',
    light2: 'F3F4F6',
    accent1: '12436D',
    accent2: '28A197',
    accent3: '801650',
    accent4: 'F46A25',
    accent5: '3D3D3D',
    accent6: 'A285D1',
  },
  fonts: { heading: 'Calibri', body: 'Calibri' },
};
