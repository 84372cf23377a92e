import type { TraceEvent } from '@dmct/core';
import { s } from '../../ui/dom.js';
import type { Geometry, Look } from './geometry.js';
import { groupName, groupsOf, isViewChange } from './kinds.js';
import type { Model } from './model.js';
import type { Segment } from './segments.js';
import { isShown } from './visible.js';

/** More arrows than this at once are thinned out. */
const ARROWS_MAX = 2500;
const HEADS_MAX = 500;

type Arrival = Extract<TraceEvent, { kind: 'deliver' }>;

/** Messages as arrows, a path for each colour; a change of view has a broad shadow besides. */
export function arrowsOf(
  model: Model,
  look: Look,
  geometry: Geometry,
): { paths: SVGElement[]; segments: Segment[]; shown: { drawn: number; all: number } } {
  const visible = model.stops.filter((index) => {
    const event = model.run.events[index]!;
    return event.kind === 'deliver' && isShown(model, look, event) && geometry.isSeen(event.sentAt, event.at);
  });
  const stride = Math.ceil(visible.length / ARROWS_MAX);
  const drawn = visible.filter((index, at) => at % Math.max(1, stride) === 0 || index === look.selected);
  const pieces = new Map<string, string[]>();
  const changes: string[] = [];
  const segments = drawn.map((index): Segment => {
    const event = model.run.events[index] as Arrival;
    const segment = {
      index,
      x1: geometry.x(event.sentAt),
      y1: geometry.y(event.from),
      x2: geometry.x(event.at),
      y2: geometry.y(event.to),
    };
    const path = arrowPath(segment, drawn.length <= HEADS_MAX);
    const name = groupName(event, look.colourBy);
    const paths = pieces.get(name) ?? [];
    paths.push(path);
    pieces.set(name, paths);
    if (isViewChange(event.message)) changes.push(path);
    return segment;
  });
  return {
    segments,
    shown: { drawn: drawn.length, all: visible.length },
    paths: [
      s('path', { class: 'message emphasis', d: changes.join('') }),
      ...groupsOf(model, look.colourBy)
        .filter(({ name }) => pieces.has(name))
        .map(({ className, name }) =>
          s('path', { class: `message ${className}`, d: pieces.get(name)!.join('') }),
        ),
    ],
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
