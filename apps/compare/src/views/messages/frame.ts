import { s } from '../../ui/dom.js';
import { timeText } from './describe.js';
import { BOTTOM, TOP, type Geometry, type Look } from './geometry.js';
import type { Model } from './model.js';
import { niceStep } from './ticks.js';

/** The time axis, and what a fork has left as it was. */
export function axis(geometry: Geometry, { differsFrom, window }: Look): SVGElement[] {
  const step = niceStep((window.to - window.from) / Math.max(2, geometry.width / 160));
  const ticks: SVGElement[] = [];
  for (let at = Math.ceil(window.from / step) * step; at <= window.to; at += step) {
    const x = geometry.x(at).toFixed(1);
    ticks.push(
      s('line', { class: 'tick', x1: x, x2: x, y1: TOP - 8, y2: geometry.height - BOTTOM }),
      s(
        'text',
        {
          class: 'tick-text',
          x,
          y: 14,
          'text-anchor': geometry.x(at) > geometry.width - 32 ? 'end' : 'middle',
        },
        timeText(at),
      ),
    );
  }
  const x = differsFrom === null ? null : Math.max(geometry.left, geometry.x(differsFrom));
  if (x === null) return ticks;
  const height = geometry.height - TOP - BOTTOM + 8;
  return [
    s('rect', { class: 'same', x: geometry.left, y: TOP - 8, width: Math.max(0, x - geometry.left), height }),
    ...ticks,
    s('line', { class: 'fork-line', x1: x, x2: x, y1: TOP - 12, y2: geometry.height - BOTTOM }),
  ];
}

/** A line and a name for each participant. */
export function lanes(model: Model, geometry: Geometry): SVGElement[] {
  const isNarrow = geometry.left < 100;
  return model.lanes.map((lane) => {
    const y = geometry.y(lane.id);
    const name = isNarrow ? String(lane.id) : `${String(lane.id)} ${lane.name.split(',')[0]!.slice(0, 16)}`;
    return s(
      'g',
      { class: `lane ${lane.isTraitor ? 'traitor' : lane.isClient ? 'client' : 'honest'}` },
      s('line', { x1: geometry.left, x2: geometry.width, y1: y, y2: y }),
      lane.isTraitor
        ? s('path', { class: 'who', d: `M${geometry.left - 10} ${y - 5}l5 9h-10z` })
        : s('circle', { class: 'who', cx: geometry.left - 10, cy: y, r: 4 }),
      s('text', { x: geometry.left - 20, y: y + 4, 'text-anchor': 'end' }, name),
    );
  });
}
