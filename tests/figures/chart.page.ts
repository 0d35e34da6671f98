/** A chart on a page as the site shows it; what is picked is written to the title. */
import '../../src/app.css';
import { mount } from 'svelte';
import TrendChart from '#lib/ui/TrendChart.svelte';
import { cost } from './figure-values.ts';

mount(TrendChart, {
  target: document.body,
  props: {
    title: 'Running cost falls, but less than planned',
    values: cost,
    onpick: (period: string, series: string) => {
      document.title = `${period} ${series}`;
    },
  },
});
