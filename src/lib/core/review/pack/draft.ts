import { datasets, type DatasetId } from '../../vocabulary/datasets.ts';
import type { PackBlock, PackPageKind } from './pack.ts';

/** A page as it is proposed, before its notes, source and marks are told. */
export interface Draft {
  readonly id: string;
  readonly kind: PackPageKind;
  /** From the fullest message to the plainest: the first that fits is the title. */
  readonly titles: readonly string[];
  readonly lead: string;
  readonly blocks: readonly PackBlock[];
  /** Measures on the page, whose definitions go into its notes. */
  readonly measures: readonly string[];
  /** Datasets its figures are made of. */
  readonly feeds: readonly DatasetId[];
  /** What else a presenter must know, before the definitions. */
  readonly notes?: readonly string[];
  /** Whether money is on it, whose scope and baseline are then told. */
  readonly isMoney: boolean;
}

/** Datasets behind every figure of money. */
export const moneyFeeds: readonly DatasetId[] = ['costs', 'volumes', 'baselines', 'price_index'];

/** Datasets behind savings and what the register claims. */
export const benefitFeeds: readonly DatasetId[] = [...moneyFeeds, 'benefits', 'benefit_plan'];

/** Datasets behind every service level. */
export const serviceFeeds: readonly DatasetId[] = ['service_levels', 'tickets', 'agreement'];

/** Everything that is loaded. */
export const everyFeed = Object.keys(datasets) as readonly DatasetId[];
