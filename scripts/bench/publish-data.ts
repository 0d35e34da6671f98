import { seededRandom } from '#lib/core/indicators/statistics/seeded-random.ts';
import { addMonths } from '#lib/core/vocabulary/month.ts';

/** How large a generated workspace is. */
export interface Size {
  readonly partnerships: number;
  readonly months: number;
}

const first = '2019-04-01';

/** Files of partnerships with costs of both sides, volumes, levels and a baseline of the first year, by their names. */
export function filesOf({ partnerships, months }: Size): Readonly<Record<string, string>> {
  const chance = seededRandom(1);
  const ids = Array.from({ length: partnerships }, (_, at) => `body-${String(at + 1).padStart(3, '0')}`);
  const periods = Array.from({ length: months }, (_, at) => addMonths(first, at));
  const near = (mean: number, spread: number) => mean * (1 + spread * (chance() - 0.5));
  const each = (row: (id: string, period: string) => readonly string[]) =>
    ids.flatMap((id) => periods.flatMap((period) => row(id, period)));
  return {
    'partnerships.csv': table('partnership,name,customer,provider,stage,start', ids.map(described)),
    'costs.csv': table(
      'partnership,service,period,party,kind,amount,currency',
      each((id, period) =>
        ['customer', 'provider'].flatMap((party) =>
          ['desk', 'field'].map(
            (service) =>
              `${id},${service},${period},${party},run,${near(90_000 - 500 * periods.indexOf(period), 0.1).toFixed(2)},GBP`,
          ),
        ),
      ),
    ),
    'volumes.csv': table(
      'partnership,service,period,volume,unit',
      each((id, period) =>
        ['desk', 'field'].map(
          (service) => `${id},${service},${period},${Math.round(near(4000, 0.2))},requests`,
        ),
      ),
    ),
    'service_levels.csv': table(
      'partnership,service,period,metric,numerator,denominator,target,better,unit',
      each((id, period) => [
        `${id},desk,${period},On time,${Math.round(near(930, 0.05))},1000,0.92,higher,share`,
      ]),
    ),
    'baselines.csv': table(
      'partnership,baseline_from,baseline_to,fixed_share,version,approved_by,approved_on,reason,evidence',
      ids.map((id) => `${id},${first},${addMonths(first, 11)},0.4,1,Finance,2020-04-30,Agreed,Paper 1`),
    ),
  };
}

function described(id: string, at: number): string {
  return `${id},Shared service ${at + 1},Council ${at + 1},County ${at + 1},production,${addMonths(first, 12)}`;
}

function table(header: string, rows: readonly string[]): string {
  return `${header}\n${rows.join('\n')}\n`;
}
