import type { ForecastCard, ForecastsBoard } from '../core/review/forecasts/board.ts';
import { forecastsOf, forecastTasks } from '../core/review/forecasts/forecasts.ts';
import type { IndicatorsData, IndicatorsView } from '../core/review/indicators/data.ts';
import { leadsBoard, type LeadsBoard } from '../core/review/leads/leads.ts';
import type { IndicatorSettings } from '../core/vocabulary/indicator-settings.ts';

/** What the lead tests and forecasts are made from. */
interface Asked {
  readonly data: IndicatorsData;
  readonly view: IndicatorsView;
  readonly settings: IndicatorSettings;
}

/** The same, with what came of it: boards of one data and one view, never mixed. */
export interface Outlook extends Asked {
  readonly leads: LeadsBoard;
  readonly forecasts: ForecastsBoard;
}

/**
 * Lead tests and forecasts, made piece by piece so that the page goes on answering; `pause` lets it. The former ones stand
 * until the next are whole, and what is no longer asked for is dropped.
 */
export class OutlookState {
  readonly #pause: () => Promise<void>;
  #current = $state.raw<Outlook | null>(null);
  #isWorking = $state(false);
  #run = 0;

  constructor(pause: () => Promise<void>) {
    this.#pause = pause;
  }

  get current(): Outlook | null {
    return this.#current;
  }

  get isWorking(): boolean {
    return this.#isWorking;
  }

  async show(asked: Asked): Promise<void> {
    const run = ++this.#run;
    this.#isWorking = true;
    const cards: ForecastCard[] = [];
    for (const task of forecastTasks(asked.data, asked.view, asked.settings)) {
      await this.#pause();
      if (run !== this.#run) return;
      cards.push(task());
    }
    await this.#pause();
    if (run !== this.#run) return;
    const leads = leadsBoard(asked.data, asked.view, asked.settings);
    this.#current = { ...asked, leads, forecasts: forecastsOf(asked.data, asked.view, cards) };
    this.#isWorking = false;
  }
}
