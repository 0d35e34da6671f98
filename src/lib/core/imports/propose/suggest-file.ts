import type { DatasetId } from '../../vocabulary/datasets.ts';
import type { FiscalCalendar } from '../../vocabulary/fiscal.ts';
import type { Seen } from './proposal.ts';
import { likeliestDataset, suggestMapping, type Suggestion } from './suggest.ts';
import { monthAtCorner, wideGroupsIn } from './wide-headers.ts';

/** The likeliest mapping of a file that nobody knows, to start from: a person looks at it before it loads. */
export function suggestFile(seen: Seen, calendar: FiscalCalendar): Suggestion {
  return suggestMapping(seen, datasetOf(seen, calendar), calendar);
}

function datasetOf(seen: Seen, calendar: FiscalCalendar): DatasetId {
  if (monthAtCorner(seen, calendar) !== null) return 'volumes';
  const unpivoted = wideGroupsIn(seen, calendar).flatMap(({ columns }) => columns);
  return unpivoted.length > 2 ? wideDataset(seen) : plainDataset(seen);
}

// The names of the period columns and of the file say what is counted; a table of figures without such a word is costs.
function wideDataset({ header, name }: Seen): DatasetId {
  const words = [...header, name].join(' ');
  const isMoney = /[£$€]|amount|cost|spend|budget|appropriat|expend|receipt|outlay|revenue/i.test(words);
  return isMoney || !volumeWords.test(words) ? 'costs' : 'volumes';
}

const volumeWords =
  /volume|vol\.|count|number of|visit|case|attend|passenger|voyageur|transaction|admission|referral/i;

const measured: ReadonlySet<DatasetId> = new Set(['volumes', 'service_levels', 'price_index']);

// Amounts of money in the names of columns say more than an `Index` or an `Actual` among them.
function plainDataset({ header }: Seen): DatasetId {
  const likeliest = likeliestDataset(header);
  const isMoney = /[£$€]|budget|spend|expenditure|appropriat/i.test(header.join(' '));
  return isMoney && measured.has(likeliest) ? 'costs' : likeliest;
}
