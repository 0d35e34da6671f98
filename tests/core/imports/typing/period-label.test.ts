import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateFormats, type DateFormat } from '#lib/core/imports/mapping/mapping.ts';
import { isRolling, parsePeriod, type Period } from '#lib/core/imports/typing/period-label.ts';
import {
  fiscalYearLabel,
  fiscalYearStart,
  quarterLabel,
  quarterStart,
  ukFiscalCalendar,
  type FiscalCalendar,
} from '#lib/core/vocabulary/fiscal.ts';
import { isMonth } from '#lib/core/vocabulary/month.ts';

const federal: FiscalCalendar = { startMonth: 10, naming: 'end' };
const japan: FiscalCalendar = { startMonth: 4, naming: 'start' };
const calendarYear: FiscalCalendar = { startMonth: 1, naming: 'end' };

function read(text: string, format: DateFormat, calendar = ukFiscalCalendar): string | null {
  const period = parsePeriod(text, format, calendar);
  return period && `${period.first} ${period.grain}${period.isAdjustment ? ' adjustment' : ''}`;
}

describe('days and months', () => {
  it.each<[DateFormat, string, string]>([
    ['yyyy-mm-dd', '2024-04-30', '2024-04-01 month'],
    ['yyyy-mm-dd', '2024-04-01T00:00:00Z', '2024-04-01 month'],
    ['yyyy-mm', '2024-04', '2024-04-01 month'],
    ['yyyy-mm', '04/2024', '2024-04-01 month'],
    ['dd/mm/yyyy', '5/11/2012', '2012-11-01 month'],
    ['mm/dd/yyyy', '4/13/2024 0:00', '2024-04-01 month'],
    ['dd-mmm-yyyy', '05-Apr-24', '2024-04-01 month'],
    ['dd-mmm-yyyy', '5 April 2024', '2024-04-01 month'],
    ['dd-mmm-yyyy', 'April 5, 2024', '2024-04-01 month'],
    ['mmm-yyyy', 'Apr-24', '2024-04-01 month'],
    ['mmm-yyyy', 'Month ending April 2016', '2016-04-01 month'],
    ['yyyymm', '202404', '2024-04-01 month'],
    ['yyyymmdd', '20240430', '2024-04-01 month'],
    ['excel_serial', '45383', '2024-04-01 month'],
    ['excel_serial', '45412.75', '2024-04-01 month'],
    ['yy-mmm', '24-Apr', '2024-04-01 month'],
    ['yy-mmm', '09-September', '2009-09-01 month'],
  ])('%s reads %j as %s', (format, text, expected) => {
    expect(read(text, format)).toBe(expected);
  });

  it.each<[DateFormat, string]>([
    ['yyyy-mm', '2024-13'],
    ['yyyy-mm', '13/2024'],
    ['yyyy-mm', '2024-25'],
    ['dd/mm/yyyy', '31/04/2024'],
    ['mmm-yyyy', 'April 15, 2024'],
    ['mmm-yyyy', 'April 2011 to March 2012'],
    ['mmm-yyyy', 'Apr-Jun 2024'],
    ['mmm-yyyy', 'Year ended March 2012'],
    ['mmm-yyyy', 'Jan 2024-25'],
    ['mmm-yyyy', '2024-May-05'],
    ['mmm-yyyy', '12 months to March 2012'],
    ['mmm-yyyy', 'YTD Apr 2024'],
    ['excel_serial', '32873'],
    ['excel_serial', '73416'],
    ['excel_serial', '2024'],
    ['yy-mmm', '4-Apr'],
    ['yy-mmm', '24-Avril'],
    ['yyyy-mm-dd', ''],
  ])('%s does not read %j', (format, text) => {
    expect(read(text, format)).toBeNull();
  });
});

describe('years and quarters of the calendar', () => {
  it.each<[DateFormat, string, string]>([
    ['yyyy', '2024', '2024-01-01 year'],
    ['yyyy', 'CY2024', '2024-01-01 year'],
    ['yyyy-qq', '2012Q1', '2012-01-01 quarter'],
    ['yyyy-qq', '1Q24', '2024-01-01 quarter'],
    ['yyyy-qq', '3Q 2024', '2024-07-01 quarter'],
    ['yyyy-qq', '2024 Q2', '2024-04-01 quarter'],
    ['yyyy-qq', '2024-Q3', '2024-07-01 quarter'],
    ['yyyy-qq', 'Q4 2024', '2024-10-01 quarter'],
    ['yyyy-qq', 'Q1-24', '2024-01-01 quarter'],
    ['yyyy-qq', 'Quarter 1 2024', '2024-01-01 quarter'],
  ])('%s reads %j as %s', (format, text, expected) => {
    expect(read(text, format)).toBe(expected);
  });

  it.each<[DateFormat, string]>([
    ['yyyy', '24'],
    ['yyyy', '1824'],
    ['yyyy', '2024.5'],
    ['yyyy-qq', 'Q5 2024'],
    ['yyyy-qq', 'Q1 FY2024'],
    ['yyyy-qq', '2024-25 Q1'],
  ])('%s does not read %j', (format, text) => {
    expect(read(text, format)).toBeNull();
  });
});

describe('month names in common languages', () => {
  it.each([
    ['avril 2024', '2024-04-01'],
    ['avr. 2024', '2024-04-01'],
    ['févr.-24', '2024-02-01'],
    ['août 2024', '2024-08-01'],
    ['Décembre 2024', '2024-12-01'],
    ['Januar 2024', '2024-01-01'],
    ['Jänner 2024', '2024-01-01'],
    ['März 2024', '2024-03-01'],
    ['Okt 24', '2024-10-01'],
    ['enero de 2024', '2024-01-01'],
    ['setiembre del 2024', '2024-09-01'],
    ['gennaio 2024', '2024-01-01'],
    ['giu-24', '2024-06-01'],
    ['maart 2024', '2024-03-01'],
    ['mei 2024', '2024-05-01'],
    ['październik 2024', '2024-10-01'],
    ['lipca 2024', '2024-07-01'],
    ['março 2024', '2024-03-01'],
    ['out/2024', '2024-10-01'],
    ['2024-Apr', '2024-04-01'],
    ['2024 - avril', '2024-04-01'],
  ])('%j is the month from %s', (text, first) => {
    expect(read(text, 'month-name')).toBe(`${first} month`);
  });

  it.each([['avril'], ['Total 2024'], ['jui 2024'], ['5 avril 2024'], ['avril 1824']])(
    '%j is none',
    (text) => {
      expect(read(text, 'month-name')).toBeNull();
    },
  );
});

describe('fiscal labels', () => {
  it.each<[string, FiscalCalendar, string]>([
    ['FY24', federal, '2023-10-01 year'],
    ['FY2024', federal, '2023-10-01 year'],
    ['fy 2024', federal, '2023-10-01 year'],
    ["FY'24", federal, '2023-10-01 year'],
    ['FY2024', japan, '2024-04-01 year'],
    ['FY2024', calendarYear, '2024-01-01 year'],
    ['2024', federal, '2023-10-01 year'],
    ['SFY2025', { startMonth: 4, naming: 'end' }, '2024-04-01 year'],
    ['Fiscal Year 2024', federal, '2023-10-01 year'],
    ['2024-25', ukFiscalCalendar, '2024-04-01 year'],
    ['2024/25', ukFiscalCalendar, '2024-04-01 year'],
    ['2024\u201325', ukFiscalCalendar, '2024-04-01 year'],
    ['2018-2019', ukFiscalCalendar, '2018-04-01 year'],
    ['FY21-22', ukFiscalCalendar, '2021-04-01 year'],
    ['1999-00', ukFiscalCalendar, '1999-04-01 year'],
    ['202425', ukFiscalCalendar, '2024-04-01 year'],
    ['2024-25', federal, '2024-10-01 year'],
    ['FY 2024 Q1', federal, '2023-10-01 quarter'],
    ['Q1 FY2024', federal, '2023-10-01 quarter'],
    ['FY24Q4', federal, '2024-07-01 quarter'],
    ['Q1FY24', federal, '2023-10-01 quarter'],
    ['2024 Q1', federal, '2023-10-01 quarter'],
    ['2024-25 Q4', ukFiscalCalendar, '2025-01-01 quarter'],
    ['Q2 2024/25', ukFiscalCalendar, '2024-07-01 quarter'],
    ['2024-25 H2', ukFiscalCalendar, '2024-10-01 half_year'],
    ['FY2024 P03', federal, '2023-12-01 month'],
    ['FY2024P03', federal, '2023-12-01 month'],
    ['Jan 2024-25', ukFiscalCalendar, '2025-01-01 month'],
    ['2024/25 April', ukFiscalCalendar, '2024-04-01 month'],
    ['September FY2024', federal, '2024-09-01 month'],
    ['2024-25 M01', ukFiscalCalendar, '2024-04-01 month'],
    ['Month 12 2024/25', ukFiscalCalendar, '2025-03-01 month'],
    ['1Q FY24', federal, '2023-10-01 quarter'],
    ['4Q24', federal, '2024-07-01 quarter'],
    ['P3 FY2024', federal, '2023-12-01 month'],
    ['2024-25 P12', ukFiscalCalendar, '2025-03-01 month'],
    ['2024-25 P13', ukFiscalCalendar, '2025-03-01 month adjustment'],
    ['2024-25 P16', ukFiscalCalendar, '2025-03-01 month adjustment'],
    ['001.2025', { startMonth: 4, naming: 'end' }, '2024-04-01 month'],
    ['003/2024', calendarYear, '2024-03-01 month'],
    ['016.2024', calendarYear, '2024-12-01 month adjustment'],
  ])('%j in a calendar of %o is %s', (text, calendar, expected) => {
    expect(read(text, 'fiscal', calendar)).toBe(expected);
  });

  it.each<[string, string, FiscalCalendar]>([
    ['a month of the calendar', 'Jan 2024', federal],
    ['years that do not follow each other', '2024-26', ukFiscalCalendar],
    ['a month', '2024-04', ukFiscalCalendar],
    ['a period after the adjustments', '2024-25 P17', ukFiscalCalendar],
    ['the opening balance', '2024-25 P00', ukFiscalCalendar],
    ['a fifth quarter', '2024-25 Q5', ukFiscalCalendar],
    ['two digits that may be anything', '24', federal],
    ['one year where years are named by both', 'FY24', ukFiscalCalendar],
    ['two years where the year is the calendar year', '2024-25', calendarYear],
    ['words', 'Total', federal],
    ['a year long ago', 'FY1824', federal],
  ])('does not read %s', (_what, text, calendar) => {
    expect(read(text, 'fiscal', calendar)).toBeNull();
  });
});

describe('labels that we write', () => {
  const calendars = fc.record({
    startMonth: fc.integer({ min: 1, max: 12 }),
    naming: fc.constantFrom('start' as const, 'end' as const, 'both' as const),
  });
  const years = fc.integer({ min: 1950, max: 2150 });

  it('are read back as the year and quarter they name, in any calendar', () => {
    fc.assert(
      fc.property(calendars, years, fc.constantFrom(1, 2, 3, 4), (calendar, startYear, number) => {
        const quarter = { startYear, quarter: number };
        const year = parsePeriod(fiscalYearLabel(startYear, calendar), 'fiscal', calendar);
        expect(year).toMatchObject({ first: fiscalYearStart(startYear, calendar), grain: 'year' });
        const part = parsePeriod(quarterLabel(quarter, calendar), 'fiscal', calendar);
        expect(part).toMatchObject({ first: quarterStart(quarter, calendar), grain: 'quarter' });
      }),
    );
  });

  it('never throw, whatever the text', () => {
    const piece = fc.constantFrom(
      ...['Q1', 'FY', '24', '2024', '-', '/', ' ', 'P', 'Apr', 'to', '13', '(', 'é', '.', '\n'],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), fc.constantFrom(...dateFormats), (pieces, format) => {
        const period = parsePeriod(pieces.join(''), format, ukFiscalCalendar);
        expect(period === null || isMonth(period.first)).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('intervals', () => {
  it.each([
    ['2023-04-01/P3M', '2023-04-01 quarter'],
    ['2023-04-01/P1M', '2023-04-01 month'],
    ['2023-04-01/P1Y', '2023-04-01 year'],
    ['2023-04-01/P12M', '2023-04-01 year'],
    ['2023-04/P6M', '2023-04-01 half_year'],
    ['2023-04-01/2023-06-30', '2023-04-01 quarter'],
    ['2023-04-01/2023-07-01', '2023-04-01 quarter'],
    ['2023-04-01 to 2024-03-31', '2023-04-01 year'],
    ['01/04/2023 - 31/03/2024', '2023-04-01 year'],
    ['01/04/2023-30/04/2023', '2023-04-01 month'],
    ['4/1/2023 to 6/30/2023', '2023-04-01 quarter'],
    ['1 April 2023 to 31 March 2024', '2023-04-01 year'],
    ['April 2011 to March 2012', '2011-04-01 year'],
    ['Apr 2024 - Jun 2024', '2024-04-01 quarter'],
    ['Apr-24 \u2013 Jun-24', '2024-04-01 quarter'],
    ['Apr-Jun 2024', '2024-04-01 quarter'],
    ['janvier - mars 2024', '2024-01-01 quarter'],
    ['2024-04 to 2024-06', '2024-04-01 quarter'],
    ['Year ended March 2012', '2011-04-01 year'],
    ['Quarter ending June 2024', '2024-04-01 quarter'],
    ['12 months to March 2012', '2011-04-01 year'],
    ['Month ending April 2016', '2016-04-01 month'],
  ])('%j is %s', (text, expected) => {
    expect(read(text, 'interval')).toBe(expected);
  });

  it.each([
    ['a slip of the pen: two years', 'January 2014 to December 2015'],
    ['no whole months', '2023-04-02/2023-06-30'],
    ['an end before the start', 'June 2024 to April 2024'],
    ['four months', '2023-04-01/P4M'],
    ['the 31st of April', '2023-04-01/2023-04-31'],
    ['a lone month', 'April 2024'],
    ['a lone day', '2024-04-01'],
    ['a fiscal year', '2024-25'],
    ['words', 'from here to there'],
  ])('%s is none: %j', (_what, text) => {
    expect(read(text, 'interval')).toBeNull();
  });
});

describe('rolling years', () => {
  const years = (...firsts: readonly string[]): readonly Period[] =>
    firsts.map((first) => ({ first, grain: 'year', isAdjustment: false }));

  it('are twelve months that overlap the next ones', () => {
    expect(isRolling(years('2011-04-01', '2011-07-01', '2011-10-01'))).toBe(true);
    expect(isRolling(years('2012-04-01', '2011-04-01', '2013-01-01'))).toBe(true);
  });

  it('are not the same year twice, years that follow each other, or quarters', () => {
    expect(isRolling(years('2011-04-01', '2011-04-01'))).toBe(false);
    expect(isRolling(years('2011-04-01', '2012-04-01', '2014-01-01'))).toBe(false);
    expect(isRolling(years('2011-04-01').map((one) => ({ ...one, grain: 'quarter' as const })))).toBe(false);
    expect(isRolling([])).toBe(false);
  });
});
