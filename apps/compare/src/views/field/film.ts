import type { SceneScreen } from './scene-screen.js';
import type { Transport } from './transport.js';

/** Draws the moments of a scene, one after another while it plays, or when something has changed. */
export interface Film {
  /** The picture is no longer what it should show. */
  touch(): void;
  /** Nothing is drawn before there is a scene. */
  begin(): void;
}

export function createFilm(
  screen: Pick<SceneScreen, 'draw' | 'outdate'>,
  transport: Transport,
  left: AbortSignal,
): Film {
  let isDirty = true;
  let hasBegun = false;
  let last = performance.now();
  const tick = (now: number): void => {
    if (left.aborted) return;
    transport.advance(now - last);
    last = now;
    if (hasBegun && (transport.isPlaying || isDirty)) {
      isDirty = false;
      screen.draw(transport.timeNanoseconds, transport.mode);
    }
    requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
  return {
    touch: () => {
      isDirty = true;
      screen.outdate();
    },
    begin: () => {
      hasBegun = true;
    },
  };
}
