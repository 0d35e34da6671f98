import type { Size } from '../../core/charts/values.ts';
import { pictureWidthPx, svgPicture, type Caption } from '../../core/review/picture/picture.ts';
import { drawPaperPlot } from './draw-chart.ts';

/** A chart of the page that is wanted as a file: what stands around it, and its plot for a size. */
interface PictureOrder {
  readonly caption: Caption;
  readonly build: (size: Size) => Parameters<typeof drawPaperPlot>[0];
  /** Null: as high as charts of its width are. */
  readonly heightPx: number | null;
}

/** A chart of the page as an SVG or PNG file that stands alone. */
export async function pictureOf(
  kind: 'svg' | 'png',
  { caption, build, heightPx }: PictureOrder,
): Promise<Blob> {
  const size = { widthPx: pictureWidthPx, heightPx: heightPx ?? 400 };
  const plot = build(size);
  const drawn = { widthPx: plot.width ?? size.widthPx, heightPx: plot.height ?? size.heightPx };
  const svg = svgPicture(caption, { svg: drawPaperPlot(plot), size: drawn });
  return kind === 'png' ? pngOf(svg) : new Blob([svg], { type: 'image/svg+xml' });
}

/** An SVG picture as a PNG of twice its size, sharp on paper and on large screens. */
export async function pngOf(svg: string, scale = 2): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [image.width * scale, image.height * scale];
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => {
        if (blob) resolve(blob);
        else reject(new Error('the browser could not make a PNG of this chart'));
      }, 'image/png');
    });
  } finally {
    URL.revokeObjectURL(address);
  }
}
