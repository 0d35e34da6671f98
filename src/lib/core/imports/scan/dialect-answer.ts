import { delimiters, encodings, type DialectChoice } from './dialect.ts';
import type { Scan } from './scan-result.ts';

/** An answer given to a question of a file: `question` is the question's id, `value` one of its choices. */
export interface Answer {
  readonly file: string;
  readonly question: string;
  readonly value: string;
}

/** What an answer says of how a file is cut; nothing when it is about something else, or is none that can be given. */
export function dialectAnswer(
  { tables }: Pick<Scan, 'tables'>,
  { question, value }: Pick<Answer, 'question' | 'value'>,
): DialectChoice {
  switch (question) {
    case 'encoding': {
      const encoding = encodings.find((one) => one === value);
      return encoding ? { encoding } : {};
    }
    case 'delimiter': {
      const delimiter = delimiters.find((one) => one === value);
      return delimiter ? { delimiter } : {};
    }
    case 'header':
      return value === 'none' || value === 'first_line' ? { headerRecords: value === 'none' ? 0 : 1 } : {};
    case 'table': {
      const table = tables.find(({ headerRecord }) => String(headerRecord) === value);
      return table ? { headerRecord: table.headerRecord, endRecord: table.endRecord } : {};
    }
    default:
      return {};
  }
}
