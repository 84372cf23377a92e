import type { Mode } from './paint.js';
import { createTransportControls } from './transport-controls.js';

/** How the film of a scene runs. */
export interface FilmPlan {
  readonly endNanoseconds: number;
  /** The moment that is shown where pictures are to keep still. */
  readonly stillNanoseconds: number;
  readonly isEndless: boolean;
  readonly mode: Mode;
  /** Nanoseconds a second. */
  readonly speed: number;
}

/** Time in the scene: runs, stands, steps, or goes where it is put. */
export interface Transport {
  readonly element: HTMLElement;
  readonly timeNanoseconds: number;
  readonly mode: Mode;
  readonly isPlaying: boolean;
  /** A new scene: from its beginning, or (`isStill`) standing at its end. */
  load(plan: FilmPlan, isStill: boolean): void;
  /** The scene lasts longer than it did, or as long. */
  extend(endNanoseconds: number): void;
  /** Goes on by real milliseconds. */
  advance(milliseconds: number): void;
}

/** A frame that took longer moves time no further, ms: who comes back to a hidden page goes on where they were. */
const FRAME_MILLISECONDS_MAX = 100;

export function createTransport(onChange: () => void): Transport {
  let time = 0;
  let plan: FilmPlan = {
    endNanoseconds: 40,
    stillNanoseconds: 40,
    isEndless: true,
    mode: 'wave',
    speed: 2,
  };
  let { mode, speed } = plan;
  let isPlaying = false;
  const setPlaying = (next: boolean): void => {
    isPlaying = next;
    controls.setPlaying(next);
    onChange();
  };
  const setTime = (next: number): void => {
    time = next;
    controls.setTime(Math.min(plan.endNanoseconds, time));
    onChange();
  };
  const controls = createTransportControls(plan, {
    onPlay: () => {
      setPlaying(!isPlaying);
    },
    onStep: (nanoseconds) => {
      setPlaying(false);
      setTime(Math.max(0, time + nanoseconds));
    },
    onStart: () => {
      setTime(0);
    },
    onScrub: (nanoseconds) => {
      setPlaying(false);
      time = nanoseconds;
      onChange();
    },
    onSpeed: (value) => {
      speed = value;
    },
    onMode: (value) => {
      mode = value;
      onChange();
    },
  });
  return {
    element: controls.element,
    get timeNanoseconds() {
      return time;
    },
    get mode() {
      return mode;
    },
    get isPlaying() {
      return isPlaying;
    },
    load: (next, isStill) => {
      plan = next;
      ({ mode, speed } = next);
      controls.load(next);
      setTime(isStill ? next.stillNanoseconds : 0);
      setPlaying(!isStill);
    },
    extend: (endNanoseconds) => {
      if (endNanoseconds <= plan.endNanoseconds) return;
      plan = { ...plan, endNanoseconds };
      controls.setEnd(endNanoseconds);
      setTime(time);
    },
    advance: (milliseconds) => {
      if (!isPlaying) return;
      time += (speed * Math.min(milliseconds, FRAME_MILLISECONDS_MAX)) / 1000;
      // What never ends rotates on; what does is shown again.
      if (time > plan.endNanoseconds && !plan.isEndless) time = 0;
      controls.setTime(Math.min(plan.endNanoseconds, time));
    },
  };
}
