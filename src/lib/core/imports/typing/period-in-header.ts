/** A period that stands in a header, and the header with `{period}` in its place. */
export interface PeriodInHeader {
  readonly text: string;
  readonly pattern: string;
}

/** The period that a header holds, alone or among other words: `FY2015 Budget`, `2013-Q1 Vol.`; null when it holds none. */
export function periodInHeader(name: string): PeriodInHeader | null {
  for (const fragment of fragments) {
    const found = fragment.exec(name);
    if (!found) continue;
    const [text] = found;
    const pattern = `${name.slice(0, found.index)}{period}${name.slice(found.index + text.length)}`;
    return { text, pattern };
  }
  return null;
}

const month =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const year = '(?:19|2[01])\\d\\d';
const monthYear = `${month}[-_/., ']*(?:${year}|\\d\\d)`;
/** `2024-25`, `24/25`: the month beside it is one of that year, `Jan 2024-25` the January of 2025. */
const fiscalYear = `(?:${year}[-/–](?:${year}|\\d\\d)|\\d\\d[-/–]\\d\\d)`;
const start = '(?<![\\p{L}\\p{N}])';
const end = '(?![\\p{L}\\p{N}])';

// From the longest way to write a period to the shortest: the first that is found is the whole of it.
const fragments: readonly RegExp[] = [
  `${monthYear}\\s*(?:to|-|–|until)\\s*${monthYear}`,
  `${year}-\\d\\d-\\d\\d/(?:P\\d+[MY]|${year}-\\d\\d-\\d\\d)`,
  `${month}[-_/., ']*(?:fy ?)?${fiscalYear}`,
  `${month}[- ]+s?fy ?(?:${year}|\\d\\d)`,
  `(?:s?fy ?)?(?:${fiscalYear}|${year})[- ]+${month}`,
  `s?fy ?\\d\\d[- ]+${month}`,
  `(?:q[1-4]|p\\d\\d?)[-/ ]*(?:fy ?)?(?:${year}(?:[-/–]\\d{2,4})?|\\d\\d[-/–]\\d\\d)`,
  `(?:s?fy ?)?${year}(?:[-/–](?:\\d\\d|${year}))?[-/ ]*(?:q[1-4]|p\\d\\d?)`,
  `s?fy ?\\d\\d(?:[-/–]\\d\\d)?[-/ ]*(?:q[1-4]|p\\d\\d?)`,
  `q[1-4][-/ ]*s?fy ?\\d\\d`,
  `s?fy ?(?:${year}(?:[-/–](?:${year}|\\d\\d))?|\\d\\d(?:[-/–]\\d\\d)?)`,
  `${year}[-/.]\\d\\d[-/.]\\d\\d`,
  `\\d\\d?[-/.]\\d\\d?[-/.]${year}`,
  `\\d\\d?[-/ ]${month}[-/ ](?:${year}|\\d\\d)`,
  monthYear,
  `${year}[-/–](?:${year}|\\d\\d)`,
  `${year}(?:0[1-9]|1[0-2])`,
  year,
].map((fragment) => new RegExp(`${start}(?:${fragment})${end}`, 'iu'));
