import { segmented, sliderField } from '../../ui/controls.js';
import { h } from '../../ui/dom.js';
import { MODES, type Mode } from './paint.js';
import { lightMetres } from './stage.js';
import type { FilmPlan } from './transport.js';

const STEP_NANOSECONDS = 0.25;

/** What a hand on the controls asks for. */
interface Handlers {
  onPlay(): void;
  onStep(nanoseconds: number): void;
  onStart(): void;
  onScrub(nanoseconds: number): void;
  onSpeed(nanosecondsASecond: number): void;
  onMode(mode: Mode): void;
}

/** Buttons and sliders under the picture: they show what they are told, and tell what somebody wants. */
export interface TransportControls {
  readonly element: HTMLElement;
  load(plan: FilmPlan): void;
  readonly setEnd: (nanoseconds: number) => void;
  readonly setPlaying: (isPlaying: boolean) => void;
  readonly setTime: (nanoseconds: number) => void;
}

export function createTransportControls(plan: FilmPlan, handlers: Handlers): TransportControls {
  const scrub = sliderField(
    'Time',
    { least: 0, most: plan.endNanoseconds, step: 0.05, value: 0 },
    (value) => `${value.toFixed(1)} ns · light goes ${lightMetres(value).toFixed(1)} m`,
    (value) => {
      handlers.onScrub(value);
    },
  );
  const pace = sliderField(
    'Slow motion',
    { least: -1, most: 2, step: 0.05, value: Math.log10(plan.speed) },
    (value) => `${(10 ** value).toPrecision(2)} ns a second`,
    (value) => {
      handlers.onSpeed(10 ** value);
    },
  );
  const modes = segmented<Mode>(
    'What is drawn',
    MODES.map((value) => ({ value, text: value })),
    plan.mode,
    (value) => {
      handlers.onMode(value);
    },
  );
  const moves = moveButtons(handlers);
  const input = scrub.element.querySelector('input')!;
  input.id = 'scrub';
  return {
    element: h('div', { class: 'transport' }, moves.element, modes.element, scrub.element, pace.element),
    load: (next) => {
      modes.set(next.mode);
      pace.set(Math.log10(next.speed));
      input.max = String(next.endNanoseconds);
    },
    setEnd: (nanoseconds) => {
      input.max = String(nanoseconds);
    },
    setPlaying: moves.setPlaying,
    setTime: (nanoseconds) => {
      scrub.set(nanoseconds);
    },
  };
}

function moveButtons(handlers: Handlers): {
  readonly element: HTMLElement;
  readonly setPlaying: (isPlaying: boolean) => void;
} {
  const button = (id: string, text: string, label: string | null, onclick: () => void): HTMLButtonElement =>
    h('button', { type: 'button', id, 'aria-label': label, onclick }, text);
  const play = button('play', 'Play', null, () => {
    handlers.onPlay();
  });
  const back = button('step-back', '◂', 'Step back', () => {
    handlers.onStep(-STEP_NANOSECONDS);
  });
  const on = button('step', '▸', 'Step on', () => {
    handlers.onStep(STEP_NANOSECONDS);
  });
  const start = button('start', 'Start', null, () => {
    handlers.onStart();
  });
  return {
    element: h('div', { class: 'row' }, play, back, on, start),
    setPlaying: (isPlaying) => {
      play.textContent = isPlaying ? 'Pause' : 'Play';
    },
  };
}
