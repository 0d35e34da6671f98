import { buildRows } from './build.ts';
import { partnershipRecords } from './partnership-records.ts';
import { priceIndex, priceLevels } from './prices.ts';
import type { PartnershipRecords } from './records.ts';
import type { IndexRow, PartnershipRows } from './rows.ts';
import { fleetWorkshops } from './stories/fleet-workshops.ts';
import { hrPayroll } from './stories/hr-payroll.ts';
import { pathology } from './stories/pathology.ts';
import { permitsDesk } from './stories/permits-desk.ts';
import { records } from './stories/records.ts';
import type { Story } from './story.ts';

/** The seed of the sample in the repository. */
export const sampleSeed = 20260401;

/** A story with the rows it left in the files. */
export interface ToldStory {
  readonly story: Story;
  readonly rows: PartnershipRows;
  readonly records: PartnershipRecords;
}

/** The whole sample as values. */
export interface Sample {
  readonly seed: number;
  readonly partnerships: readonly ToldStory[];
  readonly prices: readonly IndexRow[];
}

const stories: readonly Story[] = [hrPayroll, fleetWorkshops, permitsDesk, pathology, records];

/** Build the sample: the same seed gives the same rows, on every machine. */
export function buildSample(seed: number): Sample {
  const prices = priceIndex(seed);
  const levels = priceLevels(prices);
  return {
    seed,
    prices,
    partnerships: stories.map((story) => {
      const rows = buildRows(story, seed, levels);
      const ledger = { ...rows, baselines: story.baselines, prices };
      return { story, rows, records: partnershipRecords(story, { seed, rows, ledger, prices: levels }) };
    }),
  };
}
