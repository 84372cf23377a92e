import { h } from '../../ui/dom.js';
import { createCrowdLayer } from './crowd-layer.js';
import type { Place } from './frame-place.js';
import { createHandles, type Held } from './handles.js';
import { createMeter } from './meter.js';
import type { Mode } from './paint.js';
import { pictureWords } from './picture-words.js';
import { createProbeMark } from './probe-mark.js';
import { createScaleBar } from './scale-bar.js';
import { createScreen } from './screen.js';
import type { Stage } from './stage.js';

/** The picture with everybody in it: the field, a crowd's dots, handles, the scale; and how fast it is drawn. */
export interface SceneScreen {
  readonly element: HTMLElement;
  readonly rate: HTMLElement;
  /** The field as it is painted now. */
  readonly painted: HTMLCanvasElement;
  /** Another scene: until its first frame is there, a line says what is computed. */
  begin(stage: Stage): void;
  /** A scene, new or changed, with everybody where it has them; `ids` are the generals' numbers. Drawn from the next frame on. */
  show(stage: Stage, selected: Held, ids: readonly number[]): void;
  draw(timeNanoseconds: number, mode: Mode): void;
  /** What is on the page is no longer what was asked for: `data-current` is gone until it is again. */
  outdate(): void;
  refreshColours(): void;
  close(): void;
}

interface Handlers {
  onSelect(held: Held): void;
  onMove(held: Held, to: Place): void;
  /** A frame is on the page. */
  onSeen(): void;
  /** The picture has to be drawn anew. */
  onTouch(): void;
  onFault(message: string): void;
  isPlaying(): boolean;
}

export function createSceneScreen(handlers: Handlers): SceneScreen {
  const rate = h('p', { class: 'rate small quiet' }, '\u00a0');
  const computing = h('p', { class: 'computing quiet' }, 'Computing the field …');
  const fps = createMeter((text, betweenMs, workMs) => {
    rate.textContent = text;
    element.dataset['betweenMs'] = betweenMs.toFixed(2);
    element.dataset['workMs'] = workMs.toFixed(2);
  });
  let isOutdated = true;
  const screen = createScreen({
    onFrame: ({ betweenMs, isLatest, probe, workMs }) => {
      computing.hidden = true;
      if (handlers.isPlaying()) fps(betweenMs, workMs);
      if (probe !== null && shown !== null) {
        element.dataset['probe'] = JSON.stringify(probe);
        mark.show(shown.frame, probe);
      }
      if (isLatest && !isOutdated) element.dataset['current'] = '';
      handlers.onSeen();
    },
    onFault: (message) => {
      handlers.onFault(message);
    },
  });
  const handles = createHandles(handlers);
  const crowd = createCrowdLayer(handlers);
  const scaleBar = createScaleBar();
  const mark = createProbeMark();
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
    mark.element,
    computing,
    handles.element,
  );
  let shown: Stage | null = null;
  return {
    element,
    rate,
    painted: screen.canvas,
    begin: ({ emitters }) => {
      computing.textContent = `Computing the field of ${emitters.length.toLocaleString('en-US')} ${emitters.length === 1 ? 'wave' : 'waves'} …`;
      computing.hidden = false;
    },
    show: (stage, selected, ids) => {
      if (stage !== shown) {
        shown = stage;
        screen.setStage(stage);
        scaleBar.show(stage);
      }
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
      const words = shown === null ? '' : pictureWords(shown, mode);
      if (screen.canvas.ariaLabel !== words) screen.canvas.ariaLabel = words;
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
