import { describe, expect, it } from 'vitest';
import {
  baselineFile,
  draftTroubles,
  nextVersion,
  suggestedPriceSeries,
  type BaselineDraft,
} from '#lib/core/review/benefits/baseline-draft.ts';
import { baseline, benefits } from './benefits-kit.ts';

const draft: BaselineDraft = {
  service: null,
  from: '2024-04-01',
  to: '2025-03-01',
  fixedShare: '0.6',
  scopeFactor: '1',
  priceSeries: 'CPI',
  version: '2',
  approvedBy: 'Treasurer',
  approvedOn: '2025-05-01',
  reason: 'Last year before',
  evidence: 'Ledger, page 4',
};

describe('a baseline to be recorded', () => {
  it('takes the number after the highest version of its scope', () => {
    const of = (...versions: readonly string[]) =>
      nextVersion(benefits([], { baselines: versions.map((version) => baseline({ version })) }), null);
    expect([of(), of('2', '10'), of('1.5'), of('v3'), of('final')]).toEqual(['1', '11', '2', '4', '1']);
    expect(nextVersion(benefits([], { baselines: [baseline({ version: '2' })] }), 'Payroll')).toBe('1');
  });

  it('goes on with the price series of the baseline in use', () => {
    const baselines = [baseline({ priceSeries: 'CPI' }), baseline({ isCurrent: false, priceSeries: 'RPI' })];
    expect(suggestedPriceSeries(benefits([], { baselines }))).toBe('CPI');
    expect(suggestedPriceSeries(benefits([]))).toBe('');
  });

  it('is a file of its own under the names of the dataset', () => {
    expect(baselineFile('hr & pay', draft)).toEqual({
      name: 'baseline-hr-pay-version-2.csv',
      text:
        'partnership,baseline_from,baseline_to,service,fixed_share,scope_factor,price_series,version,approved_by,approved_on,reason,evidence\r\n' +
        'hr & pay,2024-04-01,2025-03-01,,0.6,1,CPI,2,Treasurer,2025-05-01,Last year before,"Ledger, page 4"',
    });
    expect(baselineFile('***', { ...draft, service: 'Pay / roll' }).name).toBe(
      'baseline-unnamed-pay-roll-version-2.csv',
    );
  });

  it('never carries a formula into a spreadsheet', () => {
    expect(baselineFile('hr', { ...draft, evidence: '=cmd()' }).text).toContain("'=cmd()");
  });

  it('is not taken where a name would have to be changed for that', () => {
    expect(draftTroubles('=cmd', draft).errors).toMatchObject([{ field: 'service' }]);
    expect(draftTroubles('hr', { ...draft, service: '-roll' }).errors).toMatchObject([{ field: 'service' }]);
    expect(draftTroubles('hr', { ...draft, priceSeries: '@CPI' }).errors).toMatchObject([
      { field: 'priceSeries' },
    ]);
  });

  it('is taken as it is when all is said', () => {
    expect(draftTroubles('hr', draft)).toEqual({ errors: [], warnings: [] });
  });

  it('is not taken with a number or a date that is none', () => {
    const wrong = { fixedShare: '60', scopeFactor: '0', approvedOn: '2025-13-01', to: '2024-03-01' };
    expect(draftTroubles('hr', { ...draft, ...wrong }).errors).toEqual([
      { field: 'to', message: 'The first month comes after the last one.' },
      { field: 'fixedShare', message: 'Fixed share "60": expected a number from 0 to 1, such as 0.6.' },
      { field: 'scopeFactor', message: 'Scope factor "0": expected a number above 0; 1 is no change.' },
      { field: 'approvedOn', message: 'Approved on "2025-13-01": expected a date, such as 2025-06-16.' },
    ]);
    expect(draftTroubles('hr', { ...draft, fixedShare: '-0.1' }).errors).toHaveLength(1);
  });

  it('warns of what leaves its savings unverified or less exact', () => {
    const blank = {
      approvedBy: '',
      approvedOn: '',
      reason: '',
      evidence: ' ',
      fixedShare: '',
      priceSeries: '',
    };
    expect(draftTroubles('hr', { ...draft, ...blank })).toEqual({
      errors: [],
      warnings: [
        'Without an approver, the date of approval, evidence the saving stays unverified and outside the headline.',
        'Without a reason nobody can tell later why these months were taken.',
        'Without a fixed share the baseline is not flexed by volume.',
        'Without a price series the baseline is not carried to later prices.',
      ],
    });
    expect(draftTroubles('hr', { ...draft, approvedOn: '2025-03-31' }).warnings).toEqual([
      'It was approved before its last month had ended.',
    ]);
  });
});
