/** Draws each figure at a wide and a narrow width, as the site does, and gives the SVG as text. */
import '../../src/app.css';
import { barsChart } from '#lib/core/charts/bars.ts';
import { controlPlot } from '#lib/core/charts/control.ts';
import { correlogramChart } from '#lib/core/charts/correlogram.ts';
import { fanChart } from '#lib/core/charts/fan.ts';
import { heatChart } from '#lib/core/charts/heat.ts';
import { positionChart } from '#lib/core/charts/position.ts';
import { trendChart } from '#lib/core/charts/trend.ts';
import { waterfallChart } from '#lib/core/charts/waterfall.ts';
import type { Size } from '#lib/core/charts/values.ts';
import { draw } from '#lib/ui/draw.ts';
import { controlTheme, theme } from '#lib/ui/theme.ts';
import { bridge, curve, negative, realisation, thin } from './benefit-values.ts';
import { breaches, rebased, shares, trial } from './control-values.ts';
import { saving } from './fan-values.ts';
import { cost, level, position, services, single, trusts } from './figure-values.ts';
import { lead, refuted } from './lead-values.ts';

const wide: Size = { widthPx: 960, heightPx: 400 };
const narrow: Size = { widthPx: 360, heightPx: 260 };

const figures = {
  'cost-wide': trendChart(cost, theme, wide),
  'cost-narrow': trendChart(cost, theme, narrow),
  position: positionChart(position, theme, wide),
  level: trendChart(level, theme, wide),
  services: trendChart(services, theme, wide),
  single: trendChart(single, theme, wide),
  trusts: barsChart(trusts, theme, 960),
  bridge: waterfallChart(bridge, theme, wide),
  'bridge-narrow': waterfallChart(bridge, theme, narrow),
  'bridge-thin': waterfallChart(thin, theme, wide),
  'bridge-negative': waterfallChart(negative, theme, narrow),
  realisation: heatChart(realisation, theme, 960),
  'realisation-narrow': heatChart(realisation, theme, 360),
  curve: trendChart(curve, theme, wide),
  'curve-narrow': trendChart(curve, theme, narrow),
  control: controlPlot(breaches, controlTheme, wide),
  'control-narrow': controlPlot(breaches, controlTheme, narrow),
  'control-shares': controlPlot(shares, controlTheme, wide),
  'control-trial': controlPlot(trial, controlTheme, wide),
  'control-rebased': controlPlot(rebased, controlTheme, wide),
  fan: fanChart(saving, theme, wide),
  'fan-narrow': fanChart(saving, theme, narrow),
  correlogram: correlogramChart(lead, theme, { widthPx: 560, heightPx: 240 }),
  'correlogram-narrow': correlogramChart(refuted, theme, { widthPx: 340, heightPx: 240 }),
};

const drawn = Object.entries(figures).map(([name, options]) => {
  const figure = document.createElement('figure');
  figure.id = name;
  figure.append(draw(options).svg);
  document.body.append(figure);
  return [name, figure.innerHTML] as const;
});

Object.assign(globalThis, { __result: Object.fromEntries(drawn) });
