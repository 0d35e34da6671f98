import * as Plot from '@observablehq/plot';

/** A drawn chart: its SVG, and where a value lies in pixels. */
export interface Drawing {
  readonly svg: Element;
  /** Top and bottom of the plot itself, in pixels. */
  readonly top: number;
  readonly bottom: number;
  readonly place: (
    x: Date | number | string,
    y: number | string,
  ) => { readonly x: number; readonly y: number };
}

/**
 * Draw Plot options. The style element that Plot adds is dropped before the page could see it, for a strict policy
 * would report it; its rules stand in styles/plot.css.
 */
export function draw(options: Plot.PlotOptions): Drawing {
  const svg = Plot.plot(options);
  svg.querySelector('style')?.remove();
  svg.removeAttribute('font-family');
  svg.setAttribute('aria-hidden', 'true');
  const [x, y] = [svg.scale('x'), svg.scale('y')];
  const range = Array.from(y?.range ?? [0, 0], Number);
  return {
    svg,
    top: Math.min(...range),
    bottom: Math.max(...range),
    place: (atX, atY) => ({
      x: Number(x?.apply(atX) ?? 0) + (x?.bandwidth ?? 0) / 2,
      y: Number(y?.apply(atY) ?? 0) + (y?.bandwidth ?? 0) / 2,
    }),
  };
}
