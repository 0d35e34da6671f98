/** What was written beside a number or a chart of a review. */
export interface ReviewComment {
  readonly id: string;
  /** The id of the page, block or figure it stands beside. */
  readonly at: string;
  readonly text: string;
  readonly by: string;
  /** Date and time in UTC, `YYYY-MM-DDTHH:MM:SSZ`. */
  readonly on: string;
}

/** What a person changed of a page that the review proposes. */
export interface ReviewPageEdit {
  readonly page: string;
  /** Null: the title that the numbers propose. */
  readonly title: string | null;
  readonly isHidden: boolean;
}

/** A page that a person added: a message and paragraphs. */
export interface ReviewOwnPage {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

/** Something the meeting is asked to decide. `due` is `YYYY-MM-DD`. */
export interface AskedDecision {
  readonly id: string;
  readonly text: string;
  readonly owner: string;
  readonly due: string | null;
}

/** Everything people decided about one review: what is not said here is as the numbers propose. */
export interface ReviewEdits {
  readonly partnership: string;
  /** As in a link: `2025-Q4`. */
  readonly quarter: string;
  /** Ids of pages in the order wanted; pages that are not named follow in their usual order. */
  readonly order: readonly string[];
  readonly pages: readonly ReviewPageEdit[];
  readonly ownPages: readonly ReviewOwnPage[];
  readonly comments: readonly ReviewComment[];
  /** Null: as the numbers propose. */
  readonly decisions: readonly AskedDecision[] | null;
}

/** The edits of a review nobody has touched. */
export function noEdits(partnership: string, quarter: string): ReviewEdits {
  return { partnership, quarter, order: [], pages: [], ownPages: [], comments: [], decisions: null };
}
