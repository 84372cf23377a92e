import type { SceneScreen } from './scene-screen.js';
import type { Transport } from './transport.js';

/** Draws the moments of a scene, one after another while it plays, or when something has changed. */
export interface Film {
  /** Another scene: its time runs from the first of its frames on that is seen. */
  begin(): void;
  /** The picture is no longer what it should show. */
  touch(): void;
  /** A frame is on the page. */
  seen(): void;
}

export function createFilm(
  screen: Pick<SceneScreen, 'draw' | 'outdate'>,
  transport: Transport,
  left: AbortSignal,
): Film {
  let isDirty = false;
  let isSeen = false;
  let hasBegun = false;
  let last = performance.now();
  const tick = (now: number): void => {
    if (left.aborted) return;
    if (isSeen) transport.advance(now - last);
    last = now;
    if (hasBegun && ((transport.isPlaying && isSeen) || isDirty)) {
      isDirty = false;
      screen.draw(transport.timeNanoseconds, transport.mode);
    }
    requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
  return {
    begin: () => {
      hasBegun = true;
      isSeen = false;
      isDirty = true;
    },
    touch: () => {
      isDirty = true;
      screen.outdate();
    },
    seen: () => {
      isSeen = true;
    },
  };
}
