import type { ColourBy } from './kinds.js';
import type { Model } from './model.js';

/** Which part of the run is seen, ns. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/** What else decides the picture. */
export interface Look {
  readonly window: Window;
  /** Index into the run's events, or null. */
  readonly selected: number | null;
  /** Kinds of messages, of waves (`wave truth`), and `listening`, that aren't drawn. */
  readonly hiddenKinds: ReadonlySet<string>;
  /** From here on the run differs from the one it was forked from, ns; or null. */
  readonly differsFrom: number | null;
  readonly colourBy: ColourBy;
  /** Whether near participants are neighbours; else they stand in order of number. */
  readonly isByNearness: boolean;
}

export const TOP = 30;
export const BOTTOM = 12;

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
  timeOf(x: number): number;
}

function laneHeightOf(lanes: number): number {
  if (lanes > 24) return 15;
  return lanes > 14 ? 22 : 32;
}

/** Pixels that a diagram of so many participants takes. */
export function diagramHeight(lanes: number): number {
  return TOP + laneHeightOf(lanes) * lanes + BOTTOM;
}

export function createGeometry(
  model: Model,
  { isByNearness, window: { from, to } }: Look,
  width: number,
): Geometry {
  const left = width < 640 ? 34 : 150;
  const laneHeight = laneHeightOf(model.lanes.length);
  const span = Math.max(1, to - from);
  const order = isByNearness ? model.byNearness : model.lanes.map(({ id }) => id);
  const rows = new Map(order.map((id, row) => [id, row]));
  const atRow = (row: number): number => TOP + laneHeight * (row + 0.5);
  return {
    width,
    left,
    order,
    atRow,
    height: diagramHeight(model.lanes.length),
    x: (nanoseconds) => left + 8 + ((nanoseconds - from) / span) * (width - left - 20),
    y: (id) => atRow(rows.get(id) ?? 0),
    timeOf: (x) => from + ((x - left - 8) / (width - left - 20)) * span,
  };
}

export function isIn(window: Window, from: number, to: number): boolean {
  return to >= window.from && from <= window.to;
}
