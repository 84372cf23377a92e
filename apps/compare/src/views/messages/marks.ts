import type { TraceEvent } from '@dmct/core';
import { s } from '../../ui/dom.js';
import type { Geometry, Look } from './geometry.js';
import type { Model } from './model.js';
import type { Segment } from './segments.js';
import { isShown } from './visible.js';

/** Pixels below its line at which somebody's listening is drawn. */
const LISTENING_BELOW = 6;
/** Pixels above its line at which a decision is crossed out: the next decision often comes in the same moment. */
const RETRACTION_ABOVE = 11;

/** What happens at one place: orders, decisions, losses, crashes, and listening. */
export function marksOf(model: Model, look: Look, geometry: Geometry, segments: Segment[]): SVGElement[] {
  const isRetraction = (index: number): boolean => model.run.events[index]!.kind === 'retract';
  // What was taken back is drawn over the decision that took its place in the same moment.
  const order = [...model.stops.filter((index) => !isRetraction(index)), ...model.stops.filter(isRetraction)];
  return order.flatMap((index) => {
    const event = model.run.events[index]!;
    if (event.kind === 'deliver' || event.kind === 'emit' || !isShown(model, look, event)) return [];
    if (event.kind === 'observe') return listening(index, event, geometry, segments);
    if (!geometry.isSeen(event.at, event.at)) return [];
    const lane = event.kind === 'drop' ? event.from : event.replica;
    const [x, y] = [geometry.x(event.at), geometry.y(lane)];
    const raised = event.kind === 'retract' ? RETRACTION_ABOVE : 0;
    segments.push({ index, x1: x, x2: x, y1: y - raised, y2: y - raised });
    return [
      s('path', {
        class: markClass(model, event),
        d: markPath(event.kind),
        transform: `translate(${x.toFixed(1)} ${(y - raised).toFixed(1)})`,
      }),
    ];
  });
}

function listening(
  index: number,
  { at, durationSeconds, replica }: Extract<TraceEvent, { kind: 'observe' }>,
  geometry: Geometry,
  segments: Segment[],
): SVGElement[] {
  const start = at - durationSeconds * 1e9;
  if (!geometry.isSeen(start, at)) return [];
  const y = geometry.y(replica) + LISTENING_BELOW;
  const [x1, x2] = [geometry.x(start), geometry.x(at)];
  segments.push({ index, x1, x2, y1: y, y2: y });
  return [
    s('path', {
      class: 'listening',
      d: `M${x1.toFixed(1)} ${y - 2.5}v5M${x1.toFixed(1)} ${y}H${x2.toFixed(1)}`,
    }),
  ];
}

function markClass(model: Model, event: TraceEvent): string {
  if (event.kind !== 'decide' && event.kind !== 'submit') return `mark ${event.kind}`;
  const side = model.truths.size === 0 || model.truths.has(event.value) ? 'truth' : 'lie';
  return `mark ${event.kind} ${side}`;
}

/** The sign of a kind of event, around the origin: told apart without colour. */
export function markPath(kind: TraceEvent['kind']): string {
  switch (kind) {
    case 'decide':
      return 'M0 -8L7 0L0 8L-7 0Z';
    case 'submit':
      return 'M-5 -6H5V6H-5Z';
    case 'retract':
      return 'M-6 -6L6 6M6 -6L-6 6';
    case 'recover':
      return 'M-5 0H5M0 -5V5';
    default:
      return 'M-5 -5L5 5M5 -5L-5 5';
  }
}
