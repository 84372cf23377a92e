import type { ColourBy } from './kinds.js';
import type { Model } from './model.js';
import type { Stretch, TimeScale } from './time-scale.js';

/** What decides the picture besides the run. */
export interface Look {
  /** Which part of the run is seen: places on the scale, ns. */
  readonly window: Stretch;
  readonly scale: TimeScale;
  /** Index into the run's events, or null. */
  readonly selected: number | null;
  /** Kinds of messages, of waves (`wave truth`), and `listening`, that aren't drawn. */
  readonly hiddenKinds: ReadonlySet<string>;
  /** Whose messages, waves and deeds alone are drawn; null for everybody's. */
  readonly whose: number | null;
  /** From here on the run differs from the one it was forked from, ns; or null. */
  readonly differsFrom: number | null;
  readonly colourBy: ColourBy;
  /** Whether near participants are neighbours; else they stand in order of number. */
  readonly isByNearness: boolean;
}

export const TOP = 30;
export const BOTTOM = 22;

/** Where times and participants are in the picture, px. */
export interface Geometry {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  /** Ids of the participants from the top. */
  readonly order: readonly number[];
  x(nanoseconds: number): number;
  /** The line of a participant. */
  y(id: number): number;
  atRow(row: number): number;
  /** The place on the scale that is drawn there. */
  placeAt(x: number): number;
  /** Whether something that lasts from one moment to another is in view. */
  isSeen(from: number, to: number): boolean;
}

function laneHeightOf(lanes: number): number {
  if (lanes > 24) return 15;
  if (lanes > 14) return 22;
  return lanes > 6 ? 32 : 42;
}

/** Pixels that a diagram of so many participants takes. */
export function diagramHeight(lanes: number): number {
  return TOP + laneHeightOf(lanes) * lanes + BOTTOM;
}

export function createGeometry(model: Model, look: Look, width: number): Geometry {
  const { isByNearness, scale } = look;
  const { from, to } = look.window;
  const left = width < 640 ? 34 : 150;
  const laneHeight = laneHeightOf(model.lanes.length);
  const span = Math.max(1, to - from);
  const order = isByNearness ? model.byNearness : model.lanes.map(({ id }) => id);
  const rows = new Map(order.map((id, row) => [id, row]));
  const atRow = (row: number): number => TOP + laneHeight * (row + 0.5);
  const [firstMoment, lastMoment] = [scale.momentAt(from), scale.momentAt(to)];
  return {
    width,
    left,
    order,
    atRow,
    height: diagramHeight(model.lanes.length),
    x: (nanoseconds) => left + 8 + ((scale.placeOf(nanoseconds) - from) / span) * (width - left - 20),
    y: (id) => atRow(rows.get(id) ?? 0),
    placeAt: (x) => from + ((x - left - 8) / (width - left - 20)) * span,
    isSeen: (begin, end) => end >= firstMoment && begin <= lastMoment,
  };
}
