/** What a cell holds, as far as it tells a header from data. */
export type CellKind = 'blank' | 'number' | 'year' | 'date' | 'text';

const year = /^(?:19|20)\d\d$/;
// Signs, currency and percent around digits with any marks between; the typing proper is not done here.
const number =
  /^[(+\-−]?\s*(?:Â?[$£€¥]|USD|GBP|EUR|PLN|CHF|R\$)?\s*[(+\-−]?\s*(?:\d[\d.,'’\s\u00a0\u202f]*|[.,]\d+)(?:[eE][+-]?\d+)?\s*(?:%|[$£€¥]|USD|GBP|EUR|PLN|CHF|kr|zł)?\s*(?:[)-]|CR|DR)?$/iu;
const date = new RegExp(
  [
    '^\\d{1,4}[-/.]\\d{1,2}[-/.]\\d{1,4}(?:[T ]+\\d{1,2}:\\d\\d.*)?$',
    '^\\d{1,2}:\\d\\d(?::\\d\\d)?(?:\\s*[ap]m)?$',
    '^\\d{4}[-/]\\d{1,2}$',
    '^\\d{1,2}[- /.]\\p{L}{3,9}\\.?[- /.,]+\\d{2,4}(?:\\s+\\d{1,2}:\\d\\d.*)?$',
    '^\\p{L}{3,9}[- /.]\\d{2,4}$',
    '^\\d{1,2}-\\p{L}{3}$',
    '^\\p{L}{3,9} \\d{1,2},? \\d{4}$',
  ].join('|'),
  'u',
);
const months =
  /jan|feb|m[aäá]r|apr|ma[iyj]|jun|jul|aug|sep|o[ck]t|nov|de[cz]|avr|f[ée]v|juin|juil|ao[uû]t|d[ée]c/i;

/** Tell what a cell holds by its looks. */
export function kindOf(cell: string): CellKind {
  const text = cell.trim();
  if (text === '') return 'blank';
  if (!/\d/.test(text)) return 'text';
  if (year.test(text)) return 'year';
  if (text.length > 40) return 'text';
  if (date.test(text) && (!/\p{L}{3}/u.test(text) || months.test(text))) return 'date';
  return number.test(text) ? 'number' : 'text';
}

const placeholders =
  /^(?:[-–—.?*]+|n\/?a|nd|null|none|nil|\(?blank\)?|#n\/a|nan|tbc|x|\.\.|[<≤]\s*=?\s*\d+|\[\p{L}{1,3}\]|suppressed|redacted|withheld|confidential)$/iu;

/** True for a text that stands where a value is missing, such as `NA`, `-` or `<=5`. */
export function isPlaceholder(cell: string): boolean {
  return placeholders.test(cell.trim());
}
