import { s } from '../../ui/dom.js';
import { timeText } from './describe.js';
import { BOTTOM, TOP, type Geometry, type Look } from './geometry.js';
import type { Model } from './model.js';
import { niceStep, tickText } from './ticks.js';
import type { Stretch } from './time-scale.js';

/** Ticks are so far apart, px; a letter of their texts, and what is left free between two of them. */
const TICK_PIXELS = 160;
const LETTER = 6;
const TEXT_GAP = 14;

/** The time axis, the breaks in it, and what a fork has left as it was. */
export function axis(geometry: Geometry, look: Look): SVGElement[] {
  const marks = [...breaks(geometry, look), ...ticks(geometry, look)];
  if (look.differsFrom === null) return marks;
  const x = Math.max(geometry.left, geometry.x(look.differsFrom));
  const height = geometry.height - TOP - BOTTOM + 8;
  return [
    s('rect', { class: 'same', x: geometry.left, y: TOP - 8, width: Math.max(0, x - geometry.left), height }),
    ...marks,
    s('line', { class: 'fork-line', x1: x, x2: x, y1: TOP - 12, y2: geometry.height - BOTTOM }),
  ];
}

/** Where idle time is cut out: a band with torn edges, and how long it is. */
function breaks(geometry: Geometry, { scale }: Look): SVGElement[] {
  return scale.cuts
    .filter(({ from, to }) => geometry.isSeen(from, to))
    .flatMap(({ from, to }) => {
      const [left, right] = [Math.max(geometry.left, geometry.x(from)), geometry.x(to)];
      if (right <= left) return [];
      const text = timeText(to - from);
      const [top, bottom] = [TOP - 8, geometry.height - BOTTOM];
      const band = s(
        'path',
        { class: 'break', d: `${torn(left, top, bottom, true)}${torn(right, bottom, top, false)}Z` },
        s('title', {}, `${text} in which nothing is under way, cut out`),
      );
      if (right - left < text.length * LETTER) return [band];
      const at = { x: (left + right) / 2, y: geometry.height - 7, 'text-anchor': 'middle' };
      return [band, s('text', { class: 'tick-text break-text', ...at }, text)];
    });
}

/** A zigzag along a break's edge. */
function torn(x: number, from: number, to: number, isFirst: boolean): string {
  const steps = Math.max(2, Math.round(Math.abs(to - from) / 8));
  return Array.from({ length: steps + 1 }, (_, step) => {
    const y = from + ((to - from) * step) / steps;
    return `${isFirst && step === 0 ? 'M' : 'L'}${(x + (step % 2 === 0 ? 0 : 3)).toFixed(1)} ${y.toFixed(1)}`;
  }).join('');
}

function ticks(geometry: Geometry, { scale, window }: Look): SVGElement[] {
  const step = niceStep((window.to - window.from) / Math.max(2, geometry.width / TICK_PIXELS));
  const view = { from: scale.momentAt(window.from), to: scale.momentAt(window.to) };
  let free = -Infinity;
  return momentsOf(betweenCuts(scale.cuts, view), step).flatMap((at) => {
    const x = geometry.x(at);
    if (x < geometry.left || x > geometry.width) return [];
    const text = tickText(at, step);
    const half = (text.length * LETTER) / 2;
    const isAtEnd = x > geometry.width - half;
    const line = s('line', {
      class: 'tick',
      x1: x.toFixed(1),
      x2: x.toFixed(1),
      y1: TOP - 8,
      y2: geometry.height - BOTTOM,
    });
    const middle = isAtEnd ? geometry.width - half : x;
    if (middle - half < free) return [line];
    free = middle + half + TEXT_GAP;
    const attributes = { x: middle.toFixed(1), y: 14, 'text-anchor': 'middle' };
    return [line, s('text', { class: 'tick-text', ...attributes }, text)];
  });
}

/** What is seen of the time that isn't cut out. */
function betweenCuts(cuts: readonly Stretch[], { from, to }: Stretch): readonly Stretch[] {
  const edges = [from, ...cuts.flatMap((cut) => [cut.from, cut.to]), to];
  return Array.from({ length: edges.length / 2 }, (_, index) => ({
    from: Math.max(from, edges[2 * index]!),
    to: Math.min(to, edges[2 * index + 1]!),
  })).filter((one) => one.to > one.from);
}

/** Round moments; after a break the one at which things go on comes first. */
function momentsOf(stretches: readonly Stretch[], step: number): readonly number[] {
  return stretches.flatMap(({ from, to }, index) => {
    const first = Math.ceil(from / step);
    const count = Math.max(0, Math.floor(to / step) - first + 1);
    const round = Array.from({ length: count }, (_, each) => (first + each) * step);
    return index === 0 || round[0] === from ? round : [from, ...round];
  });
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
