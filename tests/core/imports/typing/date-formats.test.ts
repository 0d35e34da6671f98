import { describe, expect, it } from 'vitest';
import {
  areDaysWithoutYear,
  formatsByHeader,
  formatsReading,
  isDoubtful,
} from '#lib/core/imports/typing/date-formats.ts';
import { calendarsReading } from '#lib/core/imports/typing/fiscal-label.ts';
import type { DateFormat } from '#lib/core/imports/mapping/mapping.ts';
import { ukFiscalCalendar } from '#lib/core/vocabulary/fiscal.ts';

const calendarYear = { startMonth: 1, naming: 'end' } as const;

describe('what the cells of a column say', () => {
  it.each<[string, readonly string[], readonly DateFormat[]]>([
    ['days in the order of ISO', ['2024-04-01', '', '2024-04-30 '], ['yyyy-mm-dd']],
    ['days with a time', ['2024-04-01T00:00:00Z'], ['yyyy-mm-dd']],
    ['months', ['2024-04', '2024-05'], ['yyyy-mm']],
    ['a day over 12 first', ['05/04/2024', '13/04/2024'], ['dd/mm/yyyy']],
    ['a day over 12 second', ['4/5/2024', '4/13/2024 0:00'], ['mm/dd/yyyy']],
    ['month names in English', ['Apr-24', 'May-24'], ['mmm-yyyy']],
    ['days with month names', ['05-Apr-24', '5 April 2024', 'April 5, 2024'], ['dd-mmm-yyyy']],
    ['month names in French', ['avril 2024', 'mai 2024'], ['month-name']],
    ['months run together', ['202404', '202405'], ['yyyymm']],
    ['days run together', ['20240401'], ['yyyymmdd']],
    ['days as Excel counts them', ['45383', '45412'], ['excel_serial']],
    ['years and months, or days without a year', ['24-Apr', '24-May'], ['yy-mmm']],
    ['fiscal years by both', ['2024-25', '2010-11'], ['fiscal']],
    ['three fiscal years that could be months', ['2009-10', '2010-11', '2011-12'], ['fiscal']],
    ['three fiscal years run together', ['200910', '201011', '201112'], ['fiscal']],
    ['fiscal quarters', ['Q1 FY2024', '2024-25 Q4'], ['fiscal']],
    ['postings of SAP', ['001.2025', '012.2025'], ['fiscal']],
    ['spans of months', ['April 2011 to March 2012', 'July 2011 to June 2012'], ['interval']],
    ['spans from a start', ['2023-04-01/P3M'], ['interval']],
    ['codes that are no years', ['1010', '5100'], []],
    ['days among marks for nothing', ['29/2/2016 01:16', '?', 'NULL', '\\N'], ['dd/mm/yyyy']],
    ['nothing', ['', ' ', '?'], []],
    ['words', ['2024-04', 'soon'], []],
    ['days with a year of two digits in front', ['24-04-01', '24-04-02', '24-04-30'], []],
    ['days with a year of two digits behind', ['22-04-24', '23-04-24', '30-04-24'], ['dd/mm/yyyy']],
    [
      'a span that is none beside one that is',
      ['April 2011 to March 2012', 'January 2014 to December 2015'],
      [],
    ],
  ])('%s', (_what, cells, formats) => {
    expect(formatsReading(cells)).toEqual(formats);
  });

  it.each<[string, readonly string[], readonly DateFormat[]]>([
    ['days and months up to 12', ['05/04/2024', '01/02/2024'], ['dd/mm/yyyy', 'mm/dd/yyyy']],
    ['one label that is a month or a fiscal year', ['2010-11', '2010-11'], ['yyyy-mm', 'fiscal']],
    ['two of them', ['2010-11', '2011-12'], ['yyyy-mm', 'fiscal']],
    ['the same run together', ['201112'], ['yyyymm', 'fiscal']],
    ['years', ['2023', '2024'], ['yyyy', 'fiscal']],
    ['quarters', ['2012Q1', '2012Q2'], ['yyyy-qq', 'fiscal']],
    ['quarters, number first', ['1Q24', '2Q24'], ['yyyy-qq', 'fiscal']],
  ])('%s leave two ways open', (_what, cells, formats) => {
    expect(formatsReading(cells)).toEqual(formats);
  });

  it('years and quarters are no question where the fiscal year is the calendar year', () => {
    expect(formatsReading(['2023', '2024'], calendarYear)).toEqual(['yyyy']);
    expect(formatsReading(['2012Q1'], calendarYear)).toEqual(['yyyy-qq']);
  });

  it('months of a whole year are months', () => {
    const months = Array.from({ length: 12 }, (_, at) => `2010-${String(at + 1).padStart(2, '0')}`);
    expect(formatsReading(months)).toEqual(['yyyy-mm']);
  });

  it('a fiscal label is one even when the calendar does not say which year it names', () => {
    expect(formatsReading(['FY24', 'FY25'])).toEqual(['fiscal']);
    expect(formatsReading(['2024-25'], calendarYear)).toEqual(['fiscal']);
  });
});

describe('what a header says', () => {
  it('decides between a fiscal year and a calendar year or month', () => {
    expect(formatsByHeader(['yyyy', 'fiscal'], 'Financial Year')).toEqual(['fiscal']);
    expect(formatsByHeader(['yyyy', 'fiscal'], 'Calendar year')).toEqual(['yyyy']);
    expect(formatsByHeader(['yyyy-mm', 'fiscal'], 'Month')).toEqual(['yyyy-mm']);
    expect(formatsByHeader(['yyyy', 'fiscal'], 'fiscal_yr')).toEqual(['fiscal']);
  });

  it('decides nothing else', () => {
    expect(formatsByHeader(['yyyy', 'fiscal'], 'Year')).toEqual(['yyyy', 'fiscal']);
    expect(formatsByHeader(['dd/mm/yyyy', 'mm/dd/yyyy'], 'Month')).toEqual(['dd/mm/yyyy', 'mm/dd/yyyy']);
  });
});

describe('formats that are confirmed', () => {
  it('are a year and month that may be a day, and days as a count unless the header says date', () => {
    expect(isDoubtful('yy-mmm', 'Date')).toBe(true);
    expect(isDoubtful('excel_serial', 'Number')).toBe(true);
    expect(isDoubtful('excel_serial', 'Updated count')).toBe(true);
    expect(isDoubtful('excel_serial', 'PostingDate')).toBe(false);
    expect(isDoubtful('excel_serial', 'posting_date')).toBe(false);
    expect(isDoubtful('yyyy-mm-dd', 'x')).toBe(false);
  });

  it('know days without a year', () => {
    expect(areDaysWithoutYear(['24-Apr', '', '01-May'])).toBe(true);
    expect(areDaysWithoutYear(['24-Apr', '31-Apr'])).toBe(false);
    expect(areDaysWithoutYear([''])).toBe(false);
  });
});

describe('calendars of fiscal labels', () => {
  it('are the given one when it reads them all', () => {
    expect(calendarsReading(['2024-25'], ukFiscalCalendar)).toEqual([ukFiscalCalendar]);
    expect(calendarsReading([], ukFiscalCalendar)).toEqual([ukFiscalCalendar]);
  });

  it('are two when a label does not say which year it names', () => {
    expect(calendarsReading(['FY24', '2025-26'], ukFiscalCalendar)).toEqual([
      { startMonth: 4, naming: 'end' },
      { startMonth: 4, naming: 'start' },
    ]);
  });

  it('are none when years are named by both and the calendar starts in January', () => {
    expect(calendarsReading(['2024-25'], calendarYear)).toEqual([]);
  });
});
