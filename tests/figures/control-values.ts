import type { ControlFigure } from '#lib/core/charts/control.ts';
import { controlChart, type ControlInput } from '#lib/core/indicators/control/control-chart.ts';
import type { ControlValue } from '#lib/core/vocabulary/control.ts';
import { defaultIndicators } from '#lib/core/vocabulary/indicator-settings.ts';
import {
  fiscalQuarterOf,
  quarterLabel,
  quarterStart,
  ukFiscalCalendar,
} from '#lib/core/vocabulary/fiscal.ts';
import { addMonths } from '#lib/core/vocabulary/month.ts';
import { emergency } from '../core/indicators/control/nhs-emergency.ts';

const quarters = Array.from({ length: 12 }, (_, index) => {
  const quarter = fiscalQuarterOf(addMonths(emergency.start, index * 3), ukFiscalCalendar);
  return {
    start: quarterStart(quarter, ukFiscalCalendar),
    label: quarterLabel(quarter, ukFiscalCalendar),
  };
});

function figure(
  more: Pick<ControlInput, 'kind' | 'better' | 'values'> & Partial<ControlInput>,
  rest: Pick<ControlFigure, 'unit'> & Partial<ControlFigure>,
): ControlFigure {
  const chart = controlChart({ settings: defaultIndicators, rebases: [], ...more });
  return { chart, events: [], quarters, ...rest };
}

function valueAt(at: number, more: Partial<ControlValue>): ControlValue {
  const empty = { value: null, numerator: null, denominator: null, target: null, status: null };
  return { period: addMonths(emergency.start, at), ...empty, ...more };
}

const share = { kind: 'share', label: 'patients seen within four hours' } as const;

const attainment = emergency.attendances.map((denominator, at) =>
  valueAt(at, { numerator: denominator - emergency.breaches[at]!, denominator, target: 0.95 }),
);

/** Every rule of the NHS set on published values: improvement, then a trend, then concern. */
export const breaches: ControlFigure = figure(
  {
    kind: 'individuals',
    better: 'lower',
    values: emergency.breaches.map((value, at) => valueAt(at, { value })),
  },
  { unit: { kind: 'count', label: 'patients waiting over four hours' }, selected: '2019-03-01' },
);

/** The same as shares: limits follow the number of patients, and the target lies beyond them. */
export const shares: ControlFigure = figure(
  { kind: 'p_prime', better: 'higher', values: attainment },
  { unit: share },
);

/** Nine months: limits on trial, no signals. */
export const trial: ControlFigure = figure(
  { kind: 'p_prime', better: 'higher', values: attainment.slice(0, 9) },
  { unit: share, quarters: quarters.slice(0, 3) },
);

const wave = (at: number) => Math.sin(at * 1.7) * 0.012 + Math.cos(at * 0.9) * 0.008;

/** Limits that start anew by decision, a target that was raised, a gap, a provisional month, limits over 100 %. */
export const rebased: ControlFigure = figure(
  {
    kind: 'individuals',
    better: 'higher',
    values: emergency.breaches.map((_, at) =>
      valueAt(at, {
        value:
          at === 9
            ? null
            : (at < 18 ? 0.925 : 0.98) + wave(at) + (at === 14 ? -0.06 : 0) - (at === 35 ? 0.05 : 0),
        target: at < 12 ? 0.93 : 0.95,
        status: at === 34 ? 'provisional' : null,
      }),
    ),
    rebases: [{ date: '2017-10-01', title: 'New payroll engine', reason: 'the work is done in another way' }],
  },
  {
    unit: { kind: 'share', label: 'payslips right first time' },
    events: [
      { date: '2017-10-01', title: 'New payroll engine' },
      { date: '2018-06-12', title: 'Helpdesk merged' },
    ],
  },
);
