import type { Engine } from '../../engine/port.ts';
import { pointsAtHand } from '../../measures/at-hand.ts';
import { baselinesOn } from '../../measures/baselines.ts';
import { pageOf, type Page } from '../../measures/page.ts';
import { metricsOn, type View } from '../../measures/points.ts';
import { registerOn, registerPapers } from '../../measures/register.ts';
import { factorsOf, scopeMonthsOn, type ScopeMonth } from '../../measures/scope-months.ts';
import { eventsOn } from '../partnership-info.ts';
import type { BenefitsData } from './data.ts';
import { withPoints } from './points-at-hand.ts';

const real = { party: 'system', terms: 'real' } as const;
const nominal = { party: 'system', terms: 'nominal' } as const;

const papers = [
  ...registerPapers,
  'baseline',
  'event',
  'metric',
  factorsOf(real),
  factorsOf(nominal),
] as const;

/** Everything the Benefits screen of a partnership is drawn from, in one view. */
export async function benefitsOf(
  engine: Engine,
  { partnership, party, terms }: View & { readonly partnership: string },
): Promise<BenefitsData> {
  const [points, page] = await Promise.all([
    pointsAtHand(engine, { partnership, party, terms }),
    pageOf(engine, partnership, papers),
  ]);
  return withPoints(
    {
      partnership,
      register: registerOn(page),
      baselines: baselinesOn(page),
      scopes: scopesOn(page),
      events: eventsOn(page),
      metrics: metricsOn(page),
    },
    points,
  );
}

/** In real terms where there are any, else nominal. */
function scopesOn(page: Page): readonly ScopeMonth[] {
  const found = scopeMonthsOn(page, real);
  return found.length > 0 ? found : scopeMonthsOn(page, nominal);
}
