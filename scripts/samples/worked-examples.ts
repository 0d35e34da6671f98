import { monthLabel, type Month } from '#lib/core/vocabulary/month.ts';
import { decimal, fraction, pounds } from './exact.ts';
import {
  flexedMonth,
  priceFactor,
  scopes,
  sumPence,
  sumVolume,
  volumeFactor,
  type FlexedMonth,
} from './flexed.ts';
import { ledgerOf } from './known-totals.ts';
import { thousands } from './markdown.ts';
import type { CostRow, Side } from './rows.ts';
import type { Sample } from './sample.ts';

/** Three figures with their inputs and every step, for a reader with a pocket calculator. */
export function workedExamples(sample: Sample): readonly string[] {
  return [...unitCost(sample), ...flexedBaseline(sample), ...netSaving(sample)];
}

function unitCost(sample: Sample): readonly string[] {
  const [id, month] = ['permits-desk', '2026-03-01'];
  const ledger = ledgerFor(sample, id);
  const run = actual(ledger.costs, month).filter((row) => row.kind === 'run');
  const [customer, provider] = [bySide(run, 'customer'), bySide(run, 'provider')];
  const volumes = ledger.volumes.filter((row) => row.period === month && row.scenario === 'actual');
  const volume = sumVolume(volumes);
  return [
    `**1. Unit cost of \`${id}\` in ${monthLabel(month)}, government.** In \`costs.csv\` take the rows of \`${id}\`, period \`${month}\`, kind \`run\`, scenario \`actual\`; in \`volumes.csv\` those of the same month.`,
    list([
      `customer ${money(sumPence(customer))} (${customer.length} rows) + provider ${money(sumPence(provider))} (${provider.length} rows) = ${money(sumPence(run))}; the recharge is left out, since one pays what the other receives`,
      `volume ${volumes.map((row) => thousands(String(row.volume))).join(' + ')} = ${thousands(String(volume))} applications`,
      `${money(sumPence(run))} / ${thousands(String(volume))} = **${decimal(fraction(sumPence(run), volume * 100), 4)} pounds per application**`,
    ]),
  ];
}

function flexedBaseline(sample: Sample): readonly string[] {
  const [id, month] = ['fleet-workshops', '2024-06-01'];
  const inputs = flexedInputs(sample, id, month, 'customer');
  return [
    `**2. Flexed baseline of \`${id}\` in ${monthLabel(month)}, customer.** Baseline April 2022 to March 2023, fixed share 0.50, scope factor 1, price series CPI. The customer paid no recharge in the baseline, so its own running cost is all there is.`,
    list([...flexedSteps(inputs), `**Flexed baseline ${money(inputs.pence)} pounds**, rounded to the penny`]),
  ];
}

function netSaving(sample: Sample): readonly string[] {
  const [id, month] = ['pathology', '2025-01-01'];
  const costs = actual(ledgerFor(sample, id).costs, month);
  const parts = (['customer', 'provider'] as const).map((side) => ({
    side,
    flexed: flexedInputs(sample, id, month, side),
    run: sumPence(bySide(costs, side).filter((row) => row.kind === 'run')),
  }));
  const flexed = parts.reduce((sum, part) => sum + part.flexed.pence, 0);
  const run = parts.reduce((sum, part) => sum + part.run, 0);
  const kind = (name: CostRow['kind']) => sumPence(costs.filter((row) => row.kind === name));
  const change = kind('transition') + kind('dual_running');
  return [
    `**3. Net saving of \`${id}\` in ${monthLabel(month)}, government.** Baseline November 2023 to October 2024, fixed share 0.55, price series CPI. Each party's own cost is flexed and rounded by itself.`,
    list([
      ...parts.flatMap(({ side, flexed: inputs }) => [
        ...flexedSteps(inputs).map((step) => `${side}: ${step}`),
        `${side}: flexed baseline ${money(inputs.pence)}`,
      ]),
      `flexed baseline ${parts.map((part) => money(part.flexed.pence)).join(' + ')} = ${money(flexed)}`,
      `running cost, customer and provider: ${parts.map((part) => money(part.run)).join(' + ')} = ${money(run)}`,
      `gross saving ${money(flexed)} - ${money(run)} = ${money(flexed - run)}`,
      `change cost: transition ${money(kind('transition'))} + dual running ${money(kind('dual_running'))} = ${money(change)}`,
      `net saving ${money(flexed - run)} - ${money(change)} = **${money(flexed - run - change)} pounds**`,
    ]),
  ];
}

function flexedSteps(inputs: FlexedMonth): readonly string[] {
  const { baselinePence, baselineMonths, indexTenths, baselineIndexTenths, volume, baselineVolume } = inputs;
  const usual = decimal(fraction(baselinePence, baselineMonths * 100), 6);
  const price = decimal(priceFactor(inputs), 10);
  const flex = decimal(volumeFactor(inputs), 10);
  const fixed = (inputs.fixedPercent / 100).toFixed(2);
  const usualVolume = decimal(fraction(baselineVolume, baselineMonths), 6);
  return [
    `C0 = ${money(baselinePence)} over ${baselineMonths} months = ${thousands(usual)} a month`,
    `I = ${decimal(fraction(indexTenths, 10), 1)} / (${decimal(fraction(baselineIndexTenths, 10), 1)} / ${baselineMonths}) = ${price}`,
    `Q / Q0 = ${thousands(String(volume))} / (${thousands(String(baselineVolume))} / ${baselineMonths}) = ${thousands(String(volume))} / ${thousands(usualVolume)}, so ${fixed} + (1 - ${fixed}) x Q / Q0 = ${flex}`,
    `${thousands(usual)} x ${price} x ${flex} = ${money(inputs.pence)}`,
  ];
}

function flexedInputs(sample: Sample, id: string, month: Month, party: Side): FlexedMonth {
  const ledger = ledgerFor(sample, id);
  const [scope] = scopes(ledger);
  if (!scope) throw new Error(`${id}: no baseline to show`);
  return flexedMonth(ledger, scope, month, { party, component: 'run', scenario: 'actual' });
}

function ledgerFor(sample: Sample, id: string) {
  const told = sample.partnerships.find(({ story }) => story.id === id);
  if (!told) throw new Error(`${id}: no such partnership in the sample`);
  return ledgerOf(told, sample);
}

function actual(costs: readonly CostRow[], month: Month): readonly CostRow[] {
  return costs.filter((row) => row.period === month && row.scenario === 'actual');
}

function bySide(costs: readonly CostRow[], side: Side): readonly CostRow[] {
  return costs.filter((row) => row.party === side);
}

function money(pence: number): string {
  return thousands(pounds(pence));
}

function list(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}
