import { h } from '../../ui/dom.js';
import type { Palette } from './paint.js';

/** The page's own colours, in its present theme. */
export function readPalette(): Palette {
  const probe = h('span');
  document.body.append(probe);
  const read = (name: string): readonly [number, number, number] => {
    probe.style.color = `var(${name})`;
    const [red = 0, green = 0, blue = 0] = (getComputedStyle(probe).color.match(/[\d.]+/g) ?? []).map(Number);
    return [red, green, blue];
  };
  const palette = { ground: read('--panel'), truth: read('--truth'), lie: read('--lie') };
  probe.remove();
  return palette;
}

/** A colour as style sheets and canvases write it. */
export function rgbText([red, green, blue]: readonly [number, number, number]): string {
  return `rgb(${String(Math.round(red))} ${String(Math.round(green))} ${String(Math.round(blue))})`;
}

/** Whether a picture in these colours is light on dark: paper turns such a one over. */
export function isOnDark({ ground: [red, green, blue] }: Palette): boolean {
  return red + green + blue < 384;
}
