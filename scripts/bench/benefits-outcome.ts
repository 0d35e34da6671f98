/** How long one kind of change took, in milliseconds: half of `times` changes, and 95 of 100, took no longer. */
export interface Change {
  readonly p50: number;
  readonly p95: number;
  /** The same in time of the processor, which other programs that want it do not make longer. */
  readonly core: { readonly p50: number; readonly p95: number };
  readonly times: number;
}

/** What one engine made of a large portfolio. */
export interface BenefitsOutcome {
  readonly evaluation: { readonly seconds: number; readonly databaseMb: number; readonly processMb: number };
  readonly changes: Readonly<Partial<Record<ChangeName, Change>>>;
}

/** The changes a person makes, and at most how long 95 of 100 of them shall take, in milliseconds. */
export const aims = {
  benefits_partnership: 50,
  benefits_quarter: 50,
  overview_partnership: 50,
  portfolio_view: 150,
  portfolio_quarter: 150,
} as const;

/** One of the changes that are timed. */
export type ChangeName = keyof typeof aims;
