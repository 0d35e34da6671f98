import type { PriceBaseUsed } from '#lib/core/measures/explain.ts';
import type { Prices, PriceSeries } from '#lib/core/review/prices.ts';
import { fiscalStartYear, fiscalYearStart } from '#lib/core/vocabulary/fiscal.ts';
import { addMonths } from '#lib/core/vocabulary/month.ts';
import { Latest } from './latest.svelte.ts';
import type { WorkspaceState } from './workspace.svelte.ts';

/** What there is to choose from in the settings of a workspace. */
export class SettingsState {
  #workspace: WorkspaceState;
  #prices = new Latest<Prices>();

  constructor(workspace: WorkspaceState) {
    this.#workspace = workspace;
  }

  get series(): readonly PriceSeries[] {
    return this.#prices.value?.series ?? [];
  }

  /** The price base in use, chosen or taken from the data. */
  get used(): PriceBaseUsed | null {
    return this.#prices.value?.used ?? null;
  }

  /** The fiscal year whose prices are used; null when the base is not a fiscal year. */
  get baseYear(): number | null {
    const { used } = this;
    if (!used) return null;
    const year = fiscalStartYear(used.from, this.#workspace.spec.calendar);
    const first = fiscalYearStart(year, this.#workspace.spec.calendar);
    return used.from === first && used.to === addMonths(first, 11) ? year : null;
  }

  /** Fiscal years that the series in use covers whole. */
  get years(): readonly number[] {
    const chosen = this.series.find(({ series }) => series === this.used?.series);
    if (!chosen) return [];
    const { calendar } = this.#workspace.spec;
    const [from, to] = [fiscalStartYear(chosen.first, calendar), fiscalStartYear(chosen.last, calendar)];
    const years = Array.from({ length: to - from + 1 }, (_, index) => from + index);
    return years.filter((year) => {
      const start = fiscalYearStart(year, calendar);
      return start >= chosen.first && addMonths(start, 11) <= chosen.last;
    });
  }

  show(): void {
    const { results } = this.#workspace;
    if (results) void this.#prices.ask(() => results.prices());
  }

  /** Use the prices of a fiscal year, or of the first one the series covers when none is given. */
  choose(series: string, year: number | null): void {
    const { calendar } = this.#workspace.spec;
    const start = year ?? this.years[0];
    if (series === '' || start === undefined) return;
    const from = fiscalYearStart(start, calendar);
    void this.#workspace.change({ priceBase: { series, from, to: addMonths(from, 11) } });
  }
}
