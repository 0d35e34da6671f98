/** Control charts and signal icons on a page as the site shows them; what is picked is written to the title. */
import '../../src/app.css';
import { mount } from 'svelte';
import ControlChart from '#lib/ui/ControlChart.svelte';
import SignalIcon from '#lib/ui/SignalIcon.svelte';
import { breaches, rebased } from './control-values.ts';

for (const sizePx of [24, 40]) {
  const target = document.createElement('p');
  target.id = `icons-${sizePx}`;
  document.body.append(target);
  for (const variation of ['improvement', 'concern', 'neutral'] as const)
    for (const side of ['high', 'low', null] as const)
      mount(SignalIcon, { target, props: { kind: 'variation', variation, side, sizePx } });
  mount(SignalIcon, { target, props: { kind: 'variation', variation: 'common_cause', side: null, sizePx } });
  for (const assurance of ['pass', 'fail', 'hit_or_miss'] as const)
    mount(SignalIcon, { target, props: { kind: 'assurance', assurance, sizePx } });
}

mount(ControlChart, {
  target: document.body,
  props: {
    ...rebased,
    title: 'Payslips right first time',
    onpick: (period: string) => {
      document.title = period;
    },
  },
});
mount(ControlChart, {
  target: document.body,
  props: { ...breaches, title: 'Patients waiting over four hours' },
});
