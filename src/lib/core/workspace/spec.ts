import type { DatasetId } from '../vocabulary/datasets.ts';
import type { AppraisalSettings } from '../vocabulary/appraisal-settings.ts';
import type { FiscalCalendar } from '../vocabulary/fiscal.ts';
import type { IndicatorSettings } from '../vocabulary/indicator-settings.ts';
import type { DeckTheme } from '../vocabulary/deck-theme.ts';
import type { OwnMeasure } from '../vocabulary/own-measure.ts';
import type { ReviewEdits } from '../vocabulary/review-settings.ts';
import type { Snapshot } from '../vocabulary/snapshot.ts';
import type { DialectChoice } from '../imports/scan/dialect.ts';
import type { GivenTotal } from '../imports/load/controls.ts';
import type { SourceFile } from '../imports/load/imported-file.ts';
import type { Mapping } from '../imports/mapping/mapping.ts';

/** The prices in which real terms are written: a series, and the months whose mean level counts as 1. */
export interface PriceBase {
  readonly series: string;
  readonly from: string;
  readonly to: string;
}

/** How a source file is read: what a person decided about it beside the mappings. */
export interface SourceReading {
  /** How it is cut where a person has said so: once for each table that was read of it. Empty: as found. */
  readonly cuts: readonly DialectChoice[];
  /** What it is loaded as, once for each cut, or once where it is cut as found. Empty: as all that it holds. */
  readonly datasets: readonly (readonly DatasetId[])[];
}

/** A source file of a workspace as its document names it; the bytes are kept beside the document. */
export interface SourceRef extends SourceReading {
  readonly name: string;
  /** Of the bytes, in hexadecimal. */
  readonly sha256: string;
  readonly sizeBytes: number;
}

/** A source file together with the hash of its bytes, and how it is read. */
export interface HashedSource extends SourceFile, SourceReading {
  readonly sha256: string;
}

/** Nothing was decided about a source file: it is cut as found and loaded as all that it holds. */
export const readAsFound: SourceReading = { cuts: [], datasets: [] };

/** What a person decides about a workspace, and which files it belongs to; everything else is computed from them. */
export interface WorkspaceSpec {
  readonly version: 5;
  readonly title: string;
  readonly isSample: boolean;
  readonly calendar: FiscalCalendar;
  readonly currency: string;
  /** Null: taken from the data (the series of the earliest baseline, at the prices of its period). */
  readonly priceBase: PriceBase | null;
  readonly mappings: readonly Mapping[];
  readonly controlTotals: readonly GivenTotal[];
  readonly appraisal: AppraisalSettings;
  /** How service levels and indicators are judged. */
  readonly indicators: IndicatorSettings;
  /** Measures that analysts added to the catalogue. */
  readonly ownMeasures: readonly OwnMeasure[];
  /** Reviews that somebody has written in. */
  readonly reviews: readonly ReviewEdits[];
  /** Reviews that were taken, frozen; in the order they were taken. */
  readonly snapshots: readonly Snapshot[];
  /** The team's own slides; null: Outturn's. */
  readonly deckTheme: DeckTheme | null;
  /** The files it was saved with; empty for a document that was written by hand. */
  readonly sources: readonly SourceRef[];
}

/** The document with the files it belongs to. */
export function withSources(spec: WorkspaceSpec, sources: readonly HashedSource[]): WorkspaceSpec {
  const refs = sources.map(({ name, sha256, content, cuts, datasets }) => ({
    name,
    sha256,
    sizeBytes: content.size,
    cuts,
    datasets,
  }));
  return { ...spec, sources: refs };
}
