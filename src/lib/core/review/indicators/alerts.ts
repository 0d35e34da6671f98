import { byUrgency } from './indicators.ts';
import type { IndicatorsBoard, Warning } from './row.ts';

/** Indicators of several partnerships that are a signal now, the most urgent first. */
export interface RankedAlerts {
  readonly sentence: string;
  readonly warnings: readonly Warning[];
  /** Partnerships that were looked at. */
  readonly partnerships: number;
  /** How many false alerts chance alone gives the control charts that were looked at. */
  readonly falseAlerts: number;
}

/** Rank what is a signal in any of the partnerships; from the last value of each alone. */
export function rankedAlerts(boards: readonly IndicatorsBoard[]): RankedAlerts {
  const warnings = boards.flatMap((board) => board.warnings).toSorted((a, b) => byUrgency(a.row, b.row));
  return {
    sentence: sentenceOf(warnings, boards.length),
    warnings,
    partnerships: boards.length,
    falseAlerts: boards.reduce((sum, board) => sum + board.falseAlerts, 0),
  };
}

function sentenceOf(warnings: readonly Warning[], partnerships: number): string {
  const urgent = warnings.filter(({ row }) => row.attention === 'decide');
  const where = new Set(urgent.map(({ row }) => row.partnership)).size;
  if (partnerships === 0) return 'No partnership is loaded.';
  if (warnings.length === 0) return 'No leading indicator is a signal in any partnership.';
  const watched = warnings.length - urgent.length;
  const tail = watched > 0 ? `; ${watched} more ${watched === 1 ? 'is' : 'are'} to be watched` : '';
  if (urgent.length === 0) return `Nothing needs a decision${tail}.`;
  const count = urgent.length === 1 ? 'One thing needs' : `${urgent.length} things need`;
  return `${count} a decision, in ${where} of ${partnerships} partnerships${tail}.`;
}
