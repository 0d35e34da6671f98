/** Real exports as they would come a quarter later: the same form and amounts under later dates and another name. */

/** A file to be dropped; `text` in latin-1, so that every byte stays what it is. */
interface NextExport {
  readonly name: string;
  readonly text: string;
}

type Change = (text: string) => string;

interface Shift {
  /** In the name of the file. */
  readonly name: readonly [string, string];
  readonly text: Change;
}

const shifts: Readonly<Record<string, Shift>> = {
  leeds_council: {
    name: ['2012-11', '2013-02'],
    text: (text) =>
      text
        .replace(/(\d\d)-Nov-2012/g, (_, day: string) => `${dayUpTo(28, day)}-Feb-2013`)
        .replaceAll('-Oct-2012', '-Jan-2013'),
  },
  hmrc: {
    name: ['jan', 'apr'],
    text: (text) => text.replace(/(\d\d)\/01\/2011/g, (_, day: string) => `${dayUpTo(30, day)}/04/2011`),
  },
  bradford: {
    name: ['2019-11', '2020-02'],
    text: (text) => text.replace(/2019-11-(\d\d)/g, (_, day: string) => `2020-02-${dayUpTo(29, day)}`),
  },
  dwp: {
    name: ['july', 'october'],
    text: (text) => text.replaceAll('/07/2017', '/10/2017').replaceAll('/06/2017', '/09/2017'),
  },
  omb: {
    name: ['fy2017', 'fy2018'],
    // One more year at the end of each line, as the next budget has it.
    text: (text) =>
      eachLine(text, (line, at) => (line === '' ? line : `${line},${at === 0 ? '2022' : '1000'}`)),
  },
  nhs_ae_by_trust: { name: ['April', 'July'], text: withoutLastLine },
  nhs_ae_machine: { name: ['april', 'july'], text: (text) => text.replaceAll('APRIL', 'JULY') },
  uk_library: {
    name: ['.csv', '_2024.csv'],
    text: (text) => text.replaceAll('2024-0', '2025-0').replaceAll('2023-', '2024-'),
  },
  scotland: {
    name: ['.csv', '_2025q3.csv'],
    text: (text) =>
      eachLine(text, (line, at) => (at === 0 || line.includes('2025Q2') ? line : null)).replaceAll(
        '2025Q2',
        '2025Q3',
      ),
  },
  servicenow: {
    name: ['_199', '_may'],
    text: (text) =>
      text.replace(
        /(\d+)\/([1-6])\/2016/g,
        (_, day: string, month: string) => `${dayUpTo(30, day)}/${Number(month) + 3}/2016`,
      ),
  },
};

/** What a known export becomes in the next quarter. */
export function nextQuarter(name: string, text: string): NextExport {
  const shift = Object.entries(shifts).find(([start]) => name.startsWith(start))?.[1];
  if (!shift) throw new Error(`${name} has no next quarter`);
  return { name: name.replace(...shift.name), text: shift.text(text) };
}

function dayUpTo(last: number, day: string): string {
  return String(Math.min(last, Number(day))).padStart(day.length, '0');
}

function eachLine(text: string, change: (line: string, at: number) => string | null): string {
  return text
    .split(/\r?\n/)
    .map(change)
    .filter((line) => line !== null)
    .join('\n');
}

function withoutLastLine(text: string): string {
  return text.trimEnd().split('\n').slice(0, -1).join('\n');
}
