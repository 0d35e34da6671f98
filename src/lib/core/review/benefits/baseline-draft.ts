import { csvText, isFormula } from '../../imports/load/csv-text.ts';
import { addMonths, type Month } from '../../vocabulary/month.ts';
import type { BenefitsData } from './data.ts';

/** What a person says when a baseline is recorded; texts as typed. */
export interface BaselineDraft {
  readonly service: string | null;
  readonly from: Month;
  readonly to: Month;
  readonly fixedShare: string;
  readonly scopeFactor: string;
  readonly priceSeries: string;
  readonly version: string;
  readonly approvedBy: string;
  readonly approvedOn: string;
  readonly reason: string;
  readonly evidence: string;
}

/** Something that stops a draft, and where it is put right. */
export interface DraftError {
  readonly field: keyof BaselineDraft;
  readonly message: string;
}

/** What stops a draft from being recorded, and what leaves its savings unverified or less exact. */
export interface DraftTroubles {
  readonly errors: readonly DraftError[];
  readonly warnings: readonly string[];
}

/** The number of the next version of a scope: one above the highest there is, `v2` counted as 2. */
export function nextVersion(data: BenefitsData, service: string | null): string {
  const versions = data.baselines
    .filter((one) => one.service === service)
    .map(({ version }) => Math.floor(Number(/\d+(\.\d+)?/.exec(version)?.[0] ?? 0)));
  return String(Math.max(0, ...versions.filter((version) => Number.isSafeInteger(version))) + 1);
}

/** The price series that the baselines there are go by, as a proposal for the next; empty without one. */
export function suggestedPriceSeries({ baselines }: BenefitsData): string {
  return baselines.find(({ isCurrent, priceSeries }) => isCurrent && priceSeries)?.priceSeries ?? '';
}

/** Look at a draft before it is recorded: a baseline that is recorded is never put right, only followed by another. */
export function draftTroubles(partnership: string, draft: BaselineDraft): DraftTroubles {
  return { errors: errorsOf(partnership, draft), warnings: warningsOf(draft) };
}

function errorsOf(partnership: string, draft: BaselineDraft): readonly DraftError[] {
  const [share, factor] = [draft.fixedShare.trim(), draft.scopeFactor.trim()];
  const isShare = share === '' || (isNumber(share) && Number(share) <= 1);
  const isFactor = factor === '' || (isNumber(factor) && Number(factor) > 0);
  // A name must stand in the file to the letter, or the baseline would belong to nobody.
  const unsafe = [partnership, draft.service ?? '', draft.priceSeries.trim()].find(isFormula);
  const errors: readonly (DraftError | false)[] = [
    unsafe !== undefined && {
      field: unsafe === draft.priceSeries.trim() ? 'priceSeries' : 'service',
      message: `"${unsafe}": a spreadsheet would run this name as a formula; give this baseline in a file of your own.`,
    },
    draft.from > draft.to && { field: 'to', message: 'The first month comes after the last one.' },
    !isShare && {
      field: 'fixedShare',
      message: `Fixed share "${share}": expected a number from 0 to 1, such as 0.6.`,
    },
    !isFactor && {
      field: 'scopeFactor',
      message: `Scope factor "${factor}": expected a number above 0; 1 is no change.`,
    },
    !isDate(draft.approvedOn) && {
      field: 'approvedOn',
      message: `Approved on "${draft.approvedOn}": expected a date, such as 2025-06-16.`,
    },
  ];
  return errors.filter((error) => error !== false);
}

function warningsOf(draft: BaselineDraft): readonly string[] {
  const missing = [
    draft.approvedBy.trim() === '' ? 'an approver' : null,
    draft.approvedOn === '' ? 'the date of approval' : null,
    draft.evidence.trim() === '' ? 'evidence' : null,
  ].filter((one) => one !== null);
  const isEarly = draft.approvedOn !== '' && draft.approvedOn < addMonths(draft.to, 1);
  return [
    missing.length > 0
      ? `Without ${missing.join(', ')} the saving stays unverified and outside the headline.`
      : null,
    draft.reason.trim() === '' ? 'Without a reason nobody can tell later why these months were taken.' : null,
    isEarly ? 'It was approved before its last month had ended.' : null,
    draft.fixedShare.trim() === '' ? 'Without a fixed share the baseline is not flexed by volume.' : null,
    draft.priceSeries.trim() === ''
      ? 'Without a price series the baseline is not carried to later prices.'
      : null,
  ].filter((warning) => warning !== null);
}

const columns = [
  'partnership',
  'baseline_from',
  'baseline_to',
  'service',
  'fixed_share',
  'scope_factor',
  'price_series',
  'version',
  'approved_by',
  'approved_on',
  'reason',
  'evidence',
];

/** The draft as a file of the baselines dataset, which is never changed again: a new version is a file of its own. */
export function baselineFile(
  partnership: string,
  draft: BaselineDraft,
): { readonly name: string; readonly text: string } {
  const row = [
    partnership,
    draft.from,
    draft.to,
    draft.service ?? '',
    draft.fixedShare.trim(),
    draft.scopeFactor.trim() || '1',
    draft.priceSeries.trim(),
    draft.version,
    draft.approvedBy.trim(),
    draft.approvedOn,
    draft.reason.trim(),
    draft.evidence.trim(),
  ];
  const scope = draft.service === null ? [] : [plain(draft.service)];
  return {
    name: `${['baseline', plain(partnership), ...scope, 'version', draft.version].join('-')}.csv`,
    text: csvText(columns, [row]),
  };
}

/** A name as part of a file name. */
function plain(name: string): string {
  const words = name.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-');
  return words.replaceAll(/^-+|-+$/g, '') || 'unnamed';
}

function isNumber(text: string): boolean {
  return /^\d+(\.\d+)?$/.test(text);
}

function isDate(text: string): boolean {
  return text === '' || (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)));
}
