import type { Stage } from './stage.js';

export interface Place {
  readonly x: number;
  readonly y: number;
}

type Frame = Stage['frame'];

/** The place of the plane under a point of the picture, both as shares of the picture's size. */
export function placeUnder(frame: Frame, acrossShare: number, downShare: number): Place {
  return { x: frame.x + acrossShare * frame.width, y: frame.y + (1 - downShare) * frame.height };
}

/** Where a place is on the picture: shares of its size from the left and from the top. */
export function sharesOf(frame: Frame, { x, y }: Place): { readonly across: number; readonly down: number } {
  return { across: (x - frame.x) / frame.width, down: 1 - (y - frame.y) / frame.height };
}

/** The place itself, or the nearest one that is still drawn, to the millimetre. */
export function inFrame(frame: Frame, { x, y }: Place): Place {
  const round = (value: number): number => Math.round(value * 1000) / 1000;
  return {
    x: round(Math.min(frame.x + frame.width, Math.max(frame.x, x))),
    y: round(Math.min(frame.y + frame.height, Math.max(frame.y, y))),
  };
}

/** The place under a pointer, for an element that lies over the whole picture. */
export function placeOfPointer(frame: Frame, element: Element, event: PointerEvent): Place {
  const box = element.getBoundingClientRect();
  return placeUnder(frame, (event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
}
