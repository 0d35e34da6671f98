import type { ReviewComment } from '../../vocabulary/review-settings.ts';
import { html, type Markup } from './markup.ts';

const days = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' });

/** What was written beside something, the oldest first; `of` says beside what, where the place alone does not. */
export function commentsMarkup(comments: readonly ReviewComment[], of = ''): Markup | null {
  if (comments.length === 0) return null;
  return html`<ul class="comments" aria-label="Comments${of && ` on ${of}`}">
    ${comments.map(
      ({ text, by, on }) =>
        html`<li>
          <p class="quiet" dir="auto">
            ${of && html`On <bdi>${of}</bdi>, `}<bdi>${by || 'no name'}</bdi>,
            <time datetime="${on}">${dayOf(on)}</time>
          </p>
          <p class="said" dir="auto">${text}</p>
        </li>`,
    )}
  </ul>`;
}

/** A day in words; what is no day is shown as it was written. */
export function dayOf(written: string): string {
  const day = new Date(written.length === 10 ? `${written}T00:00:00Z` : written);
  return Number.isNaN(day.getTime()) ? written : days.format(day);
}
