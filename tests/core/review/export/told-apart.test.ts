import { expect, it } from 'vitest';
import { toldApart } from '#lib/core/review/export/told-apart.ts';
import { packOfEverything } from '../../../support/packs.ts';

it('puts its id beside the name of a partnership that shares it with another', () => {
  const [one, other] = [
    { ...packOfEverything(), partnership: 'hr-north', name: 'HR' },
    { ...packOfEverything(), partnership: 'hr-south', name: 'HR' },
  ];
  const fleet = { ...packOfEverything(), partnership: 'fleet', name: 'Fleet' };
  expect(toldApart([one, fleet, other]).map(({ name }) => name)).toEqual([
    'HR (hr-north)',
    'Fleet',
    'HR (hr-south)',
  ]);
  expect(toldApart([one, fleet])).toEqual([one, fleet]);
});
