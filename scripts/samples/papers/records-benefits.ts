import type { BenefitSpec } from '../papers.ts';

/** The benefits register of `records`. */
export const recordsBenefits: readonly BenefitSpec[] = [
  {
    profile: {
      benefit: 'REC-01',
      title: 'One scanning room for both bodies',
      class: 'cash_releasing',
      beneficiary: 'customer',
      owner: 'Head of Records, Kestrel Valley',
      measure: 'gross_saving',
      budget_line: 'Premises, Digitisation',
      target_value: '6500',
      target_date: '2027-06-30',
      attribution_share: '1',
      confidence: '0.4',
      status: 'unverified',
    },
    values: {
      from: 'owner',
      plannedPounds: 6500,
      recordedPounds: 0,
      starts: '2027-01-01',
      ends: '2027-12-01',
      recordedFrom: null,
    },
  },
  {
    profile: {
      benefit: 'REC-02',
      title: 'Digitised records in 10 days',
      class: 'quality',
      beneficiary: 'residents',
      owner: 'Head of Archive',
      measure: 'attainment',
      target_value: '0.9',
      target_date: '2027-12-31',
      attribution_share: '1',
      confidence: '0.5',
      status: 'unverified',
    },
    values: null,
  },
];
