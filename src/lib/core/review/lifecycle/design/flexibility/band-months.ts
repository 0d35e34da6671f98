import { compare, type Decimal } from '../../../../vocabulary/money.ts';
import type { Month } from '../../../../vocabulary/month.ts';
import type { AgreementComponent, LifecycleData } from '../../data.ts';
import { lastDayOf } from '../days.ts';
import { inForceOn } from '../versions.ts';
import { monthsOf, type CheckInput } from './finding.ts';
import type { BandVolume } from './unit-charge.ts';

/** One month under a band. */
export interface BandMonth {
  readonly period: Month;
  readonly volume: Decimal;
  readonly least: Decimal;
  readonly version: AgreementComponent;
  readonly about: BandVolume;
}

/** The months of a band whose volume is known, each beside the version in force on its last day. */
export function bandMonths(
  own: readonly AgreementComponent[],
  { data, view }: CheckInput,
): readonly BandMonth[] {
  const about = volumeOf(own.at(-1)!, data);
  if (!about) return [];
  const volumes = monthsOf(data.service.points, { measure: 'volume', service: about.service }, view.until);
  return volumes.flatMap(({ period, value }) => {
    const version = inForceOn(own, lastDayOf(period));
    const least = version?.value ?? null;
    return version && least !== null && compare(least, '0') > 0
      ? [{ period, volume: value!, least, version, about }]
      : [];
  });
}

/** The volume a band names: that of a service in its name, or else the only one in its unit, the whole first. */
function volumeOf({ component, unit }: AgreementComponent, data: LifecycleData): BandVolume | null {
  const noun = (unit ?? '')
    .trim()
    .replace(/\s*(a|per|each|\/)\s*month$/i, '')
    .trim();
  const volumes = data.service.points.filter(
    ({ measure, grain, unit: own, value }) =>
      measure === 'volume' && grain === 'month' && value !== null && own.toLowerCase() === noun.toLowerCase(),
  );
  const services = [...new Set(volumes.map(({ service }) => service))];
  const named = services.find(
    (service) => service !== null && component.toLowerCase().includes(service.toLowerCase()),
  );
  if (named !== undefined) return { service: named, noun };
  if (services.includes(null)) return { service: null, noun };
  return services.length === 1 ? { service: services[0]!, noun } : null;
}
