import type { Screen } from './screen.js';
import type { Transport } from './transport.js';

/** Draws the moments of a scene, one after another while it plays, or when something has changed. */
export interface Film {
  /** The picture is no longer what it should show. */
  touch(): void;
  /** Nothing is drawn before there is a scene. */
  begin(): void;
}

export function createFilm(
  { draw }: Pick<Screen, 'draw'>,
  transport: Transport,
  options: { readonly left: AbortSignal; onDraw(timeNanoseconds: number): void },
): Film {
  let isDirty = true;
  let hasBegun = false;
  let last = performance.now();
  const tick = (now: number): void => {
    if (options.left.aborted) return;
    transport.advance(now - last);
    last = now;
    if (hasBegun && (transport.isPlaying || isDirty)) {
      isDirty = false;
      draw(transport.timeNanoseconds * 1e-9, transport.mode);
      options.onDraw(transport.timeNanoseconds);
    }
    requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
  return {
    touch: () => {
      isDirty = true;
    },
    begin: () => {
      hasBegun = true;
    },
  };
}
