import type { TraceEvent } from '@dmct/core';
import { s } from '../../ui/dom.js';
import { isIn, type Geometry, type Look } from './geometry.js';
import { kindColour, isViewChange } from './kinds.js';
import type { Model } from './model.js';
import type { Segment } from './segments.js';

/** More arrows than this at once are thinned out. */
const ARROWS_MAX = 2500;
const HEADS_MAX = 500;

/** Messages as arrows, a path for each kind. */
export function arrowsOf(
  model: Model,
  look: Look,
  geometry: Geometry,
): { paths: SVGElement[]; segments: Segment[]; shown: { drawn: number; all: number } } {
  const visible = model.stops.filter((index) => {
    const event = model.run.events[index]!;
    return (
      event.kind === 'deliver' &&
      !look.hiddenKinds.has(event.message) &&
      isIn(look.window, event.sentAt, event.at)
    );
  });
  const stride = Math.ceil(visible.length / ARROWS_MAX);
  const drawn = visible.filter((index, at) => at % Math.max(1, stride) === 0 || index === look.selected);
  const byKind = new Map<string, string[]>();
  const segments = drawn.map((index): Segment => {
    const event = model.run.events[index] as Extract<TraceEvent, { kind: 'deliver' }>;
    const segment = {
      index,
      x1: geometry.x(event.sentAt),
      y1: geometry.y(event.from),
      x2: geometry.x(event.at),
      y2: geometry.y(event.to),
    };
    const pieces = byKind.get(event.message) ?? [];
    pieces.push(arrowPath(segment, drawn.length <= HEADS_MAX));
    byKind.set(event.message, pieces);
    return segment;
  });
  return {
    segments,
    shown: { drawn: drawn.length, all: visible.length },
    paths: [...byKind].map(([kind, pieces]) =>
      s('path', {
        class: `message k${kindColour(model, kind)}${isViewChange(kind) ? ' emphasis' : ''}`,
        d: pieces.join(''),
      }),
    ),
  };
}

export function arrowPath({ x1, x2, y1, y2 }: Segment, hasHead: boolean): string {
  const line = `M${x1.toFixed(1)} ${y1.toFixed(1)}L${x2.toFixed(1)} ${y2.toFixed(1)}`;
  if (!hasHead) return line;
  const angle = Math.atan2(y2 - y1, x2 - x1);
  const barb = (turn: number): string =>
    `${(x2 - 6 * Math.cos(angle + turn)).toFixed(1)} ${(y2 - 6 * Math.sin(angle + turn)).toFixed(1)}`;
  return `${line}M${barb(0.4)}L${x2.toFixed(1)} ${y2.toFixed(1)}L${barb(-0.4)}`;
}
