import { segmented, sliderField } from '../../ui/controls.js';
import { h } from '../../ui/dom.js';
import { MODES, type Mode } from './paint.js';

/** Nanoseconds of a step. */
const STEP_NANOSECONDS = 0.25;

/** Time in the scene: runs, stands, steps, or goes where it is put. */
export interface Transport {
  readonly element: HTMLElement;
  readonly timeNanoseconds: number;
  readonly mode: Mode;
  readonly isPlaying: boolean;
  /** A new scene: from its beginning, or (`isStill`) standing at its end. */
  load(
    scene: {
      readonly endNanoseconds: number;
      readonly stillNanoseconds: number;
      readonly isEndless: boolean;
      readonly mode: Mode;
      readonly speed: number;
    },
    isStill: boolean,
  ): void;
  /** Goes on by real milliseconds. */
  advance(milliseconds: number): void;
  setTime(nanoseconds: number): void;
  setMode(mode: Mode): void;
}

export function createTransport(onChange: () => void): Transport {
  let time = 0;
  let end = 40;
  let isEndless = true;
  let isPlaying = false;
  let speed = 2;
  let mode: Mode = 'wave';
  const play = h(
    'button',
    {
      type: 'button',
      id: 'play',
      onclick: () => {
        setPlaying(!isPlaying);
      },
    },
    'Play',
  );
  const scrub = sliderField(
    'Time',
    { least: 0, most: end, step: 0.05, value: 0 },
    (value) => `${value.toFixed(1)} ns`,
    (value) => {
      setPlaying(false);
      time = value;
      onChange();
    },
  );
  const pace = sliderField(
    'Slow motion',
    { least: -1, most: 2, step: 0.05, value: Math.log10(speed) },
    (value) => `${(10 ** value).toPrecision(2)} ns a second`,
    (value) => {
      speed = 10 ** value;
    },
  );
  const modes = segmented<Mode>(
    'What is drawn',
    MODES.map((value) => ({ value, text: value })),
    mode,
    (value) => {
      mode = value;
      onChange();
    },
  );
  const setPlaying = (next: boolean): void => {
    isPlaying = next;
    play.textContent = isPlaying ? 'Pause' : 'Play';
    onChange();
  };
  const step = (by: number): void => {
    setPlaying(false);
    setTime(Math.max(0, time + by));
  };
  const setTime = (next: number): void => {
    time = next;
    scrub.set(Math.min(end, time));
    onChange();
  };
  const input = scrub.element.querySelector('input')!;
  input.id = 'scrub';
  const element = h(
    'div',
    { class: 'transport' },
    h(
      'div',
      { class: 'row' },
      play,
      h(
        'button',
        {
          type: 'button',
          id: 'step-back',
          'aria-label': 'Step back',
          onclick: () => {
            step(-STEP_NANOSECONDS);
          },
        },
        '◂',
      ),
      h(
        'button',
        {
          type: 'button',
          id: 'step',
          'aria-label': 'Step on',
          onclick: () => {
            step(STEP_NANOSECONDS);
          },
        },
        '▸',
      ),
      h(
        'button',
        {
          type: 'button',
          onclick: () => {
            setTime(0);
          },
        },
        'Start',
      ),
    ),
    modes.element,
    scrub.element,
    pace.element,
  );
  return {
    element,
    get timeNanoseconds() {
      return time;
    },
    get mode() {
      return mode;
    },
    get isPlaying() {
      return isPlaying;
    },
    load: (scene, isStill) => {
      end = scene.endNanoseconds;
      isEndless = scene.isEndless;
      speed = scene.speed;
      mode = scene.mode;
      modes.set(mode);
      pace.set(Math.log10(speed));
      input.max = String(end);
      setTime(isStill ? scene.stillNanoseconds : 0);
      setPlaying(!isStill);
    },
    advance: (milliseconds) => {
      if (!isPlaying) return;
      time += (speed * Math.min(milliseconds, 100)) / 1000;
      // What never ends rotates on; what does is shown again.
      if (time > end && !isEndless) time = 0;
      scrub.set(Math.min(end, time));
    },
    setTime,
    setMode: (value) => {
      mode = value;
      modes.set(value);
      onChange();
    },
  };
}
