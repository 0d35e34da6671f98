import { usesCalendar } from '#lib/core/workspace/uses-calendar.ts';
import type { WorkspaceSpec } from '#lib/core/workspace/spec.ts';
import type { Held } from './held.ts';

/** What is to be otherwise in a workspace, or how it follows from what is there. */
export type SpecChange = Partial<WorkspaceSpec> | ((spec: WorkspaceSpec) => Partial<WorkspaceSpec>);

/**
 * What a workspace holds after a change of its settings. Files whose periods are read through the fiscal calendar get
 * new numbers when it changes, so that they are loaded anew.
 */
export function afterSettings(held: Held, change: Partial<WorkspaceSpec>, nextId: () => number): Held {
  const { calendar } = held.spec;
  const spec = { ...held.spec, ...change };
  const isOtherCalendar =
    spec.calendar.startMonth !== calendar.startMonth || spec.calendar.naming !== calendar.naming;
  const anew = new Map(
    held.files
      .filter(({ mapping }) => isOtherCalendar && usesCalendar(mapping))
      .map(({ id }) => [id, nextId()] as const),
  );
  const files = held.files.map((file) => ({
    ...file,
    id: anew.get(file.id) ?? file.id,
    mends: file.mends === null ? null : (anew.get(file.mends) ?? file.mends),
  }));
  const replacements = held.replacements.map((one) => ({
    ...one,
    former: files.find((_, at) => held.files[at]?.id === one.former.id) ?? one.former,
  }));
  return anew.size === 0 ? { ...held, spec } : { ...held, spec, files, replacements };
}

const names: Readonly<Partial<Record<keyof WorkspaceSpec, string>>> = {
  appraisal: 'appraisal settings',
  calendar: 'fiscal calendar',
  currency: 'currency',
  deckTheme: 'colours of slides',
  indicators: 'rules for service levels and indicators',
  ownMeasures: 'measures',
  priceBase: 'price base',
  reviews: 'review',
  snapshots: 'taken reviews',
  title: 'name',
};

/** A change of settings as a step that can be taken back: `change of currency`. */
export function settingsLabel(change: Partial<WorkspaceSpec>): string {
  const changed = Object.keys(change).map((key) => names[key as keyof WorkspaceSpec] ?? 'settings');
  return `change of ${changed.join(' and ')}`;
}
