import { h } from '../../ui/dom.js';
import { eventText } from './describe.js';
import type { createDiagram } from './diagram.js';
import { diagramHeight } from './geometry.js';
import { diagramKeys } from './keys.js';
import { followPointer } from './pointer.js';
import type { Scene } from './scene.js';
import { stopAt, stopBy, stopPastIdle, type Steps } from './stops.js';

type Diagram = ReturnType<typeof createDiagram>;

/** What a hand on the diagram or its keys asks for. */
export interface FrameHandlers {
  /** An event is chosen, or none. */
  readonly onChoose: (index: number | null, isRevealed: boolean) => void;
  /** An event is sought from the selected one; undefined where the run has none. */
  readonly onSeek: (find: (steps: Steps, selected: number | null) => number | undefined) => void;
}

/** A diagram that keys, wheel and pointer move. */
export function diagramFrame(
  diagram: Diagram,
  scene: Scene,
  participants: number,
  handlers: FrameHandlers,
): HTMLElement {
  const frame = h(
    'div',
    {
      class: 'diagram-box',
      tabindex: 0,
      role: 'group',
      'aria-label':
        'Diagram: left and right step through the events, home and end go to the first and the last, page down goes on after a pause, plus and minus zoom, zero shows all',
      onkeydown: keysOf(scene, handlers),
      onwheel: (event: WheelEvent) => {
        if (!event.ctrlKey && !event.metaKey) return;
        event.preventDefault();
        scene.viewport.zoom(event.deltaY > 0 ? 1.2 : 1 / 1.2, diagram.placeAt(event.clientX));
      },
    },
    diagram.element,
  );
  followHand(diagram, scene, handlers);
  // Room for the diagram before there is one; a panel takes it away again.
  frame.style.minHeight = `${String(diagramHeight(participants))}px`;
  return frame;
}

function keysOf(scene: Scene, { onChoose, onSeek }: FrameHandlers): (event: KeyboardEvent) => void {
  return diagramKeys({
    step: (by) => {
      onSeek((steps, selected) => stopBy(steps, selected, by));
    },
    skip: (by) => {
      onSeek((steps, selected) => stopPastIdle(steps, selected, by));
    },
    end: (side) => {
      onSeek((steps) => stopAt(steps, side * Infinity));
    },
    fit: () => {
      scene.viewport.fit();
    },
    zoom: (factor) => {
      scene.zoom(factor);
    },
    leave: () => {
      onChoose(null, false);
    },
  });
}

function followHand(diagram: Diagram, scene: Scene, { onChoose }: FrameHandlers): void {
  const { element } = diagram;
  followPointer(element, {
    onPan: (pixels) => {
      scene.viewport.pan(-pixels / Math.max(1, element.clientWidth));
    },
    onHover: (x, y) => {
      const { model } = scene;
      const index = diagram.eventAt(x, y);
      const event = index === null ? undefined : model?.run.events[index];
      element.style.cursor = event === undefined ? 'grab' : 'pointer';
      element.title = event === undefined || model === null ? '' : eventText(model, event);
    },
    onClick: (x, y) => {
      onChoose(diagram.eventAt(x, y), false);
    },
  });
}
