import type { Rebase } from '../../vocabulary/control.ts';
import type { DatedEvent } from '../indicators/data.ts';

/**
 * The decisions to start new limits that hold for a series. An event of kind `rebase` names what it is for in its title
 * or reason; one that names nothing that is charted holds for all of the partnership.
 */
export function rebasesFor(
  name: string,
  events: readonly DatedEvent[],
  names: readonly string[],
): readonly Rebase[] {
  return events
    .filter((event) => {
      if (event.kind !== 'rebase') return false;
      const words = `${event.title} ${event.reason ?? ''}`.toLowerCase();
      const named = names.filter((one) => words.includes(one.toLowerCase()));
      return named.length === 0 || named.includes(name);
    })
    .map(({ date, title, reason }) => ({ date, title, reason }));
}
