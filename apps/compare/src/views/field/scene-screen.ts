import { h } from '../../ui/dom.js';
import { createCrowdLayer } from './crowd-layer.js';
import type { Place } from './frame-place.js';
import { createHandles, type Held } from './handles.js';
import type { Heard } from './listen.js';
import { createMeter } from './meter.js';
import type { Mode } from './paint.js';
import { createScaleBar } from './scale-bar.js';
import { createScreen } from './screen.js';
import type { Stage } from './stage.js';

/** The picture with everybody in it: the field, a crowd's dots, handles, the scale; and how fast it is drawn. */
export interface SceneScreen {
  readonly element: HTMLElement;
  readonly rate: HTMLElement;
  /** The field as it is painted now. */
  readonly painted: HTMLCanvasElement;
  /** A scene, new or changed: it is heard, and drawn from the next frame on. */
  setStage(stage: Stage): void;
  /** Everybody where the scene has them; `ids` are the generals' numbers. */
  show(stage: Stage, selected: Held, ids: readonly number[]): void;
  draw(timeNanoseconds: number, mode: Mode): void;
  /** What is on the page is no longer what was asked for: `data-current` is gone until it is again. */
  outdate(): void;
  refreshColours(): void;
  close(): void;
}

export function createSceneScreen(handlers: {
  onSelect(held: Held): void;
  onMove(held: Held, to: Place): void;
  onHeard(heard: readonly Heard[]): void;
  /** The picture has to be drawn anew. */
  onTouch(): void;
  onFault(message: string): void;
  isPlaying(): boolean;
}): SceneScreen {
  const rate = h('p', { class: 'rate small quiet' }, '\u00a0');
  const fps = createMeter((text, betweenMs, workMs) => {
    rate.textContent = text;
    element.dataset['betweenMs'] = betweenMs.toFixed(2);
    element.dataset['workMs'] = workMs.toFixed(2);
  });
  let isOutdated = true;
  const screen = createScreen({
    onHeard: (heard) => {
      handlers.onHeard(heard);
    },
    onFrame: ({ betweenMs, isLatest, probe, workMs }) => {
      if (handlers.isPlaying()) fps(betweenMs, workMs);
      if (probe !== null) element.dataset['probe'] = JSON.stringify(probe);
      if (isLatest && !isOutdated) element.dataset['current'] = '';
    },
    onLateStage: () => {
      handlers.onTouch();
    },
    onFault: (message) => {
      handlers.onFault(message);
    },
  });
  const handles = createHandles(handlers);
  const crowd = createCrowdLayer(handlers);
  const scaleBar = createScaleBar();
  const element = h(
    'div',
    {
      class: 'screen',
      role: 'group',
      'aria-label': 'The field; generals and observers are buttons in it',
      onpointermove: (event: PointerEvent) => {
        const box = element.getBoundingClientRect();
        screen.probe({
          x: (event.clientX - box.left) / box.width,
          y: (event.clientY - box.top) / box.height,
        });
        handlers.onTouch();
      },
    },
    screen.canvas,
    crowd.element,
    scaleBar.element,
    handles.element,
  );
  return {
    element,
    rate,
    painted: screen.canvas,
    setStage: (stage) => {
      screen.setStage(stage);
      scaleBar.show(stage);
    },
    show: (stage, selected, ids) => {
      handles.show(stage, selected, ids);
      crowd.show(stage);
    },
    outdate: () => {
      isOutdated = true;
      delete element.dataset['current'];
    },
    draw: (timeNanoseconds, mode) => {
      isOutdated = false;
      screen.draw(timeNanoseconds * 1e-9, mode);
      element.dataset['timeNs'] = String(timeNanoseconds);
    },
    refreshColours: () => {
      screen.refreshColours();
      crowd.refreshColours();
    },
    close: () => {
      screen.close();
    },
  };
}
