import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SourceFile } from '#lib/core/imports/load/imported-file.ts';
import type { Result } from '#lib/core/measures/result.ts';
import { forecastsBoard } from '#lib/core/review/forecasts/forecasts.ts';
import { outlooksOf } from '#lib/core/review/forecasts/outlooks.ts';
import { indicatorsBoard } from '#lib/core/review/indicators/indicators.ts';
import { leadsBoard } from '#lib/core/review/leads/leads.ts';
import { openingQuarter } from '#lib/core/review/quarters.ts';
import { signalsOf } from '#lib/core/review/signals/signals.ts';
import { quarterEnd } from '#lib/core/vocabulary/fiscal.ts';
import { readSqlText } from '#lib/platform/node/sql-text.ts';
import { BoardState } from '#lib/state/board.svelte.ts';
import type { WorkspaceState } from '#lib/state/workspace.svelte.ts';
import { closeBrowser, newBrowser, openPage } from '../state/workspace-kit.ts';
import { command, inFolder } from './evaluate-kit.ts';

const root = join(import.meta.dirname, '../..');
const folder = join(root, 'data-samples');
const names = ['fleet-workshops', 'hr-payroll', 'pathology', 'permits-desk', 'records'];

const browser = newBrowser();
let page: WorkspaceState;
let result: Result;

beforeAll(async () => {
  page = await openPage(browser, { sql: await readSqlText(), fetchSample: sampleFiles });
  result = await inFolder({}, async (out) => {
    const path = join(out, 'result.json');
    await command(['data-samples', '--out', path], root);
    return JSON.parse(await readFile(path, 'utf8')) as Result;
  });
}, 240_000);

afterAll(() => closeBrowser(browser));

async function sampleFiles(): Promise<readonly SourceFile[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.csv')).toSorted();
  return Promise.all(
    files.map(async (name) => ({ name, content: new Blob([await readFile(join(folder, name))]) })),
  );
}

/** What the screens Indicators and Service levels of a partnership are drawn from when they are opened. */
async function opened(partnership: string) {
  const state = new BoardState(page);
  state.showIndicators(partnership, { party: 'system', terms: 'nominal' });
  state.showService(partnership);
  await expect.poll(() => state.indicators.state.kind, { timeout: 30_000 }).toBe('ready');
  await expect.poll(() => state.service.state.kind, { timeout: 30_000 }).toBe('ready');
  const [data, service] = [state.indicators.value!, state.service.value!];
  const { calendar, indicators: settings } = page.spec;
  const until = quarterEnd(openingQuarter(data.points, calendar)!, calendar);
  const view = { party: 'system', terms: 'nominal', calendar, until } as const;
  const leads = leadsBoard(data, view, settings);
  const forecasts = forecastsBoard(data, view, settings);
  const { measures } = page;
  const context = { measures, settings, leads, outlooks: outlooksOf(forecasts) };
  return {
    leads,
    forecasts,
    indicators: indicatorsBoard(data, view, context),
    signals: signalsOf({ ...service, measures, settings, until }),
  };
}

const own = <Row extends { readonly partnership: string }>(rows: readonly Row[], partnership: string) =>
  rows.filter((row) => row.partnership === partnership);

describe.each(names)('the command line says of %s what its screens say', (partnership) => {
  test('in signals, alerts, leads and forecasts', async () => {
    const screen = await opened(partnership);
    expect(
      own(result.signals, partnership).map(({ metric, attention, value }) => [metric, attention, value]),
    ).toEqual(
      screen.signals.map(({ metric, attention, value }) => [
        metric,
        attention,
        value === null ? null : Number(value),
      ]),
    );
    const alerts = screen.indicators.rows.filter(
      ({ attention }) => attention === 'decide' || attention === 'watch',
    );
    expect(
      own(result.alerts, partnership).map(({ indicator, value, since }) => [indicator, value, since]),
    ).toEqual(alerts.map(({ indicator, face, since }) => [indicator.id, face, since]));
    expect(
      own(result.leads, partnership).map(({ verdict, lag, correlation }) => [verdict, lag, correlation]),
    ).toEqual(
      screen.leads.rows.map(({ verdict, result: { lag, correlation } }) => [verdict, lag, correlation]),
    );
    const spans = screen.forecasts.cards.flatMap(({ quarter, years }) => [
      ...(quarter ? [quarter] : []),
      ...years,
    ]);
    expect(
      own(result.forecasts, partnership).map(({ until, mean, probability }) => [until, mean, probability]),
    ).toEqual(spans.map(({ until, expected, probability }) => [until, expected, probability]));
  }, 60_000);
});

describe('what is planted in the sample is found', () => {
  const alertsOf = (partnership: string, indicator: string) =>
    own(result.alerts, partnership).filter((alert) => alert.indicator === indicator);

  test('the step in pathology, since the month of the pilot', () => {
    const alert = alertsOf('pathology', 'assurance').find(
      ({ metric }) => metric === 'Results within 24 hours',
    );
    expect(alert).toMatchObject({ attention: 'decide', since: '2024-11-01' });
  });

  test('the coming breach of urgent requests, while every month so far met the target', () => {
    const alert = alertsOf('records', 'breach_probability').find(
      ({ metric }) => metric === 'Urgent requests answered in 2 days',
    );
    expect(alert?.attention).toBe('decide');
    const met = result.points.filter(
      ({ measure, metric, service }) =>
        measure === 'attainment' && metric === 'Urgent requests answered in 2 days' && service === null,
    );
    expect(met.length).toBe(48);
    expect(met.filter(({ value, target }) => Number(value) < Number(target))).toEqual([]);
  });

  test('the false lead, refuted, and the true one, confirmed at two months', () => {
    const verdictOf = (metric: string) =>
      result.leads.find(({ origin, indicator_metric: name }) => origin === 'candidate' && name === metric);
    expect(verdictOf('Visits to the online catalogue')).toMatchObject({
      partnership: 'records',
      verdict: 'refuted',
    });
    expect(verdictOf('Vehicles waiting for parts')).toMatchObject({ verdict: 'confirmed', lag: 2 });
  });

  test('without a claim that a refuted candidate warns of anything', () => {
    expect(alertsOf('records', 'candidate')).toEqual([]);
  });
});
