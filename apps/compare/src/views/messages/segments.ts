/** What an event looks like in the picture, so that it can be found by a pointer; pixels. */
export interface Segment {
  readonly index: number;
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** The event drawn nearest to a point, within a finger's width; or null. */
export function nearest(segments: readonly Segment[], x: number, y: number): number | null {
  let best: number | null = null;
  let least = 14;
  for (const segment of segments) {
    const distance = distanceTo(segment, x, y);
    if (distance < least) {
      least = distance;
      best = segment.index;
    }
  }
  return best;
}

function distanceTo({ x1, x2, y1, y2 }: Segment, x: number, y: number): number {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const square = dx * dx + dy * dy;
  const share = square === 0 ? 0 : Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / square));
  return Math.hypot(x - x1 - share * dx, y - y1 - share * dy);
}
