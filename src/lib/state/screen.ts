import { getContext, setContext } from 'svelte';
import type { BoardState } from './board.svelte.ts';
import type { ReviewState } from './review.svelte.ts';
import type { View } from './view.ts';
import type { WorkspaceState } from './workspace.svelte.ts';

/** What every screen is handed: the workspace, what is fetched of it, and the view in the link. */
export interface Screen {
  readonly workspace: WorkspaceState;
  readonly board: BoardState;
  readonly review: ReviewState;
  readonly view: View;
  /** The search part of a link to this view, changed in places. */
  readonly search: (change: Partial<View>) => string;
  /** Go to this screen with the view changed; `isStep` false replaces the entry in the history. */
  readonly go: (change: Partial<View>, isStep?: boolean) => void;
}

const key = Symbol('screen');

/** Hand the screen to everything below. */
export function setScreen(screen: Screen): void {
  setContext(key, screen);
}

/** The screen as the layout set it. */
export function getScreen(): Screen {
  return getContext<Screen>(key);
}
